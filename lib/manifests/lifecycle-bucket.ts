import type { SitePlan } from '../plan';

/** The name of the bucket that nodes take scripts and programs from. */
export function lifecycleBucket({ siteId, hosting }: SitePlan): string {
  return `sagemaker-${siteId}-${hosting.account}-${hosting.region}`;
}
