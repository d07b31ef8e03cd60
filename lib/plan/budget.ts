import { type AcceleratedInstanceType, networkInterfacesOf } from '../catalog/instance-types';
import {
  ADDRESSES_PER_KUBERNETES_NODE,
  NETWORK_ADDRESS_USAGE,
  PODS_PER_NODE,
  PREFIXES_PER_NODE,
  UNITS,
  usableAddresses,
} from '../catalog/network-usage';
import { nodeRangePrefix } from '../catalog/training-cells';
import type { CellBudgetPlan } from './training-plan';

/** What decides how much a training cell takes of its network. */
export interface CellDemand {
  /** Accelerated nodes. */
  readonly nodes: number;
  /** Nodes without accelerators. */
  readonly helpers: number;
  readonly nodesOfFullCell: number;
  /** What the accelerated nodes are; unset where the catalogue does not know it. */
  readonly type?: AcceleratedInstanceType | undefined;
  /** Whether nodes run pods. */
  readonly kubernetes: boolean;
  readonly interfaceEndpoints: number;
  readonly zones: number;
  readonly transitGateway: boolean;
  /** File servers of a full cell, which take addresses beside the nodes. */
  readonly fileServers: number;
}

/** What a training cell takes of its network, beside what there is. */
export function cellBudget(demand: CellDemand): CellBudgetPlan {
  const { nodes, helpers, kubernetes, interfaceEndpoints, zones, fileServers } = demand;
  const node = nodeUse(kubernetes, demand.type);
  const helper = nodeUse(kubernetes);
  const attachment = demand.transitGateway ? UNITS.transitGatewayAttachment : 0;
  return {
    addresses: nodes * node.addresses + helpers * helper.addresses + fileServers,
    addressesAvailable: usableAddresses(nodeRangePrefix(demand.nodesOfFullCell)),
    networkAddressUsage:
      nodes * node.units +
      helpers * helper.units +
      fileServers * UNITS.address +
      zones * (interfaceEndpoints * UNITS.endpoint + attachment),
    networkAddressUsageLimit: NETWORK_ADDRESS_USAGE.usual,
    networkInterfaces: nodes * node.interfaces + helpers * helper.interfaces + fileServers + zones * interfaceEndpoints,
    interfaceEndpoints,
  };
}

/** What one node takes. */
export interface NodeUse {
  /** Addresses of the node range. */
  readonly addresses: number;
  /** Units of network address usage. */
  readonly units: number;
  readonly interfaces: number;
}

/** What one node takes: a primary interface with an address, adapters without, and prefixes for its pods. */
export function nodeUse(kubernetes: boolean, type?: AcceleratedInstanceType): NodeUse {
  const adapters = type === undefined ? 0 : networkInterfacesOf(type).length - 1;
  const pods = kubernetes ? PREFIXES_PER_NODE * UNITS.prefix + PODS_PER_NODE * UNITS.pod : 0;
  return {
    addresses: kubernetes ? ADDRESSES_PER_KUBERNETES_NODE : 1,
    units: UNITS.address + adapters * UNITS.efaInterface + pods,
    interfaces: 1 + adapters,
  };
}
