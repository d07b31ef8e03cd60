import { leak } from './leak';

const FAR = 'us-east-1';
const LAMBDA = `arn:aws-eusc:lambda:${FAR}:111122223333:function:f`;

/** Networks, addresses, interfaces. */
export const NETWORK_LEAKS = [
  leak('EC2-02a', '103', 'EC2::Subnet', { VpcId: 'v', MapPublicIpOnLaunch: true }),
  leak('EC2-02b', '103', 'EC2::Instance', { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] }),
  leak('EC2-02c', '103', 'EC2::LaunchTemplate', {
    LaunchTemplateData: { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] },
  }),
  leak('NET-01a', '101', 'EC2::InternetGateway'),
  leak('NET-01b', '101', 'EC2::EgressOnlyInternetGateway', { VpcId: 'v' }),
  leak('NET-01c', '101', 'EC2::CarrierGateway', { VpcId: 'v' }),
  leak('NET-01d', '101', 'EC2::VPCGatewayAttachment', { VpcId: 'v', InternetGatewayId: 'igw-1' }),
  leak('NET-02a', '103', 'EC2::NatGateway', { SubnetId: 's' }),
  leak('NET-02b', '103', 'EC2::NatGateway', { SubnetId: 's', ConnectivityType: 'public' }),
  leak('NET-02c', '101', 'EC2::EIP'),
  leak('NET-03a', '104', 'EC2::Route', { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }),
  leak('NET-03b', '903', 'EC2::Route', { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }),
  leak('NET-03c', '104', 'EC2::Route', { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }),
  leak('NET-04a', '020', 'EC2::VPCPeeringConnection', { VpcId: 'v', PeerVpcId: 'w', PeerRegion: FAR }),
  leak('NET-04b', '012', 'EC2::VPCPeeringConnection', { VpcId: 'v', PeerVpcId: 'w', PeerOwnerId: '999988887777' }),
  leak('NET-06a', '102', 'EC2::VPNConnection', { Type: 'ipsec.1' }),
  leak('NET-06b', '040', 'EC2::CustomerGateway', { IpAddress: '203.0.113.12', Type: 'ipsec.1', BgpAsn: 65000 }),
  leak('NET-06c', '102', 'EC2::ClientVpnEndpoint'),
  leak('NET-07a', '020', 'EC2::VPCEndpoint', { VpcId: 'v', ServiceRegion: FAR, PolicyDocument: { Statement: [] } }),
  leak('NET-07b', '120', 'EC2::VPCEndpoint', { VpcId: 'v', ServiceName: 'com.amazonaws.eusc-de-east-1.s3' }),
  leak('NET-09a', '103', 'EC2::VPCBlockPublicAccessOptions', { InternetGatewayBlockMode: 'block-ingress' }),
  leak('NET-09b', '101', 'EC2::VPCBlockPublicAccessExclusion', { VpcId: 'v' }),
  leak('NET-10', '106', 'EC2::SecurityGroup', { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] }),
  leak('NET-11', '103', 'ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing' }),
  leak('NET-12a', '101', 'GlobalAccelerator::Accelerator'),
  leak('NET-12b', '101', 'GlobalAccelerator::EndpointGroup'),
  leak('NET-12c', '101', 'CloudFront::Distribution'),
  leak('NET-12d', '101', 'Route53GlobalResolver::GlobalResolver'),
  leak('NET-13a', '103', 'Route53::HostedZone', { Name: 'x.example' }),
  leak('NET-13b', '020', 'Route53::HostedZone', { Name: 'x.example', VPCs: [{ VPCId: 'v', VPCRegion: FAR }] }),
  leak('NET-13c', '020', 'Route53::RecordSet', { Name: 'x.internal', Type: 'A', Region: FAR }),
  leak('NET-14', '040', 'Route53Resolver::ResolverRule', { TargetIps: [{ Ip: '8.8.8.8' }] }),
  leak('NET-15', '011', 'EC2::FlowLog', { LogDestination: `arn:aws-eusc:logs:${FAR}:111122223333:log-group:x` }),
  leak('NET-16a', '103', 'ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } }),
  leak('NET-16b', '101', 'ApiGateway::DomainName', { EndpointConfiguration: { Types: ['EDGE'] } }),
  leak('NET-16c', '101', 'ApiGatewayV2::Api'),
  leak('NET-17a', '103', 'Lambda::Url', { AuthType: 'NONE' }),
  leak('NET-17b', '103', 'Lambda::Url', { AuthType: 'AWS_IAM' }),
  leak('NET-17c', '103', 'AppSync::GraphQLApi', { AuthenticationType: 'AWS_IAM' }),
  leak('EVT-01a', '011', 'Events::Rule', { Targets: [{ Id: 't', Arn: LAMBDA }] }),
  leak('EVT-01b', '022', 'Events::Endpoint', { RoutingConfig: { FailoverConfig: { Secondary: { Route: FAR } } } }),
  leak('EVT-02a', '040', 'Events::ApiDestination', { InvocationEndpoint: 'https://hooks.example.com' }),
  leak('EVT-02b', '011', 'Pipes::Pipe', { Target: LAMBDA }),
  ...['email', 'email-json', 'sms', 'http', 'https', 'application'].map((Protocol) =>
    leak(`EVT-03 ${Protocol}`, '110', 'SNS::Subscription', { Protocol, TopicArn: { Ref: 'Topic' } }),
  ),
  leak('EVT-03 Region', '020', 'SNS::Subscription', { Protocol: 'sqs', Region: FAR }),
  leak('EVT-04a', '040', 'KinesisFirehose::DeliveryStream', {
    HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: 'https://x.example.com' } },
  }),
  leak('EVT-04b', '040', 'KinesisFirehose::DeliveryStream', {
    SplunkDestinationConfiguration: { HECEndpoint: 'https://x.example.com' },
  }),
  leak('EVT-04c', '040', 'KinesisFirehose::DeliveryStream', {
    SnowflakeDestinationConfiguration: { AccountUrl: 'https://x.example.com' },
  }),
  leak('EVT-05a', '011', 'DataSync::Task', {
    DestinationLocationArn: `arn:aws-eusc:datasync:${FAR}:111122223333:location/loc-1`,
  }),
  leak('EVT-05b', '040', 'DataSync::LocationObjectStorage', { ServerHostname: 'x.example.com' }),
  leak('EVT-05c', '040', 'DataSync::LocationAzureBlob', { AzureBlobContainerUrl: 'https://x.blob.core.windows.net/y' }),
  leak('EVT-06a', '103', 'AppFlow::Flow', { DestinationFlowConfigList: [{ ConnectorType: 'Salesforce' }] }),
  leak('EVT-06b', '040', 'Transfer::Connector', { Url: 'sftp://x.example.com' }),
  leak('EVT-06c', '103', 'Transfer::Server', { EndpointType: 'PUBLIC' }),
  leak('EVT-06d', '040', 'Glue::Connection', {
    ConnectionInput: { ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:mysql://x.example.com:3306/d' } },
  }),
  leak('EVT-08a', '040', 'StepFunctions::StateMachine', {
    DefinitionString:
      '{"States":{"A":{"Resource":"arn:aws-eusc:states:::http:invoke","Parameters":{"ApiEndpoint":"https://x.example.com"}}}}',
  }),
  leak('EVT-08b', '011', 'StepFunctions::StateMachine', {
    DefinitionString: `{"States":{"A":{"Resource":"${LAMBDA}"}}}`,
  }),
  leak('EVT-09a', '101', 'Chatbot::SlackChannelConfiguration'),
  leak('EVT-09b', '101', 'Chatbot::MicrosoftTeamsChannelConfiguration'),
  leak('EVT-09c', '101', 'SupportApp::SlackChannelConfiguration'),
  leak('EVT-09d', '103', 'CodeConnections::Connection', { ProviderType: 'GitHub' }),
];
