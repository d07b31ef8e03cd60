import type { RegionExemption } from '../catalog/region-exemptions';
import type { EnforcementKind } from '../catalog/sovereignty-words';

/** How the policy of a site is enforced while it runs, in the words of `EnforcementProps` and of the constructs that deploy it. */
export interface EnforcementPlan {
  /** The account that policies of the organization are deployed to; unset where others attach them. */
  readonly managementAccount?: string;
  readonly targetIds: readonly string[];
  readonly aiOptOutTargetIds?: readonly string[];
  /** The kinds that are attached; every kind for which there is a document where it is unset. */
  readonly kinds?: readonly EnforcementKind[];
  /** Whether every role of the site carries the permission boundary. */
  readonly boundary: boolean;
  readonly boundaryName?: string;
  readonly requireBoundary: boolean;
  readonly fixBlockPublicAccess: boolean;
  readonly regionExemptions?: readonly RegionExemption[];
  readonly earlierLimits: boolean;
  readonly otherServiceControlPolicies: number;
  readonly conformancePack?: { readonly excludedRules: readonly string[] };
  readonly controlTower?: {
    /** The units among the targets. */
    readonly unitArns: readonly string[];
    readonly excludedControls: readonly string[];
  };
}
