import type { EnforcementStatement } from './statement';

export const KEYS_HAVE_THE_STATED_ORIGIN: EnforcementStatement = {
  id: 'KeyOrigin',
  title: 'Keys come from the stated key store',
  denies:
    'Making a key of any other origin. CloudFormation makes keys of AWS KMS and imported ones only, so that keys in a key store have to exist before.',
  letsThrough: 'Keys of the stated origin.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SA-9(6)', 'NIST.800-53r5 SC-28(3)', 'C5:2020 CRY-04', 'SecNumCloud-3.2 10.5.c'],
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-key-origin'],
  statements: ({ keyOrigin }) =>
    keyOrigin === undefined
      ? []
      : [{ actions: ['kms:CreateKey'], conditions: { StringNotEquals: { 'kms:KeyOrigin': [keyOrigin] } } }],
};
