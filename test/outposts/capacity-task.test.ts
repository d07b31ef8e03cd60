import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  CapacityTask,
  CapacityTaskHandler,
  CapacityTaskMilestone,
  type CapacityTaskProps,
  OutpostServiceName,
  TaskActionOnBlockingInstances,
} from '../../lib/outposts';
import { CellNetwork, DataClass, Hosting, PrivateRegion } from '../../lib/region';
import { auditTemplates } from '../../lib/sovereignty/audit';
import { SovereigntyPolicy } from '../../lib/sovereignty/sovereignty-policy';

const ENV = { account: '111122223333', region: 'eu-central-1' };
const OUTPOST_ARN = 'arn:aws:outposts:eu-central-1:111122223333:outpost/op-0123456789abcdef0';
const POOLS = { 'm7i.4xlarge': 4, 'c7i.2xlarge': 8 };

let stack: Stack;
let network: CellNetwork;
let handler: CapacityTaskHandler;

beforeEach(() => {
  stack = new Stack(new App(), 'outpost', { env: ENV });
  const hosting = Hosting.awsRegion({ ...ENV, zones: [{ name: 'eu-central-1a' }] });
  const region = new PrivateRegion(stack, 'Region', { siteId: 'demo', hosting });
  network = new CellNetwork(stack, 'Network', { region, cellId: 'edge', cidr: '10.20.0.0/16' });
  handler = newHandler(lambda.Runtime.NODEJS_22_X);
});

function newHandler(runtime: lambda.Runtime, id = 'Handler'): CapacityTaskHandler {
  const encryptionKey = network.region.key(DataClass.LOGS);
  return new CapacityTaskHandler(stack, id, {
    vpc: network.vpc,
    vpcSubnets: { subnets: network.serviceSubnets },
    runtime,
    encryptionKey,
  });
}

function capacityTask(props: Partial<CapacityTaskProps> = {}, id = 'Capacity'): CapacityTask {
  return new CapacityTask(stack, id, { handler, outpostArn: OUTPOST_ARN, instancePools: POOLS, ...props });
}

describe('the resource', () => {
  test('hands the handler what is described, with careful defaults', () => {
    const { capacityTaskId, capacityTaskStatus } = capacityTask();

    Template.fromStack(stack).hasResource('Custom::OutpostsCapacityTask', {
      Properties: {
        ServiceTimeout: '1200',
        OutpostArn: OUTPOST_ARN,
        InstancePools: [
          { InstanceType: 'c7i.2xlarge', Count: 8 },
          { InstanceType: 'm7i.4xlarge', Count: 4 },
        ],
        TaskActionOnBlockingInstances: 'FAIL_TASK',
        WaitFor: 'ACCEPTED',
        Revision: 1,
        AssetId: Match.absent(),
        OrderId: Match.absent(),
        InstancesToExclude: Match.absent(),
      },
      DeletionPolicy: 'Delete',
    });
    expect(stack.resolve([capacityTaskId, capacityTaskStatus])).toEqual(
      ['CapacityTaskId', 'CapacityTaskStatus'].map((name) => ({
        'Fn::GetAtt': [expect.stringMatching(/^Capacity/), name],
      })),
    );
  });

  test('is the same in whatever order pools and exclusions are written', () => {
    capacityTask({
      assetId: '1234567890',
      instancePools: { 'm7i.4xlarge': 4, 'c7i.2xlarge': 8 },
      instancesToExclude: { accountIds: ['222233334444', '111122223333'], services: [OutpostServiceName.RDS] },
    });
    capacityTask(
      {
        assetId: '1234567891',
        instancePools: { 'c7i.2xlarge': 8, 'm7i.4xlarge': 4 },
        instancesToExclude: { accountIds: ['111122223333', '222233334444'], services: [OutpostServiceName.RDS] },
      },
      'Other',
    );

    const [one, other] = Object.values(Template.fromStack(stack).findResources('Custom::OutpostsCapacityTask'));

    expect({ ...one?.Properties, AssetId: '' }).toEqual({ ...other?.Properties, AssetId: '' });
  });

  test('takes values that are known at deployment only', () => {
    const revision = new CfnParameter(stack, 'Revision', { type: 'Number' }).valueAsNumber;
    const outpostArn = new CfnParameter(stack, 'OutpostArn').valueAsString;

    expect(() => capacityTask({ outpostArn, revision, instancePools: { 'm7i.large': revision } })).not.toThrow();
  });
});

describe('the handler', () => {
  test('runs in the network, writes to an encrypted log that is kept, and is not repeated', () => {
    capacityTask();

    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 900,
      VpcConfig: { SubnetIds: Match.anyValue(), SecurityGroupIds: Match.anyValue() },
      Role: { 'Fn::GetAtt': [Match.stringLikeRegexp('^HandlerRole'), 'Arn'] },
      LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^HandlerLogGroup') } },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
      },
    });
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 365, KmsKeyId: Match.anyValue() },
      DeletionPolicy: 'Retain',
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 300,
    });
  });

  test('may act on the Outposts of its tasks and on no other', () => {
    const other = OUTPOST_ARN.replace('0123', '3210');
    capacityTask({ outpostArn: other }, 'Other');
    capacityTask({ assetId: '1234567891' });
    capacityTask({ assetId: '1234567890' }, 'Asset');

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          { Sid: 'ListCapacityTasks', Effect: 'Allow', Action: 'outposts:ListCapacityTasks', Resource: '*' },
          {
            Sid: 'CapacityTasks',
            Effect: 'Allow',
            Action: Match.arrayWith(['outposts:CancelCapacityTask', 'outposts:StartCapacityTask']),
            Resource: [OUTPOST_ARN, other],
          },
        ]),
      },
    });
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Role'))).not.toContain(
      'ManagedPolicyArns',
    );
  });

  test('lets nothing in, and HTTPS out to the network alone', () => {
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Handler of capacity tasks',
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [
        {
          CidrIp: '10.20.0.0/16',
          FromPort: 443,
          ToPort: 443,
          IpProtocol: 'tcp',
          Description: 'Private endpoints',
        },
      ],
    });
  });

  test('uses the security groups that it is given', () => {
    const own = new CapacityTaskHandler(stack, 'Own', {
      vpc: network.vpc,
      vpcSubnets: { subnets: network.serviceSubnets },
      securityGroups: [network.endpointSecurityGroup],
      runtime: lambda.Runtime.NODEJS_20_X,
      encryptionKey: network.region.key(DataClass.LOGS),
    });

    expect(own.connections.securityGroups).toEqual([network.endpointSecurityGroup]);
    expect(own.node.tryFindChild('SecurityGroup')).toBeUndefined();
  });

  test('breaks no rule of the sovereignty policy', () => {
    network.useEndpoints(['outposts', 's3']);
    network.allowToEndpoints(handler);
    capacityTask();
    const policy = new SovereigntyPolicy({ partition: 'aws', dnsSuffix: 'amazonaws.com', ...ENV });

    const findings = auditTemplates(policy, [{ name: 'outpost', template: Template.fromStack(stack).toJSON() }]);

    expect(findings).toEqual([]);
  });
});

describe('a description fails', () => {
  test.each<[string, string, Partial<CapacityTaskProps>]>([
    ['AIF-OUT-001', 'when the Outpost is named by its id', { outpostArn: 'op-0123456789abcdef0' }],
    ['AIF-OUT-002', 'when an asset has another id', { assetId: 'asset-1' }],
    ['AIF-OUT-003', 'when an order has another id', { orderId: 'order-1' }],
    ['AIF-OUT-004', 'when it is for an asset and an order', { assetId: '1234567890', orderId: 'oo-0123456789abcdef0' }],
    ['AIF-OUT-005', 'when a type is not one', { instancePools: { m7i: 1 } }],
    ['AIF-OUT-005', 'when there is half a slot', { instancePools: { 'm7i.large': 0.5 } }],
    ['AIF-OUT-005', 'when there are more slots than a pool can have', { instancePools: { 'm7i.large': 10_000 } }],
    ['AIF-OUT-005', 'when there are no pools', { instancePools: {} }],
    ['AIF-OUT-005', 'when all pools are empty', { instancePools: { 'm7i.large': 0 } }],
    ['AIF-OUT-006', 'when it asks for accelerators', { instancePools: { 'p5.48xlarge': 1 } }],
    ['AIF-OUT-007', 'when it mixes generations', { instancePools: { 'm5.large': 1, 'm7i.large': 1 } }],
    [
      'AIF-OUT-008',
      'when a deployment would wait for people',
      {
        taskActionOnBlockingInstances: TaskActionOnBlockingInstances.WAIT_FOR_EVACUATION,
        waitFor: CapacityTaskMilestone.COMPLETED,
      },
    ],
    ['AIF-OUT-009', 'when the revision is not counted from 1', { revision: 0 }],
    ['AIF-OUT-013', 'when an instance has another id', { instancesToExclude: { instances: ['db-1'] } }],
    ['AIF-OUT-013', 'when an account has another id', { instancesToExclude: { accountIds: ['1234'] } }],
  ])('with %s %s', (code, _when, props) => {
    expect(() => capacityTask(props)).toThrow(expect.objectContaining({ code }));
  });

  test.each<[string, Partial<CapacityTaskProps>, Partial<CapacityTaskProps>]>([
    ['an Outpost', {}, {}],
    ['an asset', { assetId: '1234567890' }, { assetId: '1234567890' }],
    ['an asset, with those of its Outpost,', {}, { assetId: '1234567890' }],
    ['an order', { orderId: 'oo-0123456789abcdef0' }, { orderId: 'oo-0123456789abcdef0' }],
  ])('with AIF-OUT-010 when the slots of %s are described twice', (_place, one, other) => {
    capacityTask(one);
    capacityTask({ outpostArn: OUTPOST_ARN.replace('0123', '3210') }, 'Elsewhere');

    expect(() => capacityTask(other, 'Again')).toThrow(expect.objectContaining({ code: 'AIF-OUT-010' }));
  });

  test.each([lambda.Runtime.NODEJS_18_X, lambda.Runtime.PYTHON_3_13])(
    'with AIF-OUT-012 when the handler is to run on %s',
    (runtime) => {
      expect(() => newHandler(runtime, 'Old')).toThrow(expect.objectContaining({ code: 'AIF-OUT-012' }));
    },
  );
});
