import { RACK_DESIGNS, type RackDesign } from '../catalog/rack-designs';
import type { Site } from '../site/site';
import { unvalidated } from './hosting';
import { sortedBy } from './order';
import type { HallPlan, RackPoolPlan } from './site-plan';

/** What the racks of a site hold, and what they ask of the building. */
export function planRacks(site: Site): RackPoolPlan[] {
  return sortedBy(site.racks, (pool) => pool.id).map((pool) => {
    const design = designOf(pool.design);
    const powerKw = pool.powerKw ?? design.powerKw;
    const weightKg = pool.weightKg ?? design.weightKg;
    const { cooling, footprintM2 } = design;
    return {
      id: pool.id,
      design: pool.design,
      count: pool.count,
      hall: pool.hall,
      nodes: pool.count * design.nodes,
      accelerators: pool.count * design.accelerators,
      ...(powerKw === undefined ? {} : { powerKw: tenths(pool.count * powerKw) }),
      ...(powerKw === undefined || cooling === undefined
        ? {}
        : {
            liquidKw: tenths(pool.count * powerKw * cooling.liquidShare),
            airKw: tenths(pool.count * powerKw * (1 - cooling.liquidShare)),
          }),
      ...(weightKg === undefined || footprintM2 === undefined
        ? {}
        : { floorLoadKgPerM2: Math.ceil(weightKg / footprintM2) }),
    };
  });
}

/** What the racks of each hall add up to, beside what the hall offers. */
export function planHalls(site: Site, racks: readonly RackPoolPlan[]): HallPlan[] {
  return sortedBy(site.facility.halls, (hall) => hall.id).map((hall) => {
    const here = racks.filter((pool) => pool.hall === hall.id);
    const sum = (figure: (pool: RackPoolPlan) => number | undefined) =>
      tenths(here.reduce((total, pool) => total + (figure(pool) ?? 0), 0));
    return {
      id: hall.id,
      racks: sum((pool) => pool.count),
      ...(hall.rackPositions === undefined ? {} : { rackPositions: hall.rackPositions }),
      powerKw: hall.powerKw,
      powerUsedKw: sum((pool) => pool.powerKw),
      liquidCoolingKw: hall.liquidCoolingKw,
      liquidUsedKw: sum((pool) => pool.liquidKw),
      airCoolingKw: hall.airCoolingKw,
      airUsedKw: sum((pool) => pool.airKw),
    };
  });
}

/** A rack design of the catalogue. */
export function designOf(id: string): RackDesign {
  const design = RACK_DESIGNS[id];
  if (design === undefined) {
    throw unvalidated(`the rack design ${id} is unknown`);
  }
  return design;
}

function tenths(kilowatts: number): number {
  return Math.round(kilowatts * 10) / 10;
}
