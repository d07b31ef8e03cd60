import type { AcceleratedInstanceType } from '../catalog/instance-types';
import { type StatedHardware, hardwareOf as statedHardware } from '../site/node-hardware';
import type { Site } from '../site/site';
import { unvalidated } from './hosting';

/** What the nodes of a pool are, and how many there are. */
export interface PoolHardware {
  readonly instanceType: string;
  readonly nodes: number;
  /** Accelerators in one node; 0 for nodes without, and where nobody knows. */
  readonly acceleratorsPerNode: number;
  /** Nodes that EC2 places only together. */
  readonly nodesPerUltraServer: number;
  /** What the catalogue says; unset for instance types without accelerators. */
  readonly type?: AcceleratedInstanceType | undefined;
}

/** Instance type and number of nodes of a pool, from its racks where it names some. */
export function hardwareOf(site: Site, pool: StatedHardware & { readonly id: string }): PoolHardware {
  const { instanceType, nodes, type, nodesPerUltraServer } = statedHardware(pool, site);
  if (instanceType === undefined || nodes === undefined) {
    throw unvalidated(`the pool ${pool.id} has neither racks nor an instance type with a number of nodes`);
  }
  return {
    instanceType,
    nodes,
    acceleratorsPerNode: type?.accelerators ?? 0,
    nodesPerUltraServer,
    type,
  };
}
