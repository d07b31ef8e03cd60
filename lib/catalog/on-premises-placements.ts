import type { DataClassId } from './data-classes';

/** A property that puts a resource into the building of a site, outside a Region that stands there. */
export interface OnPremisesPlacement {
  readonly type: string;
  /** The property, relative to `Properties`; `[]` stands for each element. */
  readonly path: string;
  /** What the property names: an Outpost by its ARN or id, a zone, a subnet, or a group of subnets. */
  readonly names: 'outpost' | 'zone' | 'subnet' | 'subnetGroup';
}

/**
 * Every way in which CloudFormation puts something that holds or works on data onto an Outpost or into a Local Zone.
 *
 * Source: the properties of each type in the CloudFormation reference, and for what follows its subnet
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html,
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html,
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-outposts.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-lzs-for-directory-buckets.html, read 2026-11-22.
 */
export const ON_PREMISES_PLACEMENTS: readonly OnPremisesPlacement[] = [
  { type: 'AWS::AutoScaling::AutoScalingGroup', path: 'VPCZoneIdentifier[]', names: 'subnet' },
  { type: 'AWS::EC2::EC2Fleet', path: 'LaunchTemplateConfigs[].Overrides[].SubnetId', names: 'subnet' },
  { type: 'AWS::EC2::Host', path: 'OutpostArn', names: 'outpost' },
  { type: 'AWS::EC2::Instance', path: 'SubnetId', names: 'subnet' },
  { type: 'AWS::EC2::Instance', path: 'NetworkInterfaces[].SubnetId', names: 'subnet' },
  { type: 'AWS::EC2::Volume', path: 'OutpostArn', names: 'outpost' },
  { type: 'AWS::EC2::Volume', path: 'AvailabilityZone', names: 'zone' },
  { type: 'AWS::ECS::Service', path: 'NetworkConfiguration.AwsvpcConfiguration.Subnets[]', names: 'subnet' },
  { type: 'AWS::EKS::Cluster', path: 'OutpostConfig.OutpostArns[]', names: 'outpost' },
  { type: 'AWS::EKS::Nodegroup', path: 'Subnets[]', names: 'subnet' },
  { type: 'AWS::ElastiCache::CacheCluster', path: 'CacheSubnetGroupName', names: 'subnetGroup' },
  { type: 'AWS::ElastiCache::ReplicationGroup', path: 'CacheSubnetGroupName', names: 'subnetGroup' },
  { type: 'AWS::EMR::Cluster', path: 'Instances.Ec2SubnetId', names: 'subnet' },
  { type: 'AWS::RDS::DBInstance', path: 'DBSubnetGroupName', names: 'subnetGroup' },
  { type: 'AWS::Route53Resolver::ResolverEndpoint', path: 'OutpostArn', names: 'outpost' },
  { type: 'AWS::S3Express::DirectoryBucket', path: 'LocationName', names: 'zone' },
  { type: 'AWS::S3Outposts::Bucket', path: 'OutpostId', names: 'outpost' },
];

/** Groups of subnets, with the property that lists them. */
export const SUBNET_GROUPS: readonly { readonly type: string; readonly path: string }[] = [
  { type: 'AWS::ElastiCache::SubnetGroup', path: 'SubnetIds' },
  { type: 'AWS::RDS::DBSubnetGroup', path: 'SubnetIds' },
];

/** Types that hold data of one class by what they are, so long as neither tag nor key says otherwise. */
export const CLASS_OF_TYPE: ReadonlyMap<string, DataClassId> = new Map<string, DataClassId>([
  ['AWS::Backup::BackupVault', 'backups'],
  ['AWS::Backup::LogicallyAirGappedBackupVault', 'backups'],
  ['AWS::CloudTrail::EventDataStore', 'logs'],
  ['AWS::CloudTrail::Trail', 'logs'],
  ['AWS::ECR::Repository', 'metadata'],
  ['AWS::EKS::Cluster', 'metadata'],
  ['AWS::Logs::LogGroup', 'logs'],
  ['AWS::Route53Resolver::ResolverEndpoint', 'metadata'],
  ['AWS::SecretsManager::Secret', 'metadata'],
]);

/** Types that name a key for what others hold: a template of instances, a setting. They hold no data themselves. */
export const HOLDS_NO_DATA: ReadonlySet<string> = new Set([
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::EC2::LaunchTemplate',
  'AWS::ECR::RepositoryCreationTemplate',
  'AWS::Glue::SecurityConfiguration',
  'AWS::IAM::Role',
]);

/** The tag that says what class of data a resource holds, or a key encrypts. */
export const DATA_CLASS_TAG = 'ai-factory:data-class';

/** Types whose code reads data wherever it is, and always runs in the Region. */
export const RUNS_IN_REGION: ReadonlySet<string> = new Set(['AWS::Glue::Job', 'AWS::Lambda::Function']);
