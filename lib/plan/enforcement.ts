import type { Site } from '../site/site';
import type { EnforcementPlan } from './enforcement-plan';
import { planHosting } from './hosting';

/** How the policy of a site is enforced while it runs; nothing where the site does not say. */
export function planEnforcement(site: Site): EnforcementPlan | undefined {
  const { enforcement } = site;
  if (enforcement === undefined) {
    return undefined;
  }
  const { targetIds, aiOptOutTargetIds, kinds, regionExemptions, conformancePack, controlTower, ...rest } = enforcement;
  return {
    ...rest,
    targetIds: sorted(targetIds),
    ...(aiOptOutTargetIds === undefined ? {} : { aiOptOutTargetIds: sorted(aiOptOutTargetIds) }),
    ...(kinds === undefined ? {} : { kinds: sorted(kinds) }),
    ...(regionExemptions === undefined ? {} : { regionExemptions: sorted(regionExemptions) }),
    ...(conformancePack === undefined
      ? {}
      : { conformancePack: { excludedRules: sorted(conformancePack.excludedRules) } }),
    ...(controlTower === undefined
      ? {}
      : { controlTower: { unitArns: unitArns(site), excludedControls: sorted(controlTower.excludedControls) } }),
  };
}

/** The units among the targets of the organization. Rules of the site hold that account and organization are stated. */
function unitArns(site: Site): string[] {
  const { enforcement, sovereignty } = site;
  const owner = `arn:${planHosting(site).partition}:organizations::${enforcement?.managementAccount}`;
  return sorted(enforcement?.targetIds ?? [])
    .filter((target) => target.startsWith('ou-'))
    .map((unit) => `${owner}:ou/${sovereignty.organizationId}/${unit}`);
}

function sorted<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
