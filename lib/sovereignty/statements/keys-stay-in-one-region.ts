import type { EnforcementStatement } from './statement';

export const KEYS_STAY_IN_ONE_REGION: EnforcementStatement = {
  id: 'KeysStayInOneRegion',
  title: 'Keys do not leave their Region',
  denies: 'Making keys that span Regions, and replicating or moving them.',
  letsThrough: 'Keys of one Region.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SC-12', 'NIST.800-53r5 SA-9(5)', 'C5:2020 CRY-04', 'SecNumCloud-3.2 19.2.b'],
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-auth.html'],
  statements: () => [
    { actions: ['kms:CreateKey'], conditions: { Bool: { 'kms:MultiRegion': ['true'] } } },
    { actions: ['kms:ReplicateKey', 'kms:UpdatePrimaryRegion'] },
  ],
};
