import type { AcceleratedInstanceType } from '../catalog/instance-types';
import type { RackDesign } from '../catalog/rack-designs';
import { catalogueOf } from './catalogue-of';
import type { Site } from './site';

/** The sections that decide what the nodes of a pool are. */
export const HARDWARE_SECTIONS = ['racks', 'catalogue'] as const;

/** The part of a site that decides what the nodes of a pool are. */
export type HardwareSections = Pick<Site, (typeof HARDWARE_SECTIONS)[number]>;

/** The part of a pool that says what it consists of. */
export interface StatedHardware {
  readonly racks?: string | undefined;
  readonly instanceType?: string | undefined;
  readonly nodes?: number | undefined;
}

/** What the nodes of a pool are, as far as the site says it. */
export interface NodeHardware {
  readonly instanceType?: string | undefined;
  readonly nodes?: number | undefined;
  /** What the catalogue says of the instance type; unset for types without accelerators. */
  readonly type?: AcceleratedInstanceType | undefined;
  /** Nodes that EC2 places only together. */
  readonly nodesPerUltraServer: number;
}

/** Racks of one design. */
export interface RacksOfDesign {
  readonly design: RackDesign;
  /** Servers in all of them. */
  readonly nodes: number;
}

/** Instance type and number of nodes of a pool, from its racks where it names some. */
export function hardwareOf(pool: StatedHardware, site: HardwareSections): NodeHardware {
  const racks = pool.racks === undefined ? undefined : racksOf(pool.racks, site);
  const { instanceType, nodes } =
    pool.racks === undefined ? pool : { instanceType: racks?.design.instanceType, nodes: racks?.nodes };
  const type = catalogueOf(site).instanceType(instanceType ?? '');
  return { instanceType, nodes, type, nodesPerUltraServer: type?.nodesPerUltraServer ?? 1 };
}

/** The racks of a rack pool; none when nobody has described the pool or its design. */
export function racksOf(id: string, site: HardwareSections): RacksOfDesign | undefined {
  const pool = site.racks.find((candidate) => candidate.id === id);
  const design = pool === undefined ? undefined : catalogueOf(site).rackDesign(pool.design);
  return pool === undefined || design === undefined ? undefined : { design, nodes: pool.count * design.nodes };
}
