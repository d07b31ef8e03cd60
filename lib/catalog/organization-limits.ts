/** What one kind of policy can hold, and how many of them a target takes. */
export interface PolicyLimit {
  /** Characters of a document, white space included except for managed policies. */
  readonly characters: number;
  /** Documents of the kind that can be attached to one root, unit, account or role. */
  readonly attached: number;
  /** How many of those are taken from the start, by the policy that AWS attaches itself. */
  readonly taken: number;
}

/** The kinds of policies that enforcement writes. */
export type LimitedPolicy =
  | 'serviceControl'
  | 'resourceControl'
  | 'declarativeEc2'
  | 'aiOptOut'
  | 'bedrock'
  | 'permissionBoundary';

/**
 * What policies can hold today, in the commercial Regions, AWS GovCloud (US) and China.
 *
 * Sources: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, read 2026-11-22. Policies of which the effective one is merged
 * from several (declarative, opt-out, Bedrock) need no second document.
 */
export const POLICY_LIMITS: { readonly [kind in LimitedPolicy]: PolicyLimit } = {
  serviceControl: { characters: 10_240, attached: 10, taken: 1 },
  resourceControl: { characters: 5_120, attached: 5, taken: 1 },
  declarativeEc2: { characters: 10_000, attached: 1, taken: 0 },
  aiOptOut: { characters: 2_500, attached: 1, taken: 0 },
  bedrock: { characters: 10_000, attached: 1, taken: 0 },
  permissionBoundary: { characters: 6_144, attached: 1, taken: 0 },
};

/**
 * What service control policies could hold before 15 May 2026. Partitions that the change has not reached still count so.
 *
 * Source: https://cevo.com.au/post/aws-scp-limits-landing-zone-review/, read 2026-11-22, which names the partitions that the change reached.
 */
export const EARLIER_SERVICE_CONTROL_LIMIT: PolicyLimit = { characters: 5_120, attached: 5, taken: 1 };
