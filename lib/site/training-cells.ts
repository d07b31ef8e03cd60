import { nodesPerCell, trainingCellId } from '../catalog/training-cells';
import { type HardwareSections, hardwareOf } from './node-hardware';
import type { Site } from './site';

type TrainingPool = Site['training'][number];

/** The most cells of a training pool: their numbers have three digits. */
export const MOST_TRAINING_CELLS = 999;

/** How many cells a training pool is divided into; none as long as nobody knows what it consists of. */
export function numberOfCells(pool: TrainingPool, site: HardwareSections): number | undefined {
  const { instanceType, nodes, nodesPerUltraServer } = hardwareOf(pool, site);
  return instanceType === undefined || nodes === undefined
    ? undefined
    : Math.ceil(nodes / nodesPerCell({ instanceType, nodesPerUltraServer, nodesPerCell: pool.nodesPerCell }));
}

/** The ids of the cells of a training pool, from the first; none as long as nobody knows how many there are. */
export function trainingCellIds(pool: TrainingPool, site: HardwareSections): readonly string[] | undefined {
  const cells = numberOfCells(pool, site);
  return cells === undefined
    ? undefined
    : Array.from({ length: Math.min(cells, MOST_TRAINING_CELLS) }, (_, index) => trainingCellId(pool.id, index + 1));
}

/** Whether an id has the form of the ids of a training pool's cells. */
export function looksLikeCellOf(poolId: string, cell: string): boolean {
  return cell.startsWith(`${poolId}-`) && /^\d{3}$/.test(cell.slice(poolId.length + 1));
}

/** The ids of the cells of a pool in few words: "frontier-001 to frontier-025". */
export function inWords(ids: readonly string[]): string {
  const [first, last] = [ids[0], ids.at(-1)];
  return first === undefined || last === undefined || first === last ? (first ?? '') : `${first} to ${last}`;
}
