import type { EnforcementStatement } from './statement';

export const KEYS_WAIT_BEFORE_DELETION: EnforcementStatement = {
  id: 'KeysWaitBeforeDeletion',
  title: 'Keys wait before they are deleted',
  denies: 'Scheduling the deletion of a key sooner than the policy of the site allows, for everyone.',
  letsThrough: 'Deletions that wait long enough, and those that state no time, which wait 30 days.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SC-12(1)', 'C5:2020 CRY-04'],
  sources: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-schedule-key-deletion-pending-window-in-days',
  ],
  statements: (site) => [
    {
      actions: ['kms:ScheduleKeyDeletion'],
      conditions: {
        NumericLessThan: { 'kms:ScheduleKeyDeletionPendingWindowInDays': [String(site.keyDeletionWindowDays)] },
      },
    },
  ],
};
