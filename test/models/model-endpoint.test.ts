import { Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { ModelEndpoint, type ModelEndpointProps } from '../../lib/models';
import { CellNetwork, DataClass, PrivateRegion } from '../../lib/region';
import { ImageRepository, ObjectStore } from '../../lib/storage';
import { aiFactory, ordinaryRegion, TestSite } from '../storage/fixture';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const WEIGHTS_KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*modelWeights') };
const SERVICE_SUBNETS = [
  { 'Fn::ImportValue': Match.stringLikeRegexp('servicesxxfactory1a') },
  { 'Fn::ImportValue': Match.stringLikeRegexp('servicesxxfactory1b') },
];

/** An endpoint whose image and weights lie in a stack of their own. */
function newEndpoint(
  props: Partial<ModelEndpointProps> & { readonly digest?: string; readonly prefix?: string } = {},
  site = new TestSite(),
): { site: TestSite; endpoint: ModelEndpoint } {
  const { digest = DIGEST, prefix = 'assistant/v3/', ...rest } = props;
  const storage = site.newStack('storage');
  const endpoint = new ModelEndpoint(site.stack, 'Assistant', {
    network: site.network,
    modelId: 'assistant',
    image: {
      repository: new ImageRepository(storage, 'Vllm', { region: site.region, repositoryName: 'vllm' }),
      digest,
    },
    weights: {
      objectStore: new ObjectStore(storage, 'Weights', {
        region: site.region,
        dataClass: DataClass.MODEL_WEIGHTS,
      }),
      prefix,
    },
    instanceType: 'ml.g6.xlarge',
    ...rest,
  });
  return { site, endpoint };
}

function templateOf(props: Parameters<typeof newEndpoint>[0] = {}): Template {
  return Template.fromStack(newEndpoint(props).site.stack);
}

describe('a model', () => {
  test('is isolated, reads its weights from the store and runs an image of the site', () => {
    templateOf({ environment: { MAX_MODEL_LEN: '8192' } }).hasResourceProperties('AWS::SageMaker::Model', {
      ModelName: Match.absent(),
      EnableNetworkIsolation: true,
      VpcConfig: { Subnets: SERVICE_SUBNETS, SecurityGroupIds: [Match.anyValue()] },
      PrimaryContainer: {
        Image: { 'Fn::Join': ['', Match.arrayWith([`/demo/vllm@${DIGEST}`])] },
        ImageConfig: { RepositoryAccessMode: 'Platform' },
        Environment: { MAX_MODEL_LEN: '8192' },
        ModelDataSource: {
          S3DataSource: {
            S3Uri: {
              'Fn::Join': ['', ['s3://', { 'Fn::ImportValue': Match.stringLikeRegexp('^storage:') }, '/assistant/v3/']],
            },
            S3DataType: 'S3Prefix',
            CompressionType: 'None',
          },
        },
      },
    });
  });

  test('is made after the policy of its role', () => {
    const template = templateOf();
    const [policy] = Object.keys(template.findResources('AWS::IAM::Policy'));
    template.hasResource('AWS::SageMaker::Model', { DependsOn: [policy] });
  });
});

describe('an endpoint', () => {
  test('is named after the site, updated in place, and started after its log group and its way to S3', () => {
    const template = templateOf();
    const [logGroup] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    const [wayToS3] = Object.keys(template.findResources('AWS::EC2::SecurityGroupEgress'));
    template.hasResource('AWS::SageMaker::Endpoint', {
      Properties: {
        EndpointName: 'demo-assistant',
        EndpointConfigName: { 'Fn::GetAtt': [Match.anyValue(), 'EndpointConfigName'] },
      },
      DependsOn: Match.arrayWith([logGroup, wayToS3]),
    });
    template.hasResourceProperties('AWS::SageMaker::EndpointConfig', {
      EndpointConfigName: Match.absent(),
      DataCaptureConfig: Match.absent(),
      ProductionVariants: [
        {
          VariantName: 'AllTraffic',
          ModelName: { 'Fn::GetAtt': [Match.anyValue(), 'ModelName'] },
          InstanceType: 'ml.g6.xlarge',
          InitialInstanceCount: 1,
          InitialVariantWeight: 1,
          ModelDataDownloadTimeoutInSeconds: 1800,
          ContainerStartupHealthCheckTimeoutInSeconds: 1800,
          RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
          EnableSSMAccess: Match.absent(),
          InferenceAmiVersion: Match.absent(),
        },
      ],
    });
  });

  test('takes other numbers when they are given', () => {
    templateOf({
      instances: 3,
      startupTimeout: Duration.minutes(60),
      inferenceAmiVersion: 'al2023-ami-sagemaker-inference-gpu-4-1',
    }).hasResourceProperties('AWS::SageMaker::EndpointConfig', {
      ProductionVariants: [
        Match.objectLike({
          InitialInstanceCount: 3,
          ModelDataDownloadTimeoutInSeconds: 3600,
          ContainerStartupHealthCheckTimeoutInSeconds: 3600,
          InferenceAmiVersion: 'al2023-ami-sagemaker-inference-gpu-4-1',
        }),
      ],
    });
  });

  test.each([
    [2, 1],
    [10, 1],
    [11, 2],
    [100, 10],
  ])('with %i instances exchanges %i at a time', (instances, value) => {
    templateOf({ instances }).hasResourceProperties('AWS::SageMaker::Endpoint', {
      DeploymentConfig: {
        RollingUpdatePolicy: { MaximumBatchSize: { Type: 'INSTANCE_COUNT', Value: value } },
      },
    });
    expect(value / instances).toBeGreaterThanOrEqual(0.05);
    expect(value / instances).toBeLessThanOrEqual(0.5);
  });

  test('with one instance leaves the exchange to SageMaker, as half an instance is no batch', () => {
    templateOf({ instances: 1 }).hasResourceProperties('AWS::SageMaker::Endpoint', {
      DeploymentConfig: Match.absent(),
    });
  });

  test('writes its log to a group that is there first, encrypted, with retention, and stays', () => {
    templateOf().hasResource('AWS::Logs::LogGroup', {
      Properties: {
        LogGroupName: '/aws/sagemaker/Endpoints/demo-assistant',
        KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*logs') },
        RetentionInDays: 365,
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('asks the network for S3 and for the runtime, and for nothing else', () => {
    const { site } = newEndpoint();
    const services = Object.values(Template.fromStack(Stack.of(site.network)).findResources('AWS::EC2::VPCEndpoint'));
    expect(services.map((service) => service.Properties.ServiceName).sort()).toEqual([
      'com.amazonaws.xx-factory-1.s3',
      'com.amazonaws.xx-factory-1.sagemaker.runtime',
    ]);
  });

  test('may share a stack with its network', () => {
    const site = new TestSite();
    const hosting = aiFactory();
    const stack = site.newStack('all-in-one');
    const region = new PrivateRegion(stack, 'Region', { siteId: 'other', hosting, blockPublicAccess: false });
    const network = new CellNetwork(stack, 'Network', {
      region,
      cellId: 'main',
      cidr: '10.21.0.0/16',
      homeZone: 'xx-factory-1a',
    });
    new ModelEndpoint(stack, 'Assistant', {
      network,
      modelId: 'assistant',
      image: {
        repository: new ImageRepository(stack, 'Vllm', { region, repositoryName: 'vllm' }),
        digest: DIGEST,
      },
      weights: {
        objectStore: new ObjectStore(stack, 'Weights', { region, dataClass: DataClass.MODEL_WEIGHTS }),
        prefix: 'assistant/',
      },
      instanceType: 'ml.m7i.xlarge',
    });
    const template = Template.fromStack(stack);
    const endpoints = Object.keys(template.findResources('AWS::EC2::VPCEndpoint'));
    template.hasResource('AWS::SageMaker::Endpoint', { DependsOn: Match.arrayWith(endpoints.sort()) });
  });
});

describe('storage of an instance', () => {
  test.each(['ml.g6.xlarge', 'ml.g5.12xlarge', 'ml.p5.48xlarge', 'ml.g4dn.xlarge', 'ml.m6gd.large', 'ml.g7e.2xlarge'])(
    'of type %s encrypts itself, and gets no key',
    (instanceType) => {
      templateOf({ instanceType }).hasResourceProperties('AWS::SageMaker::EndpointConfig', {
        KmsKeyId: Match.absent(),
      });
    },
  );

  test.each(['ml.m7i.xlarge', 'ml.inf2.8xlarge', 'ml.c7g.4xlarge', 'ml.r8g.large'])(
    'of type %s is a volume with the key of the weights, which the role may use',
    (instanceType) => {
      const template = templateOf({ instanceType, volumeSize: Size.gibibytes(200) });
      template.hasResourceProperties('AWS::SageMaker::EndpointConfig', {
        KmsKeyId: WEIGHTS_KEY,
        ProductionVariants: [Match.objectLike({ VolumeSizeInGB: 200 })],
      });
      template.hasResourceProperties('AWS::IAM::Policy', {
        PolicyDocument: {
          Statement: Match.arrayWith([
            {
              Effect: 'Allow',
              Action: 'kms:CreateGrant',
              Resource: WEIGHTS_KEY,
              Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
            },
          ]),
        },
      });
    },
  );

  test('can be stated for types that this release does not know', () => {
    templateOf({ instanceType: 'ml.x9.xlarge', localStorage: true }).hasResourceProperties(
      'AWS::SageMaker::EndpointConfig',
      { KmsKeyId: Match.absent() },
    );
  });
});

describe('the role', () => {
  test('is for SageMaker in this account and Region', () => {
    templateOf().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'sagemaker.amazonaws.com' },
            Condition: {
              ArnLike: {
                'aws:SourceArn': {
                  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:xx-factory-1:111122223333:*']],
                },
              },
            },
          },
        ],
      },
    });
  });

  test('has wildcards only where the API knows no resources', () => {
    const [policy] = Object.values(templateOf().findResources('AWS::IAM::Policy'));
    const statements: { Action: string | string[]; Resource: unknown }[] = policy?.Properties.PolicyDocument.Statement;
    expect(statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action)).toEqual([
      'ecr:GetAuthorizationToken',
      'cloudwatch:PutMetricData',
      'ec2:DescribeDhcpOptions',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcEndpoints',
      'ec2:DescribeVpcs',
    ]);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('places network interfaces in the service subnets only', () => {
    const inServiceSubnets = SERVICE_SUBNETS.map((subnet) => ({ 'Fn::Join': ['', Match.arrayWith([subnet])] }));
    templateOf().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'ec2:CreateNetworkInterface',
            Resource: Match.arrayWith(inServiceSubnets),
          }),
          Match.objectLike({
            Action: [
              'ec2:CreateNetworkInterfacePermission',
              'ec2:DeleteNetworkInterface',
              'ec2:DeleteNetworkInterfacePermission',
            ],
            Condition: { ArnEquals: { 'ec2:Subnet': inServiceSubnets } },
          }),
        ]),
      },
    });
  });

  test('reads only the folder of the weights', () => {
    templateOf().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['s3:GetObject', 's3:GetObjectVersion'],
            Resource: { 'Fn::Join': ['', [Match.anyValue(), '/assistant/v3/*']] },
          }),
        ]),
      },
    });
  });
});

test('an endpoint that was made elsewhere can be granted by its name', () => {
  const { stack } = new TestSite();
  const endpoint = ModelEndpoint.fromModelEndpointName(stack, 'Assistant', 'demo-assistant');
  endpoint.grantInvoke(new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(endpoint.endpointName).toBe('demo-assistant');
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [Match.objectLike({ Resource: stack.resolve(endpoint.endpointArn) })] },
  });
});

test('callers are granted the endpoint, streamed answers included', () => {
  const { site, endpoint } = newEndpoint();
  const client = site.newStack('client');
  endpoint.grantInvoke(new iam.Role(client, 'Role', { assumedBy: new iam.AccountRootPrincipal() }));
  Template.fromStack(client).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream'],
          Resource: {
            'Fn::Join': [
              '',
              ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:xx-factory-1:111122223333:endpoint/demo-assistant'],
            ],
          },
        },
      ],
    },
  });
});

test('metrics carry endpoint and variant', () => {
  const { endpoint } = newEndpoint();
  expect(endpoint.metricInvocations()).toMatchObject({
    namespace: 'AWS/SageMaker',
    metricName: 'Invocations',
    statistic: 'Sum',
    dimensions: { EndpointName: 'demo-assistant', VariantName: 'AllTraffic' },
  });
  expect(endpoint.metricInvocation4XXErrors()).toMatchObject({ metricName: 'Invocation4XXErrors', statistic: 'Sum' });
  expect(endpoint.metricInvocation5XXErrors()).toMatchObject({ metricName: 'Invocation5XXErrors', statistic: 'Sum' });
  expect(endpoint.metricModelLatency({ statistic: 'p99' })).toMatchObject({
    metricName: 'ModelLatency',
    statistic: 'p99',
  });
});

describe('fails when', () => {
  test.each(['g6.xlarge', 'ml.g6', 'db.r7g.large'])('the instance type is %s', (instanceType) => {
    expect(() => newEndpoint({ instanceType })).toThrow(/AIF-MDL-001/);
  });

  test.each([0, -1, 1.5])('there are %s instances', (instances) => {
    expect(() => newEndpoint({ instances })).toThrow(/AIF-MDL-002/);
  });

  test.each(['assistant/v3', ''])('the folder of the weights is %j', (prefix) => {
    expect(() => newEndpoint({ prefix })).toThrow(/AIF-MDL-003/);
  });

  test.each([Duration.seconds(59), Duration.seconds(3601), Duration.millis(90_500)])(
    'the startup timeout is %s',
    (startupTimeout) => {
      expect(() => newEndpoint({ startupTimeout })).toThrow(/AIF-MDL-004/);
    },
  );

  test.each([
    ['has a name with a hyphen', { 'MAX-LEN': '1' }],
    ['has a value that is too long', { LONG: 'x'.repeat(1025) }],
    ['is too large', Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`V${index}`, 'x'.repeat(1000)]))],
    ['has too many variables', Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`V${index}`, '']))],
  ])('the environment %s', (_, environment) => {
    expect(() => newEndpoint({ environment })).toThrow(/AIF-MDL-005/);
  });

  test.each([
    ['ml.m7i.xlarge', Size.gibibytes(0)],
    ['ml.m7i.xlarge', Size.gibibytes(513)],
    ['ml.m7i.xlarge', Size.mebibytes(1500)],
    ['ml.g6.xlarge', Size.gibibytes(100)],
  ])('%s gets a volume that it cannot have', (instanceType, volumeSize) => {
    expect(() => newEndpoint({ instanceType, volumeSize })).toThrow(/AIF-MDL-006/);
  });

  test.each(['Assistant', 'assistant_v3', 'assistant-', 'a'.repeat(60)])('the model id is %s', (modelId) => {
    expect(() => newEndpoint({ modelId })).toThrow(/AIF-MDL-007/);
  });

  test('another endpoint of the site has the id', () => {
    const { site } = newEndpoint();
    const stack = site.newStack('other');
    const { region } = site;
    const props = {
      network: site.network,
      modelId: 'assistant',
      image: { repository: new ImageRepository(stack, 'Images', { region, repositoryName: 'other' }), digest: DIGEST },
      weights: {
        objectStore: new ObjectStore(stack, 'Store', { region, dataClass: DataClass.MODEL_WEIGHTS }),
        prefix: 'assistant/v4/',
      },
      instanceType: 'ml.g6.xlarge',
    };
    expect(() => new ModelEndpoint(stack, 'Second', props)).toThrow(/subject\/Assistant.*AIF-MDL-009/);
  });

  test('an AWS Region is used with one zone', () => {
    expect(() => newEndpoint({}, new TestSite(ordinaryRegion(1)))).toThrow(/AIF-MDL-008/);
  });

  test('the image is named by a tag', () => {
    expect(() => newEndpoint({ digest: 'latest' })).toThrow(/AIF-STO-003/);
  });

  test('the site has no SageMaker', () => {
    expect(() => newEndpoint({}, new TestSite(aiFactory(2, ['sagemaker'])))).toThrow(/AIF-REGION-/);
  });
});

test('values that are only known at deployment are not checked', () => {
  templateOf({
    modelId: Lazy.string({ produce: () => 'Assistant' }),
    instanceType: Lazy.string({ produce: () => 'g6.xlarge' }),
    instances: Lazy.number({ produce: () => 2 }),
    prefix: Lazy.string({ produce: () => 'assistant' }),
    environment: { LONG: Lazy.string({ produce: () => 'x'.repeat(2000) }) },
    startupTimeout: Duration.seconds(Lazy.number({ produce: () => 10 })),
    volumeSize: Size.gibibytes(Lazy.number({ produce: () => 1000 })),
  }).hasResourceProperties('AWS::SageMaker::EndpointConfig', {
    ProductionVariants: [Match.objectLike({ InitialInstanceCount: 2, VolumeSizeInGB: 1000 })],
  });
});

test.each([
  ['an AI Factory with one zone', aiFactory(1)],
  ['an AWS Region', ordinaryRegion()],
])('the templates pass strict validation in %s', (_, hosting) => {
  const { site, endpoint } = newEndpoint({ instances: 2 }, new TestSite(hosting));
  expect(endpoint.endpointName).toBe('demo-assistant');
  expect(site.findings()).toEqual([]);
});
