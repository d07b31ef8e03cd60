import { Arn, ArnFormat, Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Hosting } from '../region';

/*
 * Most services use a key with the rights of their caller. Those below act on their own, so the key has to name them. The statements
 * name neither a file system nor a bucket: however many there are, the key says it once, and its stack refers to no other.
 *
 * A key that was made elsewhere stays as it is; its owner has to add the statement.
 */

/**
 * Lets FSx read and write, through S3, the objects of data repositories.
 *
 * It acts under a service-linked role for each file system, whose rights cannot be extended. The role is named by a condition, because
 * it comes into being with the association (https://docs.aws.amazon.com/fsx/latest/LustreGuide/s3-server-side-encryption-support.html).
 */
export function allowDataRepositories(key: kms.IKey, hosting: Hosting): void {
  const role = Arn.format({
    partition: Aws.PARTITION,
    service: 'iam',
    region: '',
    account: hosting.account,
    resource: 'role',
    resourceName: `aws-service-role/${hosting.servicePrincipal('s3.data-source.lustre.fsx').service}/AWSServiceRoleForFSxS3Access_*`,
  });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'FsxDataRepositories',
      principals: [new iam.AnyPrincipal()],
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'aws:PrincipalAccount': hosting.account,
          'kms:ViaService': `s3.${hosting.region}.${hosting.dnsSuffix}`,
        },
        ArnLike: { 'aws:PrincipalArn': role },
      },
    }),
  );
}

/** Lets S3 Vectors read vectors back to index them (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-data-encryption.html). */
export function allowVectorIndexing(key: kms.IKey, hosting: Hosting): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'S3VectorsIndexing',
      principals: [hosting.servicePrincipal('indexing.s3vectors')],
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': hosting.account },
        ArnLike: { 'aws:SourceArn': bucketsOf('s3vectors', hosting) },
        'ForAnyValue:StringEquals': {
          'kms:EncryptionContextKeys': ['aws:s3vectors:arn', 'aws:s3vectors:resource-id'],
        },
      },
    }),
  );
}

/** Lets S3 Tables compact tables and expire snapshots (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-kms-permissions.html). */
export function allowTableMaintenance(key: kms.IKey, hosting: Hosting): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'S3TablesMaintenance',
      principals: [hosting.servicePrincipal('maintenance.s3tables')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': bucketsOf('s3tables', hosting) } },
    }),
  );
}

function bucketsOf(service: string, { account, region }: Hosting): string {
  return Arn.format({
    partition: Aws.PARTITION,
    service,
    region,
    account,
    resource: 'bucket',
    resourceName: '*',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
