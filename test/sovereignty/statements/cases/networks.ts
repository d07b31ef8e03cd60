import { ACCOUNT, arn, call, PARTITION, REGION, role } from '../../enforcement/fixture';
import type { Cases } from './case';

const PLATFORM = role('platform/setup');
const BREAK_GLASS = role('break-glass');
const PEERING = arn('ec2', 'vpc-peering-connection/*');
const vpc = (region: string) => `arn:${PARTITION}:ec2:${region}:${ACCOUNT}:vpc/vpc-1`;

export const NETWORKS: Cases = {
  NoInternet: {
    denies: [
      call('ec2:CreateInternetGateway', arn('ec2', 'internet-gateway/*')),
      call('ec2:AttachInternetGateway', arn('ec2', 'internet-gateway/igw-1')),
      call('ec2:CreateEgressOnlyInternetGateway', arn('ec2', 'egress-only-internet-gateway/*')),
      call('ec2:CreateNatGateway', arn('ec2', 'natgateway/*')),
      call('ec2:CreateDefaultVpc'),
      call('ec2:CreateVpcBlockPublicAccessExclusion', arn('ec2', 'vpc-block-public-access-exclusion/*')),
      call('cloudfront:CreateDistribution'),
      call('globalaccelerator:CreateAccelerator'),
    ],
    letsThrough: [
      call('ec2:CreateVpc', arn('ec2', 'vpc/*')),
      call('ec2:CreateVpcEndpoint', arn('ec2', 'vpc-endpoint/*')),
      call('ec2:CreateRoute', arn('ec2', 'route-table/rtb-1')),
      call('ec2:AllocateAddress', arn('ec2', 'elastic-ip/*')),
      call('ec2:CreateTransitGatewayVpcAttachment', arn('ec2', 'transit-gateway-attachment/*')),
      call('ec2:DeleteInternetGateway', arn('ec2', 'internet-gateway/igw-1')),
      call('ec2:CreateInternetGateway', arn('ec2', 'internet-gateway/*'), {}, BREAK_GLASS),
    ],
  },
  NothingIsPublished: {
    denies: [
      call('elasticloadbalancing:CreateLoadBalancer', '*', { 'elasticloadbalancing:Scheme': 'internet-facing' }),
      call('lambda:CreateFunctionUrlConfig', arn('lambda', 'function:f'), { 'lambda:FunctionUrlAuthType': 'NONE' }),
      call('rds:CreateDBInstance', arn('rds', 'db:d'), { 'rds:PubliclyAccessible': 'true' }),
      call('appsync:CreateGraphqlApi', '*', { 'appsync:Visibility': 'GLOBAL' }),
      call('sagemaker:CreateNotebookInstance', '*', { 'sagemaker:DirectInternetAccess': 'Enabled' }),
      call('route53:CreateHostedZone'),
      call('sagemaker:CreateDomain', '*', { 'sagemaker:AppNetworkAccessType': 'PublicInternetOnly' }),
      call('eks:UpdateClusterConfig', arn('eks', 'cluster/c'), { 'eks:endpointPublicAccess': 'true' }),
      call('bedrock-agentcore:CreateBrowser'),
      call('apigateway:POST', arn('apigateway', '/restapis', ''), { 'apigateway:Request/EndpointType': ['REGIONAL'] }),
    ],
    letsThrough: [
      call('elasticloadbalancing:CreateLoadBalancer', '*', { 'elasticloadbalancing:Scheme': 'internal' }),
      call('lambda:CreateFunctionUrlConfig', arn('lambda', 'function:f'), { 'lambda:FunctionUrlAuthType': 'AWS_IAM' }),
      call('rds:CreateDBInstance', arn('rds', 'db:d'), { 'rds:PubliclyAccessible': 'false' }),
      call('rds:CreateDBInstance', arn('rds', 'subgrp:s')),
      call('appsync:CreateGraphqlApi', '*', { 'appsync:Visibility': 'PRIVATE' }),
      call('sagemaker:CreateDomain', '*', { 'sagemaker:AppNetworkAccessType': 'VpcOnly' }),
      call('eks:CreateCluster', '*', { 'eks:endpointPublicAccess': 'false' }),
      call('eks:UpdateClusterConfig', arn('eks', 'cluster/c')),
      call('bedrock-agentcore:CreateBrowser', '*', { 'bedrock-agentcore:subnets': ['subnet-1', 'subnet-2'] }),
      call('apigateway:POST', arn('apigateway', '/restapis', ''), { 'apigateway:Request/EndpointType': ['PRIVATE'] }),
      call('apigateway:POST', arn('apigateway', '/restapis/1/deployments', '')),
      call('sagemaker:CreateNotebookInstance', '*', { 'sagemaker:DirectInternetAccess': 'Disabled' }),
      call('route53:CreateHostedZone', '*', { 'route53:VPCs': `VPCId=vpc-1,VPCRegion=${REGION}` }),
    ],
  },
  NetworksAreJoinedWithin: {
    denies: [
      call('ec2:CreateVpnConnection', arn('ec2', 'vpn-connection/*')),
      call('ec2:CreateTransitGatewayPeeringAttachment', arn('ec2', 'transit-gateway-attachment/*')),
      call('networkmanager:CreateCoreNetwork'),
      call('directconnect:CreatePublicVirtualInterface'),
      call('ec2:CreateVpcPeeringConnection', PEERING, {
        'ec2:RequesterVpc': vpc(REGION),
        'ec2:AccepterVpc': vpc('eu-central-1'),
      }),
      call('ec2:AcceptVpcPeeringConnection', PEERING, {
        'ec2:RequesterVpc': vpc('eu-central-1'),
        'ec2:AccepterVpc': vpc(REGION),
      }),
      call('ec2:CreateVpcPeeringConnection', PEERING),
    ],
    letsThrough: [
      call('ec2:CreateVpcPeeringConnection', PEERING, {
        'ec2:RequesterVpc': vpc(REGION),
        'ec2:AccepterVpc': vpc(REGION),
      }),
      call('ec2:CreateVpcPeeringConnection', vpc(REGION)),
      call('ec2:CreateTransitGateway', arn('ec2', 'transit-gateway/*')),
      call('directconnect:CreateTransitVirtualInterface'),
      call('ec2:CreateVpnConnection', arn('ec2', 'vpn-connection/*'), {}, PLATFORM),
      call('ec2:CreateVpcPeeringConnection', PEERING, {}, BREAK_GLASS),
    ],
  },
  KnownDestinations: {
    denies: [
      call('sns:Subscribe', arn('sns', 'topic'), { 'sns:Protocol': 'email' }),
      call('sns:Subscribe', arn('sns', 'topic'), { 'sns:Protocol': 'https' }),
      call('events:CreateApiDestination', arn('events', 'api-destination/x')),
      call('chatbot:CreateSlackChannelConfiguration'),
      call('codeconnections:CreateConnection'),
      call('supportapp:CreateSlackChannelConfiguration'),
    ],
    letsThrough: [
      call('sns:Subscribe', arn('sns', 'topic'), { 'sns:Protocol': 'sqs' }),
      call('events:PutTargets', arn('events', 'rule/r'), { 'events:TargetArn': [arn('sqs', 'queue')] }),
      call('sns:Subscribe', arn('sns', 'topic'), { 'sns:Protocol': 'email' }, PLATFORM),
    ],
  },
  OperatorsComeThroughEndpoints: {
    denies: [
      call('ssm:StartSession', arn('ec2', 'instance/i-1'), { 'aws:SourceVpc': [] }),
      call('ec2-instance-connect:OpenTunnel', arn('ec2', 'instance-connect-endpoint/e'), { 'aws:SourceVpc': [] }),
      call('ec2-instance-connect:SendSerialConsoleSSHPublicKey', arn('ec2', 'instance/i-1')),
      call('ec2:EnableSerialConsoleAccess'),
    ],
    letsThrough: [
      call('ssm:StartSession', arn('ec2', 'instance/i-1')),
      call('ssm:GetParameter', arn('ssm', 'parameter/p'), { 'aws:SourceVpc': [] }),
      call('ssm:StartSession', arn('ec2', 'instance/i-1'), { 'aws:SourceVpc': [] }, BREAK_GLASS),
    ],
  },
};
