import { type InstanceHardware, instanceHardwareOf } from '../compute';
import type { SitePlan } from '../plan';

/** The hardware of an instance type that the site describes itself. Constructs know the others. */
export function statedHardware({ instanceTypes }: SitePlan, name: string): InstanceHardware | undefined {
  const stated = instanceTypes.find((type) => type.name === name);
  return stated === undefined ? undefined : instanceHardwareOf(stated);
}
