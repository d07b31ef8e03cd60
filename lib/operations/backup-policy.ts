import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { DataClass, type IPrivateRegion, requireOwnId } from '../region';
import { requireAirGap, requireDestinations, requireResources, requireStartHour } from './backup-checks';
import { BackupKind } from './backup-kind';
import { type BackupLock, lockConfiguration, RETENTION_DAYS } from './backup-lock';
import { checkMark, cover } from './backup-marks';
import { createBackupRole } from './backup-role';
import { mark, markedResources } from './backup-selection';
import { EventNotifications } from './event-notifications';
import type { INotificationTopic } from './notification-topic';
import { requireDays } from './retention';

/** A vault that backups are copied to. */
export interface BackupDestination {
  /** A name of its own in the policy. */
  readonly name: string;
  /** ARN of the vault. It has to be on the list of what the sovereignty policy of the site allows. */
  readonly vaultArn: string;
  /**
   * How long the copy is kept.
   *
   * @default - as long as the backup
   */
  readonly retention?: Duration;
}

/** Properties of `BackupPolicy`. */
export interface BackupPolicyProps {
  /** The site, whose key for backups encrypts the vaults. The vault is called `<site id>-backups`. */
  readonly region: IPrivateRegion;
  /**
   * How long backups are kept.
   *
   * @default Duration.days(35)
   */
  readonly retention?: Duration;
  /**
   * Hour of the day at which backups start, in UTC, 0 to 23.
   *
   * @default 2
   */
  readonly startHour?: number;
  /**
   * Who can still take backups away.
   *
   * @default - a governance lock
   */
  readonly lock?: BackupLock;
  /**
   * What is backed up.
   *
   * @default [BackupKind.DATABASES]
   */
  readonly kinds?: BackupKind[];
  /**
   * ARNs of exactly those resources that are backed up.
   *
   * @default - those of the kinds that `BackupPolicy.include` has marked
   */
  readonly resourceArns?: string[];
  /**
   * Vaults elsewhere to copy every backup to.
   *
   * @default - none: backups stay in their vault
   */
  readonly copyTo?: BackupDestination[];
  /**
   * Keeps a second copy in a logically air-gapped vault, which is locked for compliance from the start. Retention of 7 days or more.
   *
   * @default false
   */
  readonly airGappedVault?: boolean;
  /**
   * Where to say that a backup or a copy has failed.
   *
   * @default - nowhere
   */
  readonly topic?: INotificationTopic;
}

/**
 * A daily backup of a site, in a vault with a key of the site and a lock. Backups never leave the Region unless `copyTo` says where to.
 *
 * The vault outlives its stack. Restoring takes a role of its own: see the README.
 */
export class BackupPolicy extends Construct {
  /**
   * Marks everything below a construct to be backed up daily, by a policy that covers its kind.
   *
   * Object stores need none: they keep versions. A file system with data repositories takes none. A mark that backs nothing up is reported
   * when templates are written (AIF-OPS-017).
   */
  public static include(scope: IConstruct): void {
    mark(scope);
    checkMark(scope);
  }

  /** ARN of the vault. */
  public readonly vaultArn: string;
  /** The role that AWS Backup makes backups with. */
  public readonly role: iam.IRole;

  /**
   * @throws AIF-OPS-008 when the retention is out of range, AIF-OPS-009 to AIF-OPS-011 when it does not fit the lock, AIF-OPS-012 when
   * it is too short for an air-gapped vault, AIF-OPS-013 when a destination is not a vault, AIF-OPS-014 when there is nothing to back up,
   * AIF-OPS-015 when the hour is none, AIF-OPS-018 when the site has a policy already, AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: BackupPolicyProps) {
    super(scope, id);
    const { region } = props;
    const retention = props.retention ?? Duration.days(35);
    const startHour = props.startHour ?? 2;
    const destinations = [...(props.copyTo ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    requireDays(this, 'AIF-OPS-008', 'retention', retention, RETENTION_DAYS);
    requireStartHour(this, startHour);
    requireDestinations(this, region.hosting, destinations);
    for (const { name, retention: kept } of destinations) {
      requireDays(this, 'AIF-OPS-008', `retention of ${name}`, kept ?? retention, RETENTION_DAYS);
    }
    requireResources(this, props.kinds, props.resourceArns);
    requireOwnId(this, region, {
      what: 'backup policy of site',
      id: region.siteId,
      code: 'AIF-OPS-018',
      help: 'Let that one back up more: a site has one vault, and what is marked is backed up by every policy.',
    });
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.backups]);

    const key = region.key(DataClass.BACKUPS);
    const vault = new backup.CfnBackupVault(this, 'Vault', {
      backupVaultName: `${region.siteId}-backups`,
      encryptionKeyArn: key.keyArn,
      lockConfiguration: lockConfiguration(this, props.lock ?? {}, retention),
      accessPolicy: keepRecoveryPoints(),
    });
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.vaultArn = vault.attrBackupVaultArn;
    this.node.defaultChild = vault;

    const copies = destinations.map(({ vaultArn, retention: kept }) => copy(vaultArn, kept ?? retention));
    if (props.airGappedVault === true) {
      requireAirGap(this, retention);
      copies.push(copy(this.createAirGappedVault(region.siteId, key.keyArn, retention), retention));
    }
    const plan = new backup.CfnBackupPlan(this, 'Plan', {
      backupPlan: {
        backupPlanName: `${region.siteId}-daily`,
        backupPlanRule: [
          {
            ruleName: DAILY,
            targetBackupVault: vault.ref,
            scheduleExpression: `cron(0 ${startHour} * * ? *)`,
            lifecycle: { deleteAfterDays: retention.toDays() },
            copyActions: copies.length === 0 ? undefined : copies,
          },
        ],
      },
    });
    const kinds = props.kinds ?? [BackupKind.DATABASES];
    cover(this, props.resourceArns === undefined ? kinds : []);
    this.role = createBackupRole(this, 'Role', {
      hosting: region.hosting,
      kinds,
      key,
      vaultArn: this.vaultArn,
      destinationArns: copies.map((action) => action.destinationBackupVaultArn),
    });
    new backup.CfnBackupSelection(this, 'Selection', {
      backupPlanId: plan.attrBackupPlanId,
      backupSelection: {
        selectionName: DAILY,
        iamRoleArn: this.role.roleArn,
        ...(props.resourceArns === undefined
          ? markedResources(this, kinds)
          : { resources: [...props.resourceArns].sort() }),
      },
    });
    if (props.topic !== undefined) {
      this.notifyOfFailures(region, props.topic);
    }
  }

  /** See https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html. */
  private createAirGappedVault(siteId: string, encryptionKeyArn: string, retention: Duration): string {
    const vault = new backup.CfnLogicallyAirGappedBackupVault(this, 'AirGappedVault', {
      backupVaultName: `${siteId}-air-gapped`,
      encryptionKeyArn,
      minRetentionDays: 7,
      maxRetentionDays: Math.max(3650, retention.toDays()),
    });
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return vault.attrBackupVaultArn;
  }

  /** See https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html. */
  private notifyOfFailures(region: IPrivateRegion, topic: INotificationTopic): void {
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.notifications]);
    new EventNotifications(this, 'Events', { hosting: region.hosting, topic }).publish(
      'Failures',
      'A backup or a copy of one fails',
      {
        source: ['aws.backup'],
        'detail-type': ['Backup Job State Change', 'Copy Job State Change'],
        detail: { state: ['ABORTED', 'EXPIRED', 'FAILED'] },
      },
    );
  }
}

const DAILY = 'daily';

function copy(destinationBackupVaultArn: string, retention: Duration) {
  return { destinationBackupVaultArn, lifecycle: { deleteAfterDays: retention.toDays() } };
}

/** Nobody deletes backups or shortens their life by hand; they expire. Whoever changes this policy first is seen. */
function keepRecoveryPoints(): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'KeepRecoveryPoints',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
        resources: ['*'],
      }),
    ],
  });
}
