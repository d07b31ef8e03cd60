import { Duration, Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3express from 'aws-cdk-lib/aws-s3express';
import { describe, expect, test } from 'vitest';
import { DataClass, Hosting } from '../../lib/region';
import { DirectoryBucket, type DirectoryBucketProps } from '../../lib/storage';
import { aiFactory, ordinaryRegion, TestSite } from './fixture';

const KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*trainingData') };
const BUCKET = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Shuffle'), 'Arn'] };

function newBucket(props: Partial<DirectoryBucketProps> = {}, site = new TestSite()) {
  const bucket = new DirectoryBucket(site.stack, 'Shuffle', {
    region: site.region,
    bucketId: 'shuffle',
    dataClass: DataClass.TRAINING_DATA,
    zone: 'xx-factory-1b',
    ...props,
  });
  return { site, bucket };
}

function templateOf(props: Partial<DirectoryBucketProps> = {}): Template {
  return Template.fromStack(newBucket(props).site.stack);
}

describe('a directory bucket', () => {
  test('lies in its zone, carries its id, and is encrypted with the key of its data class', () => {
    templateOf().hasResourceProperties('AWS::S3Express::DirectoryBucket', {
      BucketName: 'demo-shuffle-111122223333--xxf1-az2--x-s3',
      LocationName: 'xxf1-az2',
      DataRedundancy: 'SingleAvailabilityZone',
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY },
          },
        ],
      },
      LifecycleConfiguration: {
        Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' }],
      },
    });
  });

  test('needs no word about the zone where there is only one', () => {
    const { site } = newBucket({ zone: undefined }, new TestSite(aiFactory(1)));
    Template.fromStack(site.stack).hasResourceProperties('AWS::S3Express::DirectoryBucket', {
      LocationName: 'xxf1-az1',
    });
  });

  test('expires objects when asked to', () => {
    templateOf({ expireAfter: Duration.days(3) }).hasResourceProperties('AWS::S3Express::DirectoryBucket', {
      LifecycleConfiguration: { Rules: Match.arrayWith([{ Id: 'retention', ExpirationInDays: 3, Status: 'Enabled' }]) },
    });
  });

  test('outlives its stack together with its policy', () => {
    for (const type of ['AWS::S3Express::DirectoryBucket', 'AWS::S3Express::BucketPolicy']) {
      templateOf().hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('lets only its own lifecycle rules in, and refuses plain HTTP and other keys', () => {
    templateOf().hasResourceProperties('AWS::S3Express::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Sid: 'Lifecycle',
            Effect: 'Allow',
            Principal: { Service: 'lifecycle.s3.amazonaws.com' },
            Action: 's3express:CreateSession',
            Resource: BUCKET,
            Condition: { StringEquals: { 's3express:SessionMode': 'ReadWrite' } },
          },
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3express:*',
            Resource: BUCKET,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Sid: 'KeyOfTheSiteOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3express:CreateSession',
            Resource: BUCKET,
            Condition: {
              Null: { 's3express:x-amz-server-side-encryption': 'false' },
              StringNotEquals: { 's3express:x-amz-server-side-encryption-aws-kms-key-id': KEY },
            },
          },
        ],
      },
    });
  });

  test('can be reached through an escape hatch', () => {
    expect(newBucket().bucket.node.defaultChild).toBeInstanceOf(s3express.CfnDirectoryBucket);
  });
});

describe('grants', () => {
  const useKey = { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY };

  test.each(['grantRead', 'grantReadWrite'] as const)('of %s open a session of the right kind', (grant) => {
    const { site, bucket } = newBucket();
    bucket[grant](site.newRole());
    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3express:CreateSession',
            Resource: BUCKET,
            ...(grant === 'grantRead' && { Condition: { StringEquals: { 's3express:SessionMode': 'ReadOnly' } } }),
          },
          useKey,
        ],
      },
    });
  });

  test('hold for a bucket that was made elsewhere', () => {
    const site = new TestSite();
    const { stack } = site;
    const bucket = DirectoryBucket.fromDirectoryBucketAttributes(stack, 'Shared', {
      bucketName: 'shared--xxf1-az1--x-s3',
      dataClass: DataClass.TRAINING_DATA,
      key: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws-example:kms:xx-factory-1:111122223333:key/1234'),
    });
    const role = site.newRole();
    expect(bucket.grantRead(role).success).toBe(true);
    expect(bucket.grantReadWrite(role).success).toBe(true);
    expect(stack.resolve(bucket.bucketArn)['Fn::Join'][1].at(-1)).toBe(
      ':s3express:xx-factory-1:111122223333:bucket/shared--xxf1-az1--x-s3',
    );
  });
});

describe('fails when', () => {
  test('the site has several zones and none is named', () => {
    expect(() => newBucket({ zone: undefined })).toThrow(/2 zones.*AIF-STO-019/);
  });

  test('the zone is not one of the site', () => {
    expect(() => newBucket({ zone: 'xx-factory-1c' })).toThrow(/not a zone of the site.*AIF-STO-019/);
  });

  test('the id of the zone is not known', () => {
    const hosting = Hosting.awsRegion({
      region: 'eu-central-1',
      account: '111122223333',
      zones: [{ name: 'eu-central-1a' }],
    });
    expect(() => newBucket({ zone: 'eu-central-1a' }, new TestSite(hosting))).toThrow(/AIF-STO-020/);
  });

  test.each(['Shuffle', 'a--b', 'a_b', `x${'-long'.repeat(6)}`])('the id is %s', (bucketId) => {
    expect(() => newBucket({ bucketId })).toThrow(/--xxf1-az2--x-s3.*AIF-STO-021/);
  });

  test('objects are kept for half a day', () => {
    expect(() => newBucket({ expireAfter: Duration.hours(12) })).toThrow(/AIF-STO-001/);
  });

  test('the site has no S3 Express', () => {
    expect(() => newBucket({}, new TestSite(aiFactory(2, ['s3express'])))).toThrow(/AIF-REGION-012/);
  });
});

test('values that are only known at deployment are not checked', () => {
  expect(() => newBucket({ bucketId: Lazy.string({ produce: () => 'late' }) })).not.toThrow();
});

test.each([
  ['an AI Factory', aiFactory(1)],
  ['an ordinary Region', ordinaryRegion(1)],
])('the templates for %s pass strict validation', (_, hosting) => {
  const { site } = newBucket({ zone: undefined, expireAfter: Duration.days(1) }, new TestSite(hosting));
  expect(site.findings()).toEqual([]);
});
