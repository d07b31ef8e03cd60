import { Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import {
  GroupRole,
  KubernetesAddon,
  NodePatching,
  Orchestrator,
  TaintEffect,
  TrainingCluster,
} from '../../../lib/compute';
import { AcceleratorVendor } from '../../../lib/compute/training/instance-hardware';
import { aiFactory, network } from '../factory';
import { cell, firstGroup, group, hyperPodEks, kubernetes, mount, only, templateOf } from './factory';

describe('a HyperPod cluster on EKS', () => {
  test('joins the Kubernetes cluster, in the node subnet, without a name', () => {
    const where = cell();
    const made = hyperPodEks({}, where);
    const cluster = only(templateOf(made), 'AWS::SageMaker::Cluster');
    expect(cluster).not.toHaveProperty('ClusterName');
    expect(Stack.of(made).resolve(cluster.Orchestrator.Eks.ClusterArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':eks:eu-central-1:111122223333:cluster/bravo-main']],
    });
    expect(cluster.VpcConfig.Subnets).toEqual([Stack.of(made).resolve(where.network.nodeSubnet.subnetId)]);
    expect(cluster).toMatchObject({
      NodeRecovery: 'Automatic',
      NodeProvisioningMode: 'Continuous',
      TieredStorageConfig: { Mode: 'Enable', InstanceMemoryAllocationPercentage: 20 },
      Tags: [{ Key: 'SageMaker', Value: 'true' }],
    });
    expect(cluster).not.toHaveProperty('ClusterRole');
    expect(cluster).not.toHaveProperty('AutoScaling');
  });

  test('carries the group of the cluster and the fabric, five groups at most', () => {
    const made = hyperPodEks();
    const groups = only(templateOf(made), 'AWS::SageMaker::Cluster').VpcConfig.SecurityGroupIds;
    expect(groups).toHaveLength(2);
    expect(groups[1]).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ClusterFabric/), 'GroupId'] });
  });

  test('says everything about a group that HyperPod would decide otherwise', () => {
    const made = hyperPodEks({ dataVolume: Size.gibibytes(1000) });
    const key = { 'Fn::ImportValue': expect.stringContaining('metadata') };
    expect(firstGroup(made)).toEqual({
      InstanceGroupName: 'workers',
      InstanceType: 'ml.p5.48xlarge',
      InstanceCount: 4,
      ExecutionRole: { 'Fn::GetAtt': [expect.stringMatching(/^ClusterRole/), 'Arn'] },
      LifeCycleConfig: {
        OnCreate: 'on_create.sh',
        SourceS3Uri: {
          'Fn::Join': [
            '',
            ['s3://', { 'Fn::ImportValue': expect.stringContaining('LifecycleBucket') }, '/training/v1'],
          ],
        },
      },
      ThreadsPerCore: 2,
      OnStartDeepHealthChecks: ['InstanceStress', 'InstanceConnectivity'],
      NetworkInterface: { InterfaceType: 'efa-only' },
      InstanceStorageConfigs: [
        { EbsVolumeConfig: { RootVolume: true, VolumeKmsKeyId: key } },
        { EbsVolumeConfig: { VolumeSizeInGB: 1000, VolumeKmsKeyId: key } },
      ],
      KubernetesConfig: {
        Labels: { 'ai-factory/site': 'bravo', 'ai-factory/cell': 'main', 'ai-factory/group': 'workers' },
      },
      AutoPatchConfig: { PatchingStrategy: 'WhenIdle' },
    });
  });

  test.each([
    ['p6e-gb200.36xlarge', 1],
    ['p5.48xlarge', 2],
    ['trn2.48xlarge', 2],
    ['m7i.4xlarge', 2],
    ['m7a.4xlarge', 1],
    ['m8g.4xlarge', 1],
  ])('sends the threads of a core of %s: %i', (instanceType, threads) => {
    expect(firstGroup(hyperPodEks({ groups: [group({ instanceType, nodes: 18 })] })).ThreadsPerCore).toBe(threads);
  });

  test.each([
    ['p5.48xlarge', ['InstanceStress', 'InstanceConnectivity']],
    ['g6.xlarge', ['InstanceStress']],
    ['trn1.32xlarge', ['InstanceStress', 'InstanceConnectivity']],
    ['m7i.4xlarge', undefined],
  ])('puts %s under the stress %j', (instanceType, checks) => {
    const made = hyperPodEks({ groups: [group({ instanceType })] });
    expect(firstGroup(made).OnStartDeepHealthChecks).toEqual(checks);
  });

  test('has no interface type where there is no fabric', () => {
    expect(firstGroup(hyperPodEks({ groups: [group({ instanceType: 'g6.xlarge' })] }))).not.toHaveProperty(
      'NetworkInterface',
    );
  });

  test('takes what the user turns off', () => {
    const made = hyperPodEks({
      nodeRecovery: false,
      deepHealthChecks: false,
      tieredCheckpointing: 0,
      patching: NodePatching.MANUAL,
      groups: [
        group({
          labels: { team: 'a' },
          taints: [{ key: 'team', value: 'a', effect: TaintEffect.NO_EXECUTE }, { key: 'idle' }],
          trainingPlanArn: 'arn:aws:sagemaker:eu-central-1:111122223333:training-plan/spring',
        }),
      ],
    });
    expect(only(templateOf(made), 'AWS::SageMaker::Cluster')).toMatchObject({
      NodeRecovery: 'None',
      TieredStorageConfig: { Mode: 'Disable' },
    });
    const first = firstGroup(made);
    expect(first).not.toHaveProperty('OnStartDeepHealthChecks');
    expect(first).not.toHaveProperty('AutoPatchConfig');
    expect(first).toMatchObject({
      TrainingPlanArn: 'arn:aws:sagemaker:eu-central-1:111122223333:training-plan/spring',
      KubernetesConfig: {
        Labels: { team: 'a' },
        Taints: [
          { Key: 'team', Value: 'a', Effect: 'NoExecute' },
          { Key: 'idle', Effect: 'NoSchedule' },
        ],
      },
    });
  });

  test('never asks for a minimum of instances, which would take a group back to nothing', () => {
    expect(firstGroup(hyperPodEks())).not.toHaveProperty('MinInstanceCount');
  });

  test('is the same in whatever order the groups come', () => {
    const groups = [group({ groupId: 'b' }), group({ groupId: 'a', nodes: 8 })];
    expect(templateOf(hyperPodEks({ groups: groups.toReversed() })).toJSON()).toEqual(
      templateOf(hyperPodEks({ groups })).toJSON(),
    );
  });

  test('is known by its id, which SageMaker takes in place of the name', () => {
    const made = hyperPodEks();
    expect(Stack.of(made).resolve(made.clusterName)).toEqual({
      'Fn::Select': [1, { 'Fn::Split': ['/', Stack.of(made).resolve(made.clusterArn)] }],
    });
  });

  test('waits for its role, its fabric and the private endpoints', () => {
    const template = templateOf(hyperPodEks());
    template.hasResource('AWS::SageMaker::Cluster', {
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('^ClusterFabric'),
        Match.stringLikeRegexp('^ClusterRoleDefaultPolicy'),
      ]),
    });
  });

  test('reaches SageMaker, sessions, logs and images by private endpoints', () => {
    const where = cell();
    hyperPodEks({}, where);
    const endpoints = JSON.stringify(
      Template.fromStack(Stack.of(where.network)).findResources('AWS::EC2::VPCEndpoint'),
    );
    for (const name of ['sagemaker.api', 'ssm', 'ssmmessages', 'logs', 'monitoring', 'ecr.dkr', 'eks-auth', 's3']) {
      expect(endpoints).toContain(`eu-central-1.${name}"`);
    }
  });

  test('opens the fabric to file systems, which pods mount', () => {
    const where = cell();
    const made = hyperPodEks({ fileSystems: [mount(where)] }, where);
    const template = templateOf(made);
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { IpProtocol: '-1', Description: 'File system' });
    expect(JSON.stringify(firstGroup(made))).not.toContain('FsxLustreConfig');
  });
});

describe('the role of HyperPod nodes', () => {
  const role = () => {
    const made = hyperPodEks();
    return { stack: Stack.of(made), template: templateOf(made) };
  };

  test('is assumed by SageMaker, and is not that of managed nodes', () => {
    const { template } = role();
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: 'Nodes of bravo-main-train',
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' } }],
      },
      ManagedPolicyArns: [
        Match.objectLike({
          'Fn::Join': ['', Match.arrayWith([':iam::aws:policy/AmazonSageMakerClusterInstanceRolePolicy'])],
        }),
        Match.objectLike({
          'Fn::Join': ['', Match.arrayWith([':iam::aws:policy/AmazonEC2ContainerRegistryPullOnly'])],
        }),
      ],
    });
  });

  test('places interfaces in the cell alone, and passes on no key but that of the volumes', () => {
    const { template } = role();
    const { PolicyDocument } = only(template, 'AWS::IAM::Policy');
    const statement = (action: string) =>
      PolicyDocument.Statement.find(({ Action }: { Action: string | string[] }) => [Action].flat().includes(action));
    const placed = JSON.stringify(statement('ec2:CreateNetworkInterface').Resource);
    expect(placed).toContain(':network-interface/*');
    for (const place of [':vpc/', ':subnet/', ':security-group/']) {
      expect(placed).toContain(place);
      expect(placed).not.toContain(`${place}*`);
    }
    expect(statement('kms:CreateGrant')).toMatchObject({
      Resource: { 'Fn::ImportValue': expect.stringContaining('metadata') },
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
    expect(JSON.stringify(statement('eks-auth:AssumeRoleForPodIdentity').Resource)).toContain('cluster/bravo-main');
    expect(
      PolicyDocument.Statement.filter(({ Resource }: { Resource: unknown }) => Resource === '*').flatMap(
        ({ Action }: { Action: string[] }) => Action,
      ),
    ).toEqual(expect.not.arrayContaining([expect.not.stringMatching(/^ec2:Describe/)]));
  });

  test('reads the lifecycle scripts of its folder, and decrypts them', () => {
    const { template } = role();
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:ListBucket',
            Condition: { StringLike: { 's3:prefix': ['training/v1', 'training/v1/*'] } },
          }),
          Match.objectLike({ Action: 's3:GetObject' }),
          Match.objectLike({ Action: 'kms:Decrypt' }),
        ]),
      }),
    });
  });

  test('is admitted to the Kubernetes cluster by HyperPod itself', () => {
    role().template.resourceCountIs('AWS::EKS::AccessEntry', 0);
  });

  test('trusts SageMaker under the principals of a private Region', () => {
    const made = hyperPodEks({}, cell({ hosting: aiFactory() }));
    expect(JSON.stringify(templateOf(made).findResources('AWS::IAM::Role'))).toContain('sagemaker.xa.example');
  });
});

describe('task governance', () => {
  const addons = [KubernetesAddon.HYPERPOD_TASK_GOVERNANCE];
  const governed = (priorityClasses: { name: string; weight: number }[]) => {
    const where = cell();
    return hyperPodEks({ priorityClasses, cluster: kubernetes(where, { addons }) }, where);
  };

  test('has the classes that are stated, and lets teams lend what they leave idle', () => {
    const template = templateOf(
      governed([
        { name: 'training', weight: 70 },
        { name: 'inference', weight: 90 },
      ]),
    );
    template.hasResourceProperties('AWS::SageMaker::ClusterSchedulerConfig', {
      Name: 'main-train',
      SchedulerConfig: {
        PriorityClasses: [
          { Name: 'inference', Weight: 90 },
          { Name: 'training', Weight: 70 },
        ],
        FairShare: 'Enabled',
        IdleResourceSharing: 'Enabled',
      },
    });
  });

  test('is not there without classes', () => {
    templateOf(hyperPodEks()).resourceCountIs('AWS::SageMaker::ClusterSchedulerConfig', 0);
  });

  test.each([
    ['too many', Array.from({ length: 11 }, (_, index) => ({ name: `class-${index}`, weight: 1 }))],
    ['a weight of 101', [{ name: 'training', weight: 101 }]],
    ['a negative weight', [{ name: 'training', weight: -1 }]],
    ['a name in capitals', [{ name: 'Training', weight: 1 }]],
    [
      'a name twice',
      [
        { name: 'training', weight: 1 },
        { name: 'training', weight: 2 },
      ],
    ],
  ])('fails when the classes have %s (AIF-CMP-026)', (_, classes) => {
    expect(() => governed(classes)).toThrow('[AIF-CMP-026]');
  });

  test('fails when the cluster lacks the add-on (AIF-CMP-027)', () => {
    expect(() => hyperPodEks({ priorityClasses: [{ name: 'training', weight: 1 }] })).toThrow(
      /amazon-sagemaker-hyperpod-taskgovernance.*\[AIF-CMP-027\]/,
    );
  });
});

describe('a HyperPod cluster on EKS is refused', () => {
  test.each(['1.29', '1.36'])('fails when Kubernetes is %s (AIF-CMP-028)', (version) => {
    const where = cell();
    expect(() => hyperPodEks({ cluster: kubernetes(where, { version }) }, where)).toThrow(
      new RegExp(`${version}.*\\[AIF-CMP-028\\]`),
    );
  });

  test.each(['1.30', '1.35'])('passes when Kubernetes is %s', (version) => {
    const where = cell();
    expect(() => hyperPodEks({ cluster: kubernetes(where, { version }) }, where)).not.toThrow();
  });

  test('fails when it is in the stack of its Kubernetes cluster (AIF-CMP-032)', () => {
    const where = cell();
    const stack = Stack.of(where.network);
    const orchestrator = Orchestrator.hyperPodEks({
      cluster: kubernetes(where),
      lifecycleScripts: where.scripts.scripts('training/v1'),
    });
    const props = { network: where.network, clusterId: 'train', groups: [group()], orchestrator };
    expect(() => new TrainingCluster(stack, 'Training', props)).toThrow(/one stack.*\[AIF-CMP-032\]/);
  });

  test('fails when the Kubernetes cluster is elsewhere (AIF-CMP-031)', () => {
    const where = cell();
    const cluster = kubernetes({ ...where, network: network() });
    expect(() => hyperPodEks({ cluster }, where)).toThrow('[AIF-CMP-031]');
  });

  test('fails when its Kubernetes cluster has another HyperPod cluster (AIF-CMP-046)', () => {
    const where = cell();
    const cluster = kubernetes(where);
    hyperPodEks({ cluster }, where);
    const { account, region } = where.stack;
    const stack = new Stack(where.stack.node.root, 'Second', { env: { account, region } });
    expect(() => hyperPodEks({ cluster, clusterId: 'second' }, { ...where, stack })).toThrow('[AIF-CMP-046]');
  });

  test('fails when a group has taints and deep health checks (AIF-CMP-023)', () => {
    expect(() => hyperPodEks({ groups: [group({ taints: [{ key: 'team' }] })] })).toThrow(/workers.*\[AIF-CMP-023\]/);
  });

  test('passes when a group without accelerators has taints', () => {
    const groups = [group({ instanceType: 'm5.4xlarge', taints: [{ key: 'team' }] })];
    expect(() => hyperPodEks({ groups })).not.toThrow();
  });

  test.each([-1, 101, 12.5])(
    'fails when %f per cent of the memory are kept for checkpoints (AIF-CMP-033)',
    (percent) => {
      expect(() => hyperPodEks({ tieredCheckpointing: percent })).toThrow('[AIF-CMP-033]');
    },
  );

  test.each([0, 16_385])('fails when the data volume has %i GiB (AIF-CMP-024)', (size) => {
    expect(() => hyperPodEks({ dataVolume: Size.gibibytes(size) })).toThrow('[AIF-CMP-024]');
  });

  test.each([-1, 6759, 1.5])('fails when a group has %f nodes (AIF-CMP-018)', (nodes) => {
    expect(() => hyperPodEks({ groups: [group({ nodes })] })).toThrow('[AIF-CMP-018]');
  });

  test('passes when a group has no nodes yet, or all that it can have', () => {
    expect(() => hyperPodEks({ groups: [group({ nodes: 0 })] })).not.toThrow();
    expect(() => hyperPodEks({ groups: [group({ nodes: 6758 })] })).not.toThrow();
  });

  test.each(['', 'a_b', '-a', 'a'.repeat(64)])('fails when a group is called "%s" (AIF-CMP-017)', (groupId) => {
    expect(() => hyperPodEks({ groups: [group({ groupId })] })).toThrow('[AIF-CMP-017]');
  });

  test('fails when there are 101 groups (AIF-CMP-017)', () => {
    const groups = Array.from({ length: 101 }, (_, index) => group({ groupId: `g${index}` }));
    expect(() => hyperPodEks({ groups })).toThrow(/101 groups.*\[AIF-CMP-017\]/);
  });

  test('fails when the instance type is written as SageMaker writes it (AIF-CMP-019)', () => {
    expect(() => hyperPodEks({ groups: [group({ instanceType: 'ml.p5.48xlarge' })] })).toThrow(
      /\[AIF-CMP-019\][\s\S]*Write p5\.48xlarge/,
    );
  });

  test('fails when HyperPod does not take the instance type, and names the other way (AIF-CMP-019)', () => {
    const hardware = { vendor: AcceleratorVendor.NEURON, hyperPod: false };
    expect(() => hyperPodEks({ groups: [group({ instanceType: 'trn9.48xlarge', hardware })] })).toThrow(
      /trn9\.48xlarge.*\[AIF-CMP-019\][\s\S]*Orchestrator\.eks/,
    );
  });

  test('fails when the catalogue says that HyperPod does not take the instance type (AIF-CMP-019)', () => {
    expect(() => hyperPodEks({ groups: [group({ instanceType: 'g4dn.metal' })] })).toThrow('[AIF-CMP-019]');
    const hardware = { vendor: AcceleratorVendor.NVIDIA, hyperPod: true };
    expect(() => hyperPodEks({ groups: [group({ instanceType: 'g4dn.metal', hardware })] })).not.toThrow();
  });

  test('fails when a group asks for a size of the root volume or for a reservation (AIF-CMP-020)', () => {
    expect(() => hyperPodEks({ groups: [group({ rootVolume: Size.gibibytes(500) })] })).toThrow(
      /rootVolume.*\[AIF-CMP-020\][\s\S]*dataVolume/,
    );
  });

  test('fails when a group has a role of Slurm (AIF-CMP-021)', () => {
    expect(() => hyperPodEks({ groups: [group({ role: GroupRole.LOGIN })] })).toThrow('[AIF-CMP-021]');
  });

  test('fails when a group has 51 labels, ours included, or 51 taints (AIF-CMP-022)', () => {
    const labels = Object.fromEntries(Array.from({ length: 47 }, (_, index) => [`key-${index}`, 'value']));
    expect(() => hyperPodEks({ groups: [group({ labels })] })).toThrow(/47 labels.*\[AIF-CMP-022\]/);
    const taints = Array.from({ length: 51 }, (_, index) => ({ key: `key-${index}` }));
    expect(() => hyperPodEks({ deepHealthChecks: false, groups: [group({ taints })] })).toThrow('[AIF-CMP-022]');
  });

  test('fails when a label is none that Kubernetes takes (AIF-CMP-011)', () => {
    expect(() => hyperPodEks({ groups: [group({ labels: { team: 'a b' } })] })).toThrow('[AIF-CMP-011]');
  });

  test.each(['spring', 'arn:aws:sagemaker:eu-central-1:111122223333:cluster/abc'])(
    'fails when the training plan is %s (AIF-CMP-025)',
    (trainingPlanArn) => {
      expect(() => hyperPodEks({ groups: [group({ trainingPlanArn })] })).toThrow('[AIF-CMP-025]');
    },
  );

  test('warns of capacity that no plan holds, in a Region that others share (AIF-CMP-030)', () => {
    const shared = hyperPodEks();
    Annotations.fromStack(Stack.of(shared)).hasWarning('/Training/Cluster', Match.stringLikeRegexp('AIF-CMP-030'));
    const own = hyperPodEks({}, cell({ hosting: aiFactory() }));
    Annotations.fromStack(Stack.of(own)).hasNoWarning('/Training/Cluster', Match.anyValue());
  });
});

test('an orchestrator can be written by users', () => {
  class Fixed extends Orchestrator {
    public bind() {
      return { clusterName: 'own', clusterArn: 'arn', nodeRoles: [], securityGroups: [] };
    }
  }
  const where = cell();
  const made = new TrainingCluster(where.stack, 'Cluster', {
    network: where.network,
    clusterId: 'own',
    groups: [group()],
    orchestrator: new Fixed(),
  });
  expect(made.clusterName).toBe('own');
});
