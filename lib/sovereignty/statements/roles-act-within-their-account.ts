import type { EnforcedSite } from './enforced-site';
import { INFERENCE } from './models-are-on-the-list';
import type { EnforcementStatement } from './statement';

const BEYOND_THE_ACCOUNT = ['account:*', 'organizations:*'];

/** The log of prompts and answers, and the guardrail of the account: no role of a site changes them. */
const GOVERNANCE = ['bedrock:Delete*Config*', 'bedrock:Put*Config*'];

export const ROLES_ACT_WITHIN_THEIR_ACCOUNT: EnforcementStatement = {
  id: 'Ceiling',
  title: 'Roles of the site act within their account',
  denies:
    'Managing the account itself and the organization, inference in other Regions, changing the log or the guardrail of all calls of models, and batches of calls where models are listed, by leaving them out of what the boundary allows.',
  letsThrough: 'Everything that a role is granted besides. A boundary grants nothing itself.',
  places: ['permissionBoundary'],
  frameworks: ['NIST.800-53r5 AC-6', 'C5:2020 IDM-01', 'C5:2020 PSS-08'],
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  statements: (site) => [
    { effect: 'Allow', notActions: [...BEYOND_THE_ACCOUNT, 'bedrock:*', 'bedrock-mantle:*'] },
    {
      effect: 'Allow',
      notActions: [...BEYOND_THE_ACCOUNT, ...GOVERNANCE, ...withheld(site)],
      conditions: { StringEquals: { 'aws:RequestedRegion': site.allowedRegions } },
    },
  ],
};

/** Calls of models that no role makes. Which model a batch calls is no list's to decide: its job, not the model, may be what is asked for. */
function withheld({ keepsPromptsOnPremises, models }: EnforcedSite): readonly string[] {
  if (keepsPromptsOnPremises) return INFERENCE;
  return models === undefined ? [] : ['bedrock:CreateModelInvocationJob'];
}
