import type { EnforcementPlan, SitePlan } from '../plan';
import { type EnforcementProps, RegionExemption } from '../sovereignty/enforcement/enforcement-props';
import { SovereigntyPolicy } from '../sovereignty/sovereignty-policy';

/** What the documents of a site are made from; a site that says nothing about enforcement has documents all the same. */
export function enforcementProps({ siteId, hosting, sovereignty, enforcement }: SitePlan): EnforcementProps {
  return {
    siteId,
    policy: new SovereigntyPolicy(sovereignty),
    bootstrapQualifier: hosting.bootstrapQualifier,
    boundaryName: enforcement?.boundaryName,
    requireBoundary: enforcement?.requireBoundary,
    fixBlockPublicAccess: enforcement?.fixBlockPublicAccess,
    regionExemptions: exemptionsOf(enforcement),
    earlierLimits: enforcement?.earlierLimits,
    otherServiceControlPolicies: enforcement?.otherServiceControlPolicies,
  };
}

function exemptionsOf(enforcement: EnforcementPlan | undefined): RegionExemption[] | undefined {
  const names: readonly string[] | undefined = enforcement?.regionExemptions;
  return names === undefined ? undefined : Object.values(RegionExemption).filter((value) => names.includes(value));
}
