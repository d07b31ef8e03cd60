import { RemovalPolicy, Token } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as s3vectors from 'aws-cdk-lib/aws-s3vectors';
import { Construct, type IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { IVectorBucket } from './vector-bucket';
import { grantVectors, READ_VECTORS, WRITE_VECTORS } from './vector-grants';

/** How near two vectors are. */
export enum DistanceMetric {
  /** The angle between them. */
  COSINE = 'cosine',
  /** The straight line between them. */
  EUCLIDEAN = 'euclidean',
}

/** Vectors of one kind, to be searched by similarity. */
export interface IVectorIndex extends IConstruct {
  /** The bucket that holds it. */
  readonly bucket: IVectorBucket;
  /** The name in the bucket. */
  readonly indexName: string;
  /** The ARN. */
  readonly indexArn: string;

  /** Allows to search, list and read the vectors of this index with their metadata, and to use the key for it. */
  grantRead(grantee: iam.IGrantable): iam.Grant;

  /** Allows to search, list, read, write and delete the vectors of this index, and to use the key for it. */
  grantReadWrite(grantee: iam.IGrantable): iam.Grant;
}

/** What an index is made of. Nothing of it can ever change. */
export interface VectorIndexOptions {
  /** Names the index in its bucket: 3 to 63 lower-case letters, digits, hyphens and dots. */
  readonly indexId: string;
  /** Numbers in each vector, 1 to 4096, as the embedding model gives them. Each takes four bytes. */
  readonly dimension: number;
  /**
   * How near two vectors are, as the embedding model wants it measured.
   *
   * @default DistanceMetric.COSINE
   */
  readonly distanceMetric?: DistanceMetric;
  /**
   * Keys of metadata that are returned but not searched by, such as the text of a chunk: at most 10 of 1 to 63 characters.
   *
   * @default - none: every key can be searched by
   */
  readonly nonFilterableKeys?: string[];
}

/** Properties of `VectorIndex`. */
export interface VectorIndexProps extends VectorIndexOptions {
  /** The bucket that holds the index and whose key encrypts it. */
  readonly bucket: IVectorBucket;
}

/**
 * Vectors of one kind, to be searched by similarity.
 *
 * It outlives its stack, and its name is fixed, so CloudFormation refuses an edit that would replace it: another dimension is another
 * index, with another id (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-indexes.html).
 */
export class VectorIndex extends Construct implements IVectorIndex {
  /** Uses an index that was made elsewhere. */
  public static fromVectorIndexName(
    scope: Construct,
    id: string,
    bucket: IVectorBucket,
    indexName: string,
  ): IVectorIndex {
    return new ImportedVectorIndex(scope, id, bucket, indexName);
  }

  public readonly bucket: IVectorBucket;
  public readonly indexName: string;
  public readonly indexArn: string;

  /**
   * @throws AIF-STO-022 when S3 Vectors would refuse the dimension
   * @throws AIF-STO-023 when S3 Vectors would refuse the keys
   * @throws AIF-STO-024 when S3 Vectors would refuse the name
   */
  public constructor(scope: Construct, id: string, props: VectorIndexProps) {
    super(scope, id);
    requireName(this, props.indexId);
    requireDimension(this, props.dimension);
    requireKeys(this, props.nonFilterableKeys ?? []);
    this.bucket = props.bucket;
    this.indexName = props.indexId;
    const index = new s3vectors.CfnIndex(this, 'Resource', {
      vectorBucketArn: props.bucket.bucketArn,
      indexName: props.indexId,
      dataType: 'float32',
      dimension: props.dimension,
      distanceMetric: props.distanceMetric ?? DistanceMetric.COSINE,
      metadataConfiguration:
        props.nonFilterableKeys === undefined || props.nonFilterableKeys.length === 0
          ? undefined
          : { nonFilterableMetadataKeys: [...props.nonFilterableKeys].sort() },
    });
    index.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.indexArn = index.attrIndexArn;
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantVectors(this.bucket, grantee, this.indexArn, READ_VECTORS);
  }

  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return grantVectors(this.bucket, grantee, this.indexArn, WRITE_VECTORS);
  }
}

class ImportedVectorIndex extends Construct implements IVectorIndex {
  public readonly indexArn: string;

  public constructor(
    scope: Construct,
    id: string,
    public readonly bucket: IVectorBucket,
    public readonly indexName: string,
  ) {
    super(scope, id);
    this.indexArn = `${bucket.bucketArn}/index/${indexName}`;
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantVectors(this.bucket, grantee, this.indexArn, READ_VECTORS);
  }

  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return grantVectors(this.bucket, grantee, this.indexArn, WRITE_VECTORS);
  }
}

function requireName(scope: IConstruct, name: string): void {
  if (
    !Token.isUnresolved(name) &&
    !(name.length >= 3 && name.length <= 63 && /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name))
  ) {
    throw new AiFactoryError(
      'AIF-STO-024',
      `S3 Vectors does not take ${JSON.stringify(name)} as the name of an index`,
      'Use 3 to 63 lower-case letters and digits, with single hyphens or dots between them.',
      scope,
    );
  }
}

function requireDimension(scope: IConstruct, dimension: number): void {
  if (!Token.isUnresolved(dimension) && !(Number.isInteger(dimension) && dimension >= 1 && dimension <= 4096)) {
    throw new AiFactoryError(
      'AIF-STO-022',
      `the dimension of an index must be a whole number from 1 to 4096, got ${dimension}`,
      'Use the dimension that the embedding model gives; many models can give a smaller one.',
      scope,
    );
  }
}

function requireKeys(scope: IConstruct, keys: readonly string[]): void {
  const unusable = keys.find((key) => !Token.isUnresolved(key) && (key.length < 1 || key.length > 63));
  if (keys.length <= 10 && unusable === undefined && new Set(keys).size === keys.length) {
    return;
  }
  throw new AiFactoryError(
    'AIF-STO-023',
    unusable === undefined
      ? `an index has at most 10 different keys that are not searched by, got ${keys.join(', ')}`
      : `a key of metadata has 1 to 63 characters, got ${JSON.stringify(unusable)}`,
    'Name only keys with long values, such as the text that a vector stands for.',
    scope,
  );
}
