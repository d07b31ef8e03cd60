import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { CapacityReservation } from '../../../lib/compute/capacity-reservation';
import { PcsSize } from '../../../lib/compute/slurm/pcs-props';
import { AcceleratorVendor } from '../../../lib/compute/training/instance-hardware';
import { GroupRole } from '../../../lib/compute/training/training-group';
import { Hosting } from '../../../lib/region';
import { aiFactory, TestSite } from '../../storage/fixture';
import { type Case, LOGIN, pcs, workers } from './fixture';

describe('a cluster fails', () => {
  const script = (values: object) => {
    const bucket = s3.Bucket.fromBucketName(new Stack(new App(), 'S'), 'Scripts', 'demo-scripts');
    return { name: 'Join', bucket, key: 'join.sh', sha256: 'a'.repeat(64), ...values };
  };
  const groupsOf = (count: number) =>
    Array.from({ length: count }, (_, index) => workers({ groupId: `workers-${index}` }));
  const mainOf = (groups: string[]) => ({ queues: [{ queueId: 'main', groups }] });

  test.each<[string, string, Case, RegExp]>([
    ['a name that is too long', 'AIF-CMP-101', { clusterId: 'a'.repeat(30) }, /does not take "demo-cell-1-a+"/],
    ['a name of its own that PCS refuses', 'AIF-CMP-101', { props: { clusterName: 'pcs_1' } }, /"pcs_1"/],
    ['a group whose name is too short', 'AIF-CMP-102', { groups: [workers({ groupId: 'w1' })] }, /"w1"/],
    [
      'a queue whose name is too long',
      'AIF-CMP-102',
      { props: { queues: [{ queueId: 'q'.repeat(26), groups: ['workers'] }] } },
      /a queue/,
    ],
    [
      'a part with the name of another group',
      'AIF-CMP-102',
      { groups: [workers({ nodes: 1001 }), workers({ groupId: 'workers-2' })] },
      /called "workers-2"/,
    ],
    [
      'two queues of one name',
      'AIF-CMP-102',
      { props: { queues: [...mainOf(['workers']).queues, ...mainOf(['workers']).queues] } },
      /two queues/,
    ],
    ['a version that PCS does not offer', 'AIF-CMP-103', { props: { slurmVersion: '23.11' } }, /Slurm "23.11"/],
    [
      'more nodes than a controller holds',
      'AIF-CMP-104',
      { groups: [workers({ nodes: 2048 }), LOGIN] },
      /2050 nodes are more/,
    ],
    [
      'more nodes than its size holds',
      'AIF-CMP-104',
      { groups: [workers({ nodes: 33 })], props: { size: PcsSize.SMALL } },
      /33 nodes do not fit .* SMALL/,
    ],
    ['too many groups', 'AIF-CMP-105', { groups: groupsOf(11) }, /11 groups/],
    [
      'too many queues',
      'AIF-CMP-105',
      {
        props: {
          queues: Array.from({ length: 11 }, (_, index) => ({ queueId: `queue-${index}`, groups: ['workers'] })),
        },
      },
      /11 queues/,
    ],
    ['an image by its name', 'AIF-CMP-106', { props: { imageId: 'resolve:ssm:/image' } }, /"resolve:ssm:\/image"/],
    [
      'one image for two architectures',
      'AIF-CMP-107',
      { groups: [workers(), { ...LOGIN, instanceType: 'm8g.4xlarge' }] },
      /login needs an image for arm64/,
    ],
    [
      'an idle time for nodes that never end',
      'AIF-CMP-108',
      { props: { groupOptions: { workers: { scaleDownIdle: Duration.minutes(5) } } } },
      /run all the time/,
    ],
    [
      'an idle time for a group of an older Slurm',
      'AIF-CMP-108',
      {
        props: {
          slurmVersion: '25.05',
          groupOptions: { workers: { onDemand: true, scaleDownIdle: Duration.minutes(5) } },
        },
      },
      /Slurm 25.05/,
    ],
    ['an idle time of nothing', 'AIF-CMP-108', { props: { scaleDownIdle: Duration.seconds(0) } }, /0 seconds/],
    ['a queue of a group that it does not have', 'AIF-CMP-109', { props: mainOf(['cpu']) }, /names "cpu"/],
    [
      'a queue of login nodes',
      'AIF-CMP-109',
      { groups: [workers(), LOGIN], props: mainOf(['login']) },
      /names "login"/,
    ],
    ['a queue of nothing', 'AIF-CMP-109', { props: mainOf([]) }, /no group/],
    ['no workers', 'AIF-CMP-109', { groups: [LOGIN] }, /no group/],
    [
      'nodes for its controller',
      'AIF-CMP-111',
      { groups: [workers(), { ...LOGIN, role: GroupRole.CONTROLLER }] },
      /run the Slurm controller/,
    ],
    [
      'accounts that are kept for a part of a day',
      'AIF-CMP-113',
      { props: { accounting: { retention: Duration.hours(12) } } },
      /0.5 days/,
    ],
    ['ports in the wrong order', 'AIF-CMP-114', { props: { srunPortRange: '63000-60001' } }, /"63000-60001"/],
    ['privileged ports', 'AIF-CMP-114', { props: { srunPortRange: '1-1000' } }, /"1-1000"/],
    [
      'a setting that a property decides',
      'AIF-CMP-115',
      { props: { slurmSettings: { SrunPortRange: '1' } } },
      /SrunPortRange follows/,
    ],
    [
      'a setting without a value',
      'AIF-CMP-115',
      { props: { slurmSettings: { Licenses: '' } } },
      /Licenses has no value/,
    ],
    [
      'a script without a real checksum',
      'AIF-CMP-116',
      { props: { scripts: [script({ sha256: 'abc' })] } },
      /not SHA-256/,
    ],
    [
      'a script with too many arguments',
      'AIF-CMP-116',
      { props: { scripts: [script({ args: Array(21).fill('x') })] } },
      /more than 20 arguments/,
    ],
    [
      'options for a group that it does not have',
      'AIF-CMP-117',
      { props: { groupOptions: { cpu: {} } } },
      /names the group "cpu"/,
    ],
    [
      'a group that no reservation holds',
      'AIF-CMP-118',
      { groups: [workers({ nodes: 1001, capacityReservation: CapacityReservation.existing('cr-0123456789abcdef0') })] },
      /1001 nodes/,
    ],
    ['a group without nodes', 'AIF-CMP-119', { groups: [workers({ nodes: 0 })] }, /cannot have 0 nodes/],
    [
      'a Capacity Block that is too small',
      'AIF-CMP-014',
      {
        groups: [
          workers({
            nodes: 65,
            capacityReservation: CapacityReservation.existing('cr-0123456789abcdef0', { capacityBlock: true }),
          }),
        ],
      },
      /64 instances/,
    ],
    [
      'a root volume that no image fits on',
      'AIF-CMP-012',
      { groups: [workers({ rootVolume: Size.gibibytes(8) })] },
      /8 GiB/,
    ],
    ['labels of Kubernetes', 'AIF-CMP-020', { groups: [workers({ labels: { team: 'research' } })] }, /labels/],
    [
      'a training plan of SageMaker',
      'AIF-CMP-020',
      { groups: [workers({ trainingPlanArn: 'arn' })] },
      /trainingPlanArn/,
    ],
  ])('when it has %s', (_what, code, cluster, message) => {
    expect(() => pcs(cluster)).toThrow(message);
    expect(() => pcs(cluster)).toThrow(code);
  });

  test('when PCS does not start nodes of an instance type', () => {
    const hardware = { ...workers(), hardware: { vendor: AcceleratorVendor.NVIDIA, pcs: false } };
    expect(() => pcs({ groups: [hardware] })).toThrow(/does not start nodes of type p5.48xlarge.*AIF-CMP-112/);
  });

  test('when two file systems are mounted at one directory', () => {
    const securityGroup = ec2.SecurityGroup.fromSecurityGroupId(new Stack(new App(), 'S'), 'G', 'sg-0123456789abcdef0');
    const mount = {
      cellId: 'cell-1',
      dnsName: 'fs.example',
      mountName: 'abc',
      mountPath: '/fsx',
      securityGroup,
      efa: false,
    };
    expect(() => pcs({ fileSystems: [mount, { ...mount, dnsName: 'other.example' }] })).toThrow(/AIF-CMP-029/);
  });

  test('in a Local Zone', () => {
    const hosting = Hosting.awsRegion({
      region: 'us-west-2',
      account: '111122223333',
      zones: [{ name: 'us-west-2-lax-1a' }],
    });
    expect(() => pcs({}, new TestSite(hosting))).toThrow(/us-west-2-lax-1a is not an Availability Zone.*AIF-CMP-110/);
  });

  test('where PCS is missing', () => {
    expect(() => pcs({}, new TestSite(aiFactory(2, ['pcs'])))).toThrow(/AIF-REGION-012/);
  });
});
