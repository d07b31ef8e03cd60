/** A resource type that makes a path out of the site by existing. */
export interface ExposedType {
  /** The CloudFormation type, or a service prefix that ends in `::`. */
  readonly type: string;
  /** What the resource does, to end the sentence "… ". */
  readonly effect: string;
  /** Which promise it breaks. */
  readonly promise: 'no-public-path' | 'region-lock' | 'private-links';
}

/**
 * Types that are not allowed whatever their properties say.
 *
 * Source: the Control Tower controls for data residency and digital sovereignty,
 * https://docs.aws.amazon.com/controltower/latest/controlreference/digital-sovereignty-controls.html, and the CloudFormation reference of each type.
 */
export const EXPOSED_TYPES: readonly ExposedType[] = [
  { type: 'AWS::EC2::InternetGateway', effect: 'connects the network to the internet', promise: 'no-public-path' },
  {
    type: 'AWS::EC2::EgressOnlyInternetGateway',
    effect: 'connects the network to the internet',
    promise: 'no-public-path',
  },
  {
    type: 'AWS::EC2::CarrierGateway',
    effect: "connects the network to a carrier's network and the internet",
    promise: 'no-public-path',
  },
  { type: 'AWS::EC2::EIP', effect: 'reserves a public address', promise: 'no-public-path' },
  { type: 'AWS::EC2::EIPAssociation', effect: 'gives a resource a public address', promise: 'no-public-path' },
  {
    type: 'AWS::EC2::VPCBlockPublicAccessExclusion',
    effect: 'exempts a network from the block on public access',
    promise: 'no-public-path',
  },
  { type: 'AWS::DirectConnect::PublicVirtualInterface', effect: 'reaches public addresses', promise: 'no-public-path' },
  {
    type: 'AWS::CloudFront::',
    effect: 'serves content from edge locations in every country',
    promise: 'no-public-path',
  },
  {
    type: 'AWS::GlobalAccelerator::',
    effect: 'takes traffic in at public edge locations',
    promise: 'no-public-path',
  },
  {
    type: 'AWS::Route53GlobalResolver::',
    effect: 'answers names from the internet at edge locations',
    promise: 'no-public-path',
  },
  { type: 'AWS::Lightsail::', effect: 'runs on public addresses', promise: 'no-public-path' },
  { type: 'AWS::Amplify::', effect: 'publishes on the internet', promise: 'no-public-path' },
  { type: 'AWS::AmplifyUIBuilder::', effect: 'publishes on the internet', promise: 'no-public-path' },
  { type: 'AWS::ECR::PublicRepository', effect: 'publishes container images to everyone', promise: 'no-public-path' },
  {
    type: 'AWS::ApiGatewayV2::Api',
    effect: 'has no private kind and is reached from the internet',
    promise: 'no-public-path',
  },
  {
    type: 'AWS::Serverless::HttpApi',
    effect: 'has no private kind and is reached from the internet',
    promise: 'no-public-path',
  },
  { type: 'AWS::ApiGateway::DomainName', effect: 'gives an API a public name', promise: 'no-public-path' },
  { type: 'AWS::ApiGatewayV2::DomainName', effect: 'gives an API a public name', promise: 'no-public-path' },
  {
    type: 'AWS::ServiceDiscovery::PublicDnsNamespace',
    effect: 'publishes names on the internet',
    promise: 'no-public-path',
  },
  {
    type: 'AWS::AppSync::Api',
    effect: 'has no private kind and is reached from the internet',
    promise: 'no-public-path',
  },
  {
    type: 'AWS::Cognito::UserPoolDomain',
    effect: 'publishes a sign-in page on the internet',
    promise: 'no-public-path',
  },
  { type: 'AWS::Chatbot::', effect: 'sends notifications to a chat outside the site', promise: 'no-public-path' },
  { type: 'AWS::SupportApp::', effect: 'sends support cases to a chat outside the site', promise: 'no-public-path' },
  { type: 'AWS::SES::', effect: 'carries mail over the internet', promise: 'no-public-path' },
  { type: 'AWS::Pinpoint::', effect: 'sends messages to people outside the site', promise: 'no-public-path' },
  { type: 'AWS::PinpointEmail::', effect: 'carries mail over the internet', promise: 'no-public-path' },
  { type: 'AWS::SMSVOICE::', effect: 'sends messages over telephone networks', promise: 'no-public-path' },
  { type: 'AWS::Connect::PhoneNumber', effect: 'joins the public telephone network', promise: 'no-public-path' },
  { type: 'AWS::S3::MultiRegionAccessPoint', effect: 'spans buckets of several Regions', promise: 'region-lock' },
  { type: 'AWS::S3::MultiRegionAccessPointPolicy', effect: 'spans buckets of several Regions', promise: 'region-lock' },
  { type: 'AWS::RDS::GlobalCluster', effect: 'replicates a database between Regions', promise: 'region-lock' },
  { type: 'AWS::DocDB::GlobalCluster', effect: 'replicates a database between Regions', promise: 'region-lock' },
  { type: 'AWS::Neptune::GlobalCluster', effect: 'replicates a database between Regions', promise: 'region-lock' },
  {
    type: 'AWS::ElastiCache::GlobalReplicationGroup',
    effect: 'replicates a cache between Regions',
    promise: 'region-lock',
  },
  {
    type: 'AWS::MemoryDB::MultiRegionCluster',
    effect: 'replicates a database between Regions',
    promise: 'region-lock',
  },
  { type: 'AWS::KMS::ReplicaKey', effect: 'holds key material of another Region', promise: 'region-lock' },
  { type: 'AWS::Events::Endpoint', effect: 'fails over to an event bus in another Region', promise: 'region-lock' },
  {
    type: 'AWS::Redshift::SnapshotCopyGrant',
    effect: 'exists to copy snapshots to another Region',
    promise: 'region-lock',
  },
  { type: 'AWS::SSMIncidents::ReplicationSet', effect: 'replicates incidents between Regions', promise: 'region-lock' },
  {
    type: 'AWS::EC2::VPNGateway',
    effect: 'joins the network with another over the internet',
    promise: 'private-links',
  },
  {
    type: 'AWS::EC2::VPNConnection',
    effect: 'joins the network with another over the internet',
    promise: 'private-links',
  },
  { type: 'AWS::EC2::CustomerGateway', effect: 'names a peer on the internet', promise: 'private-links' },
  { type: 'AWS::EC2::ClientVpnEndpoint', effect: 'lets machines in from the internet', promise: 'private-links' },
  {
    type: 'AWS::EC2::TransitGatewayPeeringAttachment',
    effect: 'joins the network with one in another Region or account',
    promise: 'private-links',
  },
  { type: 'AWS::EC2::VerifiedAccessInstance', effect: 'lets users in from the internet', promise: 'private-links' },
  { type: 'AWS::NetworkManager::CoreNetwork', effect: 'is a network across Regions', promise: 'private-links' },
  {
    type: 'AWS::NetworkManager::TransitGatewayPeering',
    effect: 'is a network across Regions',
    promise: 'private-links',
  },
];
