import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../../catalog/hosting-kinds';
import { AiFactoryError } from '../../errors';
import { DataClass, type IPrivateRegion, strangersRefused } from '../../region';
import { LIFECYCLE_BUCKET_PREFIX, LifecycleScripts } from './lifecycle-scripts';

/** Properties of `LifecycleBucket`. */
export interface LifecycleBucketProps {
  /** The site. It has one such bucket, called `sagemaker-<site>-<account>-<region>`. */
  readonly region: IPrivateRegion;
}

/**
 * The bucket that HyperPod reads lifecycle scripts from.
 *
 * Versioned, encrypted with the metadata key of the site, reachable with TLS 1.2 or later only, never public, and kept when its stack
 * goes. It is empty at first: scripts are brought to it before a cluster is deployed that names them.
 */
export class LifecycleBucket extends Construct {
  /** The bucket. */
  public readonly bucket: s3.IBucket;

  /**
   * @throws AIF-CMP-016 when the ids of site, account and Region make a name that S3 refuses
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: LifecycleBucketProps) {
    super(scope, id);
    const { region } = props;
    const { hosting } = region;
    const name = `${LIFECYCLE_BUCKET_PREFIX}${region.siteId}-${hosting.account}-${hosting.region}`;
    this.checkName(name);
    hosting.requireServices(this, [...CAPABILITY_SERVICES.objectStores]);

    const bucket = new s3.Bucket(this, 'Bucket', {
      bucketName: name,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: region.key(DataClass.METADATA),
      bucketKeyEnabled: true,
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      lifecycleRules: [
        {
          id: 'retention',
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(90),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const statement of strangersRefused(region, ['s3:*'], [bucket.bucketArn, bucket.arnForObjects('*')])) {
      bucket.addToResourcePolicy(statement);
    }
    bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.bucket = bucket;
    this.node.defaultChild = bucket.node.defaultChild;
  }

  /**
   * Scripts in a folder of the bucket.
   *
   * @param folder such as `training/v1`, without slashes at its ends
   * @param entryPoint the file that HyperPod runs, in that folder
   * @throws AIF-CMP-015 for a folder or a file that is none
   */
  public scripts(folder: string, entryPoint?: string): LifecycleScripts {
    return LifecycleScripts.fromBucket(this.bucket, folder, entryPoint);
  }

  /** See https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html. */
  private checkName(name: string): void {
    if (!Token.isUnresolved(name) && !/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)) {
      throw new AiFactoryError(
        'AIF-CMP-016',
        `S3 does not take "${name}" as the name of a bucket: it has ${name.length} characters, 63 at most`,
        'Give the site a shorter id, or make a bucket whose name begins with sagemaker- and use LifecycleScripts.fromBucket.',
        this,
      );
    }
  }
}
