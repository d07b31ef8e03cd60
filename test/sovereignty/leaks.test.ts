import { describe, expect, test } from 'vitest';
import { auditTemplates } from '../../lib/sovereignty/audit';
import { auditOne, auditResource, codes, HOME, KEY, policy, withKey } from './fixtures';

const S3 = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
    ],
  },
};

function allow(statement: object): object {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }] } };
}

type Leak = readonly [what: string, code: string, type: string, properties: object];

/** One place each that breaks a rule. */
const LEAKS: readonly Leak[] = [
  [
    'a literal commercial partition',
    '010',
    'AWS::Any::Thing',
    { Deep: [{ Arn: `arn:aws:sqs:${HOME}:111122223333:q` }] },
  ],
  [
    'an ARN of another Region',
    '011',
    'Custom::Thing',
    { ServiceToken: 'x', Anything: 'arn:aws-eusc:sqs:us-east-1:111122223333:q' },
  ],
  [
    'an ARN inside a JSON text',
    '011',
    'AWS::Any::Thing',
    { Definition: '{"States":{"A":{"Resource":"arn:aws-eusc:lambda:us-east-1:111122223333:function:f"}}}' },
  ],
  [
    'an ARN in the middle of a text',
    '011',
    'AWS::EC2::Instance',
    { UserData: { 'Fn::Base64': 'aws sns publish --topic-arn arn:aws-eusc:sns:us-east-1:111122223333:t' } },
  ],
  [
    'a foundation model without a Region',
    '011',
    'AWS::IAM::ManagedPolicy',
    allow({ Action: 'bedrock:InvokeModel', Resource: 'arn:aws-eusc:bedrock:::foundation-model/*' }),
  ],
  ['an ARN of another account', '012', 'AWS::Any::Thing', { Arn: `arn:aws-eusc:sqs:${HOME}:999988887777:q` }],
  [
    'an account to share with',
    '012',
    'AWS::DLM::LifecyclePolicy',
    { PolicyDetails: { Schedules: [{ ShareRules: [{ TargetAccounts: ['999988887777'] }] }] } },
  ],
  [
    'the owner of a peer',
    '012',
    'AWS::EC2::VPCPeeringConnection',
    { VpcId: 'v', PeerVpcId: 'w', PeerOwnerId: 999988887777 },
  ],
  ['a principal by account', '012', 'AWS::S3::BucketPolicy', allow({ Principal: { AWS: '999988887777' } })],
  [
    'a replica Region',
    '020',
    'AWS::SecretsManager::Secret',
    { KmsKeyId: KEY, ReplicaRegions: [{ Region: 'eu-central-1' }] },
  ],
  [
    'a Region list',
    '020',
    'AWS::Cassandra::Keyspace',
    { ReplicationSpecification: { RegionList: [HOME, 'eu-west-1'] } },
  ],
  [
    'a Region in the call of a custom resource',
    '020',
    'Custom::AWS',
    { ServiceToken: 'x', Create: '{"service":"S3","region":"us-east-1"}' },
  ],
  ['a Region in an unknown property', '020', 'AWS::New::Type', { Settings: { backupRegion: 'us-west-2' } }],
  ['a Region of a private cloud', '020', 'AWS::New::Type', { Region: 'xa-north-1' }],
  [
    'a Region in a script',
    '020',
    'AWS::EC2::Instance',
    { UserData: { 'Fn::Base64': 'aws s3 cp x s3://b --region us-east-1' } },
  ],
  [
    'a Region in a build',
    '020',
    'AWS::New::Type',
    { BuildSpec: 'env:\n  variables:\n    AWS_DEFAULT_REGION: us-east-1\n' },
  ],
  [
    'a secret of another Region',
    '011',
    'AWS::New::Type',
    { Password: '{{resolve:secretsmanager:arn:aws-eusc:secretsmanager:us-east-1:111122223333:secret:x}}' },
  ],
  [
    'an image of a machine for everyone',
    '103',
    'AWS::ImageBuilder::DistributionConfiguration',
    {
      Distributions: [
        { Region: HOME, AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups: ['all'] } } },
      ],
    },
  ],
  [
    'everything but some actions',
    '303',
    'AWS::IAM::Policy',
    { PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] } },
  ],
  ['a map by Region', '020', 'AWS::New::Type', { RegionDatabaseClusterArns: { 'us-east-1': 'x' } }],
  ['a zone', '021', 'AWS::EC2::Subnet', { VpcId: 'v', AvailabilityZone: 'us-east-1a' }],
  ['a zone ID', '021', 'AWS::EC2::Subnet', { VpcId: 'v', AvailabilityZoneId: 'use1-az1' }],
  ['a Local Zone', '021', 'AWS::EC2::Volume', { AvailabilityZone: 'us-west-2-lax-1a', Encrypted: true, KmsKeyId: KEY }],
  [
    'zones of another Region',
    '021',
    'AWS::EC2::Subnet',
    { VpcId: 'v', AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': 'us-east-1' }] } },
  ],
  ['a multi-Region access point', '022', 'AWS::S3::MultiRegionAccessPoint', { Regions: [{ Bucket: 'b' }] }],
  ['a multi-Region key', '022', 'AWS::KMS::Key', { EnableKeyRotation: true, MultiRegion: true }],
  ['a global cluster', '022', 'AWS::RDS::GlobalCluster', {}],
  ['a multi-Region flag of a new type', '022', 'AWS::New::Type', { MultiRegionEnabled: 'true' }],
  [
    'a trail over all Regions',
    '023',
    'AWS::CloudTrail::Trail',
    { KMSKeyId: KEY, S3BucketName: { Ref: 'Key' }, IsMultiRegionTrail: true },
  ],
  [
    'a European profile',
    '030',
    'AWS::Bedrock::Agent',
    { CustomerEncryptionKeyArn: KEY, FoundationModel: 'eu.anthropic.claude-sonnet-4-20250514-v1:0' },
  ],
  [
    'a global profile in an environment variable',
    '030',
    'AWS::Lambda::Function',
    { Environment: { Variables: { MODEL_ID: 'global.anthropic.claude-x' } } },
  ],
  [
    'a profile by ARN',
    '030',
    'AWS::Bedrock::ApplicationInferenceProfile',
    {
      ModelSource: { CopyFrom: `arn:aws-eusc:bedrock:${HOME}:111122223333:inference-profile/eu.amazon.nova-lite-v1:0` },
    },
  ],
  [
    'a guardrail profile',
    '030',
    'AWS::Bedrock::Guardrail',
    { KmsKeyArn: KEY, CrossRegionConfig: { GuardrailProfileArn: 'us.guardrail.v1:0' } },
  ],
  ['an address outside', '040', 'AWS::Events::ApiDestination', { InvocationEndpoint: 'https://hooks.example.com/x' }],
  [
    'an address in an environment variable',
    '040',
    'AWS::Lambda::Function',
    { Environment: { Variables: { COLLECTOR: 'https://api.openai.com/v1' } } },
  ],
  [
    'a host without a scheme',
    '040',
    'AWS::DataSync::LocationObjectStorage',
    { ServerHostname: 'storage.example.com', BucketName: 'b' },
  ],
  ['an upstream registry', '040', 'AWS::ECR::PullThroughCacheRule', { UpstreamRegistryUrl: 'registry-1.docker.io' }],
  ['brokers outside', '040', 'AWS::New::Type', { BootstrapServers: 'b-1.example.com:9092,b-2.example.com:9092' }],
  ['a public resolver', '040', 'AWS::Route53Resolver::ResolverRule', { TargetIps: [{ Ip: '8.8.8.8' }] }],
  ['a git remote', '040', 'AWS::New::Type', { RepositoryUrl: 'git@github.com:example/repo.git' }],
  ['a service of another Region', '041', 'AWS::New::Type', { Url: 'https://sqs.us-east-1.amazonaws.com/1/q' }],
  ['a service of another suffix', '041', 'AWS::New::Type', { Url: `https://sqs.${HOME}.amazonaws.com/1/q` }],
  [
    'an interface endpoint of another Region',
    '041',
    'AWS::EC2::VPCEndpoint',
    { VpcId: 'v', ServiceName: 'com.amazonaws.us-east-1.s3' },
  ],
  [
    'a database host of another Region',
    '041',
    'AWS::Lambda::Function',
    { Environment: { Variables: { DB: 'x.cluster-1.us-east-1.rds.amazonaws.com' } } },
  ],
  ['an image of Docker Hub', '042', 'AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Image: 'nginx:latest' }] }],
  [
    'an image of an organization on Docker Hub',
    '042',
    'AWS::Batch::JobDefinition',
    { ContainerProperties: { Image: 'vllm/vllm-openai' } },
  ],
  ['an image of the public gallery', '042', 'AWS::New::Type', { containerImage: 'public.ecr.aws/nginx/nginx' }],
  ['an image of a vendor', '042', 'AWS::SageMaker::Model', { PrimaryContainer: { Image: 'nvcr.io/nim/x:1' } }],
  [
    'an image of another Region',
    '042',
    'AWS::Lambda::Function',
    { Code: { ImageUri: '111122223333.dkr.ecr.us-east-1.amazonaws.com/x' } },
  ],
  [
    'an image of another account',
    '042',
    'AWS::SageMaker::Model',
    { PrimaryContainer: { Image: `999988887777.dkr.ecr.${HOME}.amazonaws.eu/x` } },
  ],
  [
    'a replica bucket outside the app',
    '050',
    'AWS::S3::Bucket',
    { ...S3, ReplicationConfiguration: { Rules: [{ Destination: { Bucket: 'arn:aws-eusc:s3:::elsewhere' } }] } },
  ],
  ['an internet gateway', '101', 'AWS::EC2::InternetGateway', {}],
  ['a distribution', '101', 'AWS::CloudFront::Distribution', {}],
  ['an attachment', '101', 'AWS::EC2::VPCGatewayAttachment', { VpcId: 'v', InternetGatewayId: 'igw-1' }],
  ['a VPN', '102', 'AWS::EC2::VPNConnection', { Type: 'ipsec.1' }],
  ['a public load balancer by default', '103', 'AWS::ElasticLoadBalancingV2::LoadBalancer', {}],
  [
    'a public cluster endpoint by default',
    '103',
    'AWS::EKS::Cluster',
    { EncryptionConfig: [{ Provider: { KeyArn: KEY } }], ResourcesVpcConfig: { SubnetIds: ['s'] } },
  ],
  ['a NAT gateway by default', '103', 'AWS::EC2::NatGateway', { SubnetId: 's' }],
  ['a function URL', '103', 'AWS::Lambda::Url', { AuthType: 'AWS_IAM' }],
  ['a public flag of a new type', '103', 'AWS::New::Type', { Network: { isPubliclyAccessible: true } }],
  ['a public mode of a new type', '103', 'AWS::New::Type', { Network: { NetworkMode: 'PUBLIC' } }],
  [
    'a lifted block of a new type',
    '103',
    'AWS::New::Type',
    { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } },
  ],
  [
    'a public address',
    '103',
    'AWS::ECS::Service',
    { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } } },
  ],
  [
    'a public address of an instance',
    '103',
    'AWS::EC2::Instance',
    { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] },
  ],
  ['public addresses of a subnet', '103', 'AWS::EC2::Subnet', { VpcId: 'v', MapPublicIpOnLaunch: 'true' }],
  [
    'a collection open to all',
    '103',
    'AWS::OpenSearchServerless::SecurityPolicy',
    { Type: 'network', Policy: '[{"AllowFromPublic":true}]' },
  ],
  [
    'a route to an internet gateway',
    '104',
    'AWS::EC2::Route',
    { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' },
  ],
  [
    'a default route to a transit gateway',
    '105',
    'AWS::EC2::Route',
    { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' },
  ],
  ['an open inbound rule', '106', 'AWS::EC2::SecurityGroupIngress', { CidrIp: '0.0.0.0/0' }],
  ['an open outbound rule', '106', 'AWS::EC2::SecurityGroup', { SecurityGroupEgress: [{ CidrIpv6: '::/0' }] }],
  ['half of the internet', '106', 'AWS::EC2::SecurityGroupEgress', { CidrIp: '128.0.0.0/1' }],
  ['a group without an outbound rule', '106', 'AWS::EC2::SecurityGroup', { GroupDescription: 'g' }],
  ['a bucket without the block', '107', 'AWS::S3::Bucket', { BucketEncryption: S3.BucketEncryption }],
  ['a subscription by e-mail', '110', 'AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'a@example.com' }],
  [
    'a subscription inside a topic',
    '110',
    'AWS::SNS::Topic',
    { KmsMasterKeyId: KEY, Subscription: [{ Protocol: 'sms', Endpoint: '+1' }] },
  ],
  [
    'an endpoint without a policy',
    '120',
    'AWS::EC2::VPCEndpoint',
    { VpcId: 'v', ServiceName: `com.amazonaws.${HOME}.s3` },
  ],
  [
    'an endpoint that allows everything',
    '120',
    'AWS::EC2::VPCEndpoint',
    { VpcId: 'v', ...allow({ Action: '*', Principal: '*' }) },
  ],
  ['a queue without a key', '201', 'AWS::SQS::Queue', { SqsManagedSseEnabled: true }],
  [
    'a bucket with the key of the service',
    '201',
    'AWS::S3::Bucket',
    {
      ...S3,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    },
  ],
  [
    'a volume of a launch template',
    '201',
    'AWS::EC2::LaunchTemplate',
    { LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { VolumeSize: 1 } }] } },
  ],
  ['a database that is not encrypted', '201', 'AWS::RDS::DBInstance', { KmsKeyId: KEY, DBSubnetGroupName: 's' }],
  ['an alias of AWS', '202', 'AWS::SQS::Queue', { KmsMasterKeyId: 'alias/aws/sqs' }],
  [
    'an alias of AWS by ARN',
    '202',
    'AWS::New::Type',
    { KmsKeyArn: { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/s3' } },
  ],
  [
    'a volume of a model endpoint',
    '203',
    'AWS::SageMaker::EndpointConfig',
    { ProductionVariants: [{ InstanceType: 'ml.m5.large' }] },
  ],
  ['a key that is soon deleted', '210', 'AWS::KMS::Key', { EnableKeyRotation: true, PendingWindowInDays: 7 }],
  ['a key that is not rotated', '211', 'AWS::KMS::Key', {}],
  [
    'a key without the lockout check',
    '212',
    'AWS::KMS::Key',
    { EnableKeyRotation: true, BypassPolicyLockoutSafetyCheck: true },
  ],
  ['a policy for everyone', '301', 'AWS::S3::BucketPolicy', allow({ Principal: '*' })],
  [
    'a policy for everyone with a condition that is no perimeter',
    '301',
    'AWS::SQS::QueuePolicy',
    allow({ Principal: { AWS: ['*'] }, Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } } }),
  ],
  ['a policy for all but some', '301', 'AWS::S3::BucketPolicy', allow({ NotPrincipal: { AWS: 'x' } })],
  [
    'a policy in a text',
    '301',
    'AWS::Logs::ResourcePolicy',
    { PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:*","Resource":"*"}]}' },
  ],
  [
    'a function for everyone',
    '301',
    'AWS::Lambda::Permission',
    { Principal: '*', Action: 'lambda:InvokeFunction', FunctionName: 'f' },
  ],
  [
    'a role for an identity provider outside',
    '302',
    'AWS::IAM::Role',
    {
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: 'Allow', Principal: { Federated: 'accounts.google.com' }, Action: 'sts:AssumeRoleWithWebIdentity' },
        ],
      },
    },
  ],
  ['inference everywhere', '303', 'AWS::IAM::Policy', allow({ Action: ['bedrock:InvokeModel'] })],
  [
    'inference in any Region',
    '303',
    'AWS::IAM::Policy',
    allow({ Action: 'bedrock:*', Resource: 'arn:aws-eusc:bedrock:*::foundation-model/x' }),
  ],
  ['an identity that may do everything', '304', 'AWS::IAM::Policy', allow({ Action: '*' })],
  ['a transform in a property', '401', 'AWS::New::Type', { A: { 'Fn::Transform': { Name: 'AWS::Include' } } }],
  ['a macro', '401', 'AWS::CloudFormation::Macro', { Name: 'm', FunctionName: 'f' }],
  [
    'a nested template from elsewhere',
    '402',
    'AWS::CloudFormation::Stack',
    { TemplateURL: `https://s3.${HOME}.amazonaws.eu/b/t.json` },
  ],
  [
    'a handler outside the app',
    '403',
    'Custom::Thing',
    { ServiceToken: `arn:aws-eusc:lambda:${HOME}:111122223333:function:f` },
  ],
  ['a resource type of a third party', '404', 'Datadog::Monitors::Monitor', {}],
  ['a stack set', '404', 'AWS::CloudFormation::StackSet', { StackSetName: 's', PermissionModel: 'SELF_MANAGED' }],
  ['logs for a day', '501', 'AWS::Logs::LogGroup', { KmsKeyId: KEY, RetentionInDays: 1 }],
  ['a Region by parameter', '902', 'AWS::New::Type', { Region: { Ref: 'P' } }],
  [
    'a reachability flag by parameter',
    '903',
    'AWS::RDS::DBInstance',
    { DBClusterIdentifier: 'c', PubliclyAccessible: { Ref: 'P' } },
  ],
  ['a key by parameter', '904', 'AWS::SQS::Queue', { KmsMasterKeyId: { Ref: 'P' } }],
  ['a key by dynamic reference', '904', 'AWS::SQS::Queue', { KmsMasterKeyId: '{{resolve:ssm:/key}}' }],
  [
    'a destination by import',
    '905',
    'AWS::Logs::SubscriptionFilter',
    { DestinationArn: { 'Fn::ImportValue': 'elsewhere' } },
  ],
  ['a trail bucket by name', '905', 'AWS::CloudTrail::Trail', { KMSKeyId: KEY, S3BucketName: 'elsewhere' }],
  ['a principal by parameter', '906', 'AWS::S3::BucketPolicy', allow({ Principal: { AWS: { Ref: 'P' } } })],
];

describe('leaks', () => {
  test.each(LEAKS)('finds %s (%s)', (_what, code, type, properties) => {
    const template = withKey(
      { Leak: { Type: type, Properties: properties } },
      { Parameters: { P: { Type: 'String' } } },
    );
    const found = auditOne(template).filter((finding) => finding.logicalId === 'Leak');
    expect(codes(found)).toContain(`AIF-SOV-${code}`);
    expect(found.every(({ help, message, path }) => help !== '' && message !== '' && path !== '')).toBe(true);
  });

  test('says where and what', () => {
    const [finding] = auditResource('AWS::Cassandra::Keyspace', {
      ReplicationSpecification: { RegionList: [HOME, 'eu-west-1'] },
    });
    expect(finding).toEqual({
      code: 'AIF-SOV-020',
      severity: 'fatal',
      template: 'Main',
      logicalId: 'Thing',
      resourceType: 'AWS::Cassandra::Keyspace',
      path: 'Properties.ReplicationSpecification.RegionList[1]',
      message: 'RegionList is "eu-west-1"; allowed: eusc-de-east-1',
      help: 'Remove the property, or set it to an allowed Region.',
    });
  });

  test('fails when a template has a transform', () => {
    expect(codes(auditOne({ Transform: 'AWS::Serverless-2016-10-31', Resources: {} }))).toEqual(['AIF-SOV-401']);
  });

  test('what cannot be proven is a warning when the policy is not strict', () => {
    const findings = auditOne(
      withKey({ Q: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: 'P' } } } }),
      { strict: false },
    );
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['AIF-SOV-904', 'warning']]);
  });
});

/** Every way in which a template can say "us-east-1". */
const FORMS: { readonly [form: string]: unknown } = {
  'a literal': 'us-east-1',
  'Fn::Join': { 'Fn::Join': ['-', ['us', 'east', '1']] },
  'Fn::Sub with a map': { 'Fn::Sub': ['${A}-east-1', { A: 'us' }] },
  'Fn::If, first branch': { 'Fn::If': ['C', 'us-east-1', { Ref: 'AWS::Region' }] },
  'Fn::If, second branch': { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, 'us-east-1'] },
  'nested Fn::If': {
    'Fn::If': ['C', { Ref: 'AWS::Region' }, { 'Fn::If': ['D', 'us-east-1', { Ref: 'AWS::Region' }] }],
  },
  'Fn::Select': { 'Fn::Select': [1, ['eusc-de-east-1', 'us-east-1']] },
  'Fn::Select of an open index': { 'Fn::Select': [{ Ref: 'P' }, ['eusc-de-east-1', 'us-east-1']] },
  'Fn::Select of Fn::Split': { 'Fn::Select': ['1', { 'Fn::Split': [',', 'eusc-de-east-1,us-east-1'] }] },
  'Fn::FindInMap': { 'Fn::FindInMap': ['M', 'A', 'far'] },
  'Fn::FindInMap of an open key': { 'Fn::FindInMap': ['M', { Ref: 'P' }, 'far'] },
  'Fn::FindInMap with a default': { 'Fn::FindInMap': ['M', 'none', 'none', { DefaultValue: 'us-east-1' }] },
  'a parameter with AllowedValues': { Ref: 'Choice' },
  'an import from another template': { 'Fn::ImportValue': { 'Fn::Sub': 'far-${AWS::Region}' } },
  'an output of another stack': { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Far' } },
  'the value of a parameter resource': { 'Fn::GetAtt': ['Value', 'Value'] },
};

describe('forms of a value', () => {
  test.each(Object.entries(FORMS))('finds a Region given as %s', (_form, value) => {
    const main = {
      Parameters: { P: { Type: 'String' }, Choice: { Type: 'String', AllowedValues: [HOME, 'us-east-1'] } },
      Mappings: { M: { A: { near: HOME, far: 'us-east-1' } } },
      Resources: {
        T: { Type: 'AWS::New::Type', Properties: { List: [{ Region: value }] } },
        Value: { Type: 'AWS::SSM::Parameter', Properties: { Value: 'us-east-1' } },
      },
    };
    const other = { Resources: {}, Outputs: { Far: { Value: 'us-east-1', Export: { Name: `far-${HOME}` } } } };
    const findings = auditTemplates(policy(), [
      { name: 'Main', template: main },
      { name: 'Other', template: other },
    ]);
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toContain('AIF-SOV-020 Properties.List[0].Region');
  });
});
