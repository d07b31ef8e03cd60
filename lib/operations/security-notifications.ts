import { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import type { IPrivateRegion } from '../region';
import { EventNotifications } from './event-notifications';
import type { INotificationTopic } from './notification-topic';

/** Properties of `SecurityNotifications`. */
export interface SecurityNotificationsProps {
  /** The site. */
  readonly region: IPrivateRegion;
  /** Where to. */
  readonly topic: INotificationTopic;
}

/** Calls after which data may be lost or no longer be on record, by the service that is called. */
const GRAVE_CALLS = {
  kms: ['DeleteImportedKeyMaterial', 'DisableKey', 'DisableKeyRotation', 'PutKeyPolicy', 'ScheduleKeyDeletion'],
  backup: [
    'DeleteBackupVault',
    'DeleteBackupVaultAccessPolicy',
    'DeleteBackupVaultLockConfiguration',
    'DeleteRecoveryPoint',
    'PutBackupVaultLockConfiguration',
    'UpdateRecoveryPointLifecycle',
  ],
  cloudtrail: ['DeleteTrail', 'PutEventSelectors', 'StopLogging', 'UpdateTrail'],
};

/**
 * Says when somebody touches what everything else rests on: keys, backups, the audit trail, the root user. Once for an account and Region.
 *
 * EventBridge sees calls only where a trail of AWS CloudTrail records management events
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html). The trail is not made here: it usually
 * belongs to the organization.
 */
export class SecurityNotifications extends Construct {
  /** @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing */
  public constructor(scope: Construct, id: string, props: SecurityNotificationsProps) {
    super(scope, id);
    const { hosting } = props.region;
    hosting.requireServices(this, [...CAPABILITY_SERVICES.notifications]);

    const notifications = new EventNotifications(this, 'Events', { hosting, topic: props.topic });
    const calls = (service: keyof typeof GRAVE_CALLS) => ({
      source: [`aws.${service}`],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: { eventName: GRAVE_CALLS[service] },
    });
    notifications.publish('Keys', 'A key is disabled, to be deleted, or opened to others', calls('kms'));
    notifications.publish('Backups', 'A backup, its vault or the lock of the vault is taken away', calls('backup'));
    notifications.publish('Trails', 'The audit trail is stopped or changed', calls('cloudtrail'));
    notifications.publish('KeyLoss', 'A key is gone', {
      source: ['aws.kms'],
      'detail-type': ['KMS CMK Deletion', 'KMS Imported Key Material Expiration'],
    });
    notifications.publish('RootUser', 'The root user of the account is used', {
      'detail-type': ['AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail'],
      detail: {
        userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] },
        eventType: [{ 'anything-but': 'AwsServiceEvent' }],
      },
    });
  }
}
