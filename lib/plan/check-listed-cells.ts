import { Cidr } from '../catalog/cidr';
import { ADDRESSES_PER_KUBERNETES_NODE, usableAddresses } from '../catalog/network-usage';
import { MANAGED_NODE_GROUPS } from '../catalog/training-limits';
import type { UnplacedProblem } from '../site/problem';
import type { Site } from '../site/site';
import type { SitePlan } from './site-plan';

/** What cells that do not belong to a training pool ask for and a cluster or their addresses cannot give. */
export function checkListedCells(site: Site, plan: SitePlan): UnplacedProblem[] {
  return [...poolProblems(site, plan), ...cellProblems(site, plan)];
}

function poolProblems(site: Site, plan: SitePlan): UnplacedProblem[] {
  return (site.compute?.pools ?? []).flatMap((pool, index): UnplacedProblem[] => {
    const nodes = plan.pools.find((candidate) => candidate.id === pool.id)?.nodes ?? 0;
    if (nodes <= MANAGED_NODE_GROUPS.nodes) {
      return [];
    }
    return [
      {
        code: 'AIF-PLAN-003',
        severity: 'error',
        path: ['compute', 'pools', index, 'racks'],
        message: `the racks "${pool.racks}" hold ${nodes} nodes, a managed node group takes ${MANAGED_NODE_GROUPS.nodes}`,
        help: 'Split the rack pool in two in `racks` and give each a pool of its own; or make it a training pool, whose nodes are divided into groups.',
      },
    ];
  });
}

function cellProblems(site: Site, plan: SitePlan): UnplacedProblem[] {
  const listed = plan.cells.filter((cell) => cell.trainingPool === undefined);
  return listed.flatMap((cell) => {
    const index = site.network.cells?.findIndex((candidate) => candidate.id === cell.id);
    const path: UnplacedProblem['path'] = index === undefined ? ['network'] : ['network', 'cells', index];
    const pools = plan.pools.filter((pool) => pool.cell === cell.id);
    const nodes = pools.reduce((total, pool) => total + pool.nodes, 0);
    const room = Math.floor(usableAddresses(Cidr.parse(cell.nodeCidr)?.prefix ?? 32) / ADDRESSES_PER_KUBERNETES_NODE);
    const problems: UnplacedProblem[] = [];
    if (pools.length > MANAGED_NODE_GROUPS.perCluster) {
      problems.push({
        code: 'AIF-PLAN-002',
        severity: 'error',
        path,
        message: `cell "${cell.id}" has ${pools.length} pools, a cluster takes ${MANAGED_NODE_GROUPS.perCluster} managed node groups`,
        help: 'Join pools of the same instance type, or move some of them to another cell.',
      });
    }
    if (nodes > room) {
      problems.push({
        code: 'AIF-PLAN-004',
        severity: 'error',
        path: [...path, 'nodeCidr'],
        message: `cell "${cell.id}" has ${nodes} nodes, its node range ${cell.nodeCidr} holds ${room} at ${ADDRESSES_PER_KUBERNETES_NODE} addresses each`,
        help: 'Give the cell a wider `nodeCidr`, or fewer nodes.',
      });
    }
    return problems;
  });
}
