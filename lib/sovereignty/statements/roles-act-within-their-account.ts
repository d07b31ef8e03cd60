import type { EnforcementStatement } from './statement';

const INFERENCE = ['bedrock:*', 'bedrock-mantle:*'];

export const ROLES_ACT_WITHIN_THEIR_ACCOUNT: EnforcementStatement = {
  id: 'Ceiling',
  title: 'Roles of the site act within their account',
  denies:
    'Managing the account itself and the organization, and inference in other Regions, by leaving them out of what the boundary allows.',
  letsThrough: 'Everything that a role is granted besides. A boundary grants nothing itself.',
  places: ['permissionBoundary'],
  frameworks: ['NIST.800-53r5 AC-6', 'C5:2020 IDM-01', 'C5:2020 PSS-08'],
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  statements: (site) => [
    { effect: 'Allow', notActions: ['account:*', 'organizations:*', ...INFERENCE] },
    {
      effect: 'Allow',
      actions: INFERENCE,
      conditions: { StringEquals: { 'aws:RequestedRegion': site.allowedRegions } },
    },
  ],
};
