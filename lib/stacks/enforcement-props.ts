import type { SitePlan } from '../plan';
import type { EnforcementProps } from '../sovereignty/enforcement/enforcement-props';
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
    regionExemptions: enforcement?.regionExemptions?.slice(),
    earlierLimits: enforcement?.earlierLimits,
    otherServiceControlPolicies: enforcement?.otherServiceControlPolicies,
  };
}
