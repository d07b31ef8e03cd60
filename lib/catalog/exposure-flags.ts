/** What the absence of a property means for reachability. */
export type AbsentMeans = 'closed' | 'open';

/** A property that decides whether a resource is reachable from, or itself reaches, the internet. */
export interface ExposureFlag {
  readonly type: string;
  /** The property, relative to `Properties`; `[]` stands for each element. */
  readonly path: string;
  /** The values that keep the resource closed, compared without regard to case. */
  readonly safe: readonly string[];
  /** What the service does when the property is missing. */
  readonly absent: AbsentMeans;
  /** Properties one of which makes the absence harmless after all. */
  readonly closedWith?: readonly string[];
  /** The flag only matters where this property has one of these values, compared without regard to case. */
  readonly when?: { readonly path: string; readonly values: readonly string[] };
  readonly severity?: 'error';
}

/** Without a network of the site, code runs in a network of the service, which reaches the internet. */
function placedIn(type: string, path: string, closedWith: readonly string[] = []): ExposureFlag {
  return { type, path, safe: ['*'], absent: 'open', severity: 'error', closedWith };
}

/** A container that is neither isolated nor in a network of the site reaches the internet. */
function isolated(type: string, at = ''): ExposureFlag {
  const when = { path: `${at}VpcConfig.Subnets[]`, values: [''] };
  return { type, path: `${at}EnableNetworkIsolation`, safe: ['true'], absent: 'open', when };
}

const FALSE = ['false'];
const DISABLED = ['disabled'];

/** Providers of source code that can run inside the site. */
const SELF_HOSTED = ['githubenterpriseserver', 'gitlabselfmanaged'];

function publicInstance(type: string, absent: AbsentMeans, closedWith?: readonly string[]): ExposureFlag {
  return { type, path: 'PubliclyAccessible', safe: FALSE, absent, ...(closedWith === undefined ? {} : { closedWith }) };
}

/**
 * Reachability flags with their defaults.
 *
 * Source: the property documentation of the CloudFormation resource specification (`@aws-cdk/aws-service-spec` 0.1.216) and the API reference
 * of each service. A property that is not in this table is still judged by its name and value.
 */
export const EXPOSURE_FLAGS: readonly ExposureFlag[] = [
  publicInstance('AWS::AmazonMQ::Broker', 'open'),
  publicInstance('AWS::DMS::ReplicationInstance', 'open'),
  publicInstance('AWS::DMS::InstanceProfile', 'closed'),
  publicInstance('AWS::RDS::DBInstance', 'open', [
    'DBSubnetGroupName',
    'DBClusterIdentifier',
    'SourceDBInstanceIdentifier',
    'SourceDBClusterIdentifier',
  ]),
  publicInstance('AWS::RDS::DBCluster', 'closed'),
  publicInstance('AWS::RDS::DBShardGroup', 'closed'),
  publicInstance('AWS::Redshift::Cluster', 'closed'),
  publicInstance('AWS::RedshiftServerless::Workgroup', 'closed'),
  publicInstance('AWS::Neptune::DBInstance', 'closed'),
  publicInstance('AWS::M2::Environment', 'closed'),
  publicInstance('AWS::Timestream::InfluxDBCluster', 'closed'),
  publicInstance('AWS::Timestream::InfluxDBInstance', 'closed'),
  { type: 'AWS::NeptuneGraph::Graph', path: 'PublicConnectivity', safe: FALSE, absent: 'closed' },
  {
    type: 'AWS::AppRunner::Service',
    path: 'NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible',
    safe: FALSE,
    absent: 'open',
  },
  { type: 'AWS::EKS::Cluster', path: 'ResourcesVpcConfig.EndpointPublicAccess', safe: FALSE, absent: 'open' },
  { type: 'AWS::ElasticLoadBalancing::LoadBalancer', path: 'Scheme', safe: ['internal'], absent: 'open' },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    path: 'Scheme',
    safe: ['internal'],
    absent: 'open',
    when: { path: 'Type', values: ['application', 'network', ''] },
  },
  { type: 'AWS::SageMaker::NotebookInstance', path: 'DirectInternetAccess', safe: DISABLED, absent: 'open' },
  { type: 'AWS::SageMaker::Domain', path: 'AppNetworkAccessType', safe: ['vpconly'], absent: 'open' },
  { type: 'AWS::Lambda::Url', path: 'AuthType', safe: [], absent: 'open' },
  { type: 'AWS::Lambda::Permission', path: 'FunctionUrlAuthType', safe: [], absent: 'closed' },
  { type: 'AWS::Serverless::Function', path: 'FunctionUrlConfig.AuthType', safe: [], absent: 'closed' },
  { type: 'AWS::ApiGateway::RestApi', path: 'EndpointConfiguration.Types[]', safe: ['private'], absent: 'open' },
  { type: 'AWS::Serverless::Api', path: 'EndpointConfiguration.Type', safe: ['private'], absent: 'open' },
  { type: 'AWS::AppSync::GraphQLApi', path: 'Visibility', safe: ['private'], absent: 'open' },
  { type: 'AWS::Transfer::Server', path: 'EndpointType', safe: ['vpc', 'vpc_endpoint'], absent: 'open' },
  { type: 'AWS::EC2::NatGateway', path: 'ConnectivityType', safe: ['private'], absent: 'open' },
  {
    type: 'AWS::EC2::VPCBlockPublicAccessOptions',
    path: 'InternetGatewayBlockMode',
    safe: ['block-bidirectional'],
    absent: 'open',
  },
  { type: 'AWS::EC2::SnapshotBlockPublicAccess', path: 'State', safe: ['block-all-sharing'], absent: 'open' },
  { type: 'AWS::OpenSearchService::Domain', path: 'VPCOptions.SubnetIds[]', safe: ['*'], absent: 'open' },
  { type: 'AWS::Elasticsearch::Domain', path: 'VPCOptions.SubnetIds[]', safe: ['*'], absent: 'open' },
  {
    type: 'AWS::MSK::Cluster',
    path: 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type',
    safe: DISABLED,
    absent: 'closed',
  },
  { type: 'AWS::Route53::HostedZone', path: 'VPCs[].VPCId', safe: ['*'], absent: 'open' },
  { type: 'AWS::S3Outposts::Endpoint', path: 'AccessType', safe: ['private', 'customerownedip'], absent: 'closed' },
  {
    type: 'AWS::S3::Bucket',
    path: 'AccessControl',
    safe: ['private', 'logdeliverywrite', 'bucketownerread', 'bucketownerfullcontrol', 'awsexecread'],
    absent: 'closed',
  },
  {
    type: 'AWS::S3::Bucket',
    path: 'AccelerateConfiguration.AccelerationStatus',
    safe: ['suspended'],
    absent: 'closed',
  },
  { type: 'AWS::S3::AccessPoint', path: 'VpcConfiguration.VpcId', safe: ['*'], absent: 'open', severity: 'error' },
  {
    type: 'AWS::Bedrock::KnowledgeBase',
    path: 'StorageConfiguration.Type',
    safe: ['opensearch_serverless', 'opensearch_managed_cluster', 'rds', 'neptune_analytics', 's3_vectors'],
    absent: 'closed',
  },
  {
    type: 'AWS::Bedrock::DataSource',
    path: 'DataSourceConfiguration.Type',
    safe: ['s3', 'redshift_metadata', 'custom'],
    absent: 'closed',
    severity: 'error',
  },
  { type: 'AWS::BedrockAgentCore::Runtime', path: 'NetworkConfiguration.NetworkMode', safe: ['vpc'], absent: 'open' },
  {
    type: 'AWS::BedrockAgentCore::BrowserCustom',
    path: 'NetworkConfiguration.NetworkMode',
    safe: ['vpc', 'sandbox'],
    absent: 'open',
  },
  {
    type: 'AWS::BedrockAgentCore::CodeInterpreterCustom',
    path: 'NetworkConfiguration.NetworkMode',
    safe: ['vpc', 'sandbox'],
    absent: 'open',
  },
  {
    type: 'AWS::BedrockAgentCore::Harness',
    path: 'Environment.AgentCoreRuntimeEnvironment.NetworkConfiguration.NetworkMode',
    safe: ['vpc'],
    absent: 'closed',
  },
  // Instances of a capacity provider are in the subnets of the provider.
  placedIn('AWS::Lambda::Function', 'VpcConfig.SubnetIds[]', ['CapacityProviderConfig']),
  placedIn('AWS::Serverless::Function', 'VpcConfig.SubnetIds[]', ['CapacityProviderConfig']),
  placedIn('AWS::Glue::Job', 'Connections.Connections[]'),
  placedIn('AWS::KinesisAnalyticsV2::Application', 'ApplicationConfiguration.VpcConfigurations[].SubnetIds[]'),
  placedIn('AWS::CodeBuild::Project', 'VpcConfig.Subnets[]'),
  placedIn('AWS::Synthetics::Canary', 'VPCConfig.SubnetIds[]'),
  placedIn('AWS::SageMaker::Cluster', 'VpcConfig.Subnets[]'),
  {
    type: 'AWS::AppRunner::Service',
    path: 'NetworkConfiguration.EgressConfiguration.EgressType',
    safe: ['vpc'],
    absent: 'open',
    severity: 'error',
  },
  isolated('AWS::SageMaker::Model'),
  isolated('AWS::SageMaker::ProcessingJob', 'NetworkConfig.'),
  isolated('AWS::SageMaker::DataQualityJobDefinition', 'NetworkConfig.'),
  isolated('AWS::SageMaker::ModelBiasJobDefinition', 'NetworkConfig.'),
  isolated('AWS::SageMaker::ModelExplainabilityJobDefinition', 'NetworkConfig.'),
  isolated('AWS::SageMaker::ModelQualityJobDefinition', 'NetworkConfig.'),
  { type: 'AWS::Grafana::Workspace', path: 'NetworkAccessControl.VpceIds[]', safe: ['*'], absent: 'open' },
  { type: 'AWS::Cognito::IdentityPool', path: 'AllowUnauthenticatedIdentities', safe: FALSE, absent: 'closed' },
  {
    type: 'AWS::Cognito::UserPoolIdentityProvider',
    path: 'ProviderType',
    safe: ['saml', 'oidc'],
    absent: 'closed',
    severity: 'error',
  },
  { type: 'AWS::ECR::PullThroughCacheRule', path: 'UpstreamRegistry', safe: ['ecr'], absent: 'closed' },
  {
    type: 'AWS::CodeConnections::Connection',
    path: 'ProviderType',
    safe: SELF_HOSTED,
    absent: 'closed',
    severity: 'error',
  },
  {
    type: 'AWS::CodeStarConnections::Connection',
    path: 'ProviderType',
    safe: SELF_HOSTED,
    absent: 'closed',
    severity: 'error',
  },
  {
    type: 'AWS::AppFlow::Flow',
    path: 'DestinationFlowConfigList[].ConnectorType',
    safe: ['s3', 'redshift', 'eventbridge', 'customerprofiles', 'lookoutmetrics'],
    absent: 'closed',
  },
  {
    type: 'AWS::MWAA::Environment',
    path: 'WebserverAccessMode',
    safe: ['private_only'],
    absent: 'closed',
  },
  { type: 'AWS::OpsWorks::Layer', path: 'AutoAssignPublicIps', safe: FALSE, absent: 'open' },
  { type: 'AWS::DRS::ReplicationConfigurationTemplate', path: 'CreatePublicIP', safe: FALSE, absent: 'open' },
  {
    type: 'AWS::EC2::TransitGateway',
    path: 'AutoAcceptSharedAttachments',
    safe: ['disable'],
    absent: 'closed',
    severity: 'error',
  },
  { type: 'AWS::RAM::ResourceShare', path: 'AllowExternalPrincipals', safe: FALSE, absent: 'open' },
  { type: 'AWS::CodeBuild::Project', path: 'Visibility', safe: ['private'], absent: 'closed' },
  { type: 'AWS::VpcLattice::ServiceNetwork', path: 'AuthType', safe: ['aws_iam'], absent: 'open', severity: 'error' },
  { type: 'AWS::VpcLattice::Service', path: 'AuthType', safe: ['aws_iam'], absent: 'open', severity: 'error' },
  { type: 'AWS::RefactorSpaces::Application', path: 'ApiGatewayProxy.EndpointType', safe: ['private'], absent: 'open' },
  { type: 'AWS::EKS::Capability', path: 'Configuration.ArgoCd.NetworkAccess.VpceIds[]', safe: ['*'], absent: 'closed' },
];

/** Properties that end a resource in one Region; a value outside `safe` makes it span Regions. */
export const SPANNING_FLAGS: readonly ExposureFlag[] = [
  { type: 'AWS::KMS::Key', path: 'MultiRegion', safe: FALSE, absent: 'closed' },
  {
    type: 'AWS::CloudTrail::EventDataStore',
    path: 'MultiRegionEnabled',
    safe: FALSE,
    absent: 'open',
    severity: 'error',
  },
  {
    type: 'AWS::SecurityHub::FindingAggregator',
    path: 'RegionLinkingMode',
    safe: ['specified_regions', 'no_regions'],
    absent: 'open',
  },
  {
    type: 'AWS::SecurityHub::AggregatorV2',
    path: 'RegionLinkingMode',
    safe: ['specified_regions', 'no_regions'],
    absent: 'open',
  },
  {
    type: 'AWS::Config::ConfigurationAggregator',
    path: 'AccountAggregationSources[].AllAwsRegions',
    safe: FALSE,
    absent: 'closed',
  },
  {
    type: 'AWS::Config::ConfigurationAggregator',
    path: 'OrganizationAggregationSource.AllAwsRegions',
    safe: FALSE,
    absent: 'closed',
  },
];
