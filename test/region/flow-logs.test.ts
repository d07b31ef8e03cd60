import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { CellNetwork, DataClass, FlowLogDestination } from '../../lib/region';
import { cell, ordinaryRegion, stackOf } from './fixture';

/** Two cells that record to one bucket, encrypted with the key for logs. */
function toBucket() {
  const { app, region } = cell(ordinaryRegion());
  const storage = stackOf(region.hosting, 'storage', app);
  const bucket = new s3.Bucket(storage, 'Logs', { encryptionKey: region.key(DataClass.LOGS) });
  const [one] = ['one', 'two'].map((cellId, index) => {
    const stack = stackOf(region.hosting, cellId, app);
    new CellNetwork(stack, 'Network', {
      region,
      cellId,
      cidr: `10.64.${index * 16}.0/20`,
      homeZone: 'eu-central-1a',
      flowLogs: FlowLogDestination.bucket(bucket),
    });
    return stack;
  });
  return { app, region, storage, one: one ?? storage };
}

const FROM_LOG_DELIVERY = {
  Effect: 'Allow',
  Principal: { Service: 'delivery.logs.amazonaws.com' },
  Condition: {
    StringEquals: { 'aws:SourceAccount': '111122223333' },
    ArnLike: {
      'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-central-1:111122223333:*']] },
    },
  },
};

describe('flow logs to a bucket of the site', () => {
  test('are Parquet files by cell and hour, and need neither log group nor role', () => {
    const template = Template.fromStack(toBucket().one);

    template.hasResourceProperties('AWS::EC2::FlowLog', {
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: { 'Fn::Join': ['', [Match.anyValue(), '/flow-logs/one']] },
      DestinationOptions: { FileFormat: 'parquet', HiveCompatiblePartitions: true, PerHourPartition: true },
      DeliverLogsPermissionArn: Match.absent(),
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 0);
    template.resourceCountIs('AWS::IAM::Role', 0);
  });

  test('are let into the bucket once for all networks, for this account only', () => {
    const { storage } = toBucket();
    const [policy] = Object.values(Template.fromStack(storage).findResources('AWS::S3::BucketPolicy'));

    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      {
        ...FROM_LOG_DELIVERY,
        Sid: 'FlowLogsDelivery',
        Action: 's3:PutObject',
        Resource: { 'Fn::Join': ['', [expect.anything(), '/flow-logs/*']] },
      },
      {
        ...FROM_LOG_DELIVERY,
        Sid: 'FlowLogsCheck',
        Action: ['s3:GetBucketAcl', 's3:ListBucket'],
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Logs/), 'Arn'] },
      },
    ]);
  });

  test('may use the key of the bucket', () => {
    const { region } = toBucket();
    const [key] = Object.values(Template.fromStack(Stack.of(region)).findResources('AWS::KMS::Key'));
    const statements = key?.Properties.KeyPolicy.Statement;

    expect(statements.filter(({ Sid }: { Sid?: string }) => Sid === 'FlowLogsEncryption')).toEqual([
      {
        ...FROM_LOG_DELIVERY,
        Sid: 'FlowLogsEncryption',
        Action: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        Resource: '*',
      },
    ]);
  });

  test('start after the bucket lets them in', () => {
    const { app, one, storage } = toBucket();
    app.synth();

    expect(one.dependencies).toContain(storage);
  });

  test('start after the policy in the same stack', () => {
    const { region } = cell(ordinaryRegion());
    const stack = stackOf(region.hosting);
    const bucket = new s3.Bucket(stack, 'Logs');
    new CellNetwork(stack, 'Network', {
      region,
      cellId: 'one',
      cidr: '10.64.0.0/20',
      homeZone: 'eu-central-1a',
      flowLogs: FlowLogDestination.bucket(bucket),
    });

    Template.fromStack(stack).hasResource('AWS::EC2::FlowLog', { DependsOn: [Match.stringLikeRegexp('LogsPolicy')] });
  });

  test('leave the policies of an imported bucket to its owner', () => {
    const { region } = cell(ordinaryRegion());
    const stack = stackOf(region.hosting);
    const bucket = s3.Bucket.fromBucketName(stack, 'Logs', 'agency-flow-logs');
    new CellNetwork(stack, 'Network', {
      region,
      cellId: 'one',
      cidr: '10.64.0.0/20',
      homeZone: 'eu-central-1a',
      flowLogs: FlowLogDestination.bucket(bucket),
    });

    Template.fromStack(stack).resourceCountIs('AWS::S3::BucketPolicy', 0);
  });
});

test('flow logs to CloudWatch Logs are what a network has by default', () => {
  const flowLogs = FlowLogDestination.cloudWatch();

  expect(cell(ordinaryRegion(), { flowLogs }).template().toJSON()).toEqual(cell(ordinaryRegion()).template().toJSON());
});
