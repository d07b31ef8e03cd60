import type { Catalogue } from '../catalog/catalogue';
import { type AcceleratedInstanceType, INSTANCE_TYPES } from '../catalog/instance-types';
import type { Site } from '../site/site';
import type { SitePlan } from './site-plan';

/** The instance types that a site describes itself, sorted by name. */
export function planInstanceTypes(site: Site, catalogue: Catalogue): AcceleratedInstanceType[] {
  const names = site.catalogue.instanceTypes.map(({ name }) => name).sort();
  return names.flatMap((name) => catalogue.instanceType(name) ?? []);
}

/** What is known of an instance type: what the site says, else what this release knows; nothing for types without accelerators. */
export function instanceTypeOf(
  { instanceTypes }: Pick<SitePlan, 'instanceTypes'>,
  name: string,
): AcceleratedInstanceType | undefined {
  return instanceTypes.find((type) => type.name === name) ?? INSTANCE_TYPES.get(name);
}
