import { NODE_PREFIX } from '../catalog/cell-layout';
import { NETWORK_ADDRESS_USAGE, usableAddresses } from '../catalog/network-usage';
import {
  EKS_NODES,
  HYPERPOD_GROUPS,
  MANAGED_NODE_GROUPS,
  nodesPerGroup,
  PCS_NODES,
  wholeUltraServers,
} from '../catalog/training-limits';
import { type CellDemand, cellBudget, nodeUse } from './budget';
import { counted } from './counted';
import { helperNodes } from './orchestrators';
import type { TrainingPoolPlan } from './training-plan';

/** Something that bounds the size of a cell. */
export interface CellLimit {
  /** The most accelerated nodes of a cell, in whole UltraServers. */
  readonly nodes: number;
  /** What they fit into, for people. */
  readonly what: string;
}

/** What bounds the size of a cell, the tightest first. */
export function cellLimits(pool: TrainingPoolPlan, demand: CellDemand): CellLimit[] {
  return [...networkLimits(demand), ...orchestratorLimits(pool, demand)]
    .map(({ nodes, what }) => ({ nodes: wholeUltraServers(nodes, pool.nodesPerUltraServer), what }))
    .sort((a, b) => a.nodes - b.nodes);
}

function networkLimits(demand: CellDemand): CellLimit[] {
  const node = nodeUse(demand.kubernetes, demand.type);
  const empty = cellBudget({ ...demand, nodes: 0 });
  const { widest } = NODE_PREFIX;
  const { raised } = NETWORK_ADDRESS_USAGE;
  return [
    {
      nodes: (usableAddresses(widest) - empty.addresses) / node.addresses,
      what: `a node range of /${widest}, the widest that AWS takes, at ${node.addresses} ${node.addresses === 1 ? 'address' : 'addresses'} a node`,
    },
    {
      nodes: (raised - empty.networkAddressUsage) / node.units,
      what: `${counted(raised)} units of network address usage, the most that the quota of a VPC is raised to, at ${node.units} a node`,
    },
  ];
}

function orchestratorLimits(pool: TrainingPoolPlan, { helpers }: CellDemand): CellLimit[] {
  const helperGroups = helperNodes(pool).length;
  const eks = {
    nodes: EKS_NODES.most - helpers,
    what: `${counted(EKS_NODES.most)} nodes of an EKS cluster, the most that AWS has spoken of`,
  };
  const hyperPod = {
    nodes: (HYPERPOD_GROUPS.perCluster - helperGroups) * nodesPerGroup(false, pool.nodesPerUltraServer),
    what: `${HYPERPOD_GROUPS.perCluster} instance groups of a HyperPod cluster, which takes ${counted(HYPERPOD_GROUPS.instances)} instances in each`,
  };
  switch (pool.orchestrator) {
    case 'hyperPodEks':
      return [eks, hyperPod];
    case 'hyperPodSlurm':
      return [hyperPod];
    case 'pcs':
      return [
        {
          nodes: PCS_NODES - helpers,
          what: `${counted(PCS_NODES)} nodes of a PCS cluster, ${helpers === 0 ? 'of the largest size' : `${helpers} of them to log in to`}`,
        },
      ];
    case 'eks':
      return [
        eks,
        {
          nodes: (MANAGED_NODE_GROUPS.perCluster - helperGroups) * nodesPerGroup(true, pool.nodesPerUltraServer),
          what: `${MANAGED_NODE_GROUPS.perCluster} managed node groups of ${MANAGED_NODE_GROUPS.nodes} nodes, one of them for system nodes`,
        },
      ];
  }
}
