import type { CodeDefinition } from '../../errors';
import type { Severity } from '../../site/problem';

const CFN = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const FIXED_NAMES = `${CFN}/aws-properties-name.html`;

/** What a finding about an edit says, and whether the edit should be stopped. */
interface DiffDefinition extends CodeDefinition {
  readonly severity: Severity;
}

/** The codes of comparing two plans. */
export const DIFF_CODES: readonly DiffDefinition[] = [
  {
    code: 'AIF-DIFF-001',
    severity: 'error',
    title: 'A site keeps its id, its account and its Region',
    explanation:
      'Stacks, keys and buckets are named after the id of the site, and live in one account of one Region. Under another id, or elsewhere, everything is deployed anew and empty, beside what there is.',
    remedy: 'Take the change back. For a second site, write a second description.',
    sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacks.html'],
  },
  {
    code: 'AIF-DIFF-002',
    severity: 'error',
    title: 'A cell keeps its ranges and its home zone',
    explanation:
      'The range of a VPC, and range and zone of a subnet, are fixed when it is made, so the network of the cell would be replaced. CloudFormation refuses that as long as a cluster, a database or a file system of another stack is in it.',
    remedy:
      'Leave the cell as it is, add a cell with the other range or zone, and move what is in it. For cells of a training pool that means another pool.',
    sources: [`${CFN}/aws-resource-ec2-vpc.html`, `${CFN}/aws-resource-ec2-subnet.html`],
  },
  {
    code: 'AIF-DIFF-003',
    severity: 'error',
    title: 'A zone stays, with its slot',
    explanation:
      'The slot of a zone decides which eighth of each cell range its subnets have. With another slot all of them are replaced; without the zone all of them go. AWS refuses both while endpoints, databases or control planes have addresses there.',
    remedy: 'Leave zones and slots as they are. A zone can be added with a slot that is still free.',
    sources: [`${CFN}/aws-resource-ec2-subnet.html`],
  },
  {
    code: 'AIF-DIFF-004',
    severity: 'error',
    title: 'The control plane of a cluster keeps its zones',
    explanation:
      'EKS puts a control plane into the home zone of the cell and the first other zone, by slot, and never lets it change zones. The edit puts another zone in front.',
    remedy: 'Give a zone that is added a higher slot than those that are there.',
    sources: [
      'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
      'https://github.com/aws/containers-roadmap/issues/2258',
    ],
  },
  {
    code: 'AIF-DIFF-005',
    severity: 'error',
    title: 'A file system only grows',
    explanation:
      'FSx for Lustre refuses to shrink a file system. Those of a training pool follow the number of its accelerators, so a pool that gets smaller asks for that too.',
    remedy:
      'Take the change back; for a training pool that shrinks, state `throughputGBps` of the full cells as it was. To have less, make another file system and copy.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/managing-storage-capacity.html'],
  },
  {
    code: 'AIF-DIFF-006',
    severity: 'error',
    title: 'A file system keeps what it was made with',
    explanation:
      'Network, key, Elastic Fabric Adapter and, in CloudFormation, throughput per TiB are fixed when a file system is made. A file system has a security group of a fixed name that says them, so that such an edit fails instead of leaving the nodes with an empty file system. In another cell it is another, empty one.',
    remedy: 'Take the change back, or add a file system under another id, copy, and leave the old one out.',
    sources: [`${CFN}/aws-resource-fsx-filesystem.html`, FIXED_NAMES],
  },
  {
    code: 'AIF-DIFF-007',
    severity: 'error',
    title: 'The storage of a database only grows',
    explanation:
      'RDS refuses to reduce the storage of an instance. It grows by a tenth at least, and once in six hours.',
    remedy: 'Take the change back, or add a smaller database under another id, and copy.',
    sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.ModifyingExisting.html'],
  },
  {
    code: 'AIF-DIFF-008',
    severity: 'error',
    title: 'A database keeps engine, network, key, first database and standby',
    explanation:
      'CloudFormation could change these only by replacing the instance with an empty one. The identifier of the instance is fixed, so it refuses.',
    remedy: 'Take the change back, or restore a snapshot under another id.',
    sources: [`${CFN}/aws-resource-rds-dbinstance.html`, FIXED_NAMES],
  },
  {
    code: 'AIF-DIFF-009',
    severity: 'error',
    title: 'A database goes to newer minor versions',
    explanation:
      'RDS never goes back to an older version, and a new major version needs a permission that a site description does not give: it interrupts the service and cannot be taken back.',
    remedy:
      'Stay within the major version. For a new one, try it on a restored snapshot first, upgrade by hand with `aws rds modify-db-instance --allow-major-version-upgrade`, then state the version.',
    sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html'],
  },
  {
    code: 'AIF-DIFF-010',
    severity: 'error',
    title: 'Kubernetes goes up one minor version at a time',
    explanation:
      'EKS upgrades a cluster to the next minor version only. It goes back one within seven days of an upgrade, as an operation of its own that nodes have to precede, not by an edit of the version.',
    remedy: 'Deploy each minor version in turn.',
    sources: [
      'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html',
    ],
  },
  {
    code: 'AIF-DIFF-011',
    severity: 'error',
    title: 'A cluster keeps its service range',
    explanation:
      'The range that services take addresses from is fixed when a cluster is made. The name of the cluster is fixed, so CloudFormation refuses to replace it.',
    remedy: 'Take the change back. All clusters of a site have the same range.',
    sources: [`${CFN}/aws-properties-eks-cluster-kubernetesnetworkconfig.html`, FIXED_NAMES],
  },
  {
    code: 'AIF-DIFF-012',
    severity: 'error',
    title: 'A training pool keeps its orchestrator',
    explanation: 'Another orchestrator is another cluster: all nodes of the pool end, with the jobs on them.',
    remedy: 'Make another training pool and move racks from one to the other.',
    sources: [`${CFN}/aws-resource-sagemaker-cluster.html`],
  },
  {
    code: 'AIF-DIFF-013',
    severity: 'error',
    title: 'Nodes keep their cell and their instance type',
    explanation:
      'A node of another type, or in another cell, is another node: those that are there end. Reservations of accelerators are kept, and billed, until somebody cancels them.',
    remedy: 'Add a pool of the other type or in the other cell, move the jobs, and leave the old one out.',
    sources: [`${CFN}/aws-resource-ec2-capacityreservation.html`, `${CFN}/aws-resource-pcs-computenodegroup.html`],
  },
  {
    code: 'AIF-DIFF-014',
    severity: 'error',
    title: 'A training pool keeps the size of its full cells',
    explanation:
      'With another number of nodes in a cell, nodes end in some cells and start in others, ranges of addresses change, and file systems are divided anew.',
    remedy: 'Take the change back, or make another training pool of the new size.',
    sources: [`${CFN}/aws-resource-pcs-cluster.html`],
  },
  {
    code: 'AIF-DIFF-015',
    severity: 'error',
    title: 'A bucket keeps its data class',
    explanation:
      'The data class decides the key. Directory and vector buckets have one key for life. In object stores and table buckets what is written from then on has the new key; what is there keeps the old one, and whoever was allowed to read it is allowed to use the new key only.',
    remedy: 'Take the change back, or add a bucket of the other class and copy.',
    sources: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-UsingKMSEncryption.html',
      `${CFN}/aws-resource-s3vectors-vectorbucket.html`,
    ],
  },
  {
    code: 'AIF-DIFF-016',
    severity: 'error',
    title: 'A directory bucket keeps its zone',
    explanation:
      'A directory bucket is in one zone for ever and is called after it. In another zone it is another, empty bucket.',
    remedy: 'Take the change back, or add a directory bucket for the other zone and copy.',
    sources: [`${CFN}/aws-resource-s3express-directorybucket.html`],
  },
  {
    code: 'AIF-DIFF-017',
    severity: 'error',
    title: 'A vector index keeps dimension, metric and keys',
    explanation:
      'All of these are fixed when an index is made. Its name is fixed, so CloudFormation refuses to replace it with an empty one.',
    remedy: 'Add an index under another id and write the vectors again.',
    sources: [`${CFN}/aws-resource-s3vectors-index.html`, FIXED_NAMES],
  },
  {
    code: 'AIF-DIFF-018',
    severity: 'error',
    title: 'What is kept for less time is deleted at once',
    explanation:
      'With a shorter retention, or fewer images to keep, the service deletes what is older or more, soon after the deployment and for ever.',
    remedy: 'Copy first what has to stay, or take the change back.',
    sources: [
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html',
    ],
  },
  {
    code: 'AIF-DIFF-019',
    severity: 'error',
    title: 'A transit gateway keeps its number',
    explanation:
      'CloudFormation can change the autonomous system number only by making another gateway, and refuses that while the networks of cells are attached to this one.',
    remedy: 'Take the change back.',
    sources: [`${CFN}/aws-resource-ec2-transitgateway.html`],
  },
  {
    code: 'AIF-DIFF-020',
    severity: 'error',
    title: 'A compliance lock stays',
    explanation:
      'Three days after it was made nobody can change or remove a compliance lock, not even AWS. CloudFormation fails to.',
    remedy: 'Take the change back.',
    sources: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html'],
  },
  {
    code: 'AIF-DIFF-021',
    severity: 'error',
    title: 'Slurm goes to newer versions',
    explanation: 'AWS PCS moves the controller of a cluster to newer versions of Slurm only.',
    remedy: 'Take the change back, or make another training pool.',
    sources: ['https://docs.aws.amazon.com/pcs/latest/userguide/working-with_clusters_version_update.html'],
  },
  {
    code: 'AIF-DIFF-022',
    severity: 'warning',
    title: 'Capacity that is given back may be gone',
    explanation:
      'Fewer nodes end the last ones with the jobs on them, and shrink reservations. Accelerators that were given back may not be had again.',
    remedy: 'Drain the nodes first.',
    sources: [`${CFN}/aws-resource-ec2-capacityreservation.html`],
  },
  {
    code: 'AIF-DIFF-023',
    severity: 'warning',
    title: 'What holds data or capacity stays when it leaves the site',
    explanation:
      'Buckets, file systems, images, vaults and reservations are kept when they are left out, outside of any stack. They are billed until somebody deletes them.',
    remedy: 'Delete it by hand when nobody needs it any more; or take it back with `cdk import` under the same id.',
    sources: [
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
    ],
  },
  {
    code: 'AIF-DIFF-024',
    severity: 'warning',
    title: 'A stack that the site no longer has is deleted by hand',
    explanation:
      '`cdk deploy` does nothing to stacks that are no longer in the site. Everything in them keeps running and is billed. Databases, buckets and clusters stay even when the stack goes.',
    remedy:
      'Take off termination protection and delete the stacks, the last layer first: `aws cloudformation update-termination-protection`, then `delete-stack`.',
    sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html'],
  },
  {
    code: 'AIF-DIFF-025',
    severity: 'error',
    title: 'An id is for life',
    explanation:
      'Ids are identity: what has another id is another thing. Where something goes and the same comes under another id, the new one is empty or starts anew, and the old one stays with its data and is billed.',
    remedy: 'Take the old id back. Where something new is meant, deploy what comes first and what goes later.',
  },
  {
    code: 'AIF-DIFF-026',
    severity: 'error',
    title: 'A bucket keeps its kind',
    explanation:
      'Object stores, directory, vector and table buckets are different services. Under the same id in another list it is another, empty bucket, and the old one stays and is billed.',
    remedy: 'Take the change back, or add the other bucket under another id and copy.',
  },
  {
    code: 'AIF-DIFF-027',
    severity: 'warning',
    title: 'A forwarding rule goes after the cells that use it',
    explanation:
      'The stack of one cell exports its forwarding rules, and the stacks of all others import them. CloudFormation changes and removes no export that is in use: the first stack would fail, and roll back.',
    remedy:
      'Leave the rule out, deploy the networks of the other cells first (`cdk deploy --exclusively`), then the rest. State it anew, with its other domain or in its other cell, after that.',
    sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html'],
  },
  {
    code: 'AIF-DIFF-028',
    severity: 'warning',
    title: 'A compliance lock is made once',
    explanation:
      'For three days the lock can be taken off. After that nobody can, not even AWS, and nothing is deleted before its time.',
    remedy:
      'Deploy it when retention is settled. Until then, a governance lock keeps backups from everyone without the right to it.',
    sources: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html'],
  },
  {
    code: 'AIF-DIFF-029',
    severity: 'error',
    title: 'A class of data keeps its key',
    explanation:
      'Databases, file systems, clusters, vaults, image repositories and some buckets have one key for life. Their names are fixed, so CloudFormation refuses to replace them with empty ones. Other buckets and logs have the new key from then on; what is there keeps the old one. A key that the site made is in use by other stacks, and its stack cannot let go of it.',
    remedy: 'Take the change back. Decide who makes the keys before the first deployment; later, copy to another site.',
    sources: [`${CFN}/aws-resource-rds-dbinstance.html`, `${CFN}/aws-resource-fsx-filesystem.html`, FIXED_NAMES],
  },
];
