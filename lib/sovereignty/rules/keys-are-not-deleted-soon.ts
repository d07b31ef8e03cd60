import type { SovereigntyRule } from './rule';
import { UNPROVABLE_KEY } from './unprovable';

export const KEYS_ARE_NOT_DELETED_SOON: SovereigntyRule = {
  code: 'AIF-SOV-210',
  severity: 'fatal',
  title: 'Keys wait before they are deleted',
  explanation: 'With its key, everything that the key encrypts is gone for good. The wait is the time to notice.',
  remedy: 'Set PendingWindowInDays (pendingWindow) to at least minimumKeyDeletionWindowDays.',
  sources: ['https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html'],
  frameworks: ['NIST.800-53r5 SC-12(1)', 'C5:2020 CRY-04'],
  concerns: (type) => type === 'AWS::KMS::Key',
  *check(resource, { policy }) {
    for (const slot of resource.select('PendingWindowInDays')) {
      for (const text of resource.texts(slot)) {
        const days = text === undefined ? 30 : Number(text);
        if (days >= policy.minimumKeyDeletionWindowDays) continue;
        const isOpen = text !== undefined && resource.holes.isUnknown(text);
        const message = `the key waits ${text === undefined ? days : resource.holes.show(text)} days; at least ${policy.minimumKeyDeletionWindowDays} are needed`;
        yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_KEY } : {}) };
      }
    }
  },
};
