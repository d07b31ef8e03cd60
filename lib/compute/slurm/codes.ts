import type { CodeDefinition } from '../../errors';

const CREATE_CLUSTER = 'https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateCluster.html';
const CREATE_GROUP = 'https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateComputeNodeGroup.html';
const QUOTAS = 'https://docs.aws.amazon.com/pcs/latest/userguide/service-endpoints-quotas.html';
const RESERVATIONS = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCapacityReservation.html';

/** The codes of errors that the constructs of this folder throw. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-CMP-101',
    title: 'The name of a PCS cluster is one that the service accepts',
    explanation:
      'The name is made of the ids of site, cell and cluster. AWS PCS takes 3 to 40 letters, digits and hyphens, starting with a letter, and never changes it.',
    remedy: 'Shorten one of the ids, or pass `clusterName`.',
    sources: [CREATE_CLUSTER],
  },
  {
    code: 'AIF-CMP-102',
    title: 'Groups and queues of a PCS cluster have names of their own that the service accepts',
    explanation:
      'Nodes are called after their group, and users submit to queues by name. AWS PCS takes 3 to 25 letters, digits and hyphens, starting with a letter, once in a cluster. The second part of a group of more than 1,000 reserved nodes has `-2` behind the name, and so on.',
    remedy: 'Choose ids such as `workers` and `train`.',
    sources: [CREATE_GROUP, 'https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateQueue.html'],
  },
  {
    code: 'AIF-CMP-103',
    title: 'AWS PCS offers the version of Slurm',
    explanation: 'The service runs the controller itself, in the versions that it supports.',
    remedy: 'Use 24.11, 25.05, 25.11 or 26.05. The image of the nodes needs the same version.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/slurm-versions.html'],
  },
  {
    code: 'AIF-CMP-104',
    title: 'A PCS cluster is large enough for its nodes',
    explanation:
      'A controller of size SMALL holds 32 nodes, MEDIUM 512 and LARGE 2,048, login nodes included. The size of a cluster can never be changed, so one that grows past its size has to be replaced, with its accounts.',
    remedy: 'State the `size` that the cluster has when it is full, and divide more than 2,048 nodes over cells.',
    sources: [CREATE_CLUSTER],
  },
  {
    code: 'AIF-CMP-105',
    title: 'A PCS cluster has at most 10 groups and 10 queues',
    explanation:
      'Neither quota can be raised. A reserved group of more than 1,000 nodes counts as several, because a capacity reservation has 1,000 instances at most.',
    remedy: 'Merge groups of the same instance type, or make another cluster.',
    sources: [QUOTAS],
  },
  {
    code: 'AIF-CMP-106',
    title: 'The image of PCS nodes is named by its id',
    explanation:
      'No image is known to be in a private Region, so none is a default; and the service takes ids only, no names and no parameters.',
    remedy:
      'Give the id of an image with the PCS agent and Slurm in it, or a token that CloudFormation resolves: `ssm.StringParameter.valueForStringParameter(…)`.',
    sources: [CREATE_GROUP, 'https://docs.aws.amazon.com/pcs/latest/userguide/working-with_ami_custom.html'],
  },
  {
    code: 'AIF-CMP-107',
    title: 'An image serves instance types of one architecture',
    explanation:
      'An image is built for x86_64 or for arm64. Nodes of the other architecture do not start, and the service tries again and again.',
    remedy: 'Name an image for each architecture in `groupOptions`, or take login nodes of the same architecture.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/working-with_ami_custom.html'],
  },
  {
    code: 'AIF-CMP-108',
    title: 'Only nodes that end when idle have an idle time, in whole seconds',
    explanation:
      'Nodes of a group of fixed size run all the time. For groups on demand, an idle time of their own is known to Slurm from 25.11 on; before, the one of the cluster holds for all.',
    remedy: 'Set `onDemand` for the group, raise the version of Slurm, or set `scaleDownIdle` of the cluster.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/APIReference/API_ComputeNodeGroupSlurmConfiguration.html'],
  },
  {
    code: 'AIF-CMP-109',
    title: 'A queue has groups of workers to run its jobs',
    explanation: 'A queue without nodes keeps its jobs for ever. Login nodes are for people: they run no jobs.',
    remedy: 'Name groups of the cluster whose role is worker.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateQueue.html'],
  },
  {
    code: 'AIF-CMP-110',
    title: 'A PCS cluster is in an Availability Zone',
    explanation: 'AWS PCS puts no controller into subnets of Local Zones, Wavelength Zones or Outposts.',
    remedy: 'Give the cell a home zone whose name is the Region and one letter.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/working-with_networking_vpc-requirements.html'],
  },
  {
    code: 'AIF-CMP-111',
    title: 'A PCS cluster has no nodes for its controller',
    explanation: 'AWS PCS runs the Slurm controller itself, outside the cell.',
    remedy: 'Leave the group out. `size` decides how much the controller can hold.',
    sources: [CREATE_CLUSTER],
  },
  {
    code: 'AIF-CMP-112',
    title: 'AWS PCS starts nodes of the instance type',
    explanation: 'Not every accelerated instance type that EC2 has can be part of a PCS cluster.',
    remedy: 'Choose another orchestrator, or set `pcs: true` in the hardware of the group if AWS says that it works.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/working-with_cng_create.html'],
  },
  {
    code: 'AIF-CMP-113',
    title: 'Accounting records are kept for 1 to 10,000 whole days',
    explanation:
      'Records are purged day by day. The database grows without end otherwise, and slows the controller down.',
    remedy: 'Use `Duration.days(n)` with n from 1 to 10000.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/APIReference/API_Accounting.html'],
  },
  {
    code: 'AIF-CMP-114',
    title: 'The ports of srun are a range of unprivileged ports',
    explanation: 'srun listens at three ports and two more for every 48 nodes, in this range.',
    remedy: 'Write first and last port with a hyphen between, such as 60001-63000.',
    sources: ['https://slurm.schedmd.com/slurm.conf.html#OPT_SrunPortRange'],
  },
  {
    code: 'AIF-CMP-115',
    title: 'Slurm settings have a value and do not contradict properties',
    explanation:
      'A setting that a property decides as well would be in the configuration twice, and the service refuses that.',
    remedy: 'Use the property: `srunPortRange`, `accounting.enforce`, or for accelerators the hardware of the group.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/slurm-custom-settings.html'],
  },
  {
    code: 'AIF-CMP-116',
    title: 'Scripts of nodes have a checksum and few arguments',
    explanation:
      'A script runs as root on every node. With its checksum, a node refuses one that was changed in the bucket. AWS PCS takes up to 20 arguments of up to 256 characters.',
    remedy: 'Give the 64 hexadecimal digits that `sha256sum` prints.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/cng-node-lifecycle-actions-configure.html'],
  },
  {
    code: 'AIF-CMP-117',
    title: 'Options are for groups that the cluster has',
    explanation: 'Options for another id would be ignored, while their author believes that they hold.',
    remedy: 'Correct the id in `groupOptions`.',
  },
  {
    code: 'AIF-CMP-118',
    title: 'A group fits into the reservation that it uses',
    explanation:
      'A capacity reservation has 1,000 instances at most. A group that makes its own reservations is divided; one that uses an existing reservation cannot be.',
    remedy: 'Make one group for each reservation.',
    sources: [RESERVATIONS],
  },
  {
    code: 'AIF-CMP-119',
    title: 'A group of a PCS cluster has at least one node',
    explanation: 'A group of fixed size without nodes is refused: AWS PCS takes it for one on demand that cannot grow.',
    remedy: 'Give it a whole number of nodes from 1, or leave the group out.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/working-with_cng_create.html'],
  },
];
