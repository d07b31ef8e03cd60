import type { Source } from './source';

/** A managed rule of AWS Config, and the promise that it watches. */
export interface ManagedConfigRule {
  /** The identifier of AWS, such as `EC2_INSTANCE_NO_PUBLIC_IP`. */
  readonly identifier: string;
  /** What holds while the rule finds nothing. */
  readonly promise: string;
}

/**
 * The source of the identifiers: each rule has a page under it, named after the identifier in lower case with hyphens. Which Regions have
 * a rule is on its page; new Regions lack many of them.
 */
export const MANAGED_CONFIG_RULES_SOURCE: Source = {
  url: 'https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html',
  date: '2026-11-22',
};

const rule = (identifier: string, promise: string): ManagedConfigRule => ({ identifier, promise });

/**
 * Managed rules that watch what the policy of a site promises, whatever it states.
 *
 * Rules that ask for the opposite of residency are not here: replication of buckets and tables, recorders and trails of all Regions.
 */
export const MANAGED_CONFIG_RULES: readonly ManagedConfigRule[] = [
  rule('CLOUDWATCH_LOG_GROUP_ENCRYPTED', 'Log groups are encrypted with a key of the account.'),
  rule('CLOUD_TRAIL_ENCRYPTION_ENABLED', 'Trails are encrypted with a key of the account.'),
  rule('CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED', 'A changed log file of a trail is noticed.'),
  rule('DMS_REPLICATION_NOT_PUBLIC', 'No instance of AWS DMS has a public address.'),
  rule('EBS_SNAPSHOT_BLOCK_PUBLIC_ACCESS', 'The account blocks public snapshots.'),
  rule('EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK', 'No snapshot can be restored by anyone.'),
  rule('EC2_IMDSV2_CHECK', 'Instances answer only to version 2 of the metadata service.'),
  rule('EC2_INSTANCE_NO_PUBLIC_IP', 'No instance has a public address.'),
  rule('EC2_TRANSIT_GATEWAY_AUTO_VPC_ATTACH_DISABLED', 'Nobody attaches a network to a transit gateway unasked.'),
  rule('EKS_ENDPOINT_NO_PUBLIC_ACCESS', 'No cluster is reached from the internet.'),
  rule('EKS_SECRETS_ENCRYPTED', 'Secrets of clusters are encrypted with a key of the account.'),
  rule('EMR_MASTER_NO_PUBLIC_IP', 'No cluster of Amazon EMR has a public address.'),
  rule('ENCRYPTED_VOLUMES', 'Attached volumes are encrypted.'),
  rule('IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS', 'No policy of the account allows everything.'),
  rule('IAM_ROOT_ACCESS_KEY_CHECK', 'The root user has no access key.'),
  rule('INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY', 'No internet gateway is attached to a network.'),
  rule('KMS_CMK_NOT_SCHEDULED_FOR_DELETION', 'No key waits for its deletion.'),
  rule('LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED', 'No function is open to everyone.'),
  rule('LAMBDA_INSIDE_VPC', 'Functions run in a network of the account.'),
  rule('OPENSEARCH_IN_VPC_ONLY', 'Search domains are in a network of the account.'),
  rule('RDS_INSTANCE_PUBLIC_ACCESS_CHECK', 'No database is reached from the internet.'),
  rule('RDS_SNAPSHOTS_PUBLIC_PROHIBITED', 'No snapshot of a database is public.'),
  rule('RDS_STORAGE_ENCRYPTED', 'Databases are encrypted.'),
  rule('REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK', 'No warehouse is reached from the internet.'),
  rule('S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC', 'The account blocks public access to buckets.'),
  rule('S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED', 'Every bucket blocks public access.'),
  rule('S3_BUCKET_SSL_REQUESTS_ONLY', 'Buckets refuse requests without TLS.'),
  rule('S3_DEFAULT_ENCRYPTION_KMS', 'Buckets are encrypted with keys of AWS KMS.'),
  rule('SAGEMAKER_DOMAIN_IN_VPC', 'Domains of SageMaker AI reach nothing past the network of the account.'),
  rule('SAGEMAKER_MODEL_IN_VPC', 'Models run in a network of the account.'),
  rule('SAGEMAKER_MODEL_ISOLATION_ENABLED', 'The containers of models reach no network.'),
  rule(
    'SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS',
    'No notebook reaches the internet past the network of the account.',
  ),
  rule('SECRETSMANAGER_USING_CMK', 'Secrets are encrypted with a key of the account.'),
  rule('SNS_ENCRYPTED_KMS', 'Topics are encrypted.'),
  rule('SSM_DOCUMENT_NOT_PUBLIC', 'No document of Systems Manager is public.'),
  rule('SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED', 'No subnet hands out public addresses.'),
  rule('VPC_FLOW_LOGS_ENABLED', 'Networks log their traffic.'),
];

/** Watches how long log groups keep what they have. Its parameter is one of `LOG_RETENTION_DAYS`. */
export const LOG_RETENTION_RULE = rule(
  'CW_LOGGROUP_RETENTION_PERIOD_CHECK',
  'Log groups keep what they have for as long as the policy asks.',
);

/** Watches rotation, which only keys know that AWS KMS made. */
export const KEY_ROTATION_RULE = rule('CMK_BACKING_KEY_ROTATION_ENABLED', 'Keys are rotated.');

/** Days for which CloudWatch Logs can keep logs. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html, read 2026-11-22. */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/**
 * What a conformance pack can hold: bytes of a template that is given as text, characters of a policy in Guard.
 *
 * Sources: https://docs.aws.amazon.com/config/latest/APIReference/API_PutConformancePack.html and
 * https://docs.aws.amazon.com/config/latest/APIReference/API_CustomPolicyDetails.html, read 2026-11-22.
 */
export const CONFORMANCE_PACK_LIMITS = { templateBytes: 51_200, policyCharacters: 10_000 };
