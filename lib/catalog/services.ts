/** How a service is to be had at a site. */
export type ServiceStatus = 'local' | 'parentRegion' | 'unavailable' | 'unconfirmed';

/** An AWS service that the library can place something in. */
export interface Service {
  /** The key in the site description's service catalogue. */
  readonly id: string;
  /** The service's name as AWS writes it. */
  readonly name: string;
  /** Short names of its interface endpoints, as in the last part of a VPC endpoint service name. */
  readonly interfaceEndpoints: readonly string[];
  /** Short name of its gateway endpoint, which takes precedence over interface endpoints. */
  readonly gatewayEndpoint?: string;
}

function service(id: string, name: string, interfaceEndpoints: readonly string[], gatewayEndpoint?: string): Service {
  return { id, name, interfaceEndpoints, ...(gatewayEndpoint === undefined ? {} : { gatewayEndpoint }) };
}

/**
 * The services that this release can use, keyed by id.
 *
 * Endpoint names from https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html, read 2026-11-22.
 */
export const SERVICES = {
  aps: service('aps', 'Amazon Managed Service for Prometheus', ['aps', 'aps-workspaces']),
  autoscaling: service('autoscaling', 'Amazon EC2 Auto Scaling', ['autoscaling']),
  backup: service('backup', 'AWS Backup', ['backup']),
  cloudformation: service('cloudformation', 'AWS CloudFormation', ['cloudformation']),
  cloudwatch: service('cloudwatch', 'Amazon CloudWatch', ['monitoring']),
  config: service('config', 'AWS Config', ['config']),
  controltower: service('controltower', 'AWS Control Tower', []),
  directconnect: service('directconnect', 'AWS Direct Connect', []),
  ec2: service('ec2', 'Amazon EC2', ['ec2']),
  ecr: service('ecr', 'Amazon ECR', ['ecr.api', 'ecr.dkr']),
  eks: service('eks', 'Amazon EKS', ['eks', 'eks-auth']),
  elasticloadbalancing: service('elasticloadbalancing', 'Elastic Load Balancing', ['elasticloadbalancing']),
  events: service('events', 'Amazon EventBridge', ['events']),
  fsx: service('fsx', 'Amazon FSx', ['fsx']),
  iam: service('iam', 'AWS IAM', []),
  kms: service('kms', 'AWS KMS', ['kms']),
  logs: service('logs', 'Amazon CloudWatch Logs', ['logs']),
  organizations: service('organizations', 'AWS Organizations', []),
  pcs: service('pcs', 'AWS Parallel Computing Service', ['pcs']),
  rds: service('rds', 'Amazon RDS', ['rds']),
  route53resolver: service('route53resolver', 'Amazon Route 53 Resolver', []),
  s3: service('s3', 'Amazon S3', [], 's3'),
  s3express: service('s3express', 'Amazon S3 Express One Zone', [], 's3express'),
  s3tables: service('s3tables', 'Amazon S3 Tables', ['s3tables']),
  s3vectors: service('s3vectors', 'Amazon S3 Vectors', ['s3vectors']),
  sagemaker: service('sagemaker', 'Amazon SageMaker AI', ['sagemaker.api', 'sagemaker.runtime']),
  secretsmanager: service('secretsmanager', 'AWS Secrets Manager', ['secretsmanager']),
  sns: service('sns', 'Amazon SNS', ['sns']),
  ssm: service('ssm', 'AWS Systems Manager', ['ssm', 'ssmmessages', 'ec2messages']),
  sts: service('sts', 'AWS STS', ['sts']),
} as const satisfies Record<string, Service>;

/** The key of a service in the site description's catalogue. */
export type ServiceId = keyof typeof SERVICES;

/** The short names of the endpoints by which a service is reached from inside a closed network. */
export function endpointsOf({ gatewayEndpoint, interfaceEndpoints }: Service): readonly string[] {
  return gatewayEndpoint === undefined ? interfaceEndpoints : [gatewayEndpoint];
}

/** The ids of all services, sorted. */
export const SERVICE_IDS = Object.keys(SERVICES).sort() as readonly ServiceId[];

/** The ids of the services that have endpoints for closed networks. */
export const PRIVATE_SERVICE_IDS: readonly ServiceId[] = SERVICE_IDS.filter(
  (id) => endpointsOf(SERVICES[id]).length > 0,
);

/**
 * Short names of interface endpoints that are created without an endpoint policy.
 *
 * No source confirms that `eks-auth` takes one, and where a service does not, creation fails. It carries one call,
 * `AssumeRoleForPodIdentity`, which brings credentials of the account's own roles to the account's own nodes; data cannot leave by it
 * (https://docs.aws.amazon.com/eks/latest/APIReference/API_auth_AssumeRoleForPodIdentity.html, read 2026-11-22).
 */
export const ENDPOINTS_WITHOUT_POLICY: readonly string[] = ['eks-auth'];
