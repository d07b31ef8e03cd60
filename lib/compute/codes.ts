import type { CodeDefinition } from '../errors';
import { CODES as SLURM_CODES } from './slurm/codes';
import { CODES as TRAINING_CODES } from './training/codes';

const QUOTAS = 'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html';
const EFA = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html';

/** The codes of errors that the constructs of this folder and of those below it throw. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-CMP-001',
    title: 'A cluster has control plane subnets in two zones',
    explanation:
      'EKS places the interfaces of its control plane into subnets of at least two Availability Zones and refuses a cluster with one. Whether a private Region asks for the same is not published, so there it is a warning.',
    remedy: 'Give the hosting a second zone. It needs no nodes, only its control plane subnet.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html'],
  },
  {
    code: 'AIF-CMP-002',
    title: 'The Kubernetes version is a minor version',
    explanation: 'EKS versions clusters by minor version, such as 1.34, and chooses the patch itself.',
    remedy: 'Write major and minor version, such as "1.34".',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html'],
  },
  {
    code: 'AIF-CMP-003',
    title: 'A cluster has administrators',
    explanation:
      'Only the stated IAM roles get into the cluster; the role that deploys it does not. Without one nobody could ever use it.',
    remedy:
      'Name at least one IAM role that exists. A role that IAM Identity Center made has a path that starts with `aws-reserved/`, which belongs to its name here.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html'],
  },
  {
    code: 'AIF-CMP-004',
    title: 'Versions are pinned of add-ons that the cluster has',
    explanation: 'A version for another name would be ignored, while its author believes that it is pinned.',
    remedy: 'Correct the name, or take the entry out and install that add-on yourself.',
  },
  {
    code: 'AIF-CMP-005',
    title: 'A cluster has a pool that its system pods can run on',
    explanation:
      'CoreDNS and the volume driver become healthy only on a node. CloudFormation waits for them, so a cluster whose own stack has no such pool deploys until it times out. They tolerate the default taints of accelerated pools, but no others.',
    remedy:
      'Add a `ComputePool` to the stack of the cluster, without taints of your own. A small pool of a general-purpose type is enough.',
  },
  {
    code: 'AIF-CMP-006',
    title: 'A pool has 1 to 450 nodes',
    explanation: 'Every pool is a managed node group, and EKS allows 450 nodes in one by default.',
    remedy: 'Divide the nodes over several pools.',
    sources: [QUOTAS],
  },
  {
    code: 'AIF-CMP-007',
    title: 'Accelerated hardware is known or described',
    explanation:
      'Accelerated nodes need an image with the right drivers and an interface on each network card that has a fabric. For a type that the catalogue does not list both would be a guess: nodes would start without accelerators, or at a fraction of their bandwidth.',
    remedy:
      'Correct the size, or pass `hardware`, as AWS documents it for the instance type. A type without a fabric has no `efa`.',
    sources: [EFA],
  },
  {
    code: 'AIF-CMP-008',
    title: 'The network interfaces of a node fit on its network cards',
    explanation:
      'EC2 starts an instance only when its primary interface is at card 0, device 0 and is not EFA-only, when no two interfaces share a place, and when no card has two EFAs. It says so when the first node starts, long after the deployment began.',
    remedy: 'Arrange the interfaces as AWS documents it for the instance type.',
    sources: [EFA],
  },
  {
    code: 'AIF-CMP-009',
    title: 'An existing capacity reservation is named by its id',
    explanation: 'Launch templates target a reservation by id; its ARN or its name is refused at launch.',
    remedy: 'Give the id that `aws ec2 describe-capacity-reservations` prints, such as cr-0123456789abcdef0.',
    sources: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-launch.html'],
  },
  {
    code: 'AIF-CMP-010',
    title: 'A pool has whole UltraServers',
    explanation:
      'The accelerators of an UltraServer share one memory fabric, and EC2 gives its instances out together. Part of one would leave the rest unused and its jobs would not find their peers.',
    remedy: 'Round the number of nodes to whole UltraServers.',
    sources: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html'],
  },
  {
    code: 'AIF-CMP-011',
    title: 'Pool ids, labels and taints are names that Kubernetes accepts',
    explanation:
      'The id of a pool is a label of its nodes. EKS refuses labels and taints that Kubernetes would refuse.',
    remedy:
      'Use up to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends; a key may have a domain and a slash in front.',
    sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
  },
  {
    code: 'AIF-CMP-012',
    title: 'The root volume holds the AMI',
    explanation: 'EC2 refuses a volume that is smaller than the snapshot it is made from, once per node and attempt.',
    remedy: 'Make the root volume at least 20 GiB; images of accelerated workloads need 200 and more.',
    sources: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html'],
  },
  {
    code: 'AIF-CMP-013',
    title: 'Services of a cluster have a private range of their own',
    explanation:
      'Kubernetes gives services virtual addresses that exist only on the nodes. An address of the same number elsewhere cannot be reached from pods, EKS refuses a range that overlaps the network of the cluster, and the range can never be changed.',
    remedy: 'Give a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, /12 to /24, that nothing else uses.',
    sources: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html'],
  },
  {
    code: 'AIF-CMP-014',
    title: 'A Capacity Block holds the nodes',
    explanation:
      'A Capacity Block has 64 instances at most. Nodes beyond that find no capacity, and their deployment goes on trying until it times out.',
    remedy: 'Make a pool, or a group, for each block.',
    sources: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html'],
  },
  ...TRAINING_CODES,
  {
    code: 'AIF-CMP-035',
    title: 'Namespaces and service accounts have names that Kubernetes takes',
    explanation:
      'EKS stores the association without asking Kubernetes. With a name that no pod can have, nobody ever gets the role.',
    remedy: 'Use lower-case letters, digits and hyphens, with a letter or digit at both ends.',
    sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
  },
  {
    code: 'AIF-CMP-036',
    title: 'An add-on is installed once',
    explanation: 'A cluster always has the add-ons that nodes need, and EKS installs an add-on once.',
    remedy: 'Take the entry out of `addons`. `addonVersions` pins versions of all of them.',
  },
  {
    code: 'AIF-CMP-037',
    title: 'The network plugin is not older than HyperPod asks for',
    explanation: 'HyperPod nodes join with VPC CNI 1.18.3 or later, and EFA-only interfaces need a recent one too.',
    remedy: 'Pin a later version of `vpc-cni`, or none.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-prerequisites.html'],
  },
  {
    code: 'AIF-CMP-038',
    title: 'Rights are given to add-ons that the cluster has',
    explanation: 'The role of an add-on comes into being with it, and only where its pods call AWS at all.',
    remedy: 'Add the add-on to `addons` of the cluster.',
  },
  {
    code: 'AIF-CMP-039',
    title: 'Nodes reach file systems over the fabric',
    explanation:
      'FSx for Lustre serves only some instance types over EFA, Trainium2 not among them. Others read from it over TCP, at up to 100 Gbps a node. A warning.',
    remedy: 'Take a file system without EFA, which costs less, or more of them for the same throughput.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/efa-file-systems.html'],
  },
  {
    code: 'AIF-CMP-040',
    title: 'The training operator has the certificates of its webhooks',
    explanation:
      'The add-on HyperPod training operator has its certificates issued by cert-manager. Without, its installation does not become healthy, and CloudFormation waits for it until it times out.',
    remedy: 'Add `KubernetesAddon.CERT_MANAGER` to `addons` of the cluster.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-eks-operator-install.html'],
  },
  {
    code: 'AIF-CMP-041',
    title: 'Pods can mount the file systems of their cluster',
    explanation:
      'Nodes of a Kubernetes cluster mount no file systems themselves. Pods do, through a driver that a cluster has only when it is asked for. A warning.',
    remedy: 'Add `KubernetesAddon.FSX_LUSTRE` to `addons` of the cluster, or install the driver yourself.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/fsx-csi.html'],
  },
  {
    code: 'AIF-CMP-042',
    title: 'A file system has enough connections over the fabric for all nodes',
    explanation:
      'All clients together connect 1,024 EFA interfaces to a file system of FSx for Lustre. Its client tools configure 8 on a node, 16 on p6-b300, so that the first nodes use them all up and the others cannot mount it. A warning.',
    remedy: 'Tell the client tools of the nodes to configure as many interfaces as the message says.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/configure-efa-clients.html'],
  },
  {
    code: 'AIF-CMP-043',
    title: 'Nodes mount file systems of their own cell',
    explanation:
      'A file system lies in the range of the nodes, which nothing routes, so that nodes of other cells never reach it.',
    remedy: 'Make a file system in the cell, and share data between cells through an object store.',
  },
  {
    code: 'AIF-CMP-044',
    title: 'A cell has one Kubernetes cluster',
    explanation:
      'The cluster, its log group and the tags of its nodes are called after site and cell. The second one would fail halfway through its deployment.',
    remedy: 'Add pools to the cluster that the cell has, or make another cell.',
  },
  {
    code: 'AIF-CMP-045',
    title: 'The pods of a service account have one role',
    explanation: 'EKS takes one association for a service account, and refuses the second one.',
    remedy: 'Grant to the `PodIdentity` that is there already.',
    sources: ['https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html'],
  },
  {
    code: 'AIF-CMP-046',
    title: 'A Kubernetes cluster has one HyperPod cluster',
    explanation: 'HyperPod pairs a Kubernetes cluster, as control plane, with one HyperPod cluster, as its nodes.',
    remedy: 'Add groups to the HyperPod cluster that is there already, or make another cell.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks.html'],
  },
  ...SLURM_CODES,
];
