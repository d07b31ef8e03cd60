import { SHARED_ADDRESS_SPACE } from '../../catalog/cell-layout';
import { Cidr, privateBlockOf } from '../../catalog/cidr';
import { type CellSections, listedCells } from '../listed-cells';
import type { PathStep } from '../problem';
import type { Site } from '../site';

/** A range of the site description, with what to call it and where it stands. */
export interface NamedRange {
  readonly name: string;
  readonly text: string;
  /** Unset when the text is not a range. */
  readonly cidr: Cidr | undefined;
  readonly path: readonly PathStep[];
}

type Network = Site['network'];
type Training = Site['training'];

/** The range of the whole site. */
export function siteRange({ cidr }: Network): NamedRange {
  return named('the site range', cidr, ['network', 'cidr']);
}

/** The range of the whole site, unless it is not private: then it has to change first, and what it overlaps does not matter. */
export function privateSite(network: Network): NamedRange[] {
  const site = siteRange(network);
  return site.cidr === undefined || privateBlockOf(site.cidr) === undefined ? [] : [site];
}

/** The range of each cell beside those of training pools; of a site that lists none, the one that takes the whole range. */
export function cellRanges(site: CellSections): NamedRange[] {
  const { cells } = site.network;
  return listedCells(site).map(({ id, cidr }, index) =>
    named(`cell "${id}"`, cidr, cells === undefined ? ['network', 'cidr'] : ['network', 'cells', index, 'cidr']),
  );
}

/** The ranges that training pools state for their cells. */
export function trainingRanges(training: Training): NamedRange[] {
  return training.flatMap(({ id, cidr }, index) =>
    cidr === undefined ? [] : [named(`training pool "${id}"`, cidr, ['training', index, 'cidr'])],
  );
}

/** The node ranges as they are written: one for the site, unless every cell has its own or there is none. */
export function nodeRanges(site: CellSections): NamedRange[] {
  const { nodeCidr } = site.network;
  const cells = listedCells(site);
  const own = cells.flatMap((cell, index) =>
    cell.nodeCidr === undefined
      ? []
      : [named(`the node range of cell "${cell.id}"`, cell.nodeCidr, ['network', 'cells', index, 'nodeCidr'])],
  );
  const shared = own.length === cells.length ? [] : [named('the node range', nodeCidr, ['network', 'nodeCidr'])];
  return [...shared, ...own];
}

/** The node range that each cell ends up with, beside those of training pools. */
export function nodeRangesOfCells(site: CellSections): NamedRange[] {
  return listedCells(site).map((cell, index) =>
    named(`cell "${cell.id}"`, cell.nodeCidr ?? site.network.nodeCidr, ['network', 'cells', index, 'nodeCidr']),
  );
}

/** The node range that each training pool ends up with; none of a pool that has to state one. */
export function trainingNodeRanges(site: CellSections): NamedRange[] {
  return site.training.flatMap((pool, index) => (needsNodeRange(index, site) ? [] : [nodeRangeOfPool(pool, index)]));
}

/** Whether a training pool takes the usual node range, and others take addresses of it as well. */
export function needsNodeRange(index: number, site: CellSections): boolean {
  const ranges = site.training.map(nodeRangeOfPool);
  const own = ranges[index];
  return (
    own !== undefined &&
    site.training[index]?.nodeCidr === undefined &&
    [...nodeRangesOfCells(site), ...ranges].some((other) => other !== own && overlap(own, other))
  );
}

function nodeRangeOfPool({ id, nodeCidr = SHARED_ADDRESS_SPACE }: Training[number], index: number): NamedRange {
  return named(`the node range of training pool "${id}"`, nodeCidr, ['training', index, 'nodeCidr']);
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
