import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const KEYS_ARE_NOT_DESTROYED: EnforcementStatement = {
  id: 'KeysAreNotDestroyed',
  title: 'Only key custodians disable and destroy keys and key stores',
  denies:
    'Scheduling the deletion of a key, disabling it, dropping its material, and touching key stores and hardware modules.',
  letsThrough: 'Key custodians, and nobody else: the role that breaks glass repairs, it does not destroy.',
  places: ['serviceControl', 'permissionBoundary'],
  frameworks: ['NIST.800-53r5 SC-12(1)', 'C5:2020 CRY-04'],
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html'],
  statements: (site) => [
    {
      actions: [
        'cloudhsm:Delete*',
        'kms:DeleteCustomKeyStore',
        'kms:DeleteImportedKeyMaterial',
        'kms:DisableKey',
        'kms:DisableKeyRotation',
        'kms:DisconnectCustomKeyStore',
        'kms:ScheduleKeyDeletion',
        'kms:UpdateCustomKeyStore',
      ],
      conditions: unless(site, 'keyCustodians'),
    },
  ],
};
