import type { Site } from './site';

/** The id of the cell of a site that does not list its cells. */
export const ONLY_CELL = 'main';

/** A cell that does not belong to a training pool. */
export interface ListedCell {
  readonly id: string;
  readonly cidr: string;
  readonly nodeCidr?: string | undefined;
  readonly homeZone?: string | undefined;
}

/** The sections that decide which cells there are beside those of training pools. */
export type CellSections = Pick<Site, 'network' | 'training'>;

/**
 * The cells of a site beside those of training pools: those it lists, or one that takes the whole range.
 *
 * Where there is a training pool the range belongs to its cells, and others exist only when they are listed. What names no cell is in
 * the only one of this list, never in a cell of a training pool: adding a pool would move it there.
 */
export function listedCells({ network, training }: CellSections): readonly ListedCell[] {
  return network.cells ?? (training.length === 0 ? [{ id: ONLY_CELL, cidr: network.cidr }] : []);
}
