import type { CodeDefinition } from '../errors';
import { DIFF_CODES } from './diff/codes';

/** The codes of planning. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-PLAN-001',
    title: 'Only a validated site is planned',
    explanation:
      'Planning relies on what validation has checked: references that exist, a known partition, zones with an address slot.',
    remedy: 'Call `parseSite` first and plan only when it reports no error.',
  },
  {
    code: 'AIF-PLAN-002',
    title: 'A cluster has at most 30 pools',
    explanation: 'Amazon EKS allows 30 managed node groups in a cluster by default, and every pool is one.',
    remedy: 'Join pools of the same instance type, or move some of them to another cell.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html'],
  },
  {
    code: 'AIF-PLAN-003',
    title: 'A pool has at most 450 nodes',
    explanation:
      'Amazon EKS allows 450 nodes in a managed node group by default, and every pool is one. The racks that the pool names hold more.',
    remedy: 'Split the rack pool in two and give each a pool of its own.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html'],
  },
  {
    code: 'AIF-PLAN-004',
    title: 'The node range of a cell holds all its nodes and pods',
    explanation:
      'With prefix delegation a node takes its own address and at least two prefixes of 16 addresses for pods: 33 addresses. Nodes beyond that start but get no pods.',
    remedy: 'Give the cell a wider node range, or fewer nodes.',
    sources: ['https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html'],
  },
  {
    code: 'AIF-PLAN-005',
    title: 'An AI Factory starts at about 3,000 accelerators',
    explanation:
      'AWS staff quote about 3,000 accelerators as the starting size. A smaller one is worth a question before it is planned further.',
    remedy: 'Ask AWS whether this size is offered; a smaller site may suit an Outposts rack or a Dedicated Local Zone.',
    sources: ['https://www.techjournal.uk/p/aws-ai-factories-target-data-sovereignty'],
  },
  {
    code: 'AIF-PLAN-006',
    title: 'A cell is no larger than its network and its cluster can be',
    explanation:
      'A full cell of a training pool would exceed a limit that nobody raises: the addresses of the widest node range, the network address usage of a VPC, the nodes of a PCS cluster, the managed node groups of an EKS cluster or the instance groups of a HyperPod cluster. The message names each limit that it would exceed. It is a full cell that is judged, so that a pool never has to be divided anew when it grows.',
    remedy:
      'Lower `nodesPerCell`. It decides how nodes are divided into cells, so decide it before the first deployment.',
    sources: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
      'https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateCluster.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html',
      'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCluster.html',
    ],
  },
  {
    code: 'AIF-PLAN-007',
    title: 'The ranges of a training pool hold all its cells',
    explanation:
      'The first cell of a training pool takes the first part of its ranges, the second cell the second part, and so on. The pool has more cells than parts.',
    remedy:
      'State a wider range that starts at the same address: cells that exist keep their ranges. Where there is none, or the addresses behind it are taken, leave the cells that exist in the pool and make another one of the others.',
  },
  {
    code: 'AIF-PLAN-008',
    title: 'An account has 2,000 stacks before the quota is raised',
    explanation:
      'The plan has more stacks than an account may have in a Region from the start. Deployment would stop at the 2,001st.',
    remedy: 'Have the quota "Stack count" raised, or make two sites of it in two accounts.',
    sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html'],
  },
  {
    code: 'AIF-PLAN-009',
    title: 'Cells of training pools and listed cells have different ids',
    explanation:
      'The cells of a training pool are named after it: the id of the pool, a hyphen and a number of three digits. `network.cells` has a cell of the same id, and both would have the same stacks.',
    remedy: 'Give the listed cell or the training pool another id.',
  },
  {
    code: 'AIF-PLAN-010',
    title: 'The quota of network address usage is raised before a large cell is deployed',
    explanation:
      'Every address, prefix, adapter and pod counts towards the network address usage of a VPC, and every endpoint and attachment six times in each zone. A full cell is above the 64,000 units that a VPC has from the start. What comes too late gets no address.',
    remedy: 'Have the quota raised, up to 256,000, or lower `nodesPerCell`.',
    sources: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    ],
  },
  {
    code: 'AIF-PLAN-011',
    title: 'A transit gateway connects all cells of the site',
    explanation:
      'A transit gateway takes 5,000 attachments, which AWS does not raise, and 10,000 routes in all its tables, which it does.',
    remedy: 'Raise `nodesPerCell`, or make two sites of it; for routes have the quota raised.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html'],
  },
  {
    code: 'AIF-PLAN-012',
    title: 'AWS is told of a cluster of more than 1,000 nodes',
    explanation:
      'Amazon EKS takes larger clusters, and asks to be told beforehand, so that the control plane is sized for them.',
    remedy: 'Tell your account team, or lower `nodesPerCell`.',
    sources: ['https://docs.aws.amazon.com/eks/latest/best-practices/scalability.html'],
  },
  {
    code: 'AIF-PLAN-013',
    title: 'A file system is no larger than any that has been shown',
    explanation:
      'AWS publishes no limit for one FSx for Lustre file system; the largest that it has shown has 1.1 PiB. A cell has several smaller ones, except under HyperPod with Slurm, which mounts two beside its volumes.',
    remedy:
      'Ask AWS, or raise `throughputPerTiB`, which can never be changed later: the same throughput then takes less storage. Fewer nodes in a cell need less of both.',
    sources: [
      'https://aws.amazon.com/blogs/hpc/build-and-deploy-a-1-tb-s-file-system-in-under-an-hour/',
      'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html',
    ],
  },
  {
    code: 'AIF-PLAN-014',
    title: 'The file systems of a cell fit into its stack',
    explanation:
      'A cell has one file system for each 240 GB/s that it needs, and their stack holds 24. A cell that needs more is asked for what nobody has shown, or a figure is in MB/s.',
    remedy: 'Ask for less throughput, or lower `nodesPerCell`.',
    sources: ['https://aws.amazon.com/blogs/hpc/build-and-deploy-a-1-tb-s-file-system-in-under-an-hour/'],
  },
  {
    code: 'AIF-PLAN-015',
    title: 'All nodes of a cell reach its file systems over the fabric',
    explanation:
      'FSx for Lustre connects 1,024 Elastic Fabric Adapters to one file system, those of all clients together. Nodes beyond that are refused, or reach it over TCP.',
    remedy: 'Lower `nodesPerCell`, or decide which nodes mount the file system over TCP.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/configure-efa-clients.html'],
  },
  {
    code: 'AIF-PLAN-016',
    title: 'Nodes mount the file systems of their cell',
    explanation:
      'An instance group of HyperPod with Slurm mounts four volumes and file systems, and two are its volumes. File systems that are listed for a cell come on top of those of its training pool.',
    remedy: 'Put the file system into another cell, or let the training pool need one file system only.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html'],
  },
  {
    code: 'AIF-PLAN-017',
    title: 'The node range of a cell holds its file servers too',
    explanation:
      'File systems lie beside the nodes, and each file server takes an address of the node range: one for each step of the size with EFA, one for each 2,400 GiB without. Nodes, pods and servers of a full cell do not fit together.',
    remedy:
      'Ask less of the file systems, raise `throughputPerTiB`, so that fewer servers give the same, or lower `nodesPerCell`.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-fsx-lustre.html'],
  },
  {
    code: 'AIF-HALL-001',
    title: 'The racks of a hall draw no more power than the hall gives',
    explanation:
      'The sum of the peak draw of all racks in the hall is above what the hall offers. Breakers would open under load.',
    remedy: 'Move racks to another hall, order fewer, or state the figures of your supplier in `racks[].powerKw`.',
  },
  {
    code: 'AIF-HALL-002',
    title: 'The liquid loop of a hall carries the heat that its racks put into it',
    explanation:
      'A liquid-cooled rack puts most of its heat into the loop. When the loop is too small, accelerators slow down and then stop.',
    remedy: 'Raise the capacity of the loop, or place fewer liquid-cooled racks in the hall.',
  },
  {
    code: 'AIF-HALL-003',
    title: 'The air of a hall carries the heat that its racks put into it',
    explanation:
      'Air-cooled racks put all their heat into the air, liquid-cooled ones the rest that the loop does not take.',
    remedy: 'Raise the capacity of the air handling, or place fewer racks in the hall.',
  },
  {
    code: 'AIF-HALL-004',
    title: 'Every rack has a position',
    explanation: 'The hall has fewer rack positions than racks that stand in it.',
    remedy: 'Move racks to another hall or correct `rackPositions`.',
  },
  {
    code: 'AIF-HALL-005',
    title: 'The floor carries the racks',
    explanation: 'A loaded rack presses on its footprint with more than the floor of the hall is rated for.',
    remedy:
      'Spread the load with a plinth and state the area that the rack then stands on in `racks[].footprintM2`, choose another hall, or have the floor reinforced.',
  },
  {
    code: 'AIF-HALL-006',
    title: 'A figure that no source publishes is stated by the site',
    explanation:
      'The design does not say what a rack draws, how its heat leaves it, what it weighs or how large it is, so the check against the hall would pass without checking anything.',
    remedy:
      'Ask your supplier and state the figure with the rack pool: `powerKw`, `liquidShare`, `weightKg` or `footprintM2`.',
  },
  {
    code: 'AIF-HALL-007',
    title: 'A figure of the supplier is near that of the design',
    explanation:
      'What the site states for one rack is five times what the design says, or a fifth of it. Most often the figure is in another unit, such as MW, or that of all racks together.',
    remedy: 'Correct the figure. If the racks really are so different, describe them as a design of their own.',
  },
  ...DIFF_CODES,
];
