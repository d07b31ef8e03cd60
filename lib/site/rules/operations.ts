import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { allOf } from '../suggest';
import { type Rule, rule } from './rule';

type Backup = NonNullable<Site['operations']['backup']>;

/** Days that a logically air-gapped vault keeps a backup at least (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateLogicallyAirGappedBackupVault.html, read 2026-11-22). */
const AIR_GAPPED_DAYS = 7;

/** Backups can be kept as stated, there is something to back up, and nobody locks a vault unawares. */
export const operationsRules: readonly Rule[] = [
  rule(['operations'], ({ operations: { backup } }) =>
    backup === undefined ? [] : [...keptLongEnough(backup), ...lockedForEver(backup)],
  ),
  rule(['operations', 'databases', 'training'], ({ operations: { backup }, databases, training }): UnplacedProblem[] =>
    backup === undefined || databases.length > 0 || training.some(hasDatabase)
      ? []
      : [
          {
            code: 'AIF-SITE-109',
            severity: 'warning',
            path: ['operations', 'backup'],
            message: 'backups are asked for, and the site has no database',
            help: 'Delete `backup`, or add `databases` when you know them. Object stores keep versions, and file systems export to them.',
            onKey: true,
          },
        ],
  ),
];

function hasDatabase(pool: Site['training'][number]): boolean {
  return 'accounting' in pool && pool.accounting !== undefined;
}

function keptLongEnough({ airGappedVault, retentionDays }: Backup): UnplacedProblem[] {
  return !airGappedVault || retentionDays >= AIR_GAPPED_DAYS
    ? []
    : [
        {
          code: 'AIF-SITE-108',
          severity: 'error',
          path: ['operations', 'backup', 'retentionDays'],
          message: `an air-gapped vault keeps backups for ${AIR_GAPPED_DAYS} days at least, not ${retentionDays}`,
          help: `Write \`retentionDays: ${AIR_GAPPED_DAYS}\` or more, or delete \`airGappedVault\`.`,
        },
      ];
}

function lockedForEver({ lock, airGappedVault, retentionDays }: Backup): UnplacedProblem[] {
  const vaults = [
    ...(lock === 'compliance' ? ['`lock: compliance`'] : []),
    ...(airGappedVault ? ['`airGappedVault`'] : []),
  ];
  return vaults.length === 0
    ? []
    : [
        {
          code: 'AIF-SITE-107',
          severity: 'warning',
          path: ['operations', 'backup', lock === 'compliance' ? 'lock' : 'airGappedVault'],
          message: `${allOf(vaults)} cannot be taken back: for ${retentionDays} days nobody, AWS included, can delete a backup or end what it costs`,
          help: 'Rehearse with `lock: governance` first. The warning stays as a reminder.',
        },
      ];
}
