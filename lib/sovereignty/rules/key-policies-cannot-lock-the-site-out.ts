import type { SovereigntyRule } from './rule';

export const KEY_POLICIES_CANNOT_LOCK_THE_SITE_OUT: SovereigntyRule = {
  code: 'AIF-SOV-212',
  severity: 'error',
  title: 'The check that keeps the site in control of its keys is on',
  explanation: 'Without the check a key policy can leave nobody who may change it; only AWS Support can help then.',
  remedy: 'Remove BypassPolicyLockoutSafetyCheck.',
  sources: ['https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html'],
  frameworks: ['C5:2020 CRY-04'],
  concerns: (type) => type === 'AWS::KMS::Key',
  *check(resource) {
    if (!resource.values('BypassPolicyLockoutSafetyCheck').some((text) => text.toLowerCase() !== 'false')) return;
    yield { path: 'Properties.BypassPolicyLockoutSafetyCheck', message: 'the lockout check is bypassed' };
  },
};
