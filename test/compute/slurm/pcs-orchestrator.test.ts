import { Duration, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { PcsAccountingRule, PcsSize } from '../../../lib/compute/slurm/pcs-props';
import { CellNetwork, PrivateRegion } from '../../../lib/region';
import { aiFactory, ordinaryRegion, TestSite } from '../../storage/fixture';
import { all, LOGIN, pcs, templateOf, workers } from './fixture';

describe('a cluster', () => {
  test('is Slurm with accounting, in one subnet of the home zone', () => {
    templateOf().hasResourceProperties('AWS::PCS::Cluster', {
      Name: 'demo-cell-1-train',
      Scheduler: { Type: 'SLURM', Version: '25.11' },
      Networking: {
        NetworkType: 'IPV4',
        SubnetIds: [{ 'Fn::ImportValue': Match.stringLikeRegexp('controlPlanexxfactory1a') }],
      },
      SlurmConfiguration: {
        Accounting: { Mode: 'STANDARD', DefaultPurgeTimeInDays: 30 },
        SlurmCustomSettings: [{ ParameterName: 'SrunPortRange', ParameterValue: '60001-63000' }],
      },
    });
  });

  test('stays when its stack goes, with the group that its controller carries, unless its first deployment failed', () => {
    const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
    const template = templateOf();
    template.hasResource('AWS::PCS::Cluster', kept);
    template.hasResource('AWS::EC2::SecurityGroup', {
      Properties: { GroupDescription: 'Slurm of cluster demo-cell-1-train' },
      ...kept,
    });
  });

  test.each([
    [32, 'SMALL'],
    [33, 'MEDIUM'],
    [512, 'MEDIUM'],
    [513, 'LARGE'],
    [2048, 'LARGE'],
  ])('with %i nodes is %s', (nodes, size) => {
    templateOf({ groups: [workers({ nodes })] }).hasResourceProperties('AWS::PCS::Cluster', { Size: size });
  });

  test('with few nodes has room for those that are expected later', () => {
    templateOf({ groups: [workers({ nodes: 16 })], props: { expectedNodes: 800 } }).hasResourceProperties(
      'AWS::PCS::Cluster',
      { Size: 'LARGE' },
    );
  });

  test('counts login nodes too, and takes a larger size that is stated', () => {
    templateOf({ groups: [workers({ nodes: 31 }), LOGIN] }).hasResourceProperties('AWS::PCS::Cluster', {
      Size: 'MEDIUM',
    });
    templateOf({ props: { size: PcsSize.LARGE } }).hasResourceProperties('AWS::PCS::Cluster', { Size: 'LARGE' });
  });

  test('keeps accounts for as long, and insists on what, the user says', () => {
    templateOf({
      props: {
        accounting: {
          retention: Duration.days(365),
          enforce: [PcsAccountingRule.SAFE, PcsAccountingRule.ASSOCIATIONS, PcsAccountingRule.LIMITS],
        },
        srunPortRange: '50000-63000',
        scaleDownIdle: Duration.minutes(3),
        slurmSettings: { SchedulerParameters: 'bf_continue' },
      },
    }).hasResourceProperties('AWS::PCS::Cluster', {
      SlurmConfiguration: {
        Accounting: { Mode: 'STANDARD', DefaultPurgeTimeInDays: 365 },
        ScaleDownIdleTimeInSeconds: 180,
        SlurmCustomSettings: [
          { ParameterName: 'AccountingStorageEnforce', ParameterValue: 'associations,limits,safe' },
          { ParameterName: 'SchedulerParameters', ParameterValue: 'bf_continue' },
          { ParameterName: 'SrunPortRange', ParameterValue: '50000-63000' },
        ],
      },
    });
  });

  test('logs into a group of the site, one delivery after the other', () => {
    const template = templateOf();
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: {
        LogGroupName: '/aws/vendedlogs/pcs/demo-cell-1-train',
        KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*logs') },
      },
      DeletionPolicy: 'Retain',
    });
    expect(all(template, 'AWS::Logs::DeliverySource').map((source) => source.LogType)).toEqual([
      'PCS_SCHEDULER_LOGS',
      'PCS_JOBCOMP_LOGS',
    ]);
    const deliveries = template.findResources('AWS::Logs::Delivery');
    const [first] = Object.keys(deliveries);
    expect(Object.values(deliveries).map((delivery) => delivery.DependsOn)).toEqual([undefined, [first]]);
    templateOf({ props: { schedulerLogs: false } }).resourceCountIs('AWS::Logs::DeliverySource', 0);
  });

  test('tells its name, its ARN, the roles of its nodes and what they carry', () => {
    const { clusterName, clusterArn, nodeRoles, securityGroups, site } = pcs({ groups: [workers(), LOGIN] });
    expect(clusterName).toBe('demo-cell-1-train');
    expect(site.stack.resolve(clusterArn)).toEqual({ 'Fn::GetAtt': [expect.any(String), 'Arn'] });
    expect(nodeRoles.map(({ node }) => node.path)).toEqual([
      'subject/train/Group-login/Role',
      'subject/train/Group-workers/Role',
    ]);
    expect(securityGroups.map(({ node }) => node.path)).toEqual([
      'subject/train/Fabric',
      'subject/train/SecurityGroup',
    ]);
  });

  test('has the private endpoint that nodes register through', () => {
    const { site } = pcs();
    Template.fromStack(Stack.of(site.network)).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: 'com.amazonaws.xx-factory-1.pcs',
      PrivateDnsEnabled: true,
    });
  });

  test('passes the validation of the AWS CDK in strict mode', () => {
    const groups = [
      workers(),
      workers({ groupId: 'trainium', instanceType: 'trn2.48xlarge' }),
      workers({ groupId: 'superchips', instanceType: 'p6e-gb200.36xlarge', nodes: 18 }),
      LOGIN,
    ];
    const props = { groupOptions: { superchips: { imageId: 'ami-0123456789abcdef1' } } };
    expect(pcs({ groups, props }, new TestSite(ordinaryRegion())).site.findings()).toEqual([]);
  });
});

describe('clusters of one account and Region', () => {
  test('are created one after the other in a stack', () => {
    const site = new TestSite();
    pcs({ clusterId: 'first' }, site);
    pcs({ clusterId: 'second' }, site);
    const clusters = Template.fromStack(site.stack).findResources('AWS::PCS::Cluster');
    const [first, second] = Object.keys(clusters);
    expect(clusters[second ?? '']?.DependsOn).toContain(first);
    expect(clusters[first ?? '']?.DependsOn).not.toContain(second);
  });

  test('are created one after the other across stacks', () => {
    const site = new TestSite();
    pcs({ clusterId: 'first' }, site);
    const other = Object.assign(Object.create(site), { stack: site.newStack('other') });
    pcs({ clusterId: 'second' }, other);
    site.app.synth();
    expect(other.stack.dependencies).toContain(site.stack);
    expect(site.stack.dependencies).not.toContain(other.stack);
  });

  test('do not wait for those of other apps and stages', () => {
    pcs();
    const { site } = pcs();
    const stage = new Stage(site.app, 'Stage');
    const hosting = aiFactory();
    const stack = new Stack(stage, 'Stack', { env: { account: hosting.account, region: hosting.region } });
    const region = new PrivateRegion(stack, 'Region', { siteId: 'other', hosting, blockPublicAccess: false });
    const network = new CellNetwork(stack, 'Network', {
      region,
      cellId: 'cell-1',
      cidr: '10.30.0.0/16',
      homeZone: 'xx-factory-1a',
    });
    pcs({}, Object.assign(Object.create(site), { stack, network }));
    expect(() => site.app.synth()).not.toThrow();
    expect(stack.dependencies).toEqual([]);
  });
});

describe('queues', () => {
  test('are one of all workers unless stated', () => {
    const queues = all(templateOf(), 'AWS::PCS::Queue');
    expect(queues).toHaveLength(1);
    expect(queues[0]).toMatchObject({
      Name: 'main',
      SlurmConfiguration: { SlurmCustomSettings: [{ ParameterName: 'Default', ParameterValue: 'YES' }] },
    });
  });

  test('run on the groups that they name, with their own settings', () => {
    const template = templateOf({
      groups: [workers(), workers({ groupId: 'cpu', instanceType: 'm7i.4xlarge' })],
      props: {
        queues: [
          { queueId: 'train', groups: ['workers'], slurmSettings: { MaxTime: '7-0', Default: 'YES' } },
          { queueId: 'prepare', groups: ['cpu', 'workers'] },
        ],
      },
    });
    const queues = all(template, 'AWS::PCS::Queue');
    expect(queues.map((queue) => [queue.Name, queue.ComputeNodeGroupConfigurations.length])).toEqual([
      ['train', 1],
      ['prepare', 2],
    ]);
    expect(queues[0].SlurmConfiguration.SlurmCustomSettings.map((one: object) => Object.values(one))).toEqual([
      ['Default', 'YES'],
      ['MaxTime', '7-0'],
    ]);
  });
});
