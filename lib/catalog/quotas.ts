/** A quota of an account in one Region, as Service Quotas names it. */
export interface Quota {
  readonly service: string;
  readonly name: string;
  /** What an account has from the start; unset where it differs from account to account. */
  readonly default?: number;
  /** A public address, read 2026-11-22. */
  readonly source: string;
}

const VPC = 'Amazon Virtual Private Cloud (Amazon VPC)';
const EC2 = 'Amazon Elastic Compute Cloud (Amazon EC2)';
const SAGEMAKER = 'Amazon SageMaker';

const VPC_QUOTAS = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';
const ENDPOINTS_QUOTAS = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html';
const RESOLVER_QUOTAS = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html';
const VCPU_QUOTAS = 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html';
const HYPERPOD_QUOTAS =
  'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites.html#sagemaker-hyperpod-prerequisites-quotas';
const ENDPOINT_QUOTAS = 'https://docs.aws.amazon.com/general/latest/gr/sagemaker.html';
const FSX_QUOTAS = 'https://docs.aws.amazon.com/fsx/latest/LustreGuide/limits.html';
const PROMETHEUS_QUOTAS = 'https://docs.aws.amazon.com/prometheus/latest/userguide/AMP_quotas.html';

/** The quotas that a site of many cells runs into. */
export const QUOTAS = {
  networks: { service: VPC, name: 'VPCs per Region', default: 5, source: VPC_QUOTAS },
  networkAddressUsage: { service: VPC, name: 'Network Address Usage', default: 64_000, source: VPC_QUOTAS },
  networkInterfaces: { service: VPC, name: 'Network interfaces per Region', default: 5000, source: VPC_QUOTAS },
  gatewayEndpoints: { service: VPC, name: 'Gateway VPC endpoints per Region', default: 20, source: ENDPOINTS_QUOTAS },
  routes: { service: VPC, name: 'Routes per route table', default: 50, source: VPC_QUOTAS },
  securityGroupRules: {
    service: VPC,
    name: 'Inbound or outbound rules per security group',
    default: 60,
    source: VPC_QUOTAS,
  },
  securityGroups: { service: VPC, name: 'VPC security groups per Region', default: 2500, source: VPC_QUOTAS },
  interfaceEndpoints: {
    service: VPC,
    name: 'Interface VPC endpoints per VPC',
    default: 50,
    source: ENDPOINTS_QUOTAS,
  },
  roles: {
    service: 'AWS Identity and Access Management (IAM)',
    name: 'Roles per account',
    default: 1000,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  },
  clusters: {
    service: 'Amazon Elastic Kubernetes Service (Amazon EKS)',
    name: 'Clusters',
    default: 100,
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html',
  },
  hyperPodInstances: {
    service: SAGEMAKER,
    name: 'Total number of instances allowed across SageMaker HyperPod clusters',
    source: HYPERPOD_QUOTAS,
  },
  hyperPodInstancesPerCluster: {
    service: SAGEMAKER,
    name: 'Maximum number instances allowed per SageMaker HyperPod cluster',
    source: HYPERPOD_QUOTAS,
  },
  pcsClusters: {
    service: 'AWS Parallel Computing Service',
    name: 'Clusters',
    source: 'https://docs.aws.amazon.com/pcs/latest/userguide/service-endpoints-quotas.html',
  },
  lustreStorage: {
    service: 'Amazon FSx',
    name: 'Lustre Persistent_2 storage capacity',
    default: 100_800,
    source: FSX_QUOTAS,
  },
  lustreFileSystems: {
    service: 'Amazon FSx',
    name: 'Lustre Persistent_2 file systems',
    default: 100,
    source: FSX_QUOTAS,
  },
  prometheusWorkspaces: {
    service: 'Amazon Managed Service for Prometheus',
    name: 'Workspaces per region per account',
    default: 25,
    source: PROMETHEUS_QUOTAS,
  },
  prometheusSeries: {
    service: 'Amazon Managed Service for Prometheus',
    name: 'Active series per workspace',
    default: 10_000_000,
    source: PROMETHEUS_QUOTAS,
  },
  resolverEndpoints: {
    service: 'Amazon Route 53 Resolver',
    name: 'Maximum number of resolver endpoints per AWS Region',
    default: 4,
    source: RESOLVER_QUOTAS,
  },
  resolverAssociations: {
    service: 'Amazon Route 53 Resolver',
    name: 'Associations between resolver rules and VPCs per AWS Region',
    default: 2000,
    source: RESOLVER_QUOTAS,
  },
  databases: {
    service: 'Amazon Relational Database Service (Amazon RDS)',
    name: 'DB instances',
    default: 40,
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html',
  },
  stacks: {
    service: 'AWS CloudFormation',
    name: 'Stack count',
    default: 2000,
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
  },
} as const satisfies { readonly [id: string]: Quota };

/** Families of instance types that share a quota of vCPUs, by how their names start. */
const VCPU_FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^p\d/, 'Running On-Demand P instances'],
  [/^(g|gr|vt)\d/, 'Running On-Demand G and VT instances'],
  [/^trn\d/, 'Running On-Demand Trn instances'],
  [/^inf\d/, 'Running On-Demand Inf instances'],
  [/^dl\d/, 'Running On-Demand DL instances'],
];

/** The quota of vCPUs that instances of an accelerated type count against; none where no family is known. */
export function vcpuQuota(instanceType: string): Quota | undefined {
  const name = VCPU_FAMILIES.find(([family]) => family.test(instanceType))?.[1];
  return name === undefined ? undefined : { service: EC2, name, source: VCPU_QUOTAS };
}

/** The quota of HyperPod instances of one type. */
export function hyperPodQuota(instanceType: string): Quota {
  return { service: SAGEMAKER, name: `ml.${instanceType} for cluster usage`, source: HYPERPOD_QUOTAS };
}

/** The quota of endpoint instances of one type, which is named with its `ml.` in front. */
export function endpointQuota(instanceType: string): Quota {
  return { service: SAGEMAKER, name: `${instanceType} for endpoint usage`, source: ENDPOINT_QUOTAS };
}
