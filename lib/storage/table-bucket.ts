import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3tables from 'aws-cdk-lib/aws-s3tables';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { type DataClass, type IPrivateRegion, strangersRefused } from '../region';
import { otherKeysRefused, plainTextRefused, requireBucketName } from './bucket-guards';
import { ImportedBucket } from './imported-bucket';
import { allowTableMaintenance } from './key-statements';
import { requireWholeDays } from './retention';

/** A bucket of Apache Iceberg tables. */
export interface ITableBucket extends IConstruct {
  /** The name. */
  readonly bucketName: string;
  /** The ARN. */
  readonly bucketArn: string;
  /** What is kept in it. */
  readonly dataClass: DataClass;
  /** The key that every table is encrypted with. */
  readonly key: kms.IKey;

  /** Allows to list and read tables, and to use the key for it. */
  grantRead(grantee: iam.IGrantable): iam.Grant;

  /**
   * Allows to list, make, read and write tables, and to use the key for it.
   *
   * Tables cannot be removed with this grant: what is removed is gone at once.
   */
  grantReadWrite(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `TableBucket`. */
export interface TableBucketProps {
  /** The site, whose key for the data class encrypts the tables. */
  readonly region: IPrivateRegion;
  /** Names the bucket: `<site id>-<bucket id>`, 63 characters at most. */
  readonly bucketId: string;
  /** What is kept there. Changing it changes the key of tables that are made from then on. */
  readonly dataClass: DataClass;
  /**
   * How long files are kept that no snapshot of a table refers to.
   *
   * @default Duration.days(3)
   */
  readonly removeUnreferencedAfter?: Duration;
  /**
   * How long they can still be rescued afterwards.
   *
   * @default Duration.days(10)
   */
  readonly expireNoncurrentAfter?: Duration;
}

/** A table bucket that was made elsewhere. */
export interface TableBucketAttributes {
  /** The name. */
  readonly bucketName: string;
  /** The key that encrypts the tables. */
  readonly key: kms.IKey;
  /** What is kept in it. */
  readonly dataClass: DataClass;
}

const READ_BUCKET = [
  's3tables:GetNamespace',
  's3tables:GetTableBucket',
  's3tables:ListNamespaces',
  's3tables:ListTables',
];
const READ_TABLES = ['s3tables:GetTable', 's3tables:GetTableData', 's3tables:GetTableMetadataLocation'];

/**
 * S3 Tables: Apache Iceberg tables that S3 itself compacts, encrypted with the key of their data class.
 *
 * It outlives its stack. Its name is fixed, so CloudFormation refuses an edit that would replace it. An account has 10 table buckets in a
 * Region unless it asks for more (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-buckets.html).
 */
export class TableBucket extends Construct implements ITableBucket {
  /** Uses a table bucket that was made elsewhere, in the account and Region of the stack. */
  public static fromTableBucketAttributes(
    scope: Construct,
    id: string,
    attributes: TableBucketAttributes,
  ): ITableBucket {
    return new ImportedTableBucket(scope, id, attributes);
  }

  public readonly bucketName: string;
  public readonly bucketArn: string;
  public readonly dataClass: DataClass;
  public readonly key: kms.IKey;

  /**
   * @throws AIF-STO-001 when a retention is not a whole number of days
   * @throws AIF-STO-021 when S3 Tables would refuse the name
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: TableBucketProps) {
    super(scope, id);
    const { region, dataClass } = props;
    const removeUnreferencedAfter = props.removeUnreferencedAfter ?? Duration.days(3);
    const expireNoncurrentAfter = props.expireNoncurrentAfter ?? Duration.days(10);
    requireWholeDays(this, 'removeUnreferencedAfter', removeUnreferencedAfter);
    requireWholeDays(this, 'expireNoncurrentAfter', expireNoncurrentAfter);
    this.bucketName = `${region.siteId}-${props.bucketId}`;
    requireBucketName(this, this.bucketName);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.tableBuckets]);

    this.dataClass = dataClass;
    this.key = region.key(dataClass);
    allowTableMaintenance(this.key, region.hosting);
    const bucket = new s3tables.CfnTableBucket(this, 'Resource', {
      tableBucketName: this.bucketName,
      encryptionConfiguration: { sseAlgorithm: 'aws:kms', kmsKeyArn: this.key.keyArn },
      unreferencedFileRemoval: {
        status: 'Enabled',
        unreferencedDays: removeUnreferencedAfter.toDays(),
        noncurrentDays: expireNoncurrentAfter.toDays(),
      },
    });
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.bucketArn = bucket.attrTableBucketArn;
    this.createPolicy(region);
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantRead(this, grantee);
  }

  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return grantReadWrite(this, grantee);
  }

  private createPolicy(region: IPrivateRegion): void {
    const resources = [this.bucketArn, `${this.bucketArn}/table/*`];
    const policy = new s3tables.CfnTableBucketPolicy(this, 'Policy', {
      tableBucketArn: this.bucketArn,
      resourcePolicy: new iam.PolicyDocument({
        statements: [
          plainTextRefused('s3tables:*', resources),
          otherKeysRefused({
            actions: ['s3tables:CreateTable', 's3tables:PutTableBucketEncryption'],
            resources,
            algorithm: 's3tables:sseAlgorithm',
            keyArn: 's3tables:kmsKeyArn',
            key: this.key,
          }),
          ...strangersRefused(region, ['s3tables:*'], resources),
        ],
      }),
    });
    policy.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}

class ImportedTableBucket extends ImportedBucket implements ITableBucket {
  public constructor(scope: Construct, id: string, attributes: TableBucketAttributes) {
    super(scope, id, 's3tables', attributes);
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantRead(this, grantee);
  }

  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return grantReadWrite(this, grantee);
  }
}

function grantRead(bucket: ITableBucket, grantee: iam.IGrantable): iam.Grant {
  return grant(bucket.bucketArn, grantee, READ_BUCKET)
    .combine(grant(`${bucket.bucketArn}/table/*`, grantee, READ_TABLES))
    .combine(grant(bucket.key.keyArn, grantee, ['kms:Decrypt']));
}

/** A table is made in the bucket, before it has an id of its own. */
function grantReadWrite(bucket: ITableBucket, grantee: iam.IGrantable): iam.Grant {
  const make = ['s3tables:CreateNamespace', 's3tables:CreateTable'];
  const write = ['s3tables:CreateTable', 's3tables:PutTableData', 's3tables:UpdateTableMetadataLocation'];
  return grant(bucket.bucketArn, grantee, [...READ_BUCKET, ...make])
    .combine(grant(`${bucket.bucketArn}/table/*`, grantee, [...READ_TABLES, ...write]))
    .combine(grant(bucket.key.keyArn, grantee, ['kms:Decrypt', 'kms:GenerateDataKey']));
}

function grant(resource: string, grantee: iam.IGrantable, actions: string[]): iam.Grant {
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [resource] });
}
