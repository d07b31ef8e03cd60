import { Duration, Token } from 'aws-cdk-lib';
import type { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import { requireDays } from './retention';

/** Days that AWS Backup keeps anything for, at least and at most (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html). */
export const RETENTION_DAYS = { least: 1, most: 36_500 };

/** Who can still take backups away. */
export enum BackupLockMode {
  /** Whoever has the right to delete backups. */
  NONE = 'none',
  /** Whoever has the right to remove the lock first, which `SecurityNotifications` says. */
  GOVERNANCE = 'governance',
  /** After some days nobody, not even AWS, until a backup has expired. It cannot be undone. */
  COMPLIANCE = 'compliance',
}

/** A lock on a backup vault. */
export interface BackupLock {
  /**
   * Who can still take backups away.
   *
   * @default BackupLockMode.GOVERNANCE
   */
  readonly mode?: BackupLockMode;
  /**
   * The vault takes nothing that is kept for less.
   *
   * @default - 7 days, or the retention of the policy if that is shorter
   */
  readonly minimumRetention?: Duration;
  /**
   * The vault takes nothing that is kept for more.
   *
   * @default Duration.days(3650)
   */
  readonly maximumRetention?: Duration;
  /**
   * How long a compliance lock can still be changed: 3 to 36,500 days.
   *
   * @default Duration.days(3)
   */
  readonly gracePeriod?: Duration;
}

/**
 * The lock as CloudFormation takes it, after a check that backups of the policy fit into the vault.
 *
 * @throws AIF-OPS-009 when the bounds are no days or the wrong way round, AIF-OPS-010 when the policy does not fit, AIF-OPS-011 when
 * a compliance lock would close too soon
 */
export function lockConfiguration(
  scope: IConstruct,
  lock: BackupLock,
  retention: Duration,
): CfnBackupVault.LockConfigurationTypeProperty | undefined {
  if (lock.mode === BackupLockMode.NONE) {
    return undefined;
  }
  const least = lock.minimumRetention ?? shorter(Duration.days(7), retention);
  const most = lock.maximumRetention ?? Duration.days(3650);
  requireDays(scope, 'AIF-OPS-009', 'minimumRetention', least, RETENTION_DAYS);
  requireDays(scope, 'AIF-OPS-009', 'maximumRetention', most, RETENTION_DAYS);
  requireFit(scope, least, retention, most);
  const bounds = { minRetentionDays: least.toDays(), maxRetentionDays: most.toDays() };
  if (lock.mode !== BackupLockMode.COMPLIANCE) {
    return bounds;
  }
  const gracePeriod = lock.gracePeriod ?? Duration.days(3);
  requireDays(scope, 'AIF-OPS-011', 'gracePeriod', gracePeriod, { least: 3, most: RETENTION_DAYS.most });
  return { ...bounds, changeableForDays: gracePeriod.toDays() };
}

/** Refuses a retention that the vault would refuse. */
function requireFit(scope: IConstruct, least: Duration, retention: Duration, most: Duration): void {
  const days = [least, retention, most].map((duration) => duration.toDays());
  if (!Token.isUnresolved(days) && ![...days].sort((a, b) => a - b).every((day, index) => day === days[index])) {
    throw new AiFactoryError(
      'AIF-OPS-010',
      `backups are kept for ${days[1]} days, but the vault takes ${days[0]} to ${days[2]} days only`,
      'Bring the retention within the bounds of the vault.',
      scope,
    );
  }
}

function shorter(one: Duration, other: Duration): Duration {
  return !other.isUnresolved() && other.toDays() < one.toDays() ? other : one;
}
