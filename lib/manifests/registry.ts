import type { SitePlan } from '../plan';

/** The host of the site's registry of images. */
export function registryHost({ hosting }: SitePlan): string {
  return `${hosting.account}.dkr.ecr.${hosting.region}.${hosting.dnsSuffix}`;
}

/** The repository that mirrors an image, without tag. */
export function mirrorRepository(plan: SitePlan, imageId: string): string {
  return `${registryHost(plan)}/${plan.siteId}/mirror/${imageId}`;
}
