import type { EnforcementStatement, PolicyStatement } from './statement';

const DENIALS: readonly PolicyStatement[] = [
  { actions: ['kms:CreateGrant'], conditions: { Bool: { 'kms:GrantIsForAWSResource': ['false'] } } },
  {
    actions: ['kms:CreateKey', 'kms:PutKeyPolicy'],
    conditions: { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': ['true'] } },
  },
];

export const KEYS_ARE_GRANTED_TO_SERVICES: EnforcementStatement = {
  id: 'KeyGrants',
  title: 'Keys are granted to services of AWS only, and their policies keep the site in control',
  denies:
    'Grants that a caller makes for itself or for others, and key policies that skip the check which keeps their owner from being locked out.',
  letsThrough: 'Grants that a service makes for a resource of the caller, such as an encrypted volume.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SC-12', 'C5:2020 CRY-04'],
  sources: [
    'https://docs.aws.amazon.com/controltower/latest/controlreference/kms-rules.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource',
  ],
  statements: () => DENIALS,
};
