import { Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3vectors from 'aws-cdk-lib/aws-s3vectors';
import { describe, expect, test } from 'vitest';
import { DataClass } from '../../lib/region';
import {
  DistanceMetric,
  VectorBucket,
  type VectorBucketProps,
  VectorIndex,
  type VectorIndexOptions,
} from '../../lib/storage';
import { aiFactory, ordinaryRegion, TestSite } from './fixture';

const KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*promptsAndOutputs') };
const BUCKET = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Knowledge'), 'VectorBucketArn'] };
const ALL_INDEXES = { 'Fn::Join': ['', [BUCKET, '/index/*']] };

function newBucket(props: Partial<VectorBucketProps> = {}, site = new TestSite()) {
  const bucket = new VectorBucket(site.stack, 'Knowledge', {
    region: site.region,
    bucketId: 'knowledge',
    dataClass: DataClass.PROMPTS_AND_OUTPUTS,
    ...props,
  });
  return { site, bucket };
}

function newIndex(options: Partial<VectorIndexOptions> = {}) {
  const { site, bucket } = newBucket();
  const index = bucket.addIndex({ indexId: 'documents', dimension: 1024, ...options });
  return { site, index, template: () => Template.fromStack(site.stack) };
}

describe('a vector bucket', () => {
  test('is called after its site and encrypted with the key of its data class', () => {
    Template.fromStack(newBucket().site.stack).hasResourceProperties('AWS::S3Vectors::VectorBucket', {
      VectorBucketName: 'demo-knowledge',
      EncryptionConfiguration: { SseType: 'aws:kms', KmsKeyArn: KEY },
    });
  });

  test('outlives its stack together with its policy and its indexes', () => {
    for (const type of [
      'AWS::S3Vectors::VectorBucket',
      'AWS::S3Vectors::VectorBucketPolicy',
      'AWS::S3Vectors::Index',
    ]) {
      newIndex().template().hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('refuses plain HTTP and other keys, and lets nobody in by itself', () => {
    Template.fromStack(newBucket().site.stack).hasResourceProperties('AWS::S3Vectors::VectorBucketPolicy', {
      VectorBucketArn: BUCKET,
      Policy: {
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3vectors:*',
            Resource: [BUCKET, ALL_INDEXES],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Sid: 'KeyOfTheSiteOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3vectors:CreateIndex',
            Resource: [BUCKET, ALL_INDEXES],
            Condition: {
              Null: { 's3vectors:sseType': 'false' },
              StringNotEquals: { 's3vectors:kmsKeyArn': KEY },
            },
          },
        ],
      },
    });
  });

  test('lets the service read vectors to index them, which the key says once for all buckets, with or without an index', () => {
    const { site } = newBucket();
    new VectorBucket(site.stack, 'Second', {
      region: site.region,
      bucketId: 'second',
      dataClass: DataClass.PROMPTS_AND_OUTPUTS,
    });
    expect(site.keyStatements(DataClass.PROMPTS_AND_OUTPUTS)).toEqual([
      {
        Sid: 'S3VectorsIndexing',
        Effect: 'Allow',
        Principal: { Service: 'indexing.s3vectors.amazonaws.com' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: {
            'aws:SourceArn': {
              'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3vectors:xx-factory-1:111122223333:bucket/*']],
            },
          },
          'ForAnyValue:StringEquals': {
            'kms:EncryptionContextKeys': ['aws:s3vectors:arn', 'aws:s3vectors:resource-id'],
          },
        },
      },
    ]);
  });

  test('can be reached through an escape hatch', () => {
    expect(newBucket().bucket.node.defaultChild).toBeInstanceOf(s3vectors.CfnVectorBucket);
    expect(newIndex().index.node.defaultChild).toBeInstanceOf(s3vectors.CfnIndex);
  });
});

describe('an index', () => {
  test('holds floating-point vectors and measures angles by default', () => {
    newIndex().template().hasResourceProperties('AWS::S3Vectors::Index', {
      VectorBucketArn: BUCKET,
      IndexName: 'documents',
      DataType: 'float32',
      Dimension: 1024,
      DistanceMetric: 'cosine',
      MetadataConfiguration: Match.absent(),
      EncryptionConfiguration: Match.absent(),
    });
  });

  test('takes what is asked for, whatever the order of the keys', () => {
    newIndex({ distanceMetric: DistanceMetric.EUCLIDEAN, nonFilterableKeys: ['text', 'source'] })
      .template()
      .hasResourceProperties('AWS::S3Vectors::Index', {
        DistanceMetric: 'euclidean',
        MetadataConfiguration: { NonFilterableMetadataKeys: ['source', 'text'] },
      });
  });

  test('keeps its logical id when another one comes before it', () => {
    const logicalId = (others: string[]) => {
      const { site, bucket } = newBucket();
      for (const indexId of [...others, 'documents']) {
        bucket.addIndex({ indexId, dimension: 8 });
      }
      const found = Template.fromStack(site.stack).findResources('AWS::S3Vectors::Index', {
        Properties: { IndexName: 'documents' },
      });
      return Object.keys(found);
    };
    expect(logicalId(['answers'])).toEqual(logicalId([]));
  });
});

describe('grants', () => {
  const onBucket = {
    Effect: 'Allow',
    Action: ['s3vectors:GetVectorBucket', 's3vectors:ListIndexes'],
    Resource: BUCKET,
  };
  const read = ['s3vectors:GetIndex', 's3vectors:GetVectors', 's3vectors:ListVectors', 's3vectors:QueryVectors'];

  test('to read one index reach no other', () => {
    const { site, index, template } = newIndex();
    index.grantRead(site.newRole());
    template().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          onBucket,
          {
            Effect: 'Allow',
            Action: read,
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Knowledgedocuments'), 'IndexArn'] },
          },
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY },
        ],
      },
    });
  });

  test('to write to a bucket reach all its indexes, and use the key to encrypt', () => {
    const { site, bucket } = newBucket();
    bucket.grantReadWrite(site.newRole());
    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          onBucket,
          {
            Effect: 'Allow',
            Action: ['s3vectors:DeleteVectors', ...read, 's3vectors:PutVectors'],
            Resource: ALL_INDEXES,
          },
          { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY },
        ],
      },
    });
  });

  test('hold for what was made elsewhere', () => {
    const site = new TestSite();
    const bucket = VectorBucket.fromVectorBucketAttributes(site.stack, 'Shared', {
      bucketName: 'shared',
      dataClass: DataClass.METADATA,
      key: kms.Key.fromKeyArn(site.stack, 'Key', 'arn:aws-example:kms:xx-factory-1:111122223333:key/1234'),
    });
    const index = VectorIndex.fromVectorIndexName(site.stack, 'Index', bucket, 'documents');
    const role = site.newRole();
    const grants = [
      bucket.grantRead(role),
      bucket.grantReadWrite(role),
      index.grantRead(role),
      index.grantReadWrite(role),
    ];
    expect(grants.map(({ success }) => success)).toEqual(Array(4).fill(true));
    expect(site.stack.resolve(index.indexArn)['Fn::Join'][1].at(-1)).toBe(
      ':s3vectors:xx-factory-1:111122223333:bucket/shared/index/documents',
    );
  });
});

describe('fails when', () => {
  test.each(['Knowledge', 'a--b', 'a.b', 'x'.repeat(60)])('the id of the bucket is %s', (bucketId) => {
    expect(() => newBucket({ bucketId })).toThrow(/AIF-STO-021/);
  });

  test.each([0, 4097, 1.5])('the dimension is %s', (dimension) => {
    expect(() => newIndex({ dimension })).toThrow(/AIF-STO-022/);
  });

  test.each([
    ['there are eleven keys', Array.from({ length: 11 }, (_, index) => `k${index}`)],
    ['a key is named twice', ['text', 'text']],
    ['a key is empty', ['']],
    ['a key is too long', ['k'.repeat(64)]],
  ])('%s', (_, nonFilterableKeys) => {
    expect(() => newIndex({ nonFilterableKeys })).toThrow(/AIF-STO-023/);
  });

  test.each(['ab', 'Documents', 'a_b', '-abc', 'x'.repeat(64)])('the id of the index is %s', (indexId) => {
    expect(() => newIndex({ indexId })).toThrow(/AIF-STO-024/);
  });

  test('the site has no S3 Vectors', () => {
    expect(() => newBucket({}, new TestSite(aiFactory(2, ['s3vectors'])))).toThrow(/AIF-REGION-012/);
  });
});

test('values that are only known at deployment are not checked', () => {
  const { site, bucket } = newBucket({ bucketId: Lazy.string({ produce: () => 'late' }) });
  const late = {
    dimension: Lazy.number({ produce: () => 8 }),
    nonFilterableKeys: [Lazy.string({ produce: () => 'k' })],
  };
  const indexId = Lazy.string({ produce: () => 'late' });
  expect(() => new VectorIndex(site.stack, 'Late', { bucket, indexId, ...late })).not.toThrow();
});

test.each([
  ['an AI Factory', aiFactory()],
  ['an ordinary Region', ordinaryRegion()],
])('the templates for %s pass strict validation', (_, hosting) => {
  const { site, bucket } = newBucket({}, new TestSite(hosting));
  bucket.addIndex({ indexId: 'documents', dimension: 4096, nonFilterableKeys: ['text'] });
  expect(site.findings()).toEqual([]);
});
