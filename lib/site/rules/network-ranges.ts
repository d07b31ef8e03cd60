import { Cidr, privateBlockOf } from '../../catalog/cidr';
import type { PathStep } from '../problem';
import type { Site } from '../site';
import { ONLY_CELL } from './cells';

/** A range of the site description, with what to call it and where it stands. */
export interface NamedRange {
  readonly name: string;
  readonly text: string;
  /** Unset when the text is not a range. */
  readonly cidr: Cidr | undefined;
  readonly path: readonly PathStep[];
}

type Network = Site['network'];

/** The range of the whole site. */
export function siteRange({ cidr }: Network): NamedRange {
  return named('the site range', cidr, ['network', 'cidr']);
}

/** The range of the whole site, unless it is not private: then it has to change first, and what it overlaps does not matter. */
export function privateSite(network: Network): NamedRange[] {
  const site = siteRange(network);
  return site.cidr === undefined || privateBlockOf(site.cidr) === undefined ? [] : [site];
}

/** The range of each cell; of a site that lists none, the one cell that takes the whole range. */
export function cellRanges({ cidr, cells }: Network): NamedRange[] {
  return (
    cells?.map((cell, index) => named(`cell "${cell.id}"`, cell.cidr, ['network', 'cells', index, 'cidr'])) ?? [
      named(`cell "${ONLY_CELL}"`, cidr, ['network', 'cidr']),
    ]
  );
}

/** The node ranges as they are written: one for the site, unless every cell has its own. */
export function nodeRanges({ nodeCidr, cells }: Network): NamedRange[] {
  const own = (cells ?? []).flatMap((cell, index) =>
    cell.nodeCidr === undefined
      ? []
      : [named(`the node range of cell "${cell.id}"`, cell.nodeCidr, ['network', 'cells', index, 'nodeCidr'])],
  );
  const shared =
    own.length > 0 && own.length === cells?.length ? [] : [named('the node range', nodeCidr, ['network', 'nodeCidr'])];
  return [...shared, ...own];
}

/** The node range that each cell ends up with. */
export function nodeRangesOfCells({ nodeCidr, cells }: Network): NamedRange[] {
  return (cells ?? []).map((cell, index) =>
    named(`cell "${cell.id}"`, cell.nodeCidr ?? nodeCidr, ['network', 'cells', index, 'nodeCidr']),
  );
}

/** The widest range that security groups of a site let in. */
export const WIDEST_ON_PREMISES = 8;

/** The ranges in use outside the factory, as they are written. */
export function onPremisesRanges({ onPremises }: Network): NamedRange[] {
  return onPremises.map((range, index) =>
    named(`on-premises range "${range.id}"`, range.cidr, ['network', 'onPremises', index, 'cidr']),
  );
}

/** The ranges outside the factory that a range may not overlap. One that is wider than any organisation has to change first. */
export function foreignRanges(network: Network): NamedRange[] {
  return onPremisesRanges(network).filter(({ cidr }) => cidr !== undefined && cidr.prefix >= WIDEST_ON_PREMISES);
}

/** Whether two ranges share an address. */
export function overlap(a: NamedRange, b: NamedRange): boolean {
  return a.cidr !== undefined && b.cidr !== undefined && a.cidr.overlaps(b.cidr);
}

/** Gives a range its name and its place. */
export function named(name: string, text: string, path: PathStep[]): NamedRange {
  return { name, text, cidr: Cidr.parse(text), path };
}
