import type { CodeDefinition } from '../errors';

const QUOTAS = 'https://docs.aws.amazon.com/prometheus/latest/userguide/AMP_quotas.html';
const WORKSPACE = 'https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-workspace-configuration.html';
const VAULT_LOCK = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html';
const BACKUP_PLAN = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html';

/** What the errors of watching a cell mean. */
const CELL_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-OPS-001',
    title: 'Node health is reported for a HyperPod cluster, by its ARN',
    explanation: 'Events name the cluster by its ARN. A rule for anything else matches nothing, and nobody notices.',
    remedy: 'Give the ARN of the cluster, such as the one that a `TrainingCluster` has.',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-cluster-events-reference.html'],
  },
  {
    code: 'AIF-OPS-002',
    title: 'Metrics are kept for 1 to 1,095 days',
    explanation: 'A Prometheus workspace takes whole days, three years at most.',
    remedy: 'Give the retention as `Duration.days(n)` with n from 1 to 1095. Export what is to be kept for longer.',
    sources: [WORKSPACE],
  },
  {
    code: 'AIF-OPS-003',
    title: 'A cell has a whole number of accelerators',
    explanation: 'How many time series the cell may have is computed from it.',
    remedy: 'Give the number of accelerators in the cell, 0 for a cell without.',
  },
  {
    code: 'AIF-OPS-004',
    title: 'A limit of time series lets at least one in',
    explanation: 'The service takes 0 for no limit at all, which is rarely what is meant.',
    remedy:
      'Give the number of active series to let in. Have the quota of the workspace raised before going above 10 million.',
    sources: [QUOTAS, WORKSPACE],
  },
  {
    code: 'AIF-OPS-005',
    title: 'Every tenant has a name and one limit',
    explanation:
      'A limit counts the series that carry the name of the tenant as a label. Two limits for one label contradict each other.',
    remedy: 'Give every tenant a name of its own, and one limit.',
    sources: [WORKSPACE],
  },
  {
    code: 'AIF-OPS-006',
    title: 'The quota of network address usage is one that a VPC can have',
    explanation:
      'A VPC has 64,000 units, or up to 256,000 after an increase. The alarm is set to four fifths of the quota.',
    remedy: 'Give the quota that the account has for the VPC.',
    sources: ['https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html'],
  },
  {
    code: 'AIF-OPS-007',
    title: 'Everything that is watched in a cell has a name of its own',
    explanation: 'Alarms are called after what they watch, so that the order of a list means nothing.',
    remedy: 'Rename one of the two.',
  },
];

/** What the errors of backups mean. */
const BACKUP_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-OPS-008',
    title: 'Backups are kept for 1 to 36,500 days',
    explanation: 'AWS Backup takes whole days, a hundred years at most.',
    remedy: 'Give the retention as `Duration.days(n)`.',
    sources: [BACKUP_PLAN],
  },
  {
    code: 'AIF-OPS-009',
    title: 'The bounds of a vault lock are 1 to 36,500 days',
    explanation: 'AWS Backup takes whole days, a hundred years at most.',
    remedy: 'Give `minimumRetention` and `maximumRetention` as `Duration.days(n)`.',
    sources: [VAULT_LOCK],
  },
  {
    code: 'AIF-OPS-010',
    title: 'The retention of backups fits the lock of their vault',
    explanation:
      'A locked vault refuses backups that are kept for less or for more than it allows: every backup would fail.',
    remedy: 'Bring the retention within the bounds of the lock, with the lower bound below the upper one.',
    sources: [VAULT_LOCK],
  },
  {
    code: 'AIF-OPS-011',
    title: 'A compliance lock can still be changed for three days or more',
    explanation: 'AWS Backup does not close a lock for good before 72 hours have passed.',
    remedy: 'Give `gracePeriod` as `Duration.days(n)` with n of 3 or more.',
    sources: [VAULT_LOCK],
  },
  {
    code: 'AIF-OPS-012',
    title: 'An air-gapped vault keeps backups for 7 days or more',
    explanation: 'The least retention of a logically air-gapped vault is 7 days.',
    remedy: 'Keep backups for 7 days or more, or set `airGappedVault` to false.',
    sources: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html'],
  },
  {
    code: 'AIF-OPS-013',
    title: 'Backups are copied to vaults of the partition, each under its own name',
    explanation: 'A backup cannot leave its partition. Where it may go is for the sovereignty policy to say.',
    remedy: 'Give the ARN of a backup vault in the partition of the site.',
    sources: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html'],
  },
  {
    code: 'AIF-OPS-014',
    title: 'A backup policy backs something up',
    explanation: 'A policy without resources looks like a backup and is none.',
    remedy: 'Name kinds or resources, or leave the property out.',
  },
  {
    code: 'AIF-OPS-015',
    title: 'Backups start at an hour of the day',
    explanation: 'The hour becomes part of a schedule, in UTC.',
    remedy: 'Give a whole number from 0 to 23.',
    sources: [BACKUP_PLAN],
  },
  {
    code: 'AIF-OPS-017',
    title: 'What is marked to be backed up is backed up',
    explanation:
      'A policy looks for the mark on the kinds of resource that it covers, databases by default. AWS Backup passes by a file system that mirrors an object store, and object stores keep versions themselves. A mark elsewhere looks like a backup and is none.',
    remedy: 'Add the kind to `kinds` of the policy, or take the mark away.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html'],
  },
  {
    code: 'AIF-OPS-018',
    title: 'A site has one backup policy',
    explanation:
      'The vault and the plan are called after the site. The second ones would fail halfway through their deployment, and what is marked would be backed up twice.',
    remedy:
      'Give kinds, resources and destinations to one policy. For another retention make a plan of AWS Backup of your own.',
  },
];

/** What the errors of attributing costs mean. */
const COST_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-OPS-016',
    title: 'The value of a tag is one that every service takes',
    explanation: 'Services differ in what they take. One that refuses a value makes the deployment fail halfway.',
    remedy: 'Use 1 to 256 letters, digits and _ . : / = + - @, without spaces.',
    sources: ['https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html'],
  },
];

/** The codes of errors that the constructs of this folder throw. */
export const CODES: readonly CodeDefinition[] = [...CELL_CODES, ...BACKUP_CODES, ...COST_CODES];
