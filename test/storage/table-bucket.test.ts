import { Duration, Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3tables from 'aws-cdk-lib/aws-s3tables';
import { describe, expect, test } from 'vitest';
import { DataClass } from '../../lib/region';
import { TableBucket, type TableBucketProps } from '../../lib/storage';
import { aiFactory, ordinaryRegion, TestSite } from './fixture';

const KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*trainingData') };
const BUCKET = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Lakehouse'), 'TableBucketARN'] };
const ALL_TABLES = { 'Fn::Join': ['', [BUCKET, '/table/*']] };

function newBucket(props: Partial<TableBucketProps> = {}, site = new TestSite()) {
  const bucket = new TableBucket(site.stack, 'Lakehouse', {
    region: site.region,
    bucketId: 'lakehouse',
    dataClass: DataClass.TRAINING_DATA,
    ...props,
  });
  return { site, bucket };
}

function templateOf(props: Partial<TableBucketProps> = {}): Template {
  return Template.fromStack(newBucket(props).site.stack);
}

describe('a table bucket', () => {
  test('is called after its site, encrypted with the key of its data class, and tidies up', () => {
    templateOf().hasResourceProperties('AWS::S3Tables::TableBucket', {
      TableBucketName: 'demo-lakehouse',
      EncryptionConfiguration: { SSEAlgorithm: 'aws:kms', KMSKeyArn: KEY },
      UnreferencedFileRemoval: { Status: 'Enabled', UnreferencedDays: 3, NoncurrentDays: 10 },
      ReplicationConfiguration: Match.absent(),
    });
  });

  test('tidies up when it is told to', () => {
    const days = { removeUnreferencedAfter: Duration.days(1), expireNoncurrentAfter: Duration.days(30) };
    templateOf(days).hasResourceProperties('AWS::S3Tables::TableBucket', {
      UnreferencedFileRemoval: { UnreferencedDays: 1, NoncurrentDays: 30 },
    });
  });

  test('outlives its stack together with its policy', () => {
    for (const type of ['AWS::S3Tables::TableBucket', 'AWS::S3Tables::TableBucketPolicy']) {
      templateOf().hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('refuses plain HTTP and other keys, and lets nobody in by itself', () => {
    templateOf().hasResourceProperties('AWS::S3Tables::TableBucketPolicy', {
      TableBucketARN: BUCKET,
      ResourcePolicy: {
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3tables:*',
            Resource: [BUCKET, ALL_TABLES],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Sid: 'KeyOfTheSiteOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['s3tables:CreateTable', 's3tables:PutTableBucketEncryption'],
            Resource: [BUCKET, ALL_TABLES],
            Condition: {
              Null: { 's3tables:sseAlgorithm': 'false' },
              StringNotEquals: { 's3tables:kmsKeyArn': KEY },
            },
          },
        ],
      },
    });
  });

  test('lets the service use the key for its maintenance', () => {
    expect(newBucket().site.keyStatements(DataClass.TRAINING_DATA)).toEqual([
      {
        Sid: 'S3TablesMaintenance',
        Effect: 'Allow',
        Principal: { Service: 'maintenance.s3tables.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
        Condition: {
          StringLike: {
            'kms:EncryptionContext:aws:s3:arn': {
              'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3tables:xx-factory-1:111122223333:bucket/*']],
            },
          },
        },
      },
    ]);
  });

  test('can be reached through an escape hatch', () => {
    expect(newBucket().bucket.node.defaultChild).toBeInstanceOf(s3tables.CfnTableBucket);
  });
});

describe('grants', () => {
  const onBucket = [
    's3tables:GetNamespace',
    's3tables:GetTableBucket',
    's3tables:ListNamespaces',
    's3tables:ListTables',
  ];
  const onTables = ['s3tables:GetTable', 's3tables:GetTableData', 's3tables:GetTableMetadataLocation'];

  test('to read list tables and read them', () => {
    const { site, bucket } = newBucket();
    bucket.grantRead(site.newRole());
    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: onBucket, Resource: BUCKET },
          { Effect: 'Allow', Action: onTables, Resource: ALL_TABLES },
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY },
        ],
      },
    });
  });

  test('to write make tables, but remove none', () => {
    const { site, bucket } = newBucket();
    bucket.grantReadWrite(site.newRole());
    const make = ['s3tables:CreateNamespace', 's3tables:CreateTable'];
    const write = ['s3tables:CreateTable', 's3tables:PutTableData', 's3tables:UpdateTableMetadataLocation'];
    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: [...onBucket, ...make], Resource: BUCKET },
          { Effect: 'Allow', Action: [...onTables, ...write], Resource: ALL_TABLES },
          { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY },
        ],
      },
    });
  });

  test('hold for a bucket that was made elsewhere', () => {
    const site = new TestSite();
    const bucket = TableBucket.fromTableBucketAttributes(site.stack, 'Shared', {
      bucketName: 'shared',
      dataClass: DataClass.METADATA,
      key: kms.Key.fromKeyArn(site.stack, 'Key', 'arn:aws-example:kms:xx-factory-1:111122223333:key/1234'),
    });
    const role = site.newRole();
    expect(bucket.grantRead(role).success).toBe(true);
    expect(bucket.grantReadWrite(role).success).toBe(true);
    expect(site.stack.resolve(bucket.bucketArn)['Fn::Join'][1].at(-1)).toBe(
      ':s3tables:xx-factory-1:111122223333:bucket/shared',
    );
  });
});

describe('fails when', () => {
  test.each(['Lakehouse', 'a_b', 'x'.repeat(60)])('the id is %s', (bucketId) => {
    expect(() => newBucket({ bucketId })).toThrow(/AIF-STO-021/);
  });

  test.each([{ removeUnreferencedAfter: Duration.hours(36) }, { expireNoncurrentAfter: Duration.days(0) }])(
    'files are kept for %o',
    (props) => {
      expect(() => newBucket(props)).toThrow(/AIF-STO-001/);
    },
  );

  test('the site has no S3 Tables', () => {
    expect(() => newBucket({}, new TestSite(aiFactory(2, ['s3tables'])))).toThrow(/AIF-REGION-012/);
  });
});

test('values that are only known at deployment are not checked', () => {
  expect(() => newBucket({ bucketId: Lazy.string({ produce: () => 'late' }) })).not.toThrow();
});

test.each([
  ['an AI Factory', aiFactory()],
  ['an ordinary Region', ordinaryRegion()],
])('the templates for %s pass strict validation', (_, hosting) => {
  const { site } = newBucket({}, new TestSite(hosting));
  expect(site.findings()).toEqual([]);
});
