import { ANALYTICS_ENCRYPTION } from './encryption-analytics';
import { APPLICATION_ENCRYPTION } from './encryption-applications';
import { MODEL_ENCRYPTION } from './encryption-models';
import { STORAGE_ENCRYPTION } from './encryption-storage';

/** Whose key holds the data when the template names none. */
export type DefaultKey = 'aws-owned' | 'aws-managed' | 'unencrypted';

/** A property that has one of these values, compared without regard to case; no values means "is set at all". */
export interface PropertyMatch {
  readonly path: string;
  readonly values?: readonly string[];
}

/** Where a resource type takes the key that encrypts what it stores. */
export interface EncryptedResource {
  readonly type: string;
  /** The object that holds data, relative to `Properties`; each one found must name a key. Missing objects hold no data. Default: `Properties` itself. */
  readonly within?: string;
  /** The property that must hold a customer key, relative to `within`. */
  readonly key: string;
  /** What the service uses when the key is missing. */
  readonly absent: DefaultKey;
  /** Settings without which the key has no effect, relative to `within`. */
  readonly with?: readonly Required<PropertyMatch>[];
  /** The rule only holds where this property matches, relative to `within`. */
  readonly when?: PropertyMatch;
  /** The rule does not hold where any of these matches, relative to `Properties`: the service takes the key from elsewhere. */
  readonly unless?: readonly PropertyMatch[];
}

/**
 * Every encryptable resource type that a site is likely to use.
 *
 * Source: the property documentation of the CloudFormation resource specification (`@aws-cdk/aws-service-spec` 0.1.216).
 */
export const ENCRYPTED_RESOURCES: readonly EncryptedResource[] = [
  ...STORAGE_ENCRYPTION,
  ...MODEL_ENCRYPTION,
  ...ANALYTICS_ENCRYPTION,
  ...APPLICATION_ENCRYPTION,
];

/**
 * Types that store data and take no customer key, with the type to use instead.
 *
 * Source: the CloudFormation reference of each type, read 2026-11-22.
 */
export const WITHOUT_CUSTOMER_KEY: ReadonlyMap<string, string> = new Map([
  ['AWS::AutoScaling::LaunchConfiguration', 'AWS::EC2::LaunchTemplate'],
  ['AWS::DAX::Cluster', 'AWS::ElastiCache::ReplicationGroup'],
  ['AWS::SDB::Domain', 'AWS::DynamoDB::GlobalTable'],
]);

/** Values of key properties that name a key AWS holds. */
export const AWS_HELD_KEY =
  /(?:^|:)alias\/aws\/|^aws\/[a-z0-9-]+$|^(?:aws[-_]?owned[-_](?:kms[-_])?(?:key|cmk)|default|aws_owned_kms_key)$/i;

/** Names of properties that hold a key, on any resource type. */
export const KEY_PROPERTY =
  /kms.*(?:key|arn|id|identifier)$|^kms|encryptionkey(?:arn|id|identifier)?$|customermanagedkey$|ssekeyid$|^sse.*key(?:arn|id)$|^masterkey(?:arn|id)$/i;
