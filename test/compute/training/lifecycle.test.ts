import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { LifecycleBucket, LifecycleScripts } from '../../../lib/compute';
import { Hosting, PrivateRegion } from '../../../lib/region';
import { network } from '../factory';

function bucketOf(): { stack: Stack; lifecycle: LifecycleBucket } {
  const one = network();
  const stack = Stack.of(one);
  return { stack, lifecycle: new LifecycleBucket(stack, 'Lifecycle', { region: one.region }) };
}

describe('the bucket of lifecycle scripts', () => {
  test('has the name that HyperPod asks for, a key, versions, TLS, and stays', () => {
    const { stack } = bucketOf();
    Template.fromStack(stack).hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketName: 'sagemaker-bravo-111122223333-eu-central-1',
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { BucketKeyEnabled: true, ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) },
          ],
        },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      },
    });
  });

  test('fails when ids make a name that is too long (AIF-CMP-016)', () => {
    const region = 'xa-north-by-northwest-1';
    const account = '111122223333';
    const hosting = Hosting.aiFactory({
      partition: 'aws',
      region,
      dnsSuffix: 'xa.example',
      endpointServicePrefix: 'com.amazonaws',
      account,
      zones: [{ name: `${region}a` }],
      services: {},
      acceptUnconfirmed: ['kms', 's3'],
    });
    const stack = new Stack(new App(), 'Factory', { env: { account, region } });
    const site = new PrivateRegion(stack, 'Region', { siteId: 'a-site-with-a-long-name', hosting });
    expect(() => new LifecycleBucket(stack, 'Lifecycle', { region: site })).toThrow(/characters.*\[AIF-CMP-016\]/);
  });
});

describe('lifecycle scripts', () => {
  test('are a folder and a file', () => {
    const { stack, lifecycle } = bucketOf();
    const scripts = lifecycle.scripts('training/v1', 'start.sh');
    expect(scripts.entryPoint).toBe('start.sh');
    expect(stack.resolve(scripts.uri)).toEqual({
      'Fn::Join': ['', ['s3://', { Ref: expect.stringMatching(/^LifecycleBucket/) }, '/training/v1']],
    });
    expect(stack.resolve(lifecycle.scripts('').uri)).toEqual({
      'Fn::Join': ['', ['s3://', { Ref: expect.stringMatching(/^LifecycleBucket/) }]],
    });
  });

  test('can fill a bucket of their own', () => {
    const stack = new Stack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'sagemaker-own');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    LifecycleScripts.fromBucket(bucket, '').grantRead(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: Match.objectLike({
        Statement: [
          Match.objectLike({ Action: 's3:ListBucket', Condition: Match.absent() }),
          Match.objectLike({
            Action: 's3:GetObject',
            Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::sagemaker-own/*']] },
          }),
        ],
      }),
    });
  });

  test.each([
    ['another bucket', 'scripts', 'v1', 'on_create.sh'],
    ['a folder with slashes around it', 'sagemaker-own', '/v1/', 'on_create.sh'],
    ['a file with a folder', 'sagemaker-own', 'v1', 'src/on_create.sh'],
    ['no file', 'sagemaker-own', 'v1', ''],
  ])('fails when they are in %s (AIF-CMP-015)', (_, name, folder, file) => {
    const bucket = s3.Bucket.fromBucketName(new Stack(), 'Bucket', name);
    expect(() => LifecycleScripts.fromBucket(bucket, folder, file)).toThrow('[AIF-CMP-015]');
  });
});
