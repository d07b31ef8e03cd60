import type { Request, RequestContext } from './policy';

/** Where a deployment goes to. */
export interface DeploymentTarget {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly organizationId: string;
  /** The Region that IAM answers from. */
  readonly identityRegion: string;
  /** The boundary that roles are made with. */
  readonly boundary: string;
}

/**
 * What `cdk deploy` calls before and beside the resources: taking roles, publishing assets, and the stack itself, each by the role that does
 * it. Roles and their calls are those of the template of `cdk bootstrap`, version 33.
 */
export function cdkCalls(target: DeploymentTarget): Request[] {
  const { partition, region, account } = target;
  const cdkRole = (name: string) =>
    `arn:${partition}:iam::${account}:role/cdk-hnb659fds-${name}-role-${account}-${region}`;
  const assets = `arn:${partition}:s3:::cdk-hnb659fds-assets-${account}-${region}`;
  const own = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const images = own('ecr', `repository/cdk-hnb659fds-container-assets-${account}-${region}`);
  const stack = own('cloudformation', 'stack/munich-foundation/1');
  const by = (principal: string, resource: string, ...actions: string[]) =>
    actions.map((action) => request(target, principal, action, resource));
  const developer = `arn:${partition}:iam::${account}:role/developer`;
  return [
    ...by(developer, '*', 'sts:GetCallerIdentity'),
    ...['deploy', 'file-publishing', 'image-publishing', 'lookup'].flatMap((name) =>
      by(developer, cdkRole(name), 'sts:AssumeRole', 'sts:TagSession'),
    ),
    ...by(cdkRole('lookup'), '*', 'ec2:DescribeVpcs', 'ec2:DescribeAvailabilityZones', 'route53:ListHostedZonesByName'),
    ...by(cdkRole('lookup'), own('ssm', 'parameter/cdk-bootstrap/hnb659fds/version'), 'ssm:GetParameter'),
    ...by(cdkRole('file-publishing'), assets, 's3:GetBucketLocation', 's3:GetEncryptionConfiguration', 's3:ListBucket'),
    ...by(cdkRole('file-publishing'), `${assets}/x.json`, 's3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'),
    ...by(cdkRole('file-publishing'), own('kms', 'key/assets'), 'kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'),
    ...by(cdkRole('image-publishing'), '*', 'ecr:GetAuthorizationToken'),
    ...by(cdkRole('image-publishing'), images, 'ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:PutImage'),
    ...by(cdkRole('deploy'), stack, 'cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'),
    ...by(cdkRole('deploy'), stack, 'cloudformation:DescribeStackEvents', 'cloudformation:UpdateTerminationProtection'),
    ...by(cdkRole('deploy'), cdkRole('cfn-exec'), 'iam:PassRole'),
    ...by(cdkRole('deploy'), `${assets}/x.json`, 's3:GetObject'),
    ...by(cdkRole('cfn-exec'), `${assets}/x.json`, 's3:GetObject'),
    ...by(cdkRole('cfn-exec'), own('ssm', 'parameter/cdk-bootstrap/hnb659fds/version'), 'ssm:GetParameters'),
  ];
}

/** What CloudFormation calls to make a resource of a type, by the role that executes stacks. */
export function resourceCalls(target: DeploymentTarget, type: string): Request[] {
  const { partition, region, account } = target;
  const execution = `arn:${partition}:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-${account}-${region}`;
  return (CALLS[type] ?? []).map((action) => request(target, execution, action, resourceOf(target, action)));
}

/** Whether it is known what a type needs. */
export function isKnownType(type: string): boolean {
  return type in CALLS;
}

function request(target: DeploymentTarget, principal: string, action: string, resource: string): Request {
  const region = /^(?:iam|route53|sts):/.test(action) ? target.identityRegion : target.region;
  const context: RequestContext = {
    'aws:RequestedRegion': region,
    'aws:PrincipalOrgID': target.organizationId,
    'aws:ResourceOrgID': target.organizationId,
    'aws:ResourceAccount': target.account,
    'aws:SecureTransport': 'true',
    ...contextOf(target, action),
  };
  return { principal, action, resource, context };
}

function contextOf({ boundary }: DeploymentTarget, action: string): RequestContext {
  switch (action) {
    case 'iam:CreateRole':
      return { 'iam:PermissionsBoundary': boundary };
    case 'kms:CreateKey':
      return { 'kms:KeyOrigin': 'AWS_KMS', 'kms:MultiRegion': 'false', 'kms:BypassPolicyLockoutSafetyCheck': 'false' };
    case 'kms:PutKeyPolicy':
      return { 'kms:BypassPolicyLockoutSafetyCheck': 'false' };
    case 'kms:CreateGrant':
      return { 'kms:GrantIsForAWSResource': 'true' };
    case 'eks:CreateCluster':
      return { 'eks:endpointPublicAccess': 'false' };
    case 'rds:CreateDBInstance':
    case 'rds:ModifyDBInstance':
      return { 'rds:PubliclyAccessible': 'false' };
    default:
      return {};
  }
}

function resourceOf({ partition, region, account }: DeploymentTarget, action: string): string {
  const [service = ''] = action.split(':');
  if (service === 's3') return `arn:${partition}:s3:::munich-data`;
  if (service === 'iam') return `arn:${partition}:iam::${account}:role/munich-node`;
  return `arn:${partition}:${service}:${region}:${account}:resource/one`;
}

const KEY_USE = ['kms:DescribeKey', 'kms:CreateGrant', 'kms:GenerateDataKey', 'kms:Decrypt'];

/** The calls of the handlers of CloudFormation that a policy could refuse: those that make, change and tag. */
const CALLS: { readonly [type: string]: readonly string[] } = {
  'AWS::APS::RuleGroupsNamespace': ['aps:CreateRuleGroupsNamespace', 'aps:TagResource'],
  'AWS::APS::Workspace': ['aps:CreateWorkspace', 'aps:TagResource', 'logs:CreateLogDelivery', ...KEY_USE],
  'AWS::Backup::BackupPlan': ['backup:CreateBackupPlan'],
  'AWS::Backup::BackupSelection': ['backup:CreateBackupSelection', 'iam:PassRole', 'iam:CreateServiceLinkedRole'],
  'AWS::Backup::BackupVault': ['backup:CreateBackupVault', 'backup:PutBackupVaultLockConfiguration', ...KEY_USE],
  'AWS::CloudWatch::Alarm': ['cloudwatch:PutMetricAlarm'],
  'AWS::Config::ConformancePack': ['config:PutConformancePack', 'iam:CreateServiceLinkedRole'],
  'AWS::DirectConnect::DirectConnectGatewayAssociation': ['directconnect:CreateDirectConnectGatewayAssociation'],
  'AWS::EC2::CapacityReservation': ['ec2:CreateCapacityReservation', 'ec2:CreateTags'],
  'AWS::EC2::FlowLog': ['ec2:CreateFlowLogs', 'iam:PassRole', 'logs:CreateLogDelivery'],
  'AWS::EC2::LaunchTemplate': ['ec2:CreateLaunchTemplate', 'ec2:CreateLaunchTemplateVersion'],
  'AWS::EC2::PlacementGroup': ['ec2:CreatePlacementGroup'],
  'AWS::EC2::Route': ['ec2:CreateRoute'],
  'AWS::EC2::RouteTable': ['ec2:CreateRouteTable'],
  'AWS::EC2::SecurityGroup': ['ec2:CreateSecurityGroup', 'ec2:RevokeSecurityGroupEgress'],
  'AWS::EC2::SecurityGroupEgress': ['ec2:AuthorizeSecurityGroupEgress'],
  'AWS::EC2::SecurityGroupIngress': ['ec2:AuthorizeSecurityGroupIngress'],
  'AWS::EC2::Subnet': ['ec2:CreateSubnet', 'ec2:ModifySubnetAttribute'],
  'AWS::EC2::SubnetRouteTableAssociation': ['ec2:AssociateRouteTable'],
  'AWS::EC2::TransitGateway': ['ec2:CreateTransitGateway'],
  'AWS::EC2::TransitGatewayAttachment': ['ec2:CreateTransitGatewayVpcAttachment'],
  'AWS::EC2::TransitGatewayRoute': ['ec2:CreateTransitGatewayRoute'],
  'AWS::EC2::TransitGatewayRouteTable': ['ec2:CreateTransitGatewayRouteTable'],
  'AWS::EC2::TransitGatewayRouteTableAssociation': ['ec2:AssociateTransitGatewayRouteTable'],
  'AWS::EC2::VPC': ['ec2:CreateVpc', 'ec2:ModifyVpcAttribute'],
  'AWS::EC2::VPCBlockPublicAccessOptions': ['ec2:ModifyVpcBlockPublicAccessOptions'],
  'AWS::EC2::VPCCidrBlock': ['ec2:AssociateVpcCidrBlock'],
  'AWS::EC2::VPCEndpoint': ['ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint'],
  'AWS::ECR::Repository': ['ecr:CreateRepository', 'ecr:SetRepositoryPolicy', 'ecr:PutLifecyclePolicy', ...KEY_USE],
  'AWS::EKS::AccessEntry': ['eks:CreateAccessEntry', 'eks:AssociateAccessPolicy'],
  'AWS::EKS::Addon': ['eks:CreateAddon', 'iam:PassRole'],
  'AWS::EKS::Cluster': ['eks:CreateCluster', 'iam:PassRole', 'iam:CreateServiceLinkedRole', ...KEY_USE],
  'AWS::EKS::Nodegroup': ['eks:CreateNodegroup', 'iam:PassRole', 'ec2:RunInstances'],
  'AWS::EKS::PodIdentityAssociation': ['eks:CreatePodIdentityAssociation', 'iam:PassRole'],
  'AWS::Events::Rule': ['events:PutRule', 'events:PutTargets'],
  'AWS::FSx::DataRepositoryAssociation': ['fsx:CreateDataRepositoryAssociation', 's3:PutBucketPolicy'],
  'AWS::FSx::FileSystem': ['fsx:CreateFileSystem', 'ec2:CreateNetworkInterface', ...KEY_USE],
  'AWS::IAM::ManagedPolicy': ['iam:CreatePolicy', 'iam:TagPolicy'],
  'AWS::IAM::Policy': ['iam:PutRolePolicy'],
  'AWS::IAM::Role': ['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:TagRole'],
  'AWS::KMS::Alias': ['kms:CreateAlias'],
  'AWS::KMS::Key': ['kms:CreateKey', 'kms:PutKeyPolicy', 'kms:EnableKeyRotation', 'kms:TagResource'],
  'AWS::Logs::LogGroup': ['logs:CreateLogGroup', 'logs:PutRetentionPolicy', 'logs:AssociateKmsKey'],
  'AWS::RDS::DBInstance': ['rds:CreateDBInstance', 'rds:ModifyDBInstance', 'secretsmanager:CreateSecret', ...KEY_USE],
  'AWS::RDS::DBParameterGroup': ['rds:CreateDBParameterGroup', 'rds:ModifyDBParameterGroup'],
  'AWS::RDS::DBSubnetGroup': ['rds:CreateDBSubnetGroup'],
  'AWS::Route53Resolver::ResolverEndpoint': ['route53resolver:CreateResolverEndpoint', 'ec2:CreateNetworkInterface'],
  'AWS::Route53Resolver::ResolverRule': ['route53resolver:CreateResolverRule'],
  'AWS::Route53Resolver::ResolverRuleAssociation': ['route53resolver:AssociateResolverRule'],
  'AWS::S3::Bucket': ['s3:CreateBucket', 's3:PutEncryptionConfiguration', 's3:PutBucketPublicAccessBlock'],
  'AWS::S3::BucketPolicy': ['s3:PutBucketPolicy'],
  'AWS::S3Express::BucketPolicy': ['s3express:PutBucketPolicy'],
  'AWS::S3Express::DirectoryBucket': ['s3express:CreateBucket', 's3express:PutEncryptionConfiguration'],
  'AWS::S3Tables::TableBucket': ['s3tables:CreateTableBucket', 's3tables:PutTableBucketEncryption'],
  'AWS::S3Tables::TableBucketPolicy': ['s3tables:PutTableBucketPolicy'],
  'AWS::S3Vectors::Index': ['s3vectors:CreateIndex'],
  'AWS::S3Vectors::VectorBucket': ['s3vectors:CreateVectorBucket'],
  'AWS::S3Vectors::VectorBucketPolicy': ['s3vectors:PutVectorBucketPolicy'],
  'AWS::SNS::Topic': ['sns:CreateTopic', 'sns:SetTopicAttributes'],
  'AWS::SNS::TopicPolicy': ['sns:SetTopicAttributes'],
  'AWS::SageMaker::Cluster': ['sagemaker:CreateCluster', 'iam:PassRole'],
  'AWS::SageMaker::ClusterSchedulerConfig': ['sagemaker:CreateClusterSchedulerConfig'],
  'AWS::SageMaker::Endpoint': ['sagemaker:CreateEndpoint'],
  'AWS::SageMaker::EndpointConfig': ['sagemaker:CreateEndpointConfig', ...KEY_USE],
  'AWS::SageMaker::Model': ['sagemaker:CreateModel', 'iam:PassRole'],
};
