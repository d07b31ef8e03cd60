import { type Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { Hosting } from '../region';
import type { BackupKind } from './backup-kind';
import type { BackupDestination } from './backup-policy';

/** Refuses an hour that no day has. */
export function requireStartHour(scope: IConstruct, hour: number): void {
  if (!Token.isUnresolved(hour) && !(Number.isInteger(hour) && hour >= 0 && hour <= 23)) {
    throw new AiFactoryError(
      'AIF-OPS-015',
      `startHour must be a whole number from 0 to 23, got ${hour}`,
      'Give the hour at which backups start, in UTC.',
      scope,
    );
  }
}

/** Refuses destinations that are no vaults, that lie in another partition, or that share a name. */
export function requireDestinations(
  scope: IConstruct,
  hosting: Hosting,
  destinations: readonly BackupDestination[],
): void {
  const names = new Set<string>();
  for (const { name, vaultArn } of destinations) {
    const [, partition] = /^arn:([^:]+):backup:[^:]+:\d{12}:backup-vault:.+$/.exec(vaultArn) ?? [];
    const reachable = Token.isUnresolved(vaultArn) || partition === hosting.partition;
    if (!reachable || names.has(name)) {
      throw new AiFactoryError(
        'AIF-OPS-013',
        reachable
          ? `two destinations are called ${JSON.stringify(name)}`
          : `${JSON.stringify(vaultArn)} is not a backup vault in the partition ${hosting.partition}`,
        'Give every destination a name of its own and the ARN that `aws backup describe-backup-vault` prints.',
        scope,
      );
    }
    names.add(name);
  }
}

/** Refuses a policy without anything to back up. */
export function requireResources(
  scope: IConstruct,
  kinds: readonly BackupKind[] | undefined,
  resourceArns: readonly string[] | undefined,
): void {
  if (kinds?.length === 0 || resourceArns?.length === 0) {
    throw new AiFactoryError(
      'AIF-OPS-014',
      `${kinds?.length === 0 ? 'kinds' : 'resourceArns'} is empty, so nothing would be backed up`,
      'Name what is backed up, or leave the property out.',
      scope,
    );
  }
}

/** Refuses a retention that an air-gapped vault would refuse (https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html). */
export function requireAirGap(scope: IConstruct, retention: Duration): void {
  if (!retention.isUnresolved() && retention.toDays() < 7) {
    throw new AiFactoryError(
      'AIF-OPS-012',
      `an air-gapped vault keeps backups for 7 days at least, got ${retention.toDays()}`,
      'Keep backups for 7 days or more, or leave the air-gapped vault out.',
      scope,
    );
  }
}
