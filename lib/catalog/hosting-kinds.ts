import type { ServiceId } from './services';
import type { Confidence } from './source';

/** The places that a site can be hosted in. */
export type HostingKind = 'aiFactory' | 'region';

/** The parts of a site description that need services of the place that hosts it. */
export type Capability =
  | 'network'
  | 'transitGateway'
  | 'directConnect'
  | 'dnsForwarding'
  | 'pools'
  | 'hyperPod'
  | 'slurmAccounting'
  | 'parallelComputing'
  | 'parallelFileSystems'
  | 'objectStores'
  | 'directoryBuckets'
  | 'vectorBuckets'
  | 'tableBuckets'
  | 'imageRepositories'
  | 'databases'
  | 'models'
  | 'metrics'
  | 'notifications'
  | 'backups'
  | 'organizationPolicies'
  | 'conformancePack'
  | 'controlTower';

/** What a hosting kind asks of a site before it holds a capability. */
export interface CapabilityTerms {
  /** Zones that the capability needs. */
  readonly zones: number;
  /** Whether AWS says so for this hosting kind, or whether it is carried over from ordinary Regions. */
  readonly confidence: Confidence;
}

/**
 * The services that a capability calls, at deployment or while running.
 *
 * A site's catalogue has to offer every one of them before a capability is planned.
 */
export const CAPABILITY_SERVICES: { readonly [capability in Capability]: readonly ServiceId[] } = {
  network: ['cloudformation', 'ec2', 'iam', 'kms', 'logs', 'sts'],
  transitGateway: ['ec2'],
  directConnect: ['directconnect', 'ec2'],
  dnsForwarding: ['route53resolver'],
  pools: ['autoscaling', 'ec2', 'ecr', 'eks', 'iam', 'kms', 'logs', 's3', 'sts'],
  hyperPod: ['cloudwatch', 'ec2', 'ecr', 'iam', 'kms', 'logs', 's3', 'sagemaker', 'ssm', 'sts'],
  slurmAccounting: ['kms', 'logs', 'rds', 'secretsmanager'],
  parallelComputing: ['ec2', 'iam', 'kms', 'logs', 'pcs', 'secretsmanager', 'sts'],
  parallelFileSystems: ['ec2', 'fsx', 'kms', 'logs', 's3'],
  objectStores: ['kms', 's3'],
  directoryBuckets: ['kms', 's3express'],
  vectorBuckets: ['kms', 's3vectors'],
  tableBuckets: ['kms', 's3tables'],
  imageRepositories: ['ecr', 'kms', 's3'],
  databases: ['kms', 'logs', 'rds', 'secretsmanager'],
  models: ['ecr', 'iam', 'kms', 'logs', 's3', 'sagemaker'],
  metrics: ['aps', 'kms', 'logs'],
  notifications: ['cloudwatch', 'events', 'kms', 'sns'],
  backups: ['backup', 'iam', 'kms'],
  organizationPolicies: ['cloudformation', 'organizations'],
  conformancePack: ['config'],
  controlTower: ['cloudformation', 'controltower', 'organizations'],
};

/**
 * Zones that capabilities need in an ordinary Region: EKS puts a control plane into two, RDS takes no subnet group of one, SageMaker
 * asks for subnets in two (https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html,
 * https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html, read 2026-11-22).
 */
const ZONES: { readonly [capability in Capability]: number } = {
  network: 1,
  transitGateway: 1,
  directConnect: 1,
  dnsForwarding: 1,
  pools: 2,
  hyperPod: 1,
  slurmAccounting: 2,
  parallelComputing: 1,
  parallelFileSystems: 1,
  objectStores: 1,
  directoryBuckets: 1,
  vectorBuckets: 1,
  tableBuckets: 1,
  imageRepositories: 1,
  databases: 2,
  models: 2,
  metrics: 1,
  notifications: 1,
  backups: 1,
  organizationPolicies: 1,
  conformancePack: 1,
  controlTower: 1,
};

function terms(confidence: Confidence): { readonly [capability in Capability]: CapabilityTerms } {
  const of = (capability: Capability): CapabilityTerms => ({ zones: ZONES[capability], confidence });
  return {
    network: of('network'),
    transitGateway: of('transitGateway'),
    directConnect: of('directConnect'),
    dnsForwarding: of('dnsForwarding'),
    pools: of('pools'),
    hyperPod: of('hyperPod'),
    slurmAccounting: of('slurmAccounting'),
    parallelComputing: of('parallelComputing'),
    parallelFileSystems: of('parallelFileSystems'),
    objectStores: of('objectStores'),
    directoryBuckets: of('directoryBuckets'),
    vectorBuckets: of('vectorBuckets'),
    tableBuckets: of('tableBuckets'),
    imageRepositories: of('imageRepositories'),
    databases: of('databases'),
    models: of('models'),
    metrics: of('metrics'),
    notifications: of('notifications'),
    backups: of('backups'),
    organizationPolicies: of('organizationPolicies'),
    conformancePack: of('conformancePack'),
    controlTower: of('controlTower'),
  };
}

/**
 * The terms on which each hosting kind holds each capability.
 *
 * An AI Factory operates like a private AWS Region; how many zones it has, and what it does with one, is not published
 * (https://www.aboutamazon.com/news/aws/aws-data-centers-ai-factories, announced 2025-12-02).
 */
export const HOSTING_KINDS: {
  readonly [kind in HostingKind]: { readonly [capability in Capability]: CapabilityTerms };
} = { aiFactory: terms('unconfirmed'), region: terms('confirmed') };
