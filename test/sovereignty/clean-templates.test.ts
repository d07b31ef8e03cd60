import { describe, expect, test } from 'vitest';
import { auditOne, codes, HOME, KEY, withKey } from './fixtures';

const BLOCKED = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};
const BUCKET = {
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
    ],
  },
  PublicAccessBlockConfiguration: BLOCKED,
};
const ARN_PARTS = (service: string, resource: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      `:${service}:`,
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      `:${resource}`,
    ],
  ],
});

function role(statement: object, resource: unknown = '*'): object {
  return {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'p',
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: resource, ...statement }] },
    },
  };
}

/** Templates that break no promise although they look as if they might. */
const CLEAN: { readonly [what: string]: object } = {
  'a bucket whose name holds a Region': {
    B: { Type: 'AWS::S3::Bucket', Properties: { ...BUCKET, BucketName: 'logs-eu-central-1' } },
  },
  'labels and taints of nodes that look like hosts and Regions': {
    N: {
      Type: 'AWS::EKS::Nodegroup',
      Properties: {
        ClusterName: 'bravo',
        NodeRole: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/nodes' },
        Subnets: [],
        Labels: { host: 'example.org', registry: 'docker.io', region: 'us-east-1' },
        Taints: [{ Key: 'registry', Value: 'docker.io', Effect: 'NO_SCHEDULE' }],
      },
    },
  },
  'a tag with a Region': {
    B: {
      Type: 'AWS::S3::Bucket',
      Properties: { ...BUCKET, Tags: [{ Key: 'copied-from-region', Value: 'us-east-1' }] },
    },
  },
  'a description that names a host and an ARN': {
    F: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Description: 'see https://example.com and arn:aws:s3:us-east-1::x',
        PolicyDocument: { Statement: [] },
      },
    },
  },
  'a bucket replicated inside the app': {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        ...BUCKET,
        ReplicationConfiguration: {
          Role: KEY,
          Rules: [{ Status: 'Enabled', Destination: { Bucket: { 'Fn::GetAtt': ['B', 'Arn'] } } }],
        },
      },
    },
    B: { Type: 'AWS::S3::Bucket', Properties: BUCKET },
  },
  'an access log bucket named by its literal name': {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: { ...BUCKET, LoggingConfiguration: { DestinationBucketName: 'the-logs' } },
    },
    B: { Type: 'AWS::S3::Bucket', Properties: { ...BUCKET, BucketName: 'the-logs' } },
  },
  'a Fn::Sub with an escaped variable': {
    P: { Type: 'AWS::SSM::Parameter', Properties: { Value: { 'Fn::Sub': 'home is ${!Region}' } } },
  },
  'an ARN from Fn::Sub': {
    P: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Value: { 'Fn::Sub': 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:q' } },
    },
  },
  'an ARN from Fn::Join': { P: { Type: 'AWS::SSM::Parameter', Properties: { Value: ARN_PARTS('sqs', 'q') } } },
  'a managed policy of AWS': {
    R: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        ManagedPolicyArns: ['arn:aws-eusc:iam::aws:policy/ReadOnlyAccess'],
      },
    },
  },
  'a regional service principal': {
    R: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [
            { Effect: 'Allow', Principal: { Service: `logs.${HOME}.amazonaws.com` }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
  },
  'a pattern for any partition in a policy': { R: role({ Action: 's3:GetObject' }, 'arn:*:s3:::models/*') },
  'a wildcard Region in a policy for queues': { R: role({ Action: 'sqs:SendMessage' }, 'arn:aws-eusc:sqs:*:*:jobs') },
  'listing models on everything': {
    R: role({ Action: ['bedrock:ListFoundationModels', 'bedrock:GetFoundationModel'] }),
  },
  'calling a model of the Region': {
    R: role({ Action: 'bedrock:InvokeModel' }, `arn:aws-eusc:bedrock:${HOME}::foundation-model/openai.gpt-5.6-terra`),
  },
  'calling any model of the Region': {
    R: role({ Action: 'bedrock:InvokeModel', Condition: { StringEquals: { 'aws:RequestedRegion': HOME } } }),
  },
  'denying cross-Region inference': {
    R: role({ Effect: 'Deny', Action: 'bedrock:InvokeModel*' }, [
      'arn:aws:bedrock:*:*:inference-profile/*',
      'arn:aws:bedrock:::foundation-model/*',
    ]),
  },
  'denying other Regions': {
    R: role({ Effect: 'Deny', Action: '*', Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1'] } } }),
  },
  'allowing all but other Regions': {
    R: role({ Action: 'sqs:*', Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } } }),
  },
  'a model ID with two dots and no geography': {
    A: {
      Type: 'AWS::Bedrock::Agent',
      Properties: { AgentName: 'a', FoundationModel: 'openai.gpt-5.6-terra', CustomerEncryptionKeyArn: KEY },
    },
  },
  'a queue policy for a service with its source account': {
    Q: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: KEY } },
    P: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Q' }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: 'sqs:SendMessage',
              Resource: '*',
              Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            },
          ],
        },
      },
    },
  },
  'a bucket policy that refuses everyone without TLS': {
    P: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: 'b',
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Resource: '*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
  },
  'a security group that CDK closed': {
    G: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'g',
        SecurityGroupEgress: [{ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 }],
      },
    },
  },
  'a security group whose outbound rule stands alone': {
    G: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'g' } },
    E: {
      Type: 'AWS::EC2::SecurityGroupEgress',
      Properties: {
        GroupId: { 'Fn::GetAtt': ['G', 'GroupId'] },
        IpProtocol: '-1',
        DestinationSecurityGroupId: { Ref: 'G' },
      },
    },
  },
  'a default route to a local gateway': {
    R: {
      Type: 'AWS::EC2::Route',
      Properties: { RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0', LocalGatewayId: 'lgw-1' },
    },
  },
  'a zone by its place in the list': {
    S: {
      Type: 'AWS::EC2::Subnet',
      Properties: { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, VpcId: 'vpc-1' },
    },
  },
  'a zone of the Region': {
    S: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: `${HOME}a`, VpcId: 'vpc-1' } },
  },
  'an endpoint of a service': {
    E: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcId: 'v',
        ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.s3']] },
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: '*',
              Resource: '*',
              Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
            },
          ],
        },
      },
    },
  },
  'an image of a repository of the app': {
    R: {
      Type: 'AWS::ECR::Repository',
      Properties: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: KEY } },
    },
    T: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        ContainerDefinitions: [
          {
            Name: 'c',
            Image: {
              'Fn::Join': [
                '',
                [
                  { 'Fn::Select': [4, { 'Fn::Split': [':', { 'Fn::GetAtt': ['R', 'Arn'] }] }] },
                  '.dkr.ecr.',
                  { 'Fn::Select': [3, { 'Fn::Split': [':', { 'Fn::GetAtt': ['R', 'Arn'] }] }] },
                  '.',
                  { Ref: 'AWS::URLSuffix' },
                  '/',
                  { Ref: 'R' },
                  ':1',
                ],
              ],
            },
          },
        ],
      },
    },
  },
  'an image of an asset': {
    T: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        ContainerDefinitions: [
          {
            Name: 'c',
            Image: { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/cdk-assets:abc' },
          },
        ],
      },
    },
  },
  'an image of an allowed registry': {
    T: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ContainerDefinitions: [{ Name: 'c', Image: 'registry.example.gov/team/app@sha256:abc' }] },
    },
  },
  'a build image that AWS keeps': {
    T: {
      Type: 'AWS::CodeBuild::Project',
      Properties: {
        EncryptionKey: KEY,
        VpcConfig: { Subnets: ['s'] },
        Environment: { Image: 'aws/codebuild/standard:7.0', Type: 'LINUX_CONTAINER' },
      },
    },
  },
  'namespaces that look like addresses': {
    D: {
      Type: 'AWS::SSM::Document',
      Properties: {
        Content: { $schema: 'http://json-schema.org/draft-07/schema#', xmlns: 'http://www.w3.org/2000/svg' },
      },
    },
  },
  'an allowed host and private hosts': {
    F: {
      Type: 'AWS::Unknown::Thing',
      Properties: {
        Url: 'https://api.site.example.gov/v1',
        Endpoint: 'http://10.1.2.3:8080',
        Host: 'db.internal',
        Collector: 'http://localhost:4317',
        CallbackUrl: `https://sqs.${HOME}.amazonaws.eu/111122223333/q`,
      },
    },
  },
  'the address of a load balancer of the app': {
    L: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Scheme: 'internal' } },
    F: { Type: 'AWS::Unknown::Thing', Properties: { Url: { 'Fn::Sub': 'https://${L.DNSName}/v1' } } },
  },
  'a name in a private zone of the app': {
    Z: {
      Type: 'AWS::Route53::HostedZone',
      Properties: { Name: 'factory.example.', VPCs: [{ VPCId: { Ref: 'V' }, VPCRegion: { Ref: 'AWS::Region' } }] },
    },
    V: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    F: { Type: 'AWS::Unknown::Thing', Properties: { Endpoint: 'https://models.factory.example' } },
  },
  'a topic with a queue': {
    T: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: KEY } },
    S: {
      Type: 'AWS::SNS::Subscription',
      Properties: { Protocol: 'sqs', TopicArn: { Ref: 'T' }, Endpoint: ARN_PARTS('sqs', 'q') },
    },
  },
  'an endpoint configuration with local storage': {
    E: {
      Type: 'AWS::SageMaker::EndpointConfig',
      Properties: { ProductionVariants: [{ VariantName: 'a', InstanceType: 'ml.p5.48xlarge' }] },
    },
  },
  'an instance of a cluster': {
    D: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: 'c', PubliclyAccessible: false } },
  },
  'an HMAC key, which cannot be rotated': {
    K: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' } },
  },
  'a custom resource with a handler of the app': {
    H: {
      Type: 'AWS::Lambda::Function',
      Properties: { Code: { ZipFile: 'x' }, VpcConfig: { SubnetIds: ['s'] } },
    },
    C: {
      Type: 'Custom::AWS',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['H', 'Arn'] },
        Create: { 'Fn::Join': ['', ['{"service":"S3","action":"putObject","region":"', { Ref: 'AWS::Region' }, '"}']] },
      },
    },
  },
  'conditions that leave a property out': {
    S: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: 'v', MapPublicIpOnLaunch: { 'Fn::If': ['C', false, { Ref: 'AWS::NoValue' }] } },
    },
  },
  'a dimension, a rate and an ARN-like word': {
    A: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'arn: none',
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
        Namespace: 'AWS/SQS',
      },
    },
  },
  'a private API with an open method': {
    A: { Type: 'AWS::ApiGateway::RestApi', Properties: { EndpointConfiguration: { Types: ['PRIVATE'] } } },
    M: {
      Type: 'AWS::ApiGateway::Method',
      Properties: { AuthorizationType: 'NONE', HttpMethod: 'OPTIONS', RestApiId: { Ref: 'A' }, ResourceId: 'r' },
    },
  },
  'a lambda integration, whose ARN has a service in place of the account': {
    M: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        Integration: {
          Uri: {
            'Fn::Sub':
              'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f/invocations',
          },
        },
      },
    },
  },
  'the type of a machine in a list of choices': {
    C: {
      Type: 'AWS::ECS::Service',
      Properties: { LaunchType: 'EC2', NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } } },
    },
  },
  'a state machine whose variables are filled in': {
    S: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        EncryptionConfiguration: { KmsKeyId: KEY },
        DefinitionString:
          '{"Resource":"arn:${P}:states:::sqs:sendMessage","Parameters":{"Topic":"arn:${P}:sns:${R}:111122223333:t"}}',
        DefinitionSubstitutions: { P: { Ref: 'AWS::Partition' }, R: { Ref: 'AWS::Region' } },
      },
    },
  },
  'a public key': {
    K: { Type: 'AWS::EC2::KeyPair', Properties: { KeyName: 'k', PublicKeyMaterial: 'ssh-ed25519 AAAA' } },
  },
};

describe('clean templates', () => {
  test.each(Object.entries(CLEAN))('%s raises no finding', (_what, resources) => {
    const findings = auditOne(withKey(resources));
    expect(findings.map(({ code, path, message }) => `${code} ${path}: ${message}`)).toEqual([]);
  });

  test('there are at least thirty of them', () => {
    expect(Object.keys(CLEAN).length).toBeGreaterThanOrEqual(30);
  });

  test('the bootstrap parameter of CDK is of no interest', () => {
    const template = withKey(
      {},
      {
        Parameters: {
          BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' },
        },
      },
    );
    expect(codes(auditOne(template))).toEqual([]);
  });
});
