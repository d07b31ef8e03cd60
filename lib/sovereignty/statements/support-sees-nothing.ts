import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const SUPPORT_SEES_NOTHING: EnforcementStatement = {
  id: 'SupportSeesNothing',
  title: 'AWS Support gets access from approvers only',
  denies:
    'Permits for AWS Support, and the keys that sign them: what support learns under a permit can be read from outside the Region.',
  letsThrough: 'Approvers of support; reading and rejecting requests; withdrawing a permit.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 MA-4', 'C5:2020 IDM-07', 'SecNumCloud-3.2 19.2.e'],
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  statements: (site) => [
    {
      actions: ['supportauthz:CreateSupportPermit', 'supportauthz:RegisterKey'],
      conditions: unless(site, 'supportApprovers'),
    },
  ],
};
