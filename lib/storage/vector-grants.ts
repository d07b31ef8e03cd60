import * as iam from 'aws-cdk-lib/aws-iam';
import type { IVectorBucket } from './vector-bucket';

/** What identities may do with vectors and with the key. */
export interface VectorRights {
  /** Actions on indexes. */
  readonly actions: string[];
  /** Actions on the key. */
  readonly keyActions: string[];
}

/** Searching with filters, and reading metadata, takes the right to read vectors (https://docs.aws.amazon.com/AmazonS3/latest/API/API_S3VectorBuckets_QueryVectors.html). */
const READ = ['s3vectors:GetIndex', 's3vectors:GetVectors', 's3vectors:ListVectors', 's3vectors:QueryVectors'];

/** To search, list and read. */
export const READ_VECTORS: VectorRights = { actions: READ, keyActions: ['kms:Decrypt'] };

/** To search, list, read, write and delete. */
export const WRITE_VECTORS: VectorRights = {
  actions: ['s3vectors:DeleteVectors', ...READ, 's3vectors:PutVectors'],
  keyActions: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

/** Gives an identity rights on one index, or on all of a bucket, and on the key. The statements go to the grantee and nowhere else. */
export function grantVectors(
  bucket: IVectorBucket,
  grantee: iam.IGrantable,
  indexArn: string,
  { actions, keyActions }: VectorRights,
): iam.Grant {
  const grant = (actions_: string[], arn: string) =>
    iam.Grant.addToPrincipal({ grantee, actions: actions_, resourceArns: [arn] });
  return grant(['s3vectors:GetVectorBucket', 's3vectors:ListIndexes'], bucket.bucketArn)
    .combine(grant(actions, indexArn))
    .combine(grant(keyActions, bucket.key.keyArn));
}
