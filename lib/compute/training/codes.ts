import type { CodeDefinition } from '../../errors';

const API = 'https://docs.aws.amazon.com/sagemaker/latest/APIReference';
const GUIDE = 'https://docs.aws.amazon.com/sagemaker/latest/dg';
const GROUP = `${API}/API_ClusterInstanceGroupSpecification.html`;
const PREREQUISITES = `${GUIDE}/sagemaker-hyperpod-eks-prerequisites.html`;

/** The codes of errors that the constructs of this folder throw. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-CMP-015',
    title: 'HyperPod can read its lifecycle scripts',
    explanation:
      'HyperPod reads scripts from buckets whose name begins with `sagemaker-` and refuses others. A folder or file that does not exist shows when the first node starts: it never joins, and is paid for meanwhile.',
    remedy: 'Use a `LifecycleBucket`, and write folder and file without slashes around them.',
    sources: [`${API}/API_ClusterLifeCycleConfig.html`],
  },
  {
    code: 'AIF-CMP-016',
    title: 'The bucket of lifecycle scripts has a name that S3 takes',
    explanation:
      'The name is made of the ids of site, account and Region, so that nobody has to look it up. S3 takes 63 characters.',
    remedy: 'Shorten the id of the site, or make the bucket yourself and use `LifecycleScripts.fromBucket`.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html'],
  },
  {
    code: 'AIF-CMP-017',
    title: 'A training cluster has an id of its own in its cell, and 1 to 100 groups with ids of their own',
    explanation:
      'Groups are known by their id: a group that changes it is another one, whose nodes start anew. HyperPod takes 100 of them, each with a name of up to 63 letters, digits and hyphens.',
    remedy: 'Give the cluster and each group a short id of lower-case letters, digits and hyphens.',
    sources: [`${API}/API_CreateCluster.html`, GROUP],
  },
  {
    code: 'AIF-CMP-018',
    title: 'A group has a number of nodes that its orchestrator takes',
    explanation:
      'HyperPod takes 6758 in one group, whatever the quota of the account is. With plain EKS the number has to be known when the template is written, because it decides how many node groups there are.',
    remedy: 'State a whole number, and divide what is more than that over several groups.',
    sources: [GROUP],
  },
  {
    code: 'AIF-CMP-019',
    title: 'HyperPod takes the instance type',
    explanation:
      'HyperPod has a list of instance types of its own, shorter than that of EC2. It writes them with `ml.` in front, which this library adds.',
    remedy:
      'Run the group with `Orchestrator.eks`, or take another type. If AWS says that HyperPod takes the type in this place, state `hyperPod: true` in the `hardware` of the group.',
    sources: [GROUP],
  },
  {
    code: 'AIF-CMP-020',
    title: 'A group states only what its orchestrator takes',
    explanation:
      'HyperPod decides the size of root volumes and takes capacity from training plans; EKS takes it from reservations of EC2; Slurm has no labels and taints. An option that is ignored would be believed in.',
    remedy: 'Take the option out, or use the one that the message names.',
    sources: [`${API}/API_ClusterEbsVolumeConfig.html`, GROUP],
  },
  {
    code: 'AIF-CMP-021',
    title: 'The roles of groups suit the orchestrator',
    explanation:
      'Slurm of HyperPod has exactly one controller, and at least one group has to run jobs. Kubernetes knows workers only: its control plane is EKS.',
    remedy: 'With Slurm, give one group the role of controller and one node. With Kubernetes, leave `role` out.',
    sources: [`${GUIDE}/sagemaker-hyperpod-scaling-slurm.html`],
  },
  {
    code: 'AIF-CMP-022',
    title: 'A group has 50 labels and 50 taints at most',
    explanation: 'HyperPod refuses more. Four of the labels are those of site, cell, group and pool.',
    remedy: 'Leave some out.',
    sources: [`${API}/API_ClusterKubernetesConfig.html`],
  },
  {
    code: 'AIF-CMP-023',
    title: 'A group has taints or deep health checks',
    explanation:
      'While HyperPod puts a node under stress it keeps pods off it with a taint of its own, and does not take others beside it.',
    remedy: 'Take the taints out, or set `deepHealthChecks: false`.',
    sources: [PREREQUISITES],
  },
  {
    code: 'AIF-CMP-024',
    title: 'The data volume of a HyperPod node has 1 to 16384 GB',
    explanation: 'HyperPod attaches it to every node, at /opt/sagemaker. It refuses other sizes.',
    remedy: 'Use `Size.gibibytes(n)` with a whole number in between.',
    sources: [`${API}/API_ClusterEbsVolumeConfig.html`],
  },
  {
    code: 'AIF-CMP-025',
    title: 'A training plan is named by its ARN',
    explanation: 'HyperPod takes capacity from a training plan by ARN, and looks for it when the group is made.',
    remedy: 'Give the ARN that `aws sagemaker list-training-plans` prints.',
    sources: [GROUP],
  },
  {
    code: 'AIF-CMP-026',
    title: 'Priority classes are ones that SageMaker takes',
    explanation: 'A cluster has 10 classes at most, each with a name of its own and a weight from 0 to 100.',
    remedy: 'Correct the class that the message names.',
    sources: [`${API}/API_SchedulerConfig.html`, `${API}/API_PriorityClass.html`],
  },
  {
    code: 'AIF-CMP-027',
    title: 'Task governance has its add-on',
    explanation:
      'Priority classes are carried out by Kueue inside the cluster, which an add-on of EKS installs. Without it SageMaker refuses the policy.',
    remedy: 'Add `KubernetesAddon.HYPERPOD_TASK_GOVERNANCE` to `addons` of the Kubernetes cluster.',
    sources: [`${GUIDE}/sagemaker-hyperpod-eks-operate-console-ui-governance-setup.html`],
  },
  {
    code: 'AIF-CMP-028',
    title: 'HyperPod joins nodes to the version of Kubernetes',
    explanation: 'HyperPod has an image of nodes for each version that it supports, 1.30 to 1.35, and for no other.',
    remedy: 'Run the cluster at one of these versions.',
    sources: [PREREQUISITES],
  },
  {
    code: 'AIF-CMP-029',
    title: 'File systems are mounted at directories of their own',
    explanation:
      'Slurm nodes mount every file system at an absolute path. HyperPod takes four volumes and file systems for a node, two of which are its EBS volumes.',
    remedy: 'Give each file system a path such as /fsx, and mount more than two in the lifecycle script.',
    sources: [GROUP],
  },
  {
    code: 'AIF-CMP-030',
    title: 'Accelerators of HyperPod come from a training plan',
    explanation:
      'In a Region that others share HyperPod takes on-demand capacity where there is no plan, and goes on looking for it for as long as it lacks some. A warning.',
    remedy: 'Buy a training plan, and name it as `trainingPlanArn` of the group.',
    sources: [`${GUIDE}/reserve-capacity-with-training-plans.html`],
  },
  {
    code: 'AIF-CMP-031',
    title: 'A training cluster is in the network of its Kubernetes cluster',
    explanation: 'Nodes elsewhere would reach neither the control plane nor each other.',
    remedy: 'Pass the same `network` to both.',
  },
  {
    code: 'AIF-CMP-032',
    title: 'HyperPod on EKS has a stack of its own',
    explanation:
      'HyperPod refuses a Kubernetes cluster without its Helm chart, and CloudFormation installs no charts. So the Kubernetes cluster is deployed first, the chart is installed into it, and the training cluster follows.',
    remedy: 'Make the `TrainingCluster` in another stack than the `KubernetesCluster`.',
    sources: [`${GUIDE}/sagemaker-hyperpod-eks-install-packages-using-helm-chart.html`],
  },
  {
    code: 'AIF-CMP-033',
    title: 'Tiered checkpointing keeps 0 to 100 per cent of the memory',
    explanation: 'Managed tiered checkpointing holds checkpoints in the memory of the nodes, and takes a share of it.',
    remedy: 'Give a whole number from 0 to 100; 0 turns it off.',
    sources: [`${API}/API_ClusterTieredStorageConfig.html`],
  },
  {
    code: 'AIF-CMP-034',
    title: 'The Slurm partition has a name that HyperPod takes',
    explanation: 'All workers of a training cluster are in one partition, which users name when they submit jobs.',
    remedy: 'Use letters, digits and hyphens, with a letter or digit at both ends.',
    sources: [`${API}/API_ClusterSlurmConfig.html`],
  },
];
