import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { type DataClass, type IPrivateRegion, strangersRefused } from '../region';
import { grantRead, grantReadWrite } from './object-store-grants';
import { requireWholeDays } from './retention';

/** A bucket that holds one class of data. */
export interface IObjectStore extends IConstruct {
  /** The bucket. */
  readonly bucket: s3.IBucket;
  /** What is kept in it. */
  readonly dataClass: DataClass;
  /** The key that every object is encrypted with. */
  readonly key: kms.IKey;

  /**
   * Allows to list and read objects, and to decrypt them.
   *
   * Reaches identities of the store's own account: a store is not opened to other accounts by a grant.
   *
   * @param prefix Start of the keys that are meant, such as `assistant/v3/`. All keys by default.
   * @throws AIF-STO-002
   */
  grantRead(grantee: iam.IGrantable, prefix?: string): iam.Grant;

  /**
   * Allows to list, read, write and delete objects, and to use the key for it.
   *
   * Versions that were overwritten or deleted cannot be removed with this grant; they expire.
   *
   * @param prefix Start of the keys that are meant, such as `assistant/v3/`. All keys by default.
   * @throws AIF-STO-002
   */
  grantReadWrite(grantee: iam.IGrantable, prefix?: string): iam.Grant;
}

/** Properties of `ObjectStore`. */
export interface ObjectStoreProps {
  /** The site, whose key for the data class encrypts the objects. */
  readonly region: IPrivateRegion;
  /** What is kept there. Changing it changes the key of objects that are written from then on. */
  readonly dataClass: DataClass;
  /**
   * How long versions are kept that were overwritten or deleted.
   *
   * @default Duration.days(90)
   */
  readonly expireNoncurrentAfter?: Duration;
  /**
   * How long objects are kept.
   *
   * @default - for ever
   */
  readonly expireAfter?: Duration;
}

/** An object store that was made elsewhere. */
export interface ObjectStoreAttributes {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** The key that encrypts the objects. */
  readonly key: kms.IKey;
  /** What is kept in it. */
  readonly dataClass: DataClass;
}

/**
 * A bucket for one class of data: versioned, encrypted with the key of the class, reachable with TLS 1.2 or later only, and never
 * public.
 *
 * The bucket refuses objects whose writer asks for another key, for another kind of encryption or for a key of their own. Writers
 * that ask for nothing get the right key, so tools need no setting. The bucket outlives its stack.
 */
export class ObjectStore extends Construct implements IObjectStore {
  /** Uses an object store that was made elsewhere. */
  public static fromObjectStoreAttributes(
    scope: Construct,
    id: string,
    attributes: ObjectStoreAttributes,
  ): IObjectStore {
    return new ImportedObjectStore(scope, id, attributes);
  }

  public readonly bucket: s3.IBucket;
  public readonly dataClass: DataClass;
  public readonly key: kms.IKey;

  /**
   * @throws AIF-STO-001 when a retention is not a whole number of days
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: ObjectStoreProps) {
    super(scope, id);
    const expireNoncurrentAfter = props.expireNoncurrentAfter ?? Duration.days(90);
    requireWholeDays(this, 'expireNoncurrentAfter', expireNoncurrentAfter);
    requireWholeDays(this, 'expireAfter', props.expireAfter);
    props.region.hosting.requireServices(this, [...CAPABILITY_SERVICES.objectStores]);

    this.dataClass = props.dataClass;
    this.key = props.region.key(props.dataClass);
    const bucket = new s3.Bucket(this, 'Bucket', {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      lifecycleRules: [
        { id: 'incomplete-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
        {
          id: 'retention',
          noncurrentVersionExpiration: expireNoncurrentAfter,
          // S3 takes one or the other, and removes delete markers that guard nothing in both cases.
          ...(props.expireAfter === undefined
            ? { expiredObjectDeleteMarker: true }
            : { expiration: props.expireAfter }),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const statements = [
      ...otherKeysRefused(bucket, this.key),
      ...strangersRefused(props.region, ['s3:*'], [bucket.bucketArn, bucket.arnForObjects('*')]),
    ];
    for (const statement of statements) {
      bucket.addToResourcePolicy(statement);
    }
    bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.bucket = bucket;
    this.node.defaultChild = bucket.node.defaultChild;
  }

  public grantRead(grantee: iam.IGrantable, prefix?: string): iam.Grant {
    return grantRead(this, grantee, prefix);
  }

  public grantReadWrite(grantee: iam.IGrantable, prefix?: string): iam.Grant {
    return grantReadWrite(this, grantee, prefix);
  }
}

class ImportedObjectStore extends Construct implements IObjectStore {
  public readonly bucket: s3.IBucket;
  public readonly dataClass: DataClass;
  public readonly key: kms.IKey;

  public constructor(scope: Construct, id: string, attributes: ObjectStoreAttributes) {
    super(scope, id);
    this.dataClass = attributes.dataClass;
    this.key = attributes.key;
    this.bucket = s3.Bucket.fromBucketAttributes(this, 'Bucket', {
      bucketName: attributes.bucketName,
      encryptionKey: attributes.key,
    });
  }

  public grantRead(grantee: iam.IGrantable, prefix?: string): iam.Grant {
    return grantRead(this, grantee, prefix);
  }

  public grantReadWrite(grantee: iam.IGrantable, prefix?: string): iam.Grant {
    return grantReadWrite(this, grantee, prefix);
  }
}

/**
 * Denies writes that ask for encryption other than the bucket's own.
 *
 * A request without encryption headers gets the default of the bucket, so the statements only look at requests that have them. Asking
 * for SSE-KMS without a key means the key of AWS, not the bucket's, and is refused too
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html).
 */
function otherKeysRefused(bucket: s3.IBucket, key: kms.IKey): iam.PolicyStatement[] {
  const refuse = (conditions: { [operator: string]: { [key: string]: string } }) =>
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions,
    });
  return [
    refuse({
      Null: { 's3:x-amz-server-side-encryption': 'false' },
      StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': key.keyArn },
    }),
    refuse({ Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } }),
  ];
}
