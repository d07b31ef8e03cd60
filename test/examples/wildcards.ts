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

const BACKUP_OF_DATABASES = [
  'rds:AddTagsToResource',
  'rds:CopyDBClusterSnapshot',
  'rds:CopyDBSnapshot',
  'rds:CreateDBClusterSnapshot',
  'rds:CreateDBSnapshot',
  'rds:DescribeDBClusterSnapshots',
  'rds:DescribeDBClusters',
  'rds:DescribeDBInstances',
  'rds:DescribeDBSnapshots',
  'rds:ListTagsForResource',
];

const INTERFACES_OF_NODES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:AttachNetworkInterface',
  'ec2:CreateNetworkInterfacePermission',
  'ec2:CreateTags',
  'ec2:DeleteNetworkInterface',
  'ec2:DeleteNetworkInterfacePermission',
  'ec2:DetachNetworkInterface',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:UnassignPrivateIpAddresses',
];

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
  ...each(USE_OF_KEY, {
    type: 'AWS::KMS::Key',
    resource: '*',
    conditions: ['aws:SourceAccount', 'aws:SourceArn'],
    reason: 'The key itself, for the service that delivers flow logs of this account.',
  }),
  ...each(['kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'], {
    type: 'AWS::KMS::Key',
    resource: '*',
    conditions: ['aws:SourceAccount'],
    reason: 'The key itself, for alarms, alerts and topics of this account.',
  }),
  ...each(USE_OF_KEY, {
    type: 'AWS::KMS::Key',
    resource: '*',
    conditions: [...AUTO_SCALING_ROLE, 'kms:ViaService'],
    reason: 'The key itself, for the service-linked role by which a file system mirrors object stores.',
  }),
  {
    type: 'AWS::KMS::Key',
    action: 'kms:Decrypt',
    resource: '*',
    conditions: ['aws:SourceAccount', 'aws:SourceArn', 'kms:EncryptionContextKeys'],
    reason: 'The key itself, for S3 Vectors to index the buckets of this account.',
  },
  ...each(['kms:Decrypt', 'kms:GenerateDataKey'], {
    type: 'AWS::KMS::Key',
    resource: '*',
    conditions: ['kms:EncryptionContext:aws:s3:arn'],
    reason: 'The key itself, for S3 Tables to maintain the table buckets of this account and Region.',
  }),
  {
    type: 'AWS::S3::BucketPolicy',
    action: 's3:PutObject',
    resource: '…/…/*',
    conditions: ['aws:SourceAccount', 'aws:SourceArn'],
    reason: 'Flow logs of the cells, each below a folder of its own.',
  },
  ...each(['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'], {
    type: 'AWS::EC2::VPCEndpoint',
    resource: '…:ssm:…::parameter/aws/service/*',
    conditions: ['aws:PrincipalAccount'],
    reason: 'Parameters that AWS publishes belong to no account.',
  }),
  {
    type: 'AWS::EC2::VPCEndpoint',
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: '…:iam::…:role/*',
    reason:
      'A pod that assumes a role with its token is no principal yet, so only the role can be checked: one of the account.',
  },
  ...BACKUP_OF_DATABASES.flatMap((action) =>
    ['cluster', 'cluster-snapshot', 'db', 'snapshot'].map((kind) => ({
      type: 'AWS::IAM::Policy',
      action,
      resource: `…:rds:…:…:${kind}:*`,
      reason: 'Databases are chosen by their tag, so the role cannot name them.',
    })),
  ),
  ...['cluster-snapshot', 'snapshot'].flatMap((kind) =>
    each(['rds:DeleteDBClusterSnapshot', 'rds:DeleteDBSnapshot'], {
      type: 'AWS::IAM::Policy',
      resource: `…:rds:…:…:${kind}:awsbackup:*`,
      reason: 'Backups that AWS Backup made, by their prefix. Snapshots that people made stay.',
    }),
  ),
  {
    type: 'AWS::IAM::Policy',
    action: 'tag:GetResources',
    resource: '*',
    reason: 'The tagging service knows no resource for it.',
  },
  {
    type: 'AWS::IAM::Policy',
    action: 'kms:DescribeKey',
    resource: '…:kms:…:…:key/*',
    reason: 'What is backed up is encrypted with the key of its class, whichever that is.',
  },
  {
    type: 'AWS::IAM::Policy',
    action: 'kms:CreateGrant',
    resource: '…:kms:…:…:key/*',
    conditions: ['kms:GrantIsForAWSResource'],
    reason: 'As above, to pass the key on to the service that copies the snapshot.',
  },
  {
    type: 'AWS::IAM::Role',
    action: 'fsx:DescribeFileSystems',
    resource: '…:fsx:…:…:file-system/*',
    reason: 'The driver looks file systems up; it may change none.',
  },
  ...each(INTERFACES_OF_NODES, {
    type: 'AWS::IAM::Policy',
    resource: '…:ec2:…:…:network-interface/*',
    reason:
      'HyperPod makes the interfaces of nodes, so their ids are not known. Subnet and groups say where they may be.',
  }),
  ...each(['ec2:AttachNetworkInterface', 'ec2:DetachNetworkInterface', 'ec2:ModifyNetworkInterfaceAttribute'], {
    type: 'AWS::IAM::Policy',
    resource: '…:ec2:…:…:instance/*',
    reason: 'The instances of HyperPod lie in an account of AWS, and their ids are not known.',
  }),
  ...each(['ec2:DescribeInstanceTypes', 'ec2:DescribeInstances', 'ec2:DescribeTags'], {
    type: 'AWS::IAM::Policy',
    resource: '*',
    reason: 'EC2 knows no resource for describing.',
  }),
];
