import type { SovereigntyRule } from './rule';

export const CREDENTIALS_ARE_SHORT_LIVED: SovereigntyRule = {
  code: 'AIF-SOV-305',
  severity: 'error',
  title: 'Identities use credentials that expire',
  explanation: 'An access key works from everywhere and for ever. Whoever copies it, copies the rights of its user.',
  remedy: 'Use a role; machines outside take one with IAM Roles Anywhere and a certificate authority of the site.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles'],
  frameworks: ['NIST.800-53r5 AC-2', 'NIST.800-53r5 IA-5', 'C5:2020 IDM-01'],
  concerns: (type) => type === 'AWS::IAM::AccessKey',
  *check() {
    yield { path: 'Type', message: 'the access key never expires' };
  },
};
