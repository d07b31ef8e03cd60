import type { CodeDefinition } from '../../errors';

const ULTRA_SERVERS = 'https://aws.amazon.com/ec2/ultraservers/';
const HYPERPOD_ON_EKS = 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-prerequisites.html';

/** The codes of training pools. */
export const TRAINING_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-TRAIN-001',
    title: 'A training pool is made of accelerated nodes',
    explanation:
      'Cells of a training pool are sized, wired and watched by their accelerators. Nodes without are pools of `compute`.',
    remedy: 'Name an accelerated instance type, or move the pool to `compute`.',
  },
  {
    code: 'AIF-TRAIN-002',
    title: 'A cell holds whole UltraServers',
    explanation:
      'The instances of an UltraServer are joined by one accelerator interconnect and are launched together, so all of them are in one cell.',
    remedy: 'Choose a multiple of the number in the message.',
    sources: [ULTRA_SERVERS],
  },
  {
    code: 'AIF-TRAIN-003',
    title: 'A training pool has 999 cells at most',
    explanation:
      'Cells are named after their pool and a number of three digits. Each is a network, a cluster and a set of stacks, so a pool of more than a thousand has cells that are too small.',
    remedy: 'Raise `nodesPerCell`, or divide the pool.',
  },
  {
    code: 'AIF-TRAIN-004',
    title: 'The orchestrator takes the instance type',
    explanation:
      'SageMaker HyperPod has a list of the instance types that it starts, and refuses others when the cluster is created. The list is part of the catalogue, with its date.',
    remedy:
      'Choose another orchestrator. Where AWS has added the type since, describe it in `catalogue.instanceTypes`.',
    sources: [
      'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html',
      'https://docs.aws.amazon.com/pcs/latest/APIReference/API_InstanceConfig.html',
    ],
  },
  {
    code: 'AIF-TRAIN-005',
    title: 'Kubernetes is described where a training pool runs on it',
    explanation:
      'Version and administrators of clusters are decisions, so there is no default. HyperPod on EKS and plain EKS need them.',
    remedy: 'Add `compute.kubernetes`, or choose an orchestrator with Slurm.',
    sources: [HYPERPOD_ON_EKS],
  },
  {
    code: 'AIF-TRAIN-006',
    title: 'Nodes beside the accelerators have none themselves',
    explanation:
      'System, controller and login nodes run what keeps the cluster going. Jobs never see accelerators there, which would stand idle.',
    remedy: 'Name an instance type without accelerators.',
  },
  {
    code: 'AIF-TRAIN-007',
    title: 'All nodes of a pool on AWS PCS can start its image',
    explanation:
      'A training pool on AWS PCS has one image, and an image is for one processor architecture. Login nodes of another one would never start.',
    remedy: 'Choose login nodes of the architecture of the accelerated nodes.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/working-with_ami.html'],
  },
  {
    code: 'AIF-TRAIN-008',
    title: 'HyperPod works with the version of Kubernetes',
    explanation: 'HyperPod has images of nodes for the versions that it supports, and refuses clusters of others.',
    remedy: 'Choose a version in the range of the message.',
    sources: [HYPERPOD_ON_EKS],
  },
  {
    code: 'AIF-TRAIN-009',
    title: 'A training plan is of the account and the Region of the site',
    explanation: 'Its capacity can be used nowhere else. Deployment would stop at the cluster.',
    remedy: 'Buy a training plan in the account and the Region of the site, and name its ARN.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/dg/reserve-capacity-with-training-plans.html'],
  },
  {
    code: 'AIF-TRAIN-010',
    title: 'A training pool says where its addresses are from, where it is not alone',
    explanation:
      'By default a training pool takes the whole range of the site, and 100.64.0.0/10 for nodes. Beside other cells each has to have its own part, and which one is never guessed: networks that exist cannot change their addresses.',
    remedy:
      'State `cidr` and `nodeCidr`. A range that starts where the one before started keeps existing cells where they are.',
  },
  {
    code: 'AIF-TRAIN-011',
    title: 'A capacity reservation serves one cell',
    explanation:
      'Nodes are launched into one reservation by its id. It holds 1,000 instances at most, a Capacity Block 64, and one that served several cells would fail for all of them at once.',
    remedy: 'Let the site reserve capacity with `kind: create`, or make a pool of one cell for each reservation.',
    sources: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-reservations.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html',
    ],
  },
  {
    code: 'AIF-TRAIN-012',
    title: 'The bucket of lifecycle scripts has a name that S3 takes',
    explanation:
      'HyperPod reads scripts from a bucket whose name starts with sagemaker- only. Site, account and Region follow in it, and together they have more than 63 characters.',
    remedy: 'Choose a shorter site id before the first deployment, or another orchestrator.',
    sources: [
      'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterLifeCycleConfig.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
    ],
  },
  {
    code: 'AIF-TRAIN-013',
    title: 'Labels are for nodes of Kubernetes',
    explanation: 'Slurm has no labels, so they would have no effect.',
    remedy: 'Delete `labels`, or choose an orchestrator on Kubernetes.',
  },
  {
    code: 'AIF-TRAIN-014',
    title: 'The clusters of a pool on AWS PCS have names that the service takes',
    explanation:
      'Clusters are named after the site and their cell. AWS PCS takes names of 40 characters, and the name of a cluster can never be changed.',
    remedy: 'Choose a shorter id for the pool before the first deployment.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateCluster.html'],
  },
];
