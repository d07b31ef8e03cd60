import type { Cidr } from './cidr';
import { wholeUltraServers } from './training-limits';

/** Accelerated nodes of a full cell where the site states no number, for families that differ from `USUAL_NODES_PER_CELL`. */
const NODES_PER_CELL: { readonly [family: string]: number } = {
  p5: 864,
  p5e: 864,
  'p6e-gb200': 864,
  'p6e-gb300': 864,
};

/**
 * Accelerated nodes of a full cell: what one /17 of addresses, one reservation of 1,000 instances and the network address usage that
 * a network has from the start hold together.
 *
 * 864 nodes of GB200 are 48 racks, six scalable units of eight racks
 * (https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-gb200/, read 2026-11-22).
 */
const USUAL_NODES_PER_CELL = 960;

/** Prefix length of the routable range of a training cell. */
export const CELL_RANGE_PREFIX = 20;

/** Accelerated nodes of the largest cell that takes its node range as a /17: 992 nodes at 33 addresses, less the most helpers. */
const NODES_OF_A_17 = 972;

/** What decides how a training pool is divided. */
export interface TrainingPoolShape {
  readonly instanceType: string;
  /** Nodes that EC2 places only together. */
  readonly nodesPerUltraServer: number;
  /** What the site states, if it does. */
  readonly nodesPerCell?: number;
}

/**
 * Accelerated nodes of a full cell, in whole UltraServers, and one of those at least.
 *
 * It follows from the pool's hardware and from what is stated, never from its size: a pool that grows keeps its cells.
 */
export function nodesPerCell({ instanceType, nodesPerUltraServer, nodesPerCell: stated }: TrainingPoolShape): number {
  const family = instanceType.replace(/\..*$/, '');
  const wanted = stated ?? NODES_PER_CELL[family] ?? USUAL_NODES_PER_CELL;
  return wholeUltraServers(wanted, nodesPerUltraServer);
}

/** The nodes of each cell of a pool, in order: every cell but the last is full. */
export function nodesOfCells(nodes: number, perCell: number): number[] {
  return filled(nodes, perCell);
}

/** A quantity in portions: each one but the last is full, so that a larger quantity changes the last one or adds to them. */
export function filled(quantity: number, portion: number): number[] {
  return Array.from({ length: Math.ceil(quantity / portion) }, (_, index) =>
    Math.min(portion, quantity - index * portion),
  );
}

/** The id of a cell of a training pool: `frontier-001` is the first. */
export function trainingCellId(poolId: string, number: number): string {
  return `${poolId}-${String(number).padStart(3, '0')}`;
}

/** The routable range of a cell by its number from 1: the first cell has the first /20 of the pool's range. */
export function trainingCellRange(pool: Cidr, number: number): Cidr {
  return pool.part(CELL_RANGE_PREFIX, number - 1);
}

/** The node range of a cell by its number from 1: one /17 of the pool's node range, or one /16 where a full cell needs more. */
export function trainingNodeRange(pool: Cidr, number: number, perCell: number): Cidr {
  return pool.part(nodeRangePrefix(perCell), number - 1);
}

/** Prefix length of the node range of every cell of a pool, by the nodes of a full cell. */
export function nodeRangePrefix(perCell: number): number {
  return perCell > NODES_OF_A_17 ? 16 : 17;
}

/** How many cells a range of a pool holds, by the prefix length that each one takes. */
export function cellsThatFit(pool: Cidr, prefix: number): number {
  return prefix < pool.prefix ? 0 : 2 ** (prefix - pool.prefix);
}
