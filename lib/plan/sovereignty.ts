import type { Site } from '../site/site';
import { planHosting } from './hosting';
import type { SovereigntyPlan } from './site-plan';

/**
 * The sovereignty policy that a site description states.
 *
 * `residency-strict` and `residency-standard` differ in one thing: what happens to a value that cannot be proven to stay.
 */
export function sovereigntyOf(site: Site): SovereigntyPlan {
  const { sovereignty } = site;
  const hosting = planHosting(site);
  return {
    partition: hosting.partition,
    region: hosting.region,
    dnsSuffix: hosting.dnsSuffix,
    account: hosting.account,
    jurisdiction: site.identity.jurisdiction,
    allowedRegions: [...(sovereignty.allowedRegions ?? [hosting.region])].sort(),
    allowedAccounts: [...sovereignty.allowedAccounts].sort(),
    allowedHosts: [...sovereignty.allowedHosts].sort(),
    strict: sovereignty.preset === 'residency-strict',
    minimumKeyDeletionWindowDays: sovereignty.keyDeletionWindowDays,
    minimumLogRetentionDays: sovereignty.logRetentionDays,
  };
}
