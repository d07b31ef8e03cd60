import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { AiFactoryError } from '../../errors';

/** What HyperPod asks of the name of a bucket with lifecycle scripts. */
export const LIFECYCLE_BUCKET_PREFIX = 'sagemaker-';

/**
 * The scripts that HyperPod runs on every node that it starts.
 *
 * HyperPod asks for them with every group, and a node whose script fails or is missing never joins. So they have to lie in the bucket
 * before the cluster is deployed; `ai-factory manifests` writes them, and the operator uploads them.
 */
export class LifecycleScripts {
  /**
   * Scripts in a bucket of the same Region.
   *
   * @param bucket its name has to begin with `sagemaker-`
   * @param prefix the folder that they are in, such as `training/v1`, without slashes at its ends; empty for the whole bucket
   * @param entryPoint the file that HyperPod runs, in that folder
   * @throws AIF-CMP-015 for a bucket that HyperPod refuses, or a folder or file that is none
   */
  public static fromBucket(bucket: s3.IBucket, prefix: string, entryPoint: string = 'on_create.sh'): LifecycleScripts {
    checkBucket(bucket);
    checkFolder(bucket, prefix);
    checkFile(bucket, entryPoint);
    return new LifecycleScripts(bucket, prefix, entryPoint);
  }

  /** The bucket. */
  public readonly bucket: s3.IBucket;
  /** The folder. */
  public readonly prefix: string;
  /** The file that HyperPod runs. */
  public readonly entryPoint: string;

  private constructor(bucket: s3.IBucket, prefix: string, entryPoint: string) {
    this.bucket = bucket;
    this.prefix = prefix;
    this.entryPoint = entryPoint;
  }

  /** The address of the folder, `s3://…`. */
  public get uri(): string {
    return `s3://${this.bucket.bucketName}${this.prefix === '' ? '' : `/${this.prefix}`}`;
  }

  /** Allows to list and read the scripts, and to decrypt them. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    const list = iam.Grant.addToPrincipal({
      grantee,
      actions: ['s3:ListBucket'],
      resourceArns: [this.bucket.bucketArn],
      conditions: this.prefix === '' ? undefined : { StringLike: { 's3:prefix': [this.prefix, `${this.prefix}/*`] } },
    });
    const read = iam.Grant.addToPrincipal({
      grantee,
      actions: ['s3:GetObject'],
      resourceArns: [this.bucket.arnForObjects(this.prefix === '' ? '*' : `${this.prefix}/*`)],
    });
    const decrypt = this.bucket.encryptionKey?.grantDecrypt(grantee);
    return decrypt === undefined ? list.combine(read) : list.combine(read).combine(decrypt);
  }
}

/**
 * HyperPod reads nothing from other buckets: the managed policy of its nodes ends at that name
 * (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterLifeCycleConfig.html).
 */
function checkBucket(bucket: s3.IBucket): void {
  const name = bucket.bucketName;
  if (!Token.isUnresolved(name) && !name.startsWith(LIFECYCLE_BUCKET_PREFIX)) {
    throw new AiFactoryError(
      'AIF-CMP-015',
      `HyperPod does not take lifecycle scripts from bucket "${name}"`,
      `Use a bucket whose name begins with ${LIFECYCLE_BUCKET_PREFIX}, such as that of a LifecycleBucket.`,
      bucket,
    );
  }
}

function checkFolder(bucket: s3.IBucket, prefix: string): void {
  const folder = /^[A-Za-z0-9!_.'()-]+(\/[A-Za-z0-9!_.'()-]+)*$/;
  if (!Token.isUnresolved(prefix) && prefix !== '' && !folder.test(prefix)) {
    throw new AiFactoryError(
      'AIF-CMP-015',
      `"${prefix}" is not a folder of lifecycle scripts`,
      'Write the folder without slashes at its ends, such as training/v1.',
      bucket,
    );
  }
}

/** See https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterLifeCycleConfig.html. */
function checkFile(bucket: s3.IBucket, entryPoint: string): void {
  if (!Token.isUnresolved(entryPoint) && !/^[^/\s]{1,128}$/.test(entryPoint)) {
    throw new AiFactoryError(
      'AIF-CMP-015',
      `"${entryPoint}" cannot be the lifecycle script that HyperPod runs`,
      'Give the name of a file in that folder, of 128 characters at most, such as on_create.sh.',
      bucket,
    );
  }
}
