import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { LifecycleBucket } from '../../lib/compute';
import { DataClass, PrivateRegion } from '../../lib/region';
import { DirectoryBucket, ObjectStore, TableBucket, VectorBucket } from '../../lib/storage';
import { ordinaryRegion } from '../region/fixture';

/** The policies of one bucket of each kind. */
function policies(organizationId?: string): Template {
  const hosting = ordinaryRegion({
    zones: [{ name: 'eu-central-1a', id: 'euc1-az2' }, { name: 'eu-central-1b' }],
    s3ExpressPrefixListId: 'pl-0123456789abcdef1',
  });
  const stack = new Stack(new App(), 'Stack', { env: { account: hosting.account, region: hosting.region } });
  const region = new PrivateRegion(stack, 'Region', { siteId: 'bravo', hosting, organizationId });
  const dataClass = DataClass.TRAINING_DATA;
  new ObjectStore(stack, 'Objects', { region, dataClass });
  new DirectoryBucket(stack, 'Directory', { region, dataClass, bucketId: 'scratch', zone: 'eu-central-1a' });
  new VectorBucket(stack, 'Vectors', { region, dataClass, bucketId: 'vectors' });
  new TableBucket(stack, 'Tables', { region, dataClass, bucketId: 'tables' });
  new LifecycleBucket(stack, 'Lifecycle', { region });
  return Template.fromStack(stack);
}

const KINDS = [
  ['AWS::S3::BucketPolicy', 'PolicyDocument', 's3:*'],
  ['AWS::S3Express::BucketPolicy', 'PolicyDocument', 's3express:*'],
  ['AWS::S3Vectors::VectorBucketPolicy', 'Policy', 's3vectors:*'],
  ['AWS::S3Tables::TableBucketPolicy', 'ResourcePolicy', 's3tables:*'],
] as const;

test.each(KINDS)('every %s refuses strangers to the organization', (type, document, action) => {
  const statement = Match.objectLike({ Sid: 'StrangersRefused', Effect: 'Deny', Action: action });
  policies('o-exampleorgid').allResourcesProperties(type, { [document]: { Statement: Match.arrayWith([statement]) } });
});

test('no bucket compares organizations where none is named', () => {
  expect(JSON.stringify(policies().toJSON())).not.toContain('StrangersRefused');
});
