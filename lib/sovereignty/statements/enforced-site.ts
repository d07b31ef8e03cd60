import type { RegionExemption } from '../../catalog/region-exemptions';
import type { Conditions } from './statement';

/** Roles that some statements do not bind, by name. */
export type ExemptRoles = 'platform' | 'breakGlass' | 'keyCustodians' | 'auditors' | 'supportApprovers';

/** What statements are made from: the policy of a site with everything filled in. */
export interface EnforcedSite {
  readonly partition: string;
  readonly allowedRegions: readonly string[];
  /** Accounts outside the organization that data may be shared with. */
  readonly allowedAccounts: readonly string[];
  readonly organizationId: string | undefined;
  readonly regionExemptions: readonly RegionExemption[];
  readonly exemptRoles: { readonly [group in ExemptRoles]: readonly string[] };
  readonly bootstrapQualifier: string;
  readonly outpostArns: readonly string[];
  readonly outpostSubnetArns: readonly string[];
  readonly localZones: readonly string[];
  /** Whether objects may only be kept on Outposts. */
  readonly keepsObjectsOnOutposts: boolean;
  /** Buckets in the Region that stay usable all the same. */
  readonly regionalBuckets: readonly string[];
  readonly keyOrigin: string | undefined;
  readonly keyDeletionWindowDays: number;
  /** Whether prompts may not be sent to Amazon Bedrock at all, since it answers outside the building. */
  readonly keepsPromptsOnPremises: boolean;
  /** Models that may be called; any model of the Region where it is not stated. */
  readonly models: readonly string[] | undefined;
  /** Guardrails with their version, one of which every call of a model has to name; none where there is none. */
  readonly guardrails: readonly string[];
  /** Guardrails that the organization puts on every call, one for each Region. */
  readonly organizationGuardrails: readonly string[];
  /** Models that are called without a guardrail, since they answer no questions. */
  readonly unguardedModels: readonly string[];
  readonly boundaryName: string;
  /** Whether every role of the accounts has to carry the boundary. */
  readonly requiresBoundary: boolean;
}

/**
 * The condition that leaves groups of roles out of a denial; none where no such role is named.
 *
 * Sessions of a role have the ARN of the role in this key:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function unless(site: EnforcedSite, ...groups: readonly ExemptRoles[]): Conditions {
  const roles = roleArns(site, ...groups);
  return roles.length === 0 ? {} : { ArnNotLike: { 'aws:PrincipalArn': roles } };
}

/** Roles of groups, in whatever account. */
export function roleArns(site: EnforcedSite, ...groups: readonly ExemptRoles[]): string[] {
  const names = groups.flatMap((group) => site.exemptRoles[group]);
  return [...new Set(names)].sort().map((name) => `arn:${site.partition}:iam::*:role/${name}`);
}

/** The same ARN in every allowed Region, `{region}` standing for the Region. */
export function inAllowedRegions(site: EnforcedSite, arn: string): string[] {
  return site.allowedRegions.map((region) => arn.replace('{region}', region));
}
