import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { describe, expect, test } from 'vitest';
import { CapacityReservation } from '../../../lib/compute/capacity-reservation';
import { PcsNodeStage } from '../../../lib/compute/slurm/pcs-node-script';
import { PcsSize } from '../../../lib/compute/slurm/pcs-props';
import { CellNetwork, type FileSystemMount } from '../../../lib/region';
import { TestSite } from '../../storage/fixture';
import { all, type Case, IMAGE, LOGIN, templateOf, workers } from './fixture';

const METADATA_KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*metadata') };
interface Placed {
  readonly NetworkCardIndex: number;
  readonly DeviceIndex: number;
  readonly InterfaceType: string;
  readonly SubnetId: unknown;
  readonly Groups: unknown[];
}

/** The data of the first launch template. */
function launchTemplate(test: Case = {}) {
  return all(templateOf(test), 'AWS::EC2::LaunchTemplate')[0].LaunchTemplateData;
}

/** The properties of the first compute node group. */
function nodeGroup(test: Case = {}) {
  return all(templateOf(test), 'AWS::PCS::ComputeNodeGroup')[0];
}

describe('a group of nodes', () => {
  test('is of fixed size, in the node subnet, of the stated image', () => {
    expect(nodeGroup()).toMatchObject({
      Name: 'workers',
      AmiId: IMAGE,
      InstanceConfigs: [{ InstanceType: 'p5.48xlarge' }],
      PurchaseOption: 'ONDEMAND',
      ScalingConfiguration: { MinInstanceCount: 16, MaxInstanceCount: 16 },
      SubnetIds: [{ 'Fn::ImportValue': expect.stringMatching(/Subnetsnodesxxfactory1a/) }],
    });
  });

  test('starts nodes with encrypted volumes and version 2 of instance metadata', () => {
    templateOf({ groups: [workers({ rootVolume: Size.gibibytes(500) })] }).hasResourceProperties(
      'AWS::EC2::LaunchTemplate',
      {
        LaunchTemplateData: {
          InstanceType: 'p5.48xlarge',
          BlockDeviceMappings: [
            {
              DeviceName: '/dev/xvda',
              Ebs: { VolumeType: 'gp3', VolumeSize: 500, Encrypted: true, KmsKeyId: METADATA_KEY },
            },
          ],
          MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
          UserData: Match.absent(),
        },
      },
    );
  });

  test.each([
    ['p5.48xlarge', 33],
    ['p6-b200.48xlarge', 9],
    ['trn2.48xlarge', 17],
    ['p6e-gb200.36xlarge', 5],
  ])('of %s has %i interfaces, each in its place, with its subnet and both groups', (instanceType, count) => {
    const interfaces: Placed[] = launchTemplate({ groups: [workers({ instanceType, nodes: 18 })] }).NetworkInterfaces;
    const places = interfaces.map((one) => `${one.NetworkCardIndex}/${one.DeviceIndex}`);
    expect(interfaces).toHaveLength(count);
    expect(new Set(places).size).toBe(count);
    expect(interfaces[0]).toMatchObject({ NetworkCardIndex: 0, DeviceIndex: 0, InterfaceType: 'interface' });
    expect(interfaces.slice(1).every((one) => one.InterfaceType === 'efa-only')).toBe(true);
    expect(interfaces.every((one) => one.Groups.length === 2 && one.SubnetId !== undefined)).toBe(true);
    expect(launchTemplate({ groups: [workers({ instanceType, nodes: 18 })] })).not.toHaveProperty('SecurityGroupIds');
  });

  test('of a machine without a fabric carries its groups on the only interface', () => {
    const template = launchTemplate({ groups: [workers({ instanceType: 'm7i.4xlarge' })] });
    expect(template.SecurityGroupIds).toHaveLength(2);
    expect(template).not.toHaveProperty('NetworkInterfaces');
    expect(template).not.toHaveProperty('Placement');
  });

  test('carries groups that are open within themselves in both directions, and to nobody else', () => {
    const template = templateOf();
    const itself = (direction: string) =>
      all(template, `AWS::EC2::SecurityGroup${direction}`)
        .filter((rule) => rule.IpProtocol === '-1')
        .filter((rule) => {
          const peer = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
          return JSON.stringify(peer) === JSON.stringify(rule.GroupId);
        });
    expect(itself('Ingress')).toHaveLength(2);
    expect(itself('Egress')).toHaveLength(2);
    expect(JSON.stringify(template.toJSON())).not.toContain('0.0.0.0/0');
  });

  test('has a role on the path that PCS asks for, which registers nodes with this cluster and does nothing else', () => {
    const template = templateOf();
    template.hasResourceProperties('AWS::IAM::Role', { Path: '/aws-pcs/', ManagedPolicyArns: Match.absent() });
    template.hasResourceProperties('AWS::IAM::InstanceProfile', { Path: '/aws-pcs/' });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 'pcs:RegisterComputeNodeGroupInstance',
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::PCS::Cluster'))[0], 'Arn'] },
          },
        ],
      },
    });
  });

  test('starts after the rules of its groups and the policy of its role', () => {
    const template = templateOf();
    const [group] = Object.values(template.findResources('AWS::PCS::ComputeNodeGroup'));
    for (const type of ['AWS::IAM::Policy', 'AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress']) {
      expect(group?.DependsOn).toEqual(expect.arrayContaining(Object.keys(template.findResources(type))));
    }
  });

  test('tells Slurm of Neuron devices, and leaves GPUs to PCS', () => {
    expect(nodeGroup({ groups: [workers({ instanceType: 'trn2.48xlarge' })] }).SlurmConfiguration).toEqual({
      GresCustomSettings: [{ Name: 'neuron', Count: '16' }],
      SlurmCustomSettings: [{ ParameterName: 'Gres', ParameterValue: 'neuron:16' }],
    });
    expect(nodeGroup()).not.toHaveProperty('SlurmConfiguration');
  });

  test('starts nodes on demand when it is told so', () => {
    const groupOptions = {
      workers: { onDemand: true, scaleDownIdle: Duration.minutes(5), slurmSettings: { Features: 'burst' } },
    };
    expect(nodeGroup({ props: { groupOptions } })).toMatchObject({
      ScalingConfiguration: { MinInstanceCount: 0, MaxInstanceCount: 16 },
      SlurmConfiguration: {
        ScaleDownIdleTimeInSeconds: 300,
        SlurmCustomSettings: [{ ParameterName: 'Features', ParameterValue: 'burst' }],
      },
    });
  });

  test('has an image and a root device of its own when it is told so', () => {
    const groupOptions = { workers: { imageId: 'ami-0fedcba9876543210', rootDevice: '/dev/sda1' } };
    expect(nodeGroup({ props: { groupOptions } }).AmiId).toBe('ami-0fedcba9876543210');
    expect(launchTemplate({ props: { groupOptions } }).BlockDeviceMappings[0].DeviceName).toBe('/dev/sda1');
  });

  test('takes its image from a parameter that CloudFormation reads', () => {
    const site = new TestSite();
    const imageId = StringParameter.valueForStringParameter(site.stack, '/site/images/slurm');
    templateOf({ props: { imageId } }, site).hasResourceProperties('AWS::PCS::ComputeNodeGroup', {
      AmiId: { Ref: Match.stringLikeRegexp('^SsmParameterValue') },
    });
  });
});

describe('capacity', () => {
  test('is reserved for accelerators, targeted, beside each other, and kept', () => {
    const template = templateOf();
    template.hasResource('AWS::EC2::CapacityReservation', {
      Properties: {
        InstanceCount: 16,
        InstanceMatchCriteria: 'targeted',
        AvailabilityZone: 'xx-factory-1a',
        EndDateType: 'unlimited',
        PlacementGroupArn: Match.anyValue(),
      },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    template.hasResource('AWS::EC2::PlacementGroup', {
      Properties: { Strategy: 'cluster', Tags: Match.absent() },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    expect(launchTemplate()).toMatchObject({
      CapacityReservationSpecification: { CapacityReservationTarget: { CapacityReservationId: expect.anything() } },
      Placement: { GroupName: expect.anything() },
    });
  });

  test('of more than 1000 nodes is divided, and what was there first keeps its names when the group grows', () => {
    const before = templateOf({ groups: [workers({ nodes: 1000 })], props: { size: PcsSize.LARGE } });
    const after = templateOf({ groups: [workers({ nodes: 1500 })] });
    const sizes = all(after, 'AWS::PCS::ComputeNodeGroup').map((group) => [
      group.Name,
      group.ScalingConfiguration.MaxInstanceCount,
    ]);
    expect(sizes).toEqual([
      ['workers', 1000],
      ['workers-2', 500],
    ]);
    expect(all(after, 'AWS::EC2::CapacityReservation').map((one) => one.InstanceCount)).toEqual([1000, 500]);
    expect(all(after, 'AWS::PCS::Queue')[0].ComputeNodeGroupConfigurations).toHaveLength(2);
    after.resourceCountIs('AWS::EC2::PlacementGroup', 1);
    const resources = after.toJSON().Resources;
    for (const [id, resource] of Object.entries(before.toJSON().Resources)) {
      if (!id.includes('Queue')) {
        expect(resources[id]).toEqual(resource);
      }
    }
  });

  test('is divided between UltraServers, which bring their own placement', () => {
    const template = templateOf({ groups: [workers({ instanceType: 'p6e-gb200.36xlarge', nodes: 1008 })] });
    expect(all(template, 'AWS::EC2::CapacityReservation').map((one) => one.InstanceCount)).toEqual([990, 18]);
    template.resourceCountIs('AWS::EC2::PlacementGroup', 0);
  });

  test('of an existing reservation is used where it was made', () => {
    const capacityReservation = CapacityReservation.existing('cr-0123456789abcdef0', { placementGroupName: 'hall-1' });
    expect(launchTemplate({ groups: [workers({ capacityReservation })] })).toMatchObject({
      CapacityReservationSpecification: {
        CapacityReservationTarget: { CapacityReservationId: 'cr-0123456789abcdef0' },
      },
      Placement: { GroupName: 'hall-1' },
    });
    templateOf({ groups: [workers({ capacityReservation })] }).resourceCountIs('AWS::EC2::CapacityReservation', 0);
  });

  test('of a Capacity Block is bought as one', () => {
    const capacityReservation = CapacityReservation.existing('cr-0123456789abcdef0', { capacityBlock: true });
    const test = { groups: [workers({ capacityReservation })] };
    expect(nodeGroup(test).PurchaseOption).toBe('CAPACITY_BLOCK');
    expect(launchTemplate(test)).toMatchObject({
      InstanceType: 'p5.48xlarge',
      InstanceMarketOptions: { MarketType: 'capacity-block' },
    });
  });
});

describe('login nodes', () => {
  test('are where the premises reach them, by SSH alone', () => {
    const site = new TestSite();
    const network = new CellNetwork(site.newStack('cell-2'), 'Network', {
      region: site.region,
      cellId: 'cell-2',
      cidr: '10.21.0.0/16',
      homeZone: 'xx-factory-1a',
      onPremisesCidrs: ['10.0.0.0/16'],
    });
    const template = templateOf({ groups: [LOGIN, workers()] }, Object.assign(Object.create(site), { network }));
    expect(all(template, 'AWS::PCS::ComputeNodeGroup')[0].SubnetIds).toEqual([
      { 'Fn::ImportValue': expect.stringMatching(/Subnetsservicesxxfactory1a/) },
    ]);
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Login nodes of cluster demo-cell-2-train',
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/16', FromPort: 22, ToPort: 22 })],
    });
    expect(all(template, 'AWS::EC2::LaunchTemplate')[0].LaunchTemplateData.SecurityGroupIds).toHaveLength(3);
  });

  test('run no jobs', () => {
    const template = templateOf({ groups: [workers(), LOGIN] });
    const [queue] = all(template, 'AWS::PCS::Queue');
    const ids = Object.keys(template.findResources('AWS::PCS::ComputeNodeGroup', { Properties: { Name: 'workers' } }));
    expect(queue.ComputeNodeGroupConfigurations).toEqual([{ ComputeNodeGroupId: { 'Fn::GetAtt': [ids[0], 'Id'] } }]);
  });
});

describe('what nodes do when they start', () => {
  const fileSystem = (mountPath: string): FileSystemMount => ({
    cellId: 'cell-1',
    dnsName: 'fs-0123456789abcdef0.fsx.factory.example',
    mountName: 'abcdefgh',
    mountPath,
    securityGroup: ec2.SecurityGroup.fromSecurityGroupId(new Stack(new App(), 'S'), 'G', 'sg-0123456789abcdef0'),
    efa: false,
  });

  test('they mount file systems before they join, at every boot, with nothing from elsewhere', () => {
    const userData: string = launchTemplate({ fileSystems: [fileSystem('/fsx')] }).UserData['Fn::Base64'];
    expect(userData).toMatch(/^MIME-Version: 1.0\nContent-Type: multipart\/mixed/);
    expect(userData).toContain('text/cloud-config');
    expect(userData).toContain('fs-0123456789abcdef0.fsx.factory.example@tcp:/abcdefgh /fsx lustre');
    expect(userData).toContain('/etc/fstab');
    expect(userData).toContain('until mountpoint -q /fsx || mount /fsx; do sleep 5; done');
    expect(userData).not.toMatch(/install|http|curl|wget/);
  });

  test('they run scripts whose checksum is right, and may read these alone', () => {
    const site = new TestSite();
    const bucket = s3.Bucket.fromBucketName(site.stack, 'Scripts', 'demo-scripts');
    const sha256 = 'a'.repeat(64);
    const template = templateOf(
      {
        props: {
          scripts: [
            { name: 'Join the directory', bucket, key: 'join.sh', sha256, args: ['campus'] },
            { name: 'Report', bucket, key: 'report.sh', stage: PcsNodeStage.READY, everyBoot: true, required: false },
          ],
        },
      },
      site,
    );
    template.hasResourceProperties('AWS::PCS::ComputeNodeGroup', {
      NodeLifecycleActions: {
        Stages: {
          NodeBootstrapped: [
            {
              Name: 'Join the directory',
              ScriptSource: { ScriptLocation: 's3://demo-scripts/join.sh', Checksum: sha256 },
              Arguments: ['campus'],
              ExecutionPolicy: 'FIRST_BOOT_ONLY',
              OnError: 'TERMINATE',
            },
          ],
          NodeReady: [
            {
              Name: 'Report',
              ScriptSource: { ScriptLocation: 's3://demo-scripts/report.sh', Checksum: Match.absent() },
              ExecutionPolicy: 'EVERY_BOOT',
              OnError: 'CONTINUE',
            },
          ],
        },
      },
    });
    const statements = all(template, 'AWS::IAM::Policy').flatMap((policy) => policy.PolicyDocument.Statement);
    expect(statements.map((statement) => statement.Action)).toEqual([
      'pcs:RegisterComputeNodeGroupInstance',
      's3:GetObject',
      's3:GetObject',
    ]);
    expect(JSON.stringify(statements[1].Resource)).toContain('demo-scripts/join.sh');
  });
});
