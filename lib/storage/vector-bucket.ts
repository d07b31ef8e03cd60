import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3vectors from 'aws-cdk-lib/aws-s3vectors';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { type DataClass, type IPrivateRegion, strangersRefused } from '../region';
import { otherKeysRefused, plainTextRefused, requireBucketName } from './bucket-guards';
import { ImportedBucket } from './imported-bucket';
import { allowVectorIndexing } from './key-statements';
import { grantVectors, READ_VECTORS, WRITE_VECTORS } from './vector-grants';
import { VectorIndex, type VectorIndexOptions } from './vector-index';

/** A bucket of vectors. */
export interface IVectorBucket extends IConstruct {
  /** The name. */
  readonly bucketName: string;
  /** The ARN. */
  readonly bucketArn: string;
  /** What is kept in it. */
  readonly dataClass: DataClass;
  /** The key that every vector is encrypted with. */
  readonly key: kms.IKey;

  /** Allows to search, list and read the vectors of all indexes with their metadata, and to use the key for it. */
  grantRead(grantee: iam.IGrantable): iam.Grant;

  /** Allows to search, list, read, write and delete the vectors of all indexes, and to use the key for it. */
  grantReadWrite(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `VectorBucket`. */
export interface VectorBucketProps {
  /** The site, whose key for the data class encrypts the vectors. */
  readonly region: IPrivateRegion;
  /** Names the bucket: `<site id>-<bucket id>`, 63 characters at most. */
  readonly bucketId: string;
  /** What is kept there. It can never change. */
  readonly dataClass: DataClass;
}

/** A vector bucket that was made elsewhere. */
export interface VectorBucketAttributes {
  /** The name. */
  readonly bucketName: string;
  /** The key that encrypts the vectors. */
  readonly key: kms.IKey;
  /** What is kept in it. */
  readonly dataClass: DataClass;
}

/**
 * S3 Vectors: embeddings to search by similarity, encrypted with the key of their data class.
 *
 * It outlives its stack. Its name is fixed, so CloudFormation refuses an edit that would replace it.
 */
export class VectorBucket extends Construct implements IVectorBucket {
  /** Uses a vector bucket that was made elsewhere, in the account and Region of the stack. */
  public static fromVectorBucketAttributes(
    scope: Construct,
    id: string,
    attributes: VectorBucketAttributes,
  ): IVectorBucket {
    return new ImportedVectorBucket(scope, id, attributes);
  }

  public readonly bucketName: string;
  public readonly bucketArn: string;
  public readonly dataClass: DataClass;
  public readonly key: kms.IKey;

  /**
   * @throws AIF-STO-021 when S3 Vectors would refuse the name
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: VectorBucketProps) {
    super(scope, id);
    const { region, dataClass } = props;
    this.bucketName = `${region.siteId}-${props.bucketId}`;
    requireBucketName(this, this.bucketName);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.vectorBuckets]);

    this.dataClass = dataClass;
    this.key = region.key(dataClass);
    allowVectorIndexing(this.key, region.hosting);
    const bucket = new s3vectors.CfnVectorBucket(this, 'Resource', {
      vectorBucketName: this.bucketName,
      encryptionConfiguration: { sseType: 'aws:kms', kmsKeyArn: this.key.keyArn },
    });
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.bucketArn = bucket.attrVectorBucketArn;
    this.createPolicy(region);
  }

  /**
   * Adds an index below this construct.
   *
   * @throws AIF-STO-022 to AIF-STO-024 when S3 Vectors would refuse it
   */
  public addIndex(options: VectorIndexOptions): VectorIndex {
    return new VectorIndex(this, options.indexId, { ...options, bucket: this });
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantVectors(this, grantee, `${this.bucketArn}/index/*`, READ_VECTORS);
  }

  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return grantVectors(this, grantee, `${this.bucketArn}/index/*`, WRITE_VECTORS);
  }

  private createPolicy(region: IPrivateRegion): void {
    const resources = [this.bucketArn, `${this.bucketArn}/index/*`];
    const policy = new s3vectors.CfnVectorBucketPolicy(this, 'Policy', {
      vectorBucketArn: this.bucketArn,
      policy: new iam.PolicyDocument({
        statements: [
          plainTextRefused('s3vectors:*', resources),
          otherKeysRefused({
            actions: ['s3vectors:CreateIndex'],
            resources,
            algorithm: 's3vectors:sseType',
            keyArn: 's3vectors:kmsKeyArn',
            key: this.key,
          }),
          ...strangersRefused(region, ['s3vectors:*'], resources),
        ],
      }),
    });
    policy.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}

class ImportedVectorBucket extends ImportedBucket implements IVectorBucket {
  public constructor(scope: Construct, id: string, attributes: VectorBucketAttributes) {
    super(scope, id, 's3vectors', attributes);
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantVectors(this, grantee, `${this.bucketArn}/index/*`, READ_VECTORS);
  }

  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return grantVectors(this, grantee, `${this.bucketArn}/index/*`, WRITE_VECTORS);
  }
}
