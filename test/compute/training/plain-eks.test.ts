import { Token } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { CapacityReservation, Orchestrator, TrainingCluster } from '../../../lib/compute';
import { network } from '../factory';
import { cell, group, kubernetes, only, plainEks, templateOf } from './factory';

/** Size of every node group, by the label of its pool. */
function pools(made = plainEks()): { [pool: string]: number } {
  const found = Object.values(templateOf(made).findResources('AWS::EKS::Nodegroup'));
  return Object.fromEntries(
    found.map(({ Properties }) => [Properties.Labels['ai-factory/pool'], Properties.ScalingConfig.DesiredSize]),
  );
}

describe('plain EKS', () => {
  test.each([
    ['p5.48xlarge', 4, { 'workers-1': 4 }],
    ['p5.48xlarge', 450, { 'workers-1': 450 }],
    ['p5.48xlarge', 960, { 'workers-1': 450, 'workers-2': 450, 'workers-3': 60 }],
    ['p6e-gb200.36xlarge', 864, { 'workers-1': 450, 'workers-2': 414 }],
    ['p5.48xlarge', 0, {}],
  ])('divides %s × %i into %j', (instanceType, nodes, expected) => {
    expect(pools(plainEks({ groups: [group({ instanceType, nodes })] }))).toEqual(expected);
  });

  test('keeps every node where it is when a group grows', () => {
    const ids = (nodes: number) =>
      Object.entries(templateOf(plainEks({ groups: [group({ nodes })] })).findResources('AWS::EKS::Nodegroup'));
    const [before] = ids(450);
    expect(ids(460)).toContainEqual(before);
  });

  test('reserves each pool for itself, side by side with the others', () => {
    const template = templateOf(plainEks({ groups: [group({ nodes: 460 })] }));
    const [placement] = Object.keys(template.findResources('AWS::EC2::PlacementGroup'));
    template.resourceCountIs('AWS::EC2::PlacementGroup', 1);
    const reservations = Object.values(template.findResources('AWS::EC2::CapacityReservation'));
    expect(reservations.map(({ Properties }) => Properties.InstanceCount)).toEqual([450, 10]);
    for (const { Properties } of reservations) {
      expect(JSON.stringify(Properties.PlacementGroupArn)).toContain(placement);
    }
    for (const { Properties } of Object.values(template.findResources('AWS::EC2::LaunchTemplate'))) {
      expect(Properties.LaunchTemplateData.Placement).toEqual({ GroupName: { Ref: placement } });
    }
    template.hasResource('AWS::EC2::PlacementGroup', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('has no placement group for UltraServers, or for a reservation that brings its own', () => {
    const ultra = group({ instanceType: 'p6e-gb200.36xlarge', nodes: 18 });
    templateOf(plainEks({ groups: [ultra] })).resourceCountIs('AWS::EC2::PlacementGroup', 0);
    const existing = group({ capacityReservation: CapacityReservation.existing('cr-0123456789abcdef0') });
    templateOf(plainEks({ groups: [existing] })).resourceCountIs('AWS::EC2::PlacementGroup', 0);
  });

  test('gives every interface the fabric, and every node the group as a label', () => {
    const template = templateOf(plainEks());
    const { LaunchTemplateData } = only(template, 'AWS::EC2::LaunchTemplate');
    for (const { Groups } of LaunchTemplateData.NetworkInterfaces) {
      expect(Groups).toHaveLength(3);
      expect(Groups[2]).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ClusterFabric/), 'GroupId'] });
    }
    expect(only(template, 'AWS::EKS::Nodegroup').Labels).toMatchObject({
      'ai-factory/group': 'workers',
      'ai-factory/pool': 'workers-1',
    });
  });

  test('starts nodes after the rules of the fabric', () => {
    const template = templateOf(plainEks());
    const [nodes] = Object.values(template.findResources('AWS::EKS::Nodegroup'));
    const rules = ['AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress'].flatMap((type) =>
      Object.keys(template.findResources(type)).filter((id) => id.startsWith('ClusterFabric')),
    );
    expect(rules.length).toBeGreaterThan(1);
    expect(nodes?.DependsOn).toEqual(expect.arrayContaining(rules));
  });

  test('is known by the name of its Kubernetes cluster', () => {
    expect(plainEks().clusterName).toBe('bravo-main');
  });
});

describe('plain EKS is refused', () => {
  test('fails when a group names a training plan (AIF-CMP-020)', () => {
    const trainingPlanArn = 'arn:aws:sagemaker:eu-central-1:111122223333:training-plan/spring';
    expect(() => plainEks({ groups: [group({ trainingPlanArn })] })).toThrow('[AIF-CMP-020]');
  });

  test('fails when the number of nodes is known only later (AIF-CMP-018)', () => {
    expect(() => plainEks({ groups: [group({ nodes: Token.asNumber({ Ref: 'Nodes' }) })] })).toThrow('[AIF-CMP-018]');
  });

  test('fails when the Kubernetes cluster is elsewhere (AIF-CMP-031)', () => {
    const where = cell();
    const orchestrator = Orchestrator.eks({ cluster: kubernetes({ ...where, network: network() }) });
    const props = { network: where.network, clusterId: 'train', groups: [group()], orchestrator };
    expect(() => new TrainingCluster(where.stack, 'Cluster', props)).toThrow('[AIF-CMP-031]');
  });

  test('fails when more nodes are to run in a Capacity Block than it holds (AIF-CMP-014)', () => {
    const capacityReservation = CapacityReservation.existing('cr-0123456789abcdef0', { capacityBlock: true });
    expect(() => plainEks({ groups: [group({ nodes: 65, capacityReservation })] })).toThrow(
      /65 nodes.*\[AIF-CMP-014\]/,
    );
    expect(() => plainEks({ groups: [group({ nodes: 64, capacityReservation })] })).not.toThrow();
  });
});
