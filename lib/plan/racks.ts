import type { Catalogue } from '../catalog/catalogue';
import type { RackDesign } from '../catalog/rack-designs';
import type { Site } from '../site/site';
import { unvalidated } from './hosting';
import { sortedBy } from './order';
import type { HallPlan, RackPoolPlan } from './site-plan';

/** What one rack asks of the building, as far as anybody says it. */
export interface RackFigures {
  readonly powerKw?: number | undefined;
  /** Share of the heat that goes into the liquid loop. */
  readonly liquidShare?: number | undefined;
  readonly weightKg?: number | undefined;
  readonly footprintM2?: number | undefined;
}

/** The figures of one rack of a pool: those of the supplier before those of the design. */
export function figuresOf(stated: RackFigures, design: RackDesign): RackFigures {
  return {
    powerKw: stated.powerKw ?? design.powerKw,
    liquidShare: stated.liquidShare ?? design.cooling?.liquidShare,
    weightKg: stated.weightKg ?? design.weightKg,
    footprintM2: stated.footprintM2 ?? design.footprintM2,
  };
}

/** What the racks of a site hold, and what they ask of the building. */
export function planRacks(site: Site, catalogue: Catalogue): RackPoolPlan[] {
  return sortedBy(site.racks, (pool) => pool.id).map((pool) => {
    const design = designOf(catalogue, pool.design);
    const { powerKw, liquidShare, weightKg, footprintM2 } = figuresOf(pool, design);
    return {
      id: pool.id,
      design: pool.design,
      count: pool.count,
      hall: pool.hall,
      nodes: pool.count * design.nodes,
      accelerators: pool.count * design.accelerators,
      ...(powerKw === undefined ? {} : { powerKw: tenths(pool.count * powerKw) }),
      ...(powerKw === undefined || liquidShare === undefined
        ? {}
        : {
            liquidKw: tenths(pool.count * powerKw * liquidShare),
            airKw: tenths(pool.count * powerKw * (1 - liquidShare)),
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
export function designOf(catalogue: Catalogue, id: string): RackDesign {
  const design = catalogue.rackDesign(id);
  if (design === undefined) {
    throw unvalidated(`the rack design ${id} is unknown`);
  }
  return design;
}

function tenths(kilowatts: number): number {
  return Math.round(kilowatts * 10) / 10;
}
