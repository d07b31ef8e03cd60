import { Duration, Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { DataClass } from '../../lib/region';
import { ImageRepository, ObjectStore, type ObjectStoreProps } from '../../lib/storage';
import { aiFactory, TestSite } from './fixture';

const WEIGHTS_KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*modelWeights') };

function newStore(
  props: Partial<ObjectStoreProps> = {},
  site = new TestSite(),
): { site: TestSite; store: ObjectStore } {
  const store = new ObjectStore(site.stack, 'Weights', {
    region: site.region,
    dataClass: DataClass.MODEL_WEIGHTS,
    ...props,
  });
  return { site, store };
}

function templateOf(props: Partial<ObjectStoreProps> = {}): Template {
  return Template.fromStack(newStore(props).site.stack);
}

function roleIn(site: TestSite, stack = site.stack): iam.Role {
  return new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
}

describe('a bucket', () => {
  test('is encrypted with the key of its data class, versioned, closed and without a name', () => {
    templateOf().hasResourceProperties('AWS::S3::Bucket', {
      BucketName: Match.absent(),
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: WEIGHTS_KEY },
          },
        ],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  test('outlives its stack together with its policy', () => {
    const template = templateOf();
    for (const type of ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy']) {
      template.hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('keeps objects for ever and overwritten versions for 90 days by default', () => {
    templateOf().hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' },
          {
            ExpirationInDays: Match.absent(),
            ExpiredObjectDeleteMarker: true,
            NoncurrentVersionExpiration: { NoncurrentDays: 90 },
            Status: 'Enabled',
          },
        ],
      },
    });
  });

  test('expires objects when asked to', () => {
    templateOf({ expireAfter: Duration.days(30), expireNoncurrentAfter: Duration.days(1) }).hasResourceProperties(
      'AWS::S3::Bucket',
      {
        LifecycleConfiguration: {
          Rules: Match.arrayWith([
            Match.objectLike({
              ExpirationInDays: 30,
              ExpiredObjectDeleteMarker: Match.absent(),
              NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            }),
          ]),
        },
      },
    );
  });
});

describe('the bucket policy', () => {
  test.each([
    ['plain HTTP', { Bool: { 'aws:SecureTransport': 'false' } }],
    ['TLS before 1.2', { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
    ["a customer's own key", { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } }],
  ])('refuses %s', (_, condition) => {
    templateOf().hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: condition })]) },
    });
  });

  test('refuses another key only when the request asks for encryption, so that the default stays usable', () => {
    templateOf().hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectEquals({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3:PutObject',
            Resource: Match.anyValue(),
            Condition: {
              Null: { 's3:x-amz-server-side-encryption': 'false' },
              StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': WEIGHTS_KEY },
            },
          }),
        ]),
      },
    });
  });
});

describe('grants', () => {
  test('reach a prefix and the key, also from another stack, and leave bucket and key policy alone', () => {
    const { site, store } = newStore();
    const client = site.newStack('client');
    store.grantRead(roleIn(site, client), 'assistant/v3/');

    Template.fromStack(client).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:ListBucket',
            Resource: { 'Fn::ImportValue': Match.stringLikeRegexp('^subject:') },
            Condition: { StringLike: { 's3:prefix': 'assistant/v3/*' } },
          },
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:GetObjectVersion'],
            Resource: { 'Fn::Join': ['', [Match.anyValue(), '/assistant/v3/*']] },
          },
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: WEIGHTS_KEY },
        ],
      },
    });
    expect(site.stack.dependencies).not.toContain(client);
    const policies = Object.values(Template.fromStack(site.stack).findResources('AWS::S3::BucketPolicy'));
    const effects = policies.flatMap((policy) =>
      policy.Properties.PolicyDocument.Statement.map((statement: { Effect: string }) => statement.Effect),
    );
    expect(new Set(effects)).toEqual(new Set(['Deny']));
  });

  test('to write do not remove versions, and use the key to encrypt', () => {
    const { site, store } = newStore();
    store.grantReadWrite(roleIn(site));

    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: 's3:ListBucket', Resource: Match.anyValue() },
          {
            Effect: 'Allow',
            Action: [
              's3:AbortMultipartUpload',
              's3:DeleteObject',
              's3:GetObject',
              's3:GetObjectVersion',
              's3:ListMultipartUploadParts',
              's3:PutObject',
            ],
            Resource: Match.anyValue(),
          },
          { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: WEIGHTS_KEY },
        ],
      },
    });
  });

  test('hold for a store that was made elsewhere', () => {
    const site = new TestSite();
    const store = ObjectStore.fromObjectStoreAttributes(site.stack, 'Imported', {
      bucketName: 'weights-of-another-app',
      dataClass: DataClass.MODEL_WEIGHTS,
      key: kms.Key.fromKeyArn(site.stack, 'Key', 'arn:aws-example:kms:xx-factory-1:111122223333:key/1234'),
    });
    const role = roleIn(site);
    expect(store.grantRead(role).success).toBe(true);
    expect(store.grantReadWrite(role, 'a/').success).toBe(true);
    expect(store.dataClass).toBe(DataClass.MODEL_WEIGHTS);
    Template.fromStack(site.stack).resourceCountIs('AWS::S3::Bucket', 0);
  });
});

test('the bucket can be reached through an escape hatch', () => {
  expect(newStore().store.node.defaultChild).toBeInstanceOf(s3.CfnBucket);
});

describe('fails when', () => {
  test.each([
    ['versions are kept for less than a day', { expireNoncurrentAfter: Duration.hours(6) }],
    ['objects are kept for a day and a half', { expireAfter: Duration.hours(36) }],
    ['objects are kept for no time', { expireAfter: Duration.days(0) }],
  ])('%s', (_, props) => {
    expect(() => newStore(props)).toThrow(/AIF-STO-001/);
  });

  test.each(['/assistant/', 'assistant/*', 'assistant/v?/'])('a grant is narrowed to %s', (prefix) => {
    const { site, store } = newStore();
    const role = roleIn(site);
    expect(() => store.grantRead(role, prefix)).toThrow(/AIF-STO-002/);
    expect(() => store.grantReadWrite(role, prefix)).toThrow(/AIF-STO-002/);
  });

  test('the site has no S3', () => {
    expect(() => newStore({}, new TestSite(aiFactory(2, ['s3'])))).toThrow(/AIF-REGION-/);
  });
});

test('values that are only known at deployment are not checked', () => {
  expect(() =>
    newStore({ expireAfter: Duration.days(Lazy.number({ produce: () => 1 })) }).store.grantRead(
      roleIn(new TestSite()),
      Lazy.string({ produce: () => '/' }),
    ),
  ).not.toThrow();
});

test('the templates pass strict validation', () => {
  const { site } = newStore({ expireAfter: Duration.days(30) });
  new ImageRepository(site.stack, 'Vllm', { region: site.region, repositoryName: 'vllm' });
  expect(site.findings()).toEqual([]);
});
