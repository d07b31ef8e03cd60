import { Cidr } from '../catalog/cidr';
import type { UnplacedProblem } from '../site/problem';
import type { Site } from '../site/site';
import { designOf } from './racks';
import type { HallPlan, RackPoolPlan, SitePlan } from './site-plan';

/**
 * Managed node groups in a cluster and nodes in one, before a quota is raised.
 *
 * https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html, read 2026-11-22.
 */
const POOLS_PER_CELL = 30;
const NODES_PER_POOL = 450;

/**
 * Addresses that a node takes: its own, and two prefixes of 16 for its pods.
 *
 * https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html, read 2026-11-22.
 */
const ADDRESSES_PER_NODE = 33;

/** Addresses that AWS keeps in every subnet (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html). */
const RESERVED_ADDRESSES = 5;

/** Quoted by AWS staff as the starting size (https://www.techjournal.uk/p/aws-ai-factories-target-data-sovereignty). */
const SMALLEST_FACTORY = 3000;

/** What a plan asks for that the building, the addresses or a service limit cannot give. */
export function checkPlan(site: Site, plan: SitePlan): UnplacedProblem[] {
  return [
    ...site.facility.halls.flatMap((hall, index) => {
      const planned = plan.halls.find((candidate) => candidate.id === hall.id);
      return planned === undefined ? [] : hallProblems(planned, ['facility', 'halls', index]);
    }),
    ...site.racks.flatMap((racks, index) => {
      const planned = plan.racks.find((candidate) => candidate.id === racks.id);
      return planned === undefined ? [] : rackProblems(site, planned, ['racks', index]);
    }),
    ...poolProblems(site, plan),
    ...cellProblems(site, plan),
    ...sizeProblems(plan),
  ];
}

type Path = UnplacedProblem['path'];

function hallProblems(hall: HallPlan, path: Path): UnplacedProblem[] {
  const problems: UnplacedProblem[] = [];
  if (hall.powerUsedKw > hall.powerKw) {
    problems.push({
      code: 'AIF-HALL-001',
      severity: 'error',
      path: [...path, 'powerKw'],
      message: `the ${hall.racks} racks of hall "${hall.id}" draw ${hall.powerUsedKw} kW at peak, ${kw(hall.powerUsedKw - hall.powerKw)} more than the ${hall.powerKw} kW of the hall`,
      help: 'Move racks to another hall, order fewer, or state the figures of your supplier in `racks[].powerKw`.',
    });
  }
  if (hall.liquidUsedKw > hall.liquidCoolingKw) {
    problems.push({
      code: 'AIF-HALL-002',
      severity: 'error',
      path: [...path, 'liquidCoolingKw'],
      message: `the racks of hall "${hall.id}" put ${hall.liquidUsedKw} kW into the liquid loop, which carries ${hall.liquidCoolingKw} kW`,
      help: 'State the capacity of the loop in `liquidCoolingKw`, or place fewer liquid-cooled racks in the hall.',
    });
  }
  if (hall.airUsedKw > hall.airCoolingKw) {
    problems.push({
      code: 'AIF-HALL-003',
      severity: 'error',
      path: [...path, 'airCoolingKw'],
      message: `the racks of hall "${hall.id}" put ${hall.airUsedKw} kW into the air, which carries ${hall.airCoolingKw} kW`,
      help: 'State the capacity of the air handling in `airCoolingKw`, or place fewer racks in the hall.',
    });
  }
  if (hall.rackPositions !== undefined && hall.racks > hall.rackPositions) {
    problems.push({
      code: 'AIF-HALL-004',
      severity: 'error',
      path: [...path, 'rackPositions'],
      message: `${hall.racks} racks stand in hall "${hall.id}", which has ${hall.rackPositions} positions`,
      help: 'Move racks to another hall or correct `rackPositions`.',
    });
  }
  return problems;
}

function rackProblems(site: Site, racks: RackPoolPlan, path: Path): UnplacedProblem[] {
  const problems: UnplacedProblem[] = [];
  const hall = site.facility.halls.find((candidate) => candidate.id === racks.hall);
  if (racks.powerKw === undefined) {
    problems.push(unpublished(racks, 'powerKw', 'power', 'error', path));
  }
  if (hall?.floorLoadKgPerM2 === undefined) {
    return problems;
  }
  if (racks.floorLoadKgPerM2 === undefined) {
    problems.push(unpublished(racks, 'weightKg', 'weight', 'warning', path));
  } else if (racks.floorLoadKgPerM2 > hall.floorLoadKgPerM2) {
    problems.push({
      code: 'AIF-HALL-005',
      severity: 'error',
      path: [...path, 'hall'],
      message: `a rack of pool "${racks.id}" presses on its footprint with ${racks.floorLoadKgPerM2} kg/m², the floor of hall "${hall.id}" carries ${hall.floorLoadKgPerM2} kg/m²`,
      help: 'Choose another hall, spread the load with a plinth and state the figure it reaches in `floorLoadKgPerM2`, or have the floor reinforced.',
    });
  }
  return problems;
}

function unpublished(
  racks: RackPoolPlan,
  key: 'powerKw' | 'weightKg',
  what: string,
  severity: UnplacedProblem['severity'],
  path: Path,
): UnplacedProblem {
  return {
    code: 'AIF-HALL-006',
    severity,
    path: [...path, 'design'],
    message: `no source publishes the ${what} of ${designOf(racks.design).name}, so the hall cannot be checked`,
    help: `Ask your supplier and state \`${key}\` for rack pool "${racks.id}".`,
  };
}

function poolProblems(site: Site, plan: SitePlan): UnplacedProblem[] {
  return (site.compute?.pools ?? []).flatMap((pool, index): UnplacedProblem[] => {
    const nodes = plan.pools.find((candidate) => candidate.id === pool.id)?.nodes ?? 0;
    if (nodes <= NODES_PER_POOL) {
      return [];
    }
    return [
      {
        code: 'AIF-PLAN-003',
        severity: 'error',
        path: ['compute', 'pools', index, 'racks'],
        message: `the racks "${pool.racks}" hold ${nodes} nodes, a managed node group takes ${NODES_PER_POOL}`,
        help: 'Split the rack pool in two in `racks` and give each a pool of its own.',
      },
    ];
  });
}

function cellProblems(site: Site, plan: SitePlan): UnplacedProblem[] {
  return plan.cells.flatMap((cell) => {
    const index = site.network.cells?.findIndex((candidate) => candidate.id === cell.id);
    const path: Path = index === undefined ? ['network'] : ['network', 'cells', index];
    const pools = plan.pools.filter((pool) => pool.cell === cell.id);
    const nodes = pools.reduce((total, pool) => total + pool.nodes, 0);
    const room = Math.floor(((Cidr.parse(cell.nodeCidr)?.size ?? 0) - RESERVED_ADDRESSES) / ADDRESSES_PER_NODE);
    const problems: UnplacedProblem[] = [];
    if (pools.length > POOLS_PER_CELL) {
      problems.push({
        code: 'AIF-PLAN-002',
        severity: 'error',
        path,
        message: `cell "${cell.id}" has ${pools.length} pools, a cluster takes ${POOLS_PER_CELL} managed node groups`,
        help: 'Join pools of the same instance type, or move some of them to another cell.',
      });
    }
    if (nodes > room) {
      problems.push({
        code: 'AIF-PLAN-004',
        severity: 'error',
        path: [...path, 'nodeCidr'],
        message: `cell "${cell.id}" has ${nodes} nodes, its node range ${cell.nodeCidr} holds ${room} at ${ADDRESSES_PER_NODE} addresses each`,
        help: 'Give the cell a wider `nodeCidr`, or fewer nodes.',
      });
    }
    return problems;
  });
}

function sizeProblems(plan: SitePlan): UnplacedProblem[] {
  const { accelerators } = plan.totals;
  if (plan.hosting.kind !== 'aiFactory' || accelerators >= SMALLEST_FACTORY) {
    return [];
  }
  return [
    {
      code: 'AIF-PLAN-005',
      severity: 'warning',
      path: ['hosting', 'kind'],
      message: `the site has ${accelerators} accelerators; AWS quotes about ${SMALLEST_FACTORY.toLocaleString('en-US')} as the smallest AI Factory`,
      help: 'Ask AWS whether this size is offered before planning further.',
    },
  ];
}

function kw(difference: number): string {
  return `${Math.round(difference * 10) / 10} kW`;
}
