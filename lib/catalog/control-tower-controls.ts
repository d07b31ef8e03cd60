import type { Source } from './source';

/** A control of AWS Control Tower. */
export interface ControlTowerControl {
  /** The name that AWS gives it. */
  readonly name: string;
  /** Whether it refuses calls or reports what it finds. */
  readonly behavior: 'preventive' | 'detective';
  /** What of the policy it covers. */
  readonly covers: string;
  /** What it asks for beyond the policy, where that can surprise. */
  readonly caution?: string;
}

/** A control that can only be recommended, since no public source gives its identifier. */
export interface RecommendedControl extends ControlTowerControl {
  /** What the policy of the site has to state for the control to make sense. */
  readonly when: 'always' | 'cloudHsmKeys' | 'importedKeys' | 'externalKeys' | 'organization';
}

/**
 * The source of the names that stand in the ARN of a control: `arn:<partition>:controltower:<Region>::control/<name>`.
 *
 * AWS recommends the global identifiers of the Control Catalog; of these controls no public source was read that lists them.
 */
export const ENABLED_CONTROLS_SOURCE: Source = {
  url: 'https://docs.aws.amazon.com/controltower/latest/controlreference/identifiers-for-legacy-controls.html',
  date: '2026-11-22',
};

const preventive = (name: string, covers: string, caution?: string): ControlTowerControl => ({
  name,
  behavior: 'preventive',
  covers,
  ...(caution === undefined ? {} : { caution }),
});
const detective = (name: string, covers: string): ControlTowerControl => ({ name, behavior: 'detective', covers });

/** Controls whose identifier is published. */
export const ENABLED_CONTROLS: readonly ControlTowerControl[] = [
  preventive(
    'AWS-GR_DISALLOW_CROSS_REGION_NETWORKING',
    'Networks are joined within the site; no CloudFront, no Global Accelerator.',
    'It refuses peering of networks and of transit gateways in the Region too.',
  ),
  preventive('AWS-GR_DISALLOW_VPC_INTERNET_ACCESS', 'Networks have no gateway to the internet.'),
  preventive(
    'AWS-GR_DISALLOW_VPN_CONNECTIONS',
    'Networks have no tunnels to elsewhere.',
    'It refuses tunnels to premises of the site too.',
  ),
  preventive(
    'AWS-GR_RESTRICT_S3_CROSS_REGION_REPLICATION',
    'Buckets are not replicated.',
    'It refuses replication in the Region too.',
  ),
  preventive('AWS-GR_RESTRICT_ROOT_USER', 'The root user does nothing in the accounts.'),
  preventive('AWS-GR_RESTRICT_ROOT_USER_ACCESS_KEYS', 'The root user has no access key.'),
  detective('AWS-GR_AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED', 'Groups of instances hand out no public address.'),
  detective('AWS-GR_DETECT_CLOUDTRAIL_ENABLED_ON_MEMBER_ACCOUNTS', 'Every account has a trail.'),
  detective('AWS-GR_DMS_REPLICATION_NOT_PUBLIC', 'No instance of AWS DMS has a public address.'),
  detective('AWS-GR_EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK', 'No snapshot can be restored by anyone.'),
  detective('AWS-GR_EC2_INSTANCE_NO_PUBLIC_IP', 'No instance has a public address.'),
  detective('AWS-GR_EKS_ENDPOINT_NO_PUBLIC_ACCESS', 'No cluster is reached from the internet.'),
  detective('AWS-GR_ELASTICSEARCH_IN_VPC_ONLY', 'Search domains are in a network of the account.'),
  detective('AWS-GR_EMR_MASTER_NO_PUBLIC_IP', 'No cluster of Amazon EMR has a public address.'),
  detective('AWS-GR_ENCRYPTED_VOLUMES', 'Attached volumes are encrypted.'),
  detective('AWS-GR_LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED', 'No function is open to everyone.'),
  detective('AWS-GR_NO_UNRESTRICTED_ROUTE_TO_IGW', 'No route leads to the internet.'),
  detective('AWS-GR_RDS_INSTANCE_PUBLIC_ACCESS_CHECK', 'No database is reached from the internet.'),
  detective('AWS-GR_RDS_SNAPSHOTS_PUBLIC_PROHIBITED', 'No snapshot of a database is public.'),
  detective('AWS-GR_RDS_STORAGE_ENCRYPTED', 'Databases are encrypted.'),
  detective('AWS-GR_REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK', 'No warehouse is reached from the internet.'),
  detective('AWS-GR_S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC', 'Accounts block public access to buckets.'),
  detective('AWS-GR_S3_BUCKET_PUBLIC_READ_PROHIBITED', 'No bucket is read by everyone.'),
  detective('AWS-GR_S3_BUCKET_PUBLIC_WRITE_PROHIBITED', 'No bucket is written by everyone.'),
  detective('AWS-GR_SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS', 'No notebook reaches the internet directly.'),
  detective('AWS-GR_SSM_DOCUMENT_NOT_PUBLIC', 'No document of Systems Manager is public.'),
  detective('AWS-GR_SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED', 'No subnet hands out public addresses.'),
];

/** The sources of the recommended controls: the group "digital sovereignty", and controls that are resource control policies. */
export const RECOMMENDED_CONTROLS_SOURCES: readonly Source[] = [
  {
    url: 'https://docs.aws.amazon.com/controltower/latest/controlreference/digital-sovereignty-controls.html',
    date: '2026-11-22',
  },
  {
    url: 'https://docs.aws.amazon.com/controltower/latest/controlreference/list-of-rcp-controls.html',
    date: '2026-11-22',
  },
];

const recommended = (
  name: string,
  covers: string,
  when: RecommendedControl['when'] = 'always',
  caution?: string,
): RecommendedControl => ({ ...preventive(name, covers, caution), when });

/** Controls that cover more of the policy. Their identifiers are opaque: `aws controltower list-controls` or the console shows them. */
export const RECOMMENDED_CONTROLS: readonly RecommendedControl[] = [
  recommended(
    'CT.MULTISERVICE.PV.1',
    'Calls stay in allowed Regions.',
    'always',
    'Set AllowedRegions to the Regions below, and leave ExemptedActions empty: what it exempts by itself is more than the lock of the site does.',
  ),
  recommended('CT.APPSYNC.PV.1', 'Interfaces of AppSync are private.'),
  recommended('CT.EC2.PV.1', 'No snapshot is made of a volume that is not encrypted.'),
  recommended('CT.EC2.PV.2', 'No volume is attached that is not encrypted.'),
  recommended('CT.EC2.PV.3', 'No snapshot is made restorable by everyone.'),
  recommended('CT.EC2.PV.4', 'Disks are not read block by block.'),
  recommended('CT.EC2.PV.5', 'Machines are not exported.'),
  recommended('CT.KMS.PV.1', 'Keys are granted to services of AWS only.'),
  recommended('CT.KMS.PV.3', 'Key policies cannot lock the site out.'),
  recommended('CT.KMS.PV.4', 'Keys come from AWS CloudHSM.', 'cloudHsmKeys'),
  recommended('CT.KMS.PV.5', 'Keys are imported.', 'importedKeys'),
  recommended('CT.KMS.PV.6', 'Keys come from an external key store.', 'externalKeys'),
  recommended('CT.KMS.PV.7', 'Only identities of the organization use keys.', 'organization'),
  recommended('CT.LAMBDA.PV.1', 'Addresses of functions ask for credentials.'),
  recommended('CT.LAMBDA.PV.2', 'Functions are called from their own account.'),
  recommended('CT.S3.PV.4', 'Only identities of the organization reach buckets.', 'organization'),
  recommended('CT.S3.PV.5', 'Buckets refuse requests without TLS.'),
  recommended('CT.SECRETSMANAGER.PV.1', 'Only identities of the organization read secrets.', 'organization'),
  recommended('CT.SQS.PV.1', 'Only identities of the organization reach queues.', 'organization'),
  recommended('CT.STS.PV.1', 'Only identities of the organization take roles.', 'organization'),
];
