import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3express from 'aws-cdk-lib/aws-s3express';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { AiFactoryError } from '../errors';
import { type DataClass, type Hosting, type IPrivateRegion, strangersRefused } from '../region';
import { otherKeysRefused, plainTextRefused, requireBucketName } from './bucket-guards';
import { ImportedBucket } from './imported-bucket';
import { requireWholeDays } from './retention';

/** A bucket whose objects lie in one zone. */
export interface IDirectoryBucket extends IConstruct {
  /** The name, with the id of its zone in it. */
  readonly bucketName: string;
  /** The ARN. */
  readonly bucketArn: string;
  /** What is kept in it. */
  readonly dataClass: DataClass;
  /** The key that every object is encrypted with. */
  readonly key: kms.IKey;

  /**
   * Allows to list and read objects, and to use the key for it.
   *
   * Access is given for a session and for the whole bucket; S3 knows no narrower grant
   * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html).
   */
  grantRead(grantee: iam.IGrantable): iam.Grant;

  /** Allows to list, read, write and delete objects, and to use the key for it. What is deleted is gone: there are no versions. */
  grantReadWrite(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `DirectoryBucket`. */
export interface DirectoryBucketProps {
  /** The site, whose key for the data class encrypts the objects. */
  readonly region: IPrivateRegion;
  /** Names the bucket: `<site id>-<bucket id>-<account>--<zone id>--x-s3`, 63 characters at most. */
  readonly bucketId: string;
  /** What is kept there. It can never change: a directory bucket takes one key. */
  readonly dataClass: DataClass;
  /**
   * The name of the zone. The hosting has to state its id.
   *
   * @default - the zone of the hosting, if it has only one; required otherwise
   */
  readonly zone?: string;
  /**
   * How long objects are kept.
   *
   * @default - for ever
   */
  readonly expireAfter?: Duration;
}

/** A directory bucket that was made elsewhere. */
export interface DirectoryBucketAttributes {
  /** The name, such as `shuffle--euc1-az2--x-s3`. */
  readonly bucketName: string;
  /** The key that encrypts the objects. */
  readonly key: kms.IKey;
  /** What is kept in it. */
  readonly dataClass: DataClass;
}

/**
 * S3 Express One Zone: objects in one zone, answered in milliseconds, encrypted with the key of their data class.
 *
 * For what can be made again: there are no versions, and the bucket is lost with its zone. It takes one key for its whole life, outlives
 * its stack, and has a fixed name, so CloudFormation refuses an edit that would replace it
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-UsingKMSEncryption.html).
 */
export class DirectoryBucket extends Construct implements IDirectoryBucket {
  /** Uses a directory bucket that was made elsewhere, in the account and Region of the stack. */
  public static fromDirectoryBucketAttributes(
    scope: Construct,
    id: string,
    attributes: DirectoryBucketAttributes,
  ): IDirectoryBucket {
    return new ImportedDirectoryBucket(scope, id, attributes);
  }

  public readonly bucketName: string;
  public readonly bucketArn: string;
  public readonly dataClass: DataClass;
  public readonly key: kms.IKey;

  /**
   * @throws AIF-STO-001 when the retention is not a whole number of days
   * @throws AIF-STO-019 when the zone is missing or unknown, AIF-STO-020 when its id is not known
   * @throws AIF-STO-021 when S3 would refuse the name
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: DirectoryBucketProps) {
    super(scope, id);
    const { region, bucketId, dataClass } = props;
    requireWholeDays(this, 'expireAfter', props.expireAfter);
    const zoneId = zoneIdOf(this, region.hosting, props.zone);
    const name = `${region.siteId}-${bucketId}-${region.hosting.account}`;
    const suffix = `--${zoneId}--x-s3`;
    requireBucketName(this, name, suffix);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.directoryBuckets]);

    this.dataClass = dataClass;
    this.key = region.key(dataClass);
    const bucket = new s3express.CfnDirectoryBucket(this, 'Resource', {
      bucketName: `${name}${suffix}`,
      locationName: zoneId,
      dataRedundancy: 'SingleAvailabilityZone',
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          {
            bucketKeyEnabled: true,
            serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: this.key.keyArn },
          },
        ],
      },
      lifecycleConfiguration: { rules: lifecycleRules(props.expireAfter) },
    });
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.bucketName = bucket.ref;
    this.bucketArn = bucket.attrArn;
    this.createPolicy(region);
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantSession(this, grantee, { StringEquals: { 's3express:SessionMode': 'ReadOnly' } });
  }

  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return grantSession(this, grantee);
  }

  /** Lifecycle rules do nothing until the service is let in (https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-objects-lifecycle.html). */
  private createPolicy(region: IPrivateRegion): void {
    const lifecycle = new iam.PolicyStatement({
      sid: 'Lifecycle',
      principals: [region.hosting.servicePrincipal('lifecycle.s3')],
      actions: ['s3express:CreateSession'],
      resources: [this.bucketArn],
      conditions: { StringEquals: { 's3express:SessionMode': 'ReadWrite' } },
    });
    const policy = new s3express.CfnBucketPolicy(this, 'Policy', {
      bucket: this.bucketName,
      policyDocument: new iam.PolicyDocument({
        statements: [
          lifecycle,
          plainTextRefused('s3express:*', [this.bucketArn]),
          otherKeysRefused({
            actions: ['s3express:CreateSession'],
            resources: [this.bucketArn],
            algorithm: 's3express:x-amz-server-side-encryption',
            keyArn: 's3express:x-amz-server-side-encryption-aws-kms-key-id',
            key: this.key,
          }),
          ...strangersRefused(region, ['s3express:*'], [this.bucketArn]),
        ],
      }),
    });
    policy.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}

class ImportedDirectoryBucket extends ImportedBucket implements IDirectoryBucket {
  public constructor(scope: Construct, id: string, attributes: DirectoryBucketAttributes) {
    super(scope, id, 's3express', attributes);
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantSession(this, grantee, { StringEquals: { 's3express:SessionMode': 'ReadOnly' } });
  }

  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return grantSession(this, grantee);
  }
}

/** A session takes both rights on the key, also one to read (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html). */
function grantSession(
  bucket: IDirectoryBucket,
  grantee: iam.IGrantable,
  conditions?: { [operator: string]: { [key: string]: string } },
): iam.Grant {
  return iam.Grant.addToPrincipal({
    grantee,
    actions: ['s3express:CreateSession'],
    resourceArns: [bucket.bucketArn],
    conditions,
  }).combine(
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resourceArns: [bucket.key.keyArn],
    }),
  );
}

function zoneIdOf(scope: IConstruct, { zones }: Hosting, stated: string | undefined): string {
  const [only, ...others] = zones;
  const zone = stated === undefined && others.length === 0 ? only : zones.find(({ name }) => name === stated);
  const names = zones.map(({ name }) => name).join(', ');
  if (zone === undefined) {
    throw new AiFactoryError(
      'AIF-STO-019',
      stated === undefined
        ? `the site has ${zones.length} zones and the bucket does not say which one its objects lie in`
        : `the zone ${stated} is not a zone of the site`,
      `Set zone to one of ${names}.`,
      scope,
    );
  }
  if (zone.id === undefined) {
    throw new AiFactoryError(
      'AIF-STO-020',
      `the id of the zone ${zone.name} is not known, and a directory bucket carries it in its name`,
      `State it with the zone, as in { name: '${zone.name}', id: 'euc1-az2' }; \`ec2 describe-availability-zones\` prints it as ZoneId.`,
      scope,
    );
  }
  return zone.id;
}

function lifecycleRules(expireAfter: Duration | undefined): s3express.CfnDirectoryBucket.RuleProperty[] {
  const incomplete = {
    id: 'incomplete-uploads',
    status: 'Enabled',
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  };
  return expireAfter === undefined
    ? [incomplete]
    : [incomplete, { id: 'retention', status: 'Enabled', expirationInDays: expireAfter.toDays() }];
}
