import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { CapacityReservation, GroupRole, SlurmAccountingDatabase } from '../../../lib/compute';
import { cell, controller, group, hyperPodSlurm, mount, only, templateOf } from './factory';

/** The accounting database of somebody else. */
function accounting(where = cell()) {
  return SlurmAccountingDatabase.fromSlurmAccountingDatabaseAttributes(where.stack, 'Accounting', {
    endpointAddress: 'accounts.example',
    secretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:accounts',
    secretKey: Key.fromKeyArn(where.stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/abc'),
    securityGroup: SecurityGroup.fromSecurityGroupId(where.stack, 'Database', 'sg-0123456789abcdef0'),
  });
}

describe('a HyperPod cluster with Slurm', () => {
  test('says so, provisions continuously and states no strategy, which HyperPod would refuse', () => {
    const cluster = only(templateOf(hyperPodSlurm()), 'AWS::SageMaker::Cluster');
    expect(cluster.Orchestrator).toEqual({ Slurm: {} });
    expect(cluster).toMatchObject({ NodeRecovery: 'Automatic', NodeProvisioningMode: 'Continuous' });
    expect(cluster).not.toHaveProperty('TieredStorageConfig');
    expect(cluster).not.toHaveProperty('ClusterName');
    expect(cluster.VpcConfig.SecurityGroupIds).toHaveLength(1);
  });

  test('has a controller, workers in one partition, and people who log in', () => {
    const groups = [
      controller(),
      group(),
      group({ groupId: 'people', role: GroupRole.LOGIN, instanceType: 'm5.large' }),
    ];
    const cluster = only(templateOf(hyperPodSlurm({ groups })), 'AWS::SageMaker::Cluster');
    expect(cluster.InstanceGroups.map((one: { SlurmConfig: object }) => one.SlurmConfig)).toEqual([
      { NodeType: 'Controller' },
      { NodeType: 'Login' },
      { NodeType: 'Compute', PartitionNames: ['train'] },
    ]);
  });

  test('puts workers with GPUs under stress, and no other nodes', () => {
    const groups = [controller(), group(), group({ groupId: 'neuron', instanceType: 'trn2.48xlarge' })];
    const cluster = only(templateOf(hyperPodSlurm({ groups })), 'AWS::SageMaker::Cluster');
    expect(
      cluster.InstanceGroups.map((one: { OnStartDeepHealthChecks?: string[] }) => one.OnStartDeepHealthChecks),
    ).toEqual([undefined, undefined, ['InstanceStress', 'InstanceConnectivity']]);
  });

  test('is never patched by itself, because that replaces the controller', () => {
    const cluster = only(templateOf(hyperPodSlurm()), 'AWS::SageMaker::Cluster');
    expect(JSON.stringify(cluster)).not.toContain('AutoPatchConfig');
    expect(JSON.stringify(cluster)).not.toContain('KubernetesConfig');
  });

  test('mounts file systems on every node, beside its two encrypted volumes', () => {
    const where = cell();
    const cluster = only(templateOf(hyperPodSlurm({ fileSystems: [mount(where)] }, where)), 'AWS::SageMaker::Cluster');
    for (const { InstanceStorageConfigs } of cluster.InstanceGroups) {
      expect(InstanceStorageConfigs).toEqual([
        { EbsVolumeConfig: { RootVolume: true, VolumeKmsKeyId: expect.anything() } },
        { EbsVolumeConfig: { VolumeSizeInGB: 500, VolumeKmsKeyId: expect.anything() } },
        {
          FsxLustreConfig: {
            DnsName: 'fs-0123456789abcdef0.fsx.eu-central-1.amazonaws.com',
            MountName: 'abcdefgh',
            MountPath: '/fsx',
          },
        },
      ]);
    }
  });

  test('keeps its accounts in a database, which it reaches and logs in to', () => {
    const where = cell();
    const template = templateOf(hyperPodSlurm({ accounting: accounting(where) }, where));
    expect(only(template, 'AWS::SageMaker::Cluster').Orchestrator).toEqual({
      Slurm: {
        AccountingDatabase: {
          SecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:accounts',
          Endpoint: 'accounts.example',
          Port: 3306,
          Name: 'slurm_acct_db',
        },
      },
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { FromPort: 3306 });
    expect(
      JSON.stringify(Template.fromStack(Stack.of(where.network)).findResources('AWS::EC2::VPCEndpoint')),
    ).toContain('eu-central-1.secretsmanager');
  });
});

test('the controller alone reads the password of the accounting database, with a role of its own', () => {
  const where = cell();
  const people = group({ groupId: 'people', role: GroupRole.LOGIN, instanceType: 'm5.large' });
  const made = hyperPodSlurm({ accounting: accounting(where), groups: [controller(), group(), people] }, where);
  const template = templateOf(made);
  const roleOf = (name: string) =>
    only(template, 'AWS::SageMaker::Cluster').InstanceGroups.find(
      (one: { InstanceGroupName: string }) => one.InstanceGroupName === name,
    ).ExecutionRole['Fn::GetAtt'][0];
  const readers = Object.values(template.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => JSON.stringify(Properties).includes('secretsmanager:GetSecretValue'))
    .flatMap(({ Properties }) => Properties.Roles);

  expect(readers).toEqual([{ Ref: roleOf('controller') }]);
  expect(roleOf('people')).toBe(roleOf('workers'));
  expect(roleOf('workers')).not.toBe(roleOf('controller'));
  expect(made.nodeRoles).toHaveLength(2);
});

describe('a HyperPod cluster with Slurm is refused', () => {
  test.each([
    ['no controller', [group()]],
    ['two controllers', [controller(), controller({ groupId: 'second' }), group()]],
    ['a controller of two nodes', [controller({ nodes: 2 }), group()]],
    ['no workers', [controller()]],
  ])('fails when it has %s (AIF-CMP-021)', (_, groups) => {
    expect(() => hyperPodSlurm({ groups })).toThrow('[AIF-CMP-021]');
  });

  test.each([
    ['labels', { labels: { team: 'a' } }],
    ['taints', { taints: [{ key: 'team' }] }],
    ['a reservation', { capacityReservation: CapacityReservation.create() }],
  ])('fails when a group has %s (AIF-CMP-020)', (_, props) => {
    expect(() => hyperPodSlurm({ groups: [controller(), group(props)] })).toThrow('[AIF-CMP-020]');
  });

  test.each(['', 'gpu_training', '-gpu'])('fails when the partition is "%s" (AIF-CMP-034)', (partition) => {
    expect(() => hyperPodSlurm({ partition })).toThrow('[AIF-CMP-034]');
  });

  test.each(['fsx', '/', '/fsx/', '/a b'])('fails when a file system is mounted at "%s" (AIF-CMP-029)', (mountPath) => {
    const where = cell();
    expect(() => hyperPodSlurm({ fileSystems: [mount(where, { mountPath })] }, where)).toThrow('[AIF-CMP-029]');
  });

  test('fails when file systems share a path, or when there are three (AIF-CMP-029)', () => {
    const where = cell();
    const one = mount(where);
    expect(() => hyperPodSlurm({ fileSystems: [one, one] }, where)).toThrow(/two file systems.*\[AIF-CMP-029\]/);
    const other = cell();
    const three = ['/a', '/b', '/c'].map((mountPath) => mount(other, { mountPath }));
    expect(() => hyperPodSlurm({ fileSystems: three }, other)).toThrow(/3 file systems.*\[AIF-CMP-029\]/);
  });
});
