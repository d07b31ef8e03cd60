import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AiFactoryError } from '../errors';
import type { IObjectStore } from './object-store';

/**
 * Allows to list and read the objects under a prefix.
 *
 * The statements go to the policy of the grantee and nowhere else: bucket and key may lie in other stacks, which then never refer
 * back to the stack of the grantee.
 */
export function grantRead(store: IObjectStore, grantee: iam.IGrantable, prefix = ''): iam.Grant {
  requirePrefix(store, prefix);
  return grantList(store, grantee, prefix)
    .combine(grantObjects(store, grantee, prefix, ['s3:GetObject', 's3:GetObjectVersion']))
    .combine(grantKey(store, grantee, ['kms:Decrypt']));
}

/** Allows to list, read, write and delete the objects under a prefix, but not to remove versions of them. */
export function grantReadWrite(store: IObjectStore, grantee: iam.IGrantable, prefix = ''): iam.Grant {
  requirePrefix(store, prefix);
  const actions = [
    's3:AbortMultipartUpload',
    's3:DeleteObject',
    's3:GetObject',
    's3:GetObjectVersion',
    's3:ListMultipartUploadParts',
    's3:PutObject',
  ];
  return grantList(store, grantee, prefix)
    .combine(grantObjects(store, grantee, prefix, actions))
    .combine(grantKey(store, grantee, ['kms:Decrypt', 'kms:GenerateDataKey']));
}

function grantList(store: IObjectStore, grantee: iam.IGrantable, prefix: string): iam.Grant {
  return iam.Grant.addToPrincipal({
    grantee,
    actions: ['s3:ListBucket'],
    resourceArns: [store.bucket.bucketArn],
    conditions: prefix === '' ? undefined : { StringLike: { 's3:prefix': `${prefix}*` } },
  });
}

function grantObjects(store: IObjectStore, grantee: iam.IGrantable, prefix: string, actions: string[]): iam.Grant {
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [store.bucket.arnForObjects(`${prefix}*`)] });
}

function grantKey(store: IObjectStore, grantee: iam.IGrantable, actions: string[]): iam.Grant {
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [store.key.keyArn] });
}

/** Refuses a prefix that would match nothing, or more than it says. */
export function requirePrefix(store: IObjectStore, prefix: string): void {
  if (!Token.isUnresolved(prefix) && /^\/|[*?]/.test(prefix)) {
    throw new AiFactoryError(
      'AIF-STO-002',
      `the prefix must not start with a slash or contain a wildcard, got ${JSON.stringify(prefix)}`,
      'Write the start of the keys, such as assistant/v3/.',
      store,
    );
  }
}
