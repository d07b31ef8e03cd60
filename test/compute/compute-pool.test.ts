import { Size, Stack, Tags, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describe, expect, test } from 'vitest';
import { INSTANCE_TYPES } from '../../lib/catalog/instance-types';
import {
  AmiType,
  CapacityReservation,
  type ComputePoolProps,
  NetworkInterfaceType,
  TaintEffect,
} from '../../lib/compute';
import { aiFactory, cluster, network, pool, poolTemplate } from './factory';

interface Placed {
  readonly NetworkCardIndex: number;
  readonly DeviceIndex: number;
  readonly InterfaceType: string;
  readonly Groups: unknown[];
}

/** The data of the only launch template. */
function launchTemplate(template: Template) {
  const [resource] = Object.values(template.findResources('AWS::EC2::LaunchTemplate'));
  return resource?.Properties.LaunchTemplateData;
}

/** The properties of the only node group. */
function nodeGroup(template: Template) {
  const [resource] = Object.values(template.findResources('AWS::EKS::Nodegroup'));
  return resource?.Properties;
}

describe('a node group', () => {
  test('has a fixed size in the home zone, and repairs its nodes', () => {
    const template = poolTemplate({ nodes: 3 });
    const group = nodeGroup(template);
    expect(group.ScalingConfig).toEqual({ MinSize: 3, MaxSize: 3, DesiredSize: 3 });
    expect(group.NodeRepairConfig).toEqual({ Enabled: true });
    expect(group.Subnets).toHaveLength(1);
    const subnet = template.toJSON().Resources[group.Subnets[0].Ref].Properties;
    expect(subnet).toMatchObject({ AvailabilityZone: 'eu-central-1a', CidrBlock: '100.64.0.0/17' });
  });

  test('has no fixed name, so that it can be replaced', () => {
    expect(nodeGroup(poolTemplate())).not.toHaveProperty('NodegroupName');
  });

  test('follows the version of its cluster', () => {
    expect(nodeGroup(poolTemplate()).Version).toBe('1.34');
  });

  test('carries site, cell and pool as labels, beside those of the user', () => {
    expect(nodeGroup(poolTemplate({ labels: { team: 'research' } })).Labels).toEqual({
      team: 'research',
      'ai-factory/site': 'bravo',
      'ai-factory/cell': 'main',
      'ai-factory/pool': 'system',
    });
  });

  test('starts after the private endpoints, whoever asked for them', () => {
    const cell = network();
    pool(cluster(cell));
    cell.useEndpoints(['kms']);
    const template = Template.fromStack(Stack.of(cell));
    const [group] = Object.values(template.findResources('AWS::EKS::Nodegroup'));
    expect(group?.DependsOn).toEqual(
      expect.arrayContaining(Object.keys(template.findResources('AWS::EC2::VPCEndpoint'))),
    );
  });

  test('has a role of its own for what the software of nodes needs', () => {
    poolTemplate().hasResourceProperties('AWS::IAM::Role', {
      Description: 'Nodes of pool system of cluster bravo-main',
      ManagedPolicyArns: [
        Match.objectLike({ 'Fn::Join': ['', Match.arrayWith([':iam::aws:policy/AmazonEKSWorkerNodePolicy'])] }),
        Match.objectLike({
          'Fn::Join': ['', Match.arrayWith([':iam::aws:policy/AmazonEC2ContainerRegistryPullOnly'])],
        }),
      ],
    });
  });
});

describe('the AMI family', () => {
  test.each([
    ['m7i.xlarge', 'AL2023_x86_64_STANDARD'],
    ['m8g.xlarge', 'AL2023_ARM_64_STANDARD'],
    ['g6.xlarge', 'AL2023_x86_64_NVIDIA'],
    ['p6e-gb200.36xlarge', 'AL2023_ARM_64_NVIDIA'],
    ['trn2.48xlarge', 'AL2023_x86_64_NEURON'],
  ])('of %s is %s', (instanceType, amiType) => {
    expect(nodeGroup(poolTemplate({ instanceType, nodes: 18 })).AmiType).toBe(amiType);
  });

  test('is what the user says', () => {
    expect(nodeGroup(poolTemplate({ amiType: AmiType.of('AL2023_x86_64_NEXT') })).AmiType).toBe('AL2023_x86_64_NEXT');
  });
});

describe('taints', () => {
  test.each([
    ['m7i.xlarge', []],
    ['g6.xlarge', [{ Key: 'nvidia.com/gpu', Value: 'true', Effect: 'NO_SCHEDULE' }]],
    ['trn2.48xlarge', [{ Key: 'aws.amazon.com/neuron', Value: 'true', Effect: 'NO_SCHEDULE' }]],
  ])('of %s are %j by default', (instanceType, taints) => {
    expect(nodeGroup(poolTemplate({ instanceType })).Taints).toEqual(taints);
  });

  test('are those of the user when given, none of them included', () => {
    expect(nodeGroup(poolTemplate({ instanceType: 'g6.xlarge', taints: [] })).Taints).toEqual([]);
    const one = cluster(network());
    pool(one);
    pool(one, { poolId: 'team', taints: [{ key: 'team', effect: TaintEffect.NO_EXECUTE }] });
    Template.fromStack(Stack.of(one)).hasResourceProperties('AWS::EKS::Nodegroup', {
      Taints: [{ Key: 'team', Effect: 'NO_EXECUTE' }],
    });
  });
});

describe('a launch template', () => {
  test('names no image, subnet or profile, which EKS adds', () => {
    const data = launchTemplate(poolTemplate({ instanceType: 'p5.48xlarge' }));
    expect(data).not.toHaveProperty('ImageId');
    expect(data).not.toHaveProperty('IamInstanceProfile');
    expect(data.NetworkInterfaces.some((one: object) => 'SubnetId' in one)).toBe(false);
    expect(data.InstanceType).toBe('p5.48xlarge');
    expect(nodeGroup(poolTemplate({ instanceType: 'p5.48xlarge' }))).not.toHaveProperty('InstanceTypes');
  });

  test('encrypts the root volume with the metadata key', () => {
    const template = poolTemplate({ rootVolume: Size.gibibytes(500) });
    const [key] = Object.keys(
      template.findResources('AWS::KMS::Key', { Properties: { Description: 'Site bravo: metadata' } }),
    );
    expect(launchTemplate(template).BlockDeviceMappings).toEqual([
      {
        DeviceName: '/dev/xvda',
        Ebs: {
          VolumeType: 'gp3',
          VolumeSize: 500,
          Encrypted: true,
          KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
          DeleteOnTermination: true,
        },
      },
    ]);
  });

  test('keeps instance metadata from pods', () => {
    expect(launchTemplate(poolTemplate()).MetadataOptions).toEqual({
      HttpEndpoint: 'enabled',
      HttpTokens: 'required',
      HttpPutResponseHopLimit: 1,
    });
  });

  test('joins local storage where the instance type has it', () => {
    expect(launchTemplate(poolTemplate({ instanceType: 'p5.48xlarge' })).UserData['Fn::Base64']).toMatch(
      /^MIME-Version: 1\.0\n.*boundary="NODE"\n\n--NODE\nContent-Type: application\/node\.eks\.aws\n\n---\n.*strategy: RAID0\n\n--NODE--\n$/s,
    );
    expect(launchTemplate(poolTemplate({ instanceType: 'inf2.xlarge' }))).not.toHaveProperty('UserData');
    expect(launchTemplate(poolTemplate())).not.toHaveProperty('UserData');
  });

  test('names instances, volumes and interfaces, and does not change with the tags of the site', () => {
    const one = cluster(network());
    pool(one);
    Tags.of(one.node.root).add('owner', 'somebody');
    const tags = [{ Key: 'Name', Value: 'bravo-main-system' }];
    expect(launchTemplate(Template.fromStack(Stack.of(one))).TagSpecifications).toEqual([
      { ResourceType: 'instance', Tags: tags },
      { ResourceType: 'network-interface', Tags: tags },
      { ResourceType: 'volume', Tags: tags },
    ]);
  });

  test('gives nodes the groups of the cluster and of the pool', () => {
    const template = poolTemplate();
    const groups = ['Nodes of cluster bravo-main', 'Pool system of cluster bravo-main'].map((GroupDescription) => {
      const [id] = Object.keys(template.findResources('AWS::EC2::SecurityGroup', { Properties: { GroupDescription } }));
      return { 'Fn::GetAtt': [id, 'GroupId'] };
    });
    expect(launchTemplate(template).SecurityGroupIds).toEqual(groups);
    expect(launchTemplate(template)).not.toHaveProperty('NetworkInterfaces');
  });
});

describe('network interfaces', () => {
  test.each([...INSTANCE_TYPES.values()])('of $name fit on its cards', (type) => {
    const template = poolTemplate({ instanceType: type.name, nodes: type.nodesPerUltraServer });
    const data = launchTemplate(template);
    if (type.efa === undefined) {
      expect(data).not.toHaveProperty('NetworkInterfaces');
      return;
    }
    const placed: Placed[] = data.NetworkInterfaces;
    expect(data).not.toHaveProperty('SecurityGroupIds');
    expect(placed[0]).toMatchObject({ NetworkCardIndex: 0, DeviceIndex: 0, InterfaceType: 'interface' });
    const places = placed.map((one) => `${one.NetworkCardIndex}/${one.DeviceIndex}`);
    expect(new Set(places).size).toBe(placed.length);
    const fabric = placed.filter((one) => one.InterfaceType === 'efa-only').map((one) => one.NetworkCardIndex);
    expect(new Set(fabric).size).toBe(fabric.length);
    expect(fabric).toEqual([...type.efa.cards]);
    expect(placed.every((one) => one.Groups.length === 2)).toBe(true);
    expect(JSON.stringify(data)).not.toContain('AssociatePublicIpAddress');
  });

  test('are those of the user when given', () => {
    const template = poolTemplate({
      instanceType: 'p5.48xlarge',
      networkInterfaces: [
        { networkCardIndex: 0, deviceIndex: 0, interfaceType: NetworkInterfaceType.EFA },
        { networkCardIndex: 1, deviceIndex: 0, interfaceType: NetworkInterfaceType.EFA_ONLY },
      ],
    });
    expect(launchTemplate(template).NetworkInterfaces).toMatchObject([
      { NetworkCardIndex: 0, DeviceIndex: 0, InterfaceType: 'efa', DeleteOnTermination: true },
      { NetworkCardIndex: 1, DeviceIndex: 0, InterfaceType: 'efa-only' },
    ]);
  });

  test.each([
    ['no primary', [{ networkCardIndex: 1, deviceIndex: 0 }]],
    ['an EFA-only primary', [{ networkCardIndex: 0, deviceIndex: 0, interfaceType: NetworkInterfaceType.EFA_ONLY }]],
    [
      'a place taken twice',
      [
        { networkCardIndex: 0, deviceIndex: 0 },
        { networkCardIndex: 0, deviceIndex: 0, interfaceType: NetworkInterfaceType.EFA_ONLY },
      ],
    ],
    [
      'two EFAs on a card',
      [
        { networkCardIndex: 0, deviceIndex: 0, interfaceType: NetworkInterfaceType.EFA },
        { networkCardIndex: 0, deviceIndex: 1, interfaceType: NetworkInterfaceType.EFA_ONLY },
      ],
    ],
  ])('fails when there is %s (AIF-CMP-008)', (_, networkInterfaces) => {
    expect(() => poolTemplate({ networkInterfaces })).toThrow('[AIF-CMP-008]');
  });
});

describe('accelerated hardware that the catalogue lacks', () => {
  const instanceType = 'p9.48xlarge';
  const networkInterfaces = [{ networkCardIndex: 0, deviceIndex: 0 }];

  test('fails when it is not described (AIF-CMP-007)', () => {
    expect(() => poolTemplate({ instanceType })).toThrow(/p9\.48xlarge.*\[AIF-CMP-007\]/);
    expect(() => poolTemplate({ instanceType, networkInterfaces })).toThrow('[AIF-CMP-007]');
    expect(() => poolTemplate({ instanceType: Token.asString({ Ref: 'Type' }) })).toThrow('[AIF-CMP-007]');
  });

  test('that is a size which does not exist fails with those that do (AIF-CMP-007)', () => {
    expect(() => poolTemplate({ instanceType: 'p5en.24xlarge' })).toThrow(
      /p5en\.24xlarge.*\[AIF-CMP-007\][\s\S]*It knows p5en\.48xlarge\./,
    );
  });

  test('is a pool like others when it is described', () => {
    const template = poolTemplate({ instanceType, networkInterfaces, amiType: AmiType.AL2023_X86_64_NVIDIA });
    expect(nodeGroup(template).Taints).toMatchObject([{ Key: 'nvidia.com/gpu' }]);
    template.resourceCountIs('AWS::EC2::CapacityReservation', 1);
  });
});

describe('capacity', () => {
  test('of accelerated pools is reserved for them alone, in the home zone and beside each other', () => {
    const template = poolTemplate({ instanceType: 'p5.48xlarge', nodes: 16 });
    const [group] = Object.keys(
      template.findResources('AWS::EC2::PlacementGroup', { Properties: { Strategy: 'cluster' } }),
    );
    const [reservation] = Object.keys(
      template.findResources('AWS::EC2::CapacityReservation', {
        Properties: {
          InstanceType: 'p5.48xlarge',
          InstancePlatform: 'Linux/UNIX',
          InstanceCount: 16,
          AvailabilityZone: 'eu-central-1a',
          InstanceMatchCriteria: 'targeted',
          EndDateType: 'unlimited',
          Tenancy: 'default',
        },
      }),
    );
    template.hasResourceProperties('AWS::EC2::CapacityReservation', {
      PlacementGroupArn: {
        'Fn::Join': [
          '',
          ['arn:', { Ref: 'AWS::Partition' }, ':ec2:eu-central-1:111122223333:placement-group/', { Ref: group }],
        ],
      },
    });
    expect(launchTemplate(template)).toMatchObject({
      Placement: { GroupName: { Ref: group } },
      CapacityReservationSpecification: {
        CapacityReservationTarget: { CapacityReservationId: { 'Fn::GetAtt': [reservation, 'Id'] } },
      },
    });
    expect(nodeGroup(template)).toMatchObject({
      CapacityType: 'ON_DEMAND',
      UpdateConfig: { MaxUnavailablePercentage: 10, UpdateStrategy: 'MINIMAL' },
    });
  });

  test('that the pool reserved is kept when the pool goes, not when its first deployment fails', () => {
    const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
    const template = poolTemplate({ instanceType: 'p5.48xlarge' });
    template.hasResource('AWS::EC2::CapacityReservation', kept);
    template.hasResource('AWS::EC2::PlacementGroup', kept);
  });

  test('of other pools is not reserved', () => {
    const template = poolTemplate();
    template.resourceCountIs('AWS::EC2::CapacityReservation', 0);
    template.resourceCountIs('AWS::EC2::PlacementGroup', 0);
    expect(launchTemplate(template)).not.toHaveProperty('CapacityReservationSpecification');
    expect(nodeGroup(template).UpdateConfig).toEqual({ MaxUnavailablePercentage: 10, UpdateStrategy: 'DEFAULT' });
  });

  test('can be reserved for any pool, and left open for accelerated ones', () => {
    poolTemplate({ capacityReservation: CapacityReservation.create() }).resourceCountIs(
      'AWS::EC2::CapacityReservation',
      1,
    );
    const open = poolTemplate({ instanceType: 'p5.48xlarge', capacityReservation: CapacityReservation.none() });
    open.resourceCountIs('AWS::EC2::CapacityReservation', 0);
    open.resourceCountIs('AWS::EC2::PlacementGroup', 1);
  });

  test('can be a Capacity Block, which brings its own placement', () => {
    const template = poolTemplate({
      instanceType: 'p5.48xlarge',
      capacityReservation: CapacityReservation.existing('cr-0123456789abcdef0', { capacityBlock: true }),
    });
    expect(nodeGroup(template).CapacityType).toBe('CAPACITY_BLOCK');
    expect(launchTemplate(template)).toMatchObject({
      InstanceMarketOptions: { MarketType: 'capacity-block' },
      CapacityReservationSpecification: {
        CapacityReservationTarget: { CapacityReservationId: 'cr-0123456789abcdef0' },
      },
    });
    template.resourceCountIs('AWS::EC2::PlacementGroup', 0);
    template.resourceCountIs('AWS::EC2::CapacityReservation', 0);
  });

  test('that was made in a placement group has its nodes there', () => {
    const template = poolTemplate({
      instanceType: 'p5.48xlarge',
      capacityReservation: CapacityReservation.existing('cr-0123456789abcdef0', { placementGroupName: 'north' }),
    });
    expect(launchTemplate(template)).toMatchObject({ Placement: { GroupName: 'north' } });
    template.resourceCountIs('AWS::EC2::PlacementGroup', 0);
  });

  test('of UltraServers needs no placement group', () => {
    poolTemplate({ instanceType: 'p6e-gb200.36xlarge', nodes: 36 }).resourceCountIs('AWS::EC2::PlacementGroup', 0);
  });

  test('has a placement group without tags, which would replace it', () => {
    const one = cluster(network());
    pool(one, { instanceType: 'p5.48xlarge' });
    Tags.of(one.node.root).add('owner', 'somebody');
    Template.fromStack(Stack.of(one)).hasResourceProperties('AWS::EC2::PlacementGroup', { Tags: Match.absent() });
  });

  test.each(['p5-reservation', 'arn:aws:ec2:eu-central-1:111122223333:capacity-reservation/cr-0123456789abcdef0'])(
    'fails when the reservation is %s (AIF-CMP-009)',
    (id) => {
      expect(() => CapacityReservation.existing(id)).toThrow('[AIF-CMP-009]');
    },
  );

  test('takes a reservation whose id is known only at deployment', () => {
    expect(() => CapacityReservation.existing(Token.asString({ Ref: 'Reservation' }))).not.toThrow();
  });
});

describe('a pool', () => {
  test('reaches what its connections are let to', () => {
    const cell = network();
    const train = pool(cluster(cell));
    const files = new ec2.SecurityGroup(Stack.of(cell), 'Files', { vpc: cell.vpc, allowAllOutbound: false });
    train.connections.allowTo(files, ec2.Port.tcp(988), 'Lustre');
    Template.fromStack(Stack.of(cell)).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      Description: 'Lustre',
      FromPort: 988,
    });
  });

  test('fits a private Region', () => {
    const template = poolTemplate({ instanceType: 'p6-b300.48xlarge' }, aiFactory());
    template.hasResourceProperties('AWS::EC2::CapacityReservation', { AvailabilityZone: 'xa-north-1a' });
    expect(JSON.stringify(template.findResources('AWS::IAM::Role'))).toContain('ec2.xa.example');
  });

  test.each([0, 451, 1.5])('fails when it has %s nodes (AIF-CMP-006)', (nodes) => {
    expect(() => poolTemplate({ nodes })).toThrow('[AIF-CMP-006]');
  });

  test.each([
    [1, 'Take 18 nodes.'],
    [20, 'Take 18 or 36 nodes.'],
    [450, undefined],
  ])('of UltraServers is checked with %s nodes (AIF-CMP-010)', (nodes, help) => {
    const attempt = () => poolTemplate({ instanceType: 'p6e-gb200.36xlarge', nodes });
    if (help === undefined) {
      expect(attempt).not.toThrow();
    } else {
      expect(attempt).toThrow(help);
      expect(attempt).toThrow('[AIF-CMP-010]');
    }
  });

  test.each<Partial<ComputePoolProps>>([
    { labels: { 'a b': 'c' } },
    { labels: { 'x/y/z': 'c' } },
    { labels: { Upper$: 'c' } },
    { labels: { team: 'not a value' } },
    { taints: [{ key: '' }] },
    { taints: [{ key: 'ok', value: '-' }] },
    { poolId: 'has space' },
  ])('fails when Kubernetes would refuse %j (AIF-CMP-011)', (props) => {
    expect(() => poolTemplate(props)).toThrow('[AIF-CMP-011]');
  });

  test.each([Size.gibibytes(8), Size.mebibytes(30_000)])(
    'fails when its root volume is no whole number of GiB that the AMI fits on (AIF-CMP-012)',
    (rootVolume) => {
      expect(() => poolTemplate({ rootVolume })).toThrow('[AIF-CMP-012]');
    },
  );

  test('takes a number of nodes that is known only at deployment', () => {
    expect(() => poolTemplate({ nodes: Token.asNumber({ Ref: 'Nodes' }) })).not.toThrow();
  });
});
