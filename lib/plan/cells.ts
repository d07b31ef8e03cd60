import { SHARED_ADDRESS_SPACE } from '../catalog/cell-layout';
import { Cidr } from '../catalog/cidr';
import { trainingCellRange, trainingNodeRange } from '../catalog/training-cells';
import { listedCells } from '../site/listed-cells';
import type { Site } from '../site/site';
import { unvalidated } from './hosting';
import { sortedBy } from './order';
import type { CellPlan } from './site-plan';
import type { TrainingPoolPlan } from './training-plan';

/** The cells of a site that do not belong to a training pool. */
export function planListedCells(site: Site): CellPlan[] {
  return sortedBy(listedCells(site), (cell) => cell.id).map((cell) => ({
    id: cell.id,
    cidr: cell.cidr,
    nodeCidr: cell.nodeCidr ?? site.network.nodeCidr,
    homeZone: homeZoneOf(site, `the cell ${cell.id}`, cell.homeZone),
  }));
}

/**
 * The cells of training pools.
 *
 * The address ranges of a cell follow from its number alone, so a cell that exists keeps them whatever is added behind it.
 */
export function planTrainingCells(site: Site, training: readonly TrainingPoolPlan[]): CellPlan[] {
  return site.training.flatMap((stated) => {
    const pool = training.find((candidate) => candidate.id === stated.id);
    const routable = range(stated.cidr ?? site.network.cidr);
    const nodes = range(stated.nodeCidr ?? SHARED_ADDRESS_SPACE);
    const homeZone = homeZoneOf(site, `the training pool ${stated.id}`, stated.homeZone);
    return (pool?.cells ?? []).map((cell) => ({
      id: cell.id,
      cidr: trainingCellRange(routable, cell.number).toString(),
      nodeCidr: trainingNodeRange(nodes, cell.number, pool?.nodesPerCell ?? 0).toString(),
      homeZone,
      trainingPool: stated.id,
      ...(stated.tenant === undefined ? {} : { tenant: stated.tenant }),
    }));
  });
}

/** The zone that something lives in: its own, that of the network, or the only one. */
export function homeZoneOf({ network, hosting }: Site, who: string, own?: string): string {
  const zone = own ?? network.homeZone ?? (hosting.zones.length === 1 ? hosting.zones[0]?.name : undefined);
  if (zone === undefined) {
    throw unvalidated(`${who} has no home zone`);
  }
  return zone;
}

function range(text: string): Cidr {
  const cidr = Cidr.parse(text);
  if (cidr === undefined) {
    throw unvalidated(`${text} is not a range`);
  }
  return cidr;
}
