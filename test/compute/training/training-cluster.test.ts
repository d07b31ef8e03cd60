import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { FabricSecurityGroup, KubernetesAddon, Orchestrator, TrainingCluster } from '../../../lib/compute';
import { AcceleratorVendor, ProcessorArchitecture } from '../../../lib/compute/training/instance-hardware';
import { aiFactory, network, REGION } from '../factory';
import {
  cell,
  controller,
  firstGroup,
  group,
  hyperPodEks,
  hyperPodSlurm,
  kubernetes,
  mount,
  only,
  plainEks,
  templateOf,
} from './factory';

describe('the fabric', () => {
  const fabric = () => {
    const one = network();
    const made = new FabricSecurityGroup(Stack.of(one), 'Fabric', { network: one, owner: 'Cluster' });
    return { one, made };
  };

  test('names itself in both directions, and no range of addresses', () => {
    const { one } = fabric();
    const template = Template.fromStack(Stack.of(one));
    const [id] = Object.keys(
      template.findResources('AWS::EC2::SecurityGroup', { Properties: { GroupDescription: 'Cluster: fabric' } }),
    );
    const self = { 'Fn::GetAtt': [id, 'GroupId'] };
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: self,
      SourceSecurityGroupId: self,
      IpProtocol: '-1',
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: self,
      DestinationSecurityGroupId: self,
      IpProtocol: '-1',
    });
    expect(JSON.stringify(template.toJSON())).not.toMatch(/0\.0\.0\.0\/0|::\/0/);
  });

  test.each<[boolean, unknown[]]>([
    [true, [['-1', undefined]]],
    [
      false,
      [
        ['tcp', 988],
        ['tcp', 1018],
      ],
    ],
  ])('lets a file system with EFA (%s) in and out at %j', (efa, expected) => {
    const { one, made } = fabric();
    made.allowFileSystem(mount({ ...cell(), network: one }, { efa }));
    const template = Template.fromStack(Stack.of(one));
    const rules = (type: string) =>
      Object.values(template.findResources(type, { Properties: { Description: 'File system' } })).map(
        ({ Properties }) => [Properties.IpProtocol, Properties.FromPort],
      );
    expect(rules('AWS::EC2::SecurityGroupIngress')).toEqual(expect.arrayContaining(expected));
    expect(rules('AWS::EC2::SecurityGroupEgress')).toEqual(expect.arrayContaining(expected));
  });
});

describe('hardware that this release does not know', () => {
  const instanceType = 'p9-x.48xlarge';

  test('fails when it is not described (AIF-CMP-007)', () => {
    expect(() => hyperPodEks({ groups: [group({ instanceType })] })).toThrow(/p9-x\.48xlarge.*\[AIF-CMP-007\]/);
  });

  test('is a group like others when it is described', () => {
    const hardware = {
      vendor: AcceleratorVendor.NVIDIA,
      architecture: ProcessorArchitecture.ARM64,
      efa: { cards: [1, 3] },
      nodesPerUltraServer: 9,
    };
    expect(firstGroup(hyperPodEks({ groups: [group({ instanceType, nodes: 9, hardware })] }))).toMatchObject({
      InstanceType: 'ml.p9-x.48xlarge',
      ThreadsPerCore: 1,
      NetworkInterface: { InterfaceType: 'efa-only' },
    });
    const template = templateOf(plainEks({ groups: [group({ instanceType, nodes: 9, hardware })] }));
    expect(only(template, 'AWS::EKS::Nodegroup').AmiType).toBe('AL2023_ARM_64_NVIDIA');
    expect(only(template, 'AWS::EC2::LaunchTemplate').LaunchTemplateData.NetworkInterfaces).toMatchObject([
      { NetworkCardIndex: 0, DeviceIndex: 0, InterfaceType: 'interface' },
      { NetworkCardIndex: 1, DeviceIndex: 0, InterfaceType: 'efa-only' },
      { NetworkCardIndex: 3, DeviceIndex: 0, InterfaceType: 'efa-only' },
    ]);
    expect(() => hyperPodEks({ groups: [group({ instanceType, nodes: 8, hardware })] })).toThrow('[AIF-CMP-010]');
  });

  test('fails when its EFAs would be two on a card (AIF-CMP-008)', () => {
    const hardware = { vendor: AcceleratorVendor.NVIDIA, efa: { cards: [1, 1] } };
    expect(() => plainEks({ groups: [group({ instanceType, hardware })] })).toThrow('[AIF-CMP-008]');
  });
});

describe('a training cluster', () => {
  test('gives grants to the roles of all its nodes', () => {
    const made = plainEks({ groups: [group({ nodes: 460 })] });
    iam.Grant.addToPrincipal({
      grantee: made,
      actions: ['s3:GetObject'],
      resourceArns: ['arn:aws:s3:::data/*'],
    }).assertSuccess();
    templateOf(made).resourcePropertiesCountIs(
      'AWS::IAM::Policy',
      { PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Action: 's3:GetObject' })] }) },
      2,
    );
    expect(made.grantPrincipal.policyFragment.principalJson.AWS).toHaveLength(2);
  });

  test('opens what it is told to, through its fabric', () => {
    const made = hyperPodEks();
    made.connections.allowFrom(ec2.Peer.ipv4('10.0.0.0/24'), ec2.Port.tcp(22), 'Sessions');
    templateOf(made).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/24', FromPort: 22 })],
    });
  });

  test('can be one that something else made', () => {
    const stack = new Stack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    const made = TrainingCluster.fromTrainingClusterAttributes(stack, 'Cluster', {
      clusterName: 'elder',
      clusterArn: 'arn:aws:pcs:eu-central-1:111122223333:cluster/elder',
      nodeRoles: [role],
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Nodes', 'sg-11111111')],
    });
    expect(made.clusterName).toBe('elder');
    expect(made.connections.securityGroups).toHaveLength(1);
    iam.Grant.addToPrincipal({ grantee: made, actions: ['s3:GetObject'], resourceArns: ['*'] }).assertSuccess();
  });

  test('warns of accelerators that file systems serve slowly (AIF-CMP-039)', () => {
    const where = cell();
    const groups = [group({ instanceType: 'trn2.48xlarge' })];
    const made = hyperPodEks({ groups, fileSystems: [mount(where)] }, where);
    Annotations.fromStack(Stack.of(made)).hasWarning('/Training/Cluster', Match.stringLikeRegexp('trn2.*TCP'));
    const fast = cell();
    const other = hyperPodEks({ fileSystems: [mount(fast)] }, fast);
    Annotations.fromStack(Stack.of(other)).hasNoWarning('/Training/Cluster', Match.stringLikeRegexp('TCP'));
  });

  test('warns of file systems that pods have no driver for (AIF-CMP-041)', () => {
    const where = cell();
    const fileSystems = [mount(where)];
    const made = hyperPodEks({ fileSystems }, where);
    Annotations.fromStack(Stack.of(made)).hasWarning('/Training/Cluster', Match.stringLikeRegexp('AIF-CMP-041'));
    const plain = cell();
    plainEks({ fileSystems: [mount(plain)] }, plain);
    Annotations.fromStack(plain.stack).hasWarning('/Training/Cluster', Match.stringLikeRegexp('AIF-CMP-041'));
    const mounting = cell();
    const cluster = kubernetes(mounting, { addons: [KubernetesAddon.FSX_LUSTRE] });
    hyperPodEks({ cluster, fileSystems: [mount(mounting)] }, mounting);
    Annotations.fromStack(mounting.stack).hasNoWarning('*', Match.stringLikeRegexp('AIF-CMP-041'));
  });

  test.each([
    ['p5.48xlarge', 128, undefined],
    ['p5.48xlarge', 129, 'Configure 7 on each node'],
    ['p6-b300.48xlarge', 65, 'Configure 15 on each node'],
    ['p5.48xlarge', 1025, 'mount it over TCP'],
  ])('of %s × %i warns of connections to a file system: %s (AIF-CMP-042)', (instanceType, nodes, remedy) => {
    const where = cell();
    hyperPodEks({ groups: [group({ instanceType, nodes })], fileSystems: [mount(where)] }, where);
    const annotations = Annotations.fromStack(where.stack);
    if (remedy === undefined) {
      annotations.hasNoWarning('*', Match.stringLikeRegexp('AIF-CMP-042'));
    } else {
      annotations.hasWarning('/Training/Cluster', Match.stringLikeRegexp(`${remedy}.*AIF-CMP-042`));
    }
  });

  test('fails when a file system lies in another cell (AIF-CMP-043)', () => {
    const where = cell();
    expect(() => hyperPodEks({ fileSystems: [mount(where, { cellId: 'other' })] }, where)).toThrow(
      /cell main.*cell other at \/fsx.*\[AIF-CMP-043\]/,
    );
  });

  test('fails when its cell has one of its id (AIF-CMP-017)', () => {
    const where = cell();
    hyperPodEks({}, where);
    const { account, region } = where.stack;
    const stack = new Stack(where.stack.node.root, 'Other', { env: { account, region } });
    expect(() => hyperPodSlurm({}, { ...where, stack })).toThrow(/training cluster train already.*\[AIF-CMP-017\]/);
  });

  test.each(['', 'Train', 'train-', 'a'.repeat(25)])('fails when its id is "%s" (AIF-CMP-017)', (clusterId) => {
    expect(() => plainEks({ clusterId })).toThrow('[AIF-CMP-017]');
  });

  test('fails without groups, or with two of one id (AIF-CMP-017)', () => {
    expect(() => plainEks({ groups: [] })).toThrow(/no group.*\[AIF-CMP-017\]/);
    expect(() => plainEks({ groups: [group(), group()] })).toThrow(/"workers".*\[AIF-CMP-017\]/);
  });

  test('fails when it has part of an UltraServer (AIF-CMP-010)', () => {
    const groups = [group({ instanceType: 'p6e-gb200.36xlarge', nodes: 20 })];
    expect(() => hyperPodEks({ groups })).toThrow(/Take 18 or 36 nodes/);
  });
});

describe('a cell with training clusters of every kind', () => {
  test.each([
    ['a Region', REGION],
    ['a private Region', aiFactory()],
  ])('passes the strict validation of the AWS CDK in %s', (_, hosting) => {
    const outdir = mkdtempSync(join(tmpdir(), 'training-'));
    const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
    const where = cell({ hosting, app });
    const addons = [
      KubernetesAddon.CERT_MANAGER,
      KubernetesAddon.CLOUDWATCH_OBSERVABILITY,
      KubernetesAddon.FSX_LUSTRE,
      KubernetesAddon.HYPERPOD_TASK_GOVERNANCE,
      KubernetesAddon.HYPERPOD_TRAINING_OPERATOR,
      KubernetesAddon.S3_MOUNTPOINT,
    ];
    const cluster = kubernetes(where, { addons, expectedNodes: 900 });
    const groups = [
      group({ instanceType: 'p6e-gb200.36xlarge', nodes: 864 }),
      group({ groupId: 'neuron', instanceType: 'trn2.48xlarge' }),
    ];
    const fileSystems = [mount(where)];
    const priorityClasses = [{ name: 'training', weight: 70 }];
    const stacks = ['Slurm', 'Plain'].map(
      (id) => new Stack(app, id, { env: { account: hosting.account, region: hosting.region } }),
    );
    const [slurm = where.stack, plain = where.stack] = stacks;
    hyperPodEks({ cluster, groups, fileSystems, priorityClasses }, where);
    hyperPodSlurm({ clusterId: 'slurm', groups: [controller(), ...groups], fileSystems }, { ...where, stack: slurm });
    new TrainingCluster(plain, 'Cluster', {
      network: where.network,
      clusterId: 'plain',
      groups: [group({ nodes: 460 })],
      fileSystems,
      orchestrator: Orchestrator.eks({ cluster }),
    });
    app.synth();
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    rmSync(outdir, { recursive: true });
    expect(report.pluginReports).toMatchObject([{ pluginName: 'CloudFormation Validate', violations: [] }]);
  });
});
