/** A wildcard that an IAM statement of the examples may have, and why it cannot be narrower. */
export interface Wildcard {
  /** The type of the resource whose policy has it. */
  readonly type: string;
  /** The action, as the template writes it. */
  readonly action: string;
  /** The resource, with intrinsic functions as `…`. */
  readonly resource: string;
  /** Condition keys that narrow it. The statement has exactly these. */
  readonly conditions?: readonly string[];
  readonly reason: string;
}

function each(actions: readonly string[], rest: Omit<Wildcard, 'action'>): Wildcard[] {
  return actions.map((action) => ({ action, ...rest }));
}

const USE_OF_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

const AUTO_SCALING_ROLE = ['aws:PrincipalAccount', 'aws:PrincipalArn'];

/** Every wildcard in a statement that allows something. Denials may be as wide as they like. */
export const WILDCARDS: readonly Wildcard[] = [
  {
    type: 'AWS::KMS::Key',
    action: 'kms:*',
    resource: '*',
    reason: 'In a key policy `*` is the key itself. The account administers it through IAM; without this nobody could.',
  },
  ...each(USE_OF_KEY, {
    type: 'AWS::KMS::Key',
    resource: '*',
    conditions: ['kms:EncryptionContext:aws:logs:arn'],
    reason: 'The key itself, for CloudWatch Logs and the log groups of this account and Region.',
  }),
  ...each(USE_OF_KEY, {
    type: 'AWS::KMS::Key',
    resource: '*',
    conditions: AUTO_SCALING_ROLE,
    reason: 'The key itself, for the service-linked role that starts nodes with encrypted volumes.',
  }),
  {
    type: 'AWS::KMS::Key',
    action: 'kms:CreateGrant',
    resource: '*',
    conditions: [...AUTO_SCALING_ROLE, 'kms:GrantIsForAWSResource'],
    reason: 'The key itself, for the same role, to pass the key on to EC2.',
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    action: '*',
    resource: '*',
    conditions: ['aws:PrincipalAccount', 'aws:ResourceAccount'],
    reason: 'An endpoint policy is a fence, not a grant: whoever passes it still needs leave from IAM.',
  },
  ...each(PULL, {
    type: 'AWS::EC2::VPCEndpoint',
    resource: '…:ecr:…:*:repository/eks/*',
    conditions: ['aws:PrincipalAccount'],
    reason: 'Images of EKS add-ons lie in accounts of AWS that differ by Region, one repository for each container.',
  }),
  ...each(PULL, {
    type: 'AWS::EC2::VPCEndpoint',
    resource: '…:ecr:…:*:repository/amazon-k8s-cni',
    conditions: ['aws:PrincipalAccount'],
    reason: 'The image of the network plugin lies in an account of AWS that differs by Region.',
  }),
  ...each(PULL, {
    type: 'AWS::EC2::VPCEndpoint',
    resource: '…:ecr:…:*:repository/amazon-k8s-cni-init',
    conditions: ['aws:PrincipalAccount'],
    reason: 'As above.',
  }),
  ...each(PULL, {
    type: 'AWS::EC2::VPCEndpoint',
    resource: '…:ecr:…:*:repository/amazon/aws-network-policy-agent',
    conditions: ['aws:PrincipalAccount'],
    reason: 'As above.',
  }),
  {
    type: 'AWS::EC2::VPCEndpoint',
    action: 's3:GetObject',
    resource: '…:s3:::prod-…-starport-layer-bucket/*',
    reason: 'Layers of images lie in a bucket of AWS and are read with URLs that AWS has signed.',
  },
  {
    type: 'AWS::IAM::Policy',
    action: 'ecr:GetAuthorizationToken',
    resource: '*',
    reason: 'ECR knows no resource for it.',
  },
  ...each(
    ['DhcpOptions', 'NetworkInterfaces', 'SecurityGroups', 'Subnets', 'VpcEndpoints', 'Vpcs'].map(
      (what) => `ec2:Describe${what}`,
    ),
    { type: 'AWS::IAM::Policy', resource: '*', reason: 'EC2 knows no resource for describing.' },
  ),
  {
    type: 'AWS::IAM::Policy',
    action: 'cloudwatch:PutMetricData',
    resource: '*',
    conditions: ['cloudwatch:namespace'],
    reason: 'Metrics have no resource; their namespace is what can be narrowed.',
  },
  {
    type: 'AWS::IAM::Policy',
    action: 'ec2:CreateNetworkInterface',
    resource: '…:ec2:…:…:network-interface/*',
    reason:
      'The interface does not exist yet. Subnet and security group, which the same statement names, say where it may.',
  },
  ...each(
    ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface', 'ec2:DeleteNetworkInterfacePermission'],
    {
      type: 'AWS::IAM::Policy',
      resource: '…:ec2:…:…:network-interface/*',
      conditions: ['ec2:Subnet'],
      reason: 'SageMaker makes the interface, so its id is not known; it has to be in a subnet of the model.',
    },
  ),
  ...each(['s3:GetObject', 's3:GetObjectVersion'], {
    type: 'AWS::IAM::Policy',
    resource: '…/…/*',
    reason: 'All objects in the folder of the weights.',
  }),
];
