import type { EnforcementPlan, SitePlan } from '../plan';
import {
  ControlTowerControls,
  EnforcementPolicies,
  OrganizationPolicies,
  SovereigntyBoundary,
  SovereigntyConformancePack,
  SovereigntyPolicy,
} from '../sovereignty';
import { enforcementProps } from './enforcement-props';
import type { SiteStack } from './site-stack';

/** The permission boundary of the site, in a stack that is deployed before all others. */
export function buildBoundary(stack: SiteStack, plan: SitePlan): SovereigntyBoundary {
  return new SovereigntyBoundary(stack, 'Boundary', { policies: new EnforcementPolicies(enforcementProps(plan)) });
}

/** The policies of the organization, and the controls of its landing zone. */
export function buildOrganization(stack: SiteStack, plan: SitePlan, enforcement: EnforcementPlan): void {
  const { targetIds, aiOptOutTargetIds, kinds, controlTower } = enforcement;
  new OrganizationPolicies(stack, 'Policies', {
    policies: new EnforcementPolicies(enforcementProps(plan)),
    targetIds: [...targetIds],
    aiOptOutTargetIds: aiOptOutTargetIds === undefined ? undefined : [...aiOptOutTargetIds],
    kinds: kinds === undefined ? undefined : [...kinds],
  });
  if (controlTower !== undefined) {
    const { unitArns, excludedControls } = controlTower;
    new ControlTowerControls(stack, 'Controls', {
      unitArns: [...unitArns],
      excludedControls: [...excludedControls],
    });
  }
}

/** What AWS Config watches in the account of the site. */
export function buildConformancePack(stack: SiteStack, plan: SitePlan, excludedRules: readonly string[]): void {
  new SovereigntyConformancePack(stack, 'Pack', {
    policy: new SovereigntyPolicy(plan.sovereignty),
    packName: `${plan.siteId}-sovereignty`,
    excludedRules: [...excludedRules],
  });
}
