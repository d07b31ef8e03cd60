import { GUARDED_SERVICES } from './resource-perimeter';
import type { EnforcementStatement } from './statement';

export const CALLS_ARE_ENCRYPTED: EnforcementStatement = {
  id: 'TlsOnly',
  title: 'Calls are encrypted on their way',
  denies: 'Calls without TLS.',
  letsThrough: 'Calls with TLS, and calls of services among themselves, which say nothing about it.',
  places: ['resourceControl'],
  frameworks: ['NIST.800-53r5 SC-8', 'C5:2020 CRY-02', 'SecNumCloud-3.2 10.2.a'],
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport',
  ],
  statements: () => [{ actions: GUARDED_SERVICES, conditions: { Bool: { 'aws:SecureTransport': ['false'] } } }],
};
