import { SHARED_ADDRESS_SPACE } from '../catalog/cell-layout';
import { Cidr } from '../catalog/cidr';
import { NETWORK_ADDRESS_USAGE } from '../catalog/network-usage';
import { CELL_RANGE_PREFIX, cellsThatFit, nodeRangePrefix } from '../catalog/training-cells';
import { EKS_NODES } from '../catalog/training-limits';
import type { UnplacedProblem } from '../site/problem';
import type { Site } from '../site/site';
import { type CellDemand, cellBudget } from './budget';
import { cellLimits } from './cell-limits';
import { fileSystemsOfPool } from './check-file-systems';
import { counted } from './counted';
import { demandOfFullCell, fileSystemDemand } from './demand';
import { hardwareOf } from './hardware';
import type { StatedTrainingPool } from './orchestrators';
import type { SitePlan } from './site-plan';
import type { TrainingPoolPlan } from './training-plan';

type Path = UnplacedProblem['path'];

/** What the cells of training pools ask for and their ranges or a service limit cannot give. */
export function checkTraining(site: Site, plan: SitePlan): UnplacedProblem[] {
  const listed = new Set(plan.cells.filter((cell) => cell.trainingPool === undefined).map((cell) => cell.id));
  return site.training.flatMap((stated, index) => {
    const pool = plan.training.find((candidate) => candidate.id === stated.id);
    const path = ['training', index];
    if (pool === undefined) {
      return [];
    }
    const hardware = hardwareOf(site, stated);
    const fullCell = demandOfFullCell(site, stated, hardware);
    return [
      ...sizeOfCells(pool, fullCell, path),
      ...room(site, stated, pool, path),
      ...idsTwice(pool, listed, path),
      ...fileSystemsOfPool(pool, stated, fileSystemDemand(stated, hardware, fullCell), path),
    ];
  });
}

/** A full cell is judged: a pool that has none yet will have one when it grows. */
function sizeOfCells(pool: TrainingPoolPlan, demand: CellDemand, path: Path): UnplacedProblem[] {
  const { id, nodesPerCell } = pool;
  const limits = cellLimits(pool, demand).filter(({ nodes }) => nodes < nodesPerCell);
  const [tightest] = limits;
  if (tightest !== undefined) {
    const named = limits.map(({ nodes, what }) => `${counted(nodes)} fit ${what}`).join('; ');
    return [
      {
        code: 'AIF-PLAN-006',
        severity: 'error',
        path: [...path, 'nodesPerCell'],
        message: `a cell of ${counted(nodesPerCell)} nodes of training pool "${id}" is too large: ${named}`,
        help: `Write \`nodesPerCell: ${tightest.nodes}\` or less. A cell is what fails together, too.`,
      },
    ];
  }
  const { addresses, addressesAvailable, networkAddressUsage } = cellBudget(demand);
  const clusterNodes = demand.nodes + demand.helpers;
  return [
    ...(addresses <= addressesAvailable
      ? []
      : [
          {
            code: 'AIF-PLAN-017',
            severity: 'error' as const,
            path: [...path, 'fileSystem'],
            message: `a full cell of training pool "${id}" takes ${counted(addresses)} addresses, ${counted(demand.fileServers)} of them for file servers, and its node range has ${counted(addressesAvailable)}`,
            help: 'Ask less of the file systems, raise `throughputPerTiB`, so that fewer servers give the same, or lower `nodesPerCell`.',
          },
        ]),
    ...(networkAddressUsage <= NETWORK_ADDRESS_USAGE.usual
      ? []
      : [
          {
            code: 'AIF-PLAN-010',
            severity: 'warning' as const,
            path: [...path, 'nodesPerCell'],
            message: `a full cell of training pool "${id}" has ${counted(networkAddressUsage)} units of network address usage, and a VPC has ${counted(NETWORK_ADDRESS_USAGE.usual)} before the quota is raised`,
            help: `Have the quota "Network Address Usage" raised, up to ${counted(NETWORK_ADDRESS_USAGE.raised)}, before the cell is deployed; or lower \`nodesPerCell\`.`,
          },
        ]),
    ...(!demand.kubernetes || clusterNodes <= EKS_NODES.unannounced
      ? []
      : [
          {
            code: 'AIF-PLAN-012',
            severity: 'warning' as const,
            path: [...path, 'nodesPerCell'],
            message: `the cluster of a full cell of training pool "${id}" has ${counted(clusterNodes)} nodes, and AWS asks to be told of more than ${counted(EKS_NODES.unannounced)}`,
            help: 'Tell your account team before the cell is deployed, so that AWS sizes the control plane; or lower `nodesPerCell`.',
          },
        ]),
  ];
}

/** Whether the ranges that the cells take theirs from hold all of them. */
function room(site: Site, stated: StatedTrainingPool, pool: TrainingPoolPlan, path: Path): UnplacedProblem[] {
  const ranges = [
    {
      path: stated.cidr === undefined ? ['network', 'cidr'] : [...path, 'cidr'],
      what: 'range',
      text: stated.cidr ?? site.network.cidr,
      prefix: CELL_RANGE_PREFIX,
    },
    {
      path: [...path, 'nodeCidr'],
      what: 'node range',
      text: stated.nodeCidr ?? SHARED_ADDRESS_SPACE,
      prefix: nodeRangePrefix(pool.nodesPerCell),
    },
  ];
  const cells = pool.cells.length;
  return ranges.flatMap(({ path: place, what, text, prefix }): UnplacedProblem[] => {
    const range = Cidr.parse(text);
    const fit = range === undefined ? cells : cellsThatFit(range, prefix);
    if (range === undefined || cells <= fit) {
      return [];
    }
    const needed = prefix - Math.ceil(Math.log2(cells));
    return [
      {
        code: 'AIF-PLAN-007',
        severity: 'error',
        path: place,
        message: `training pool "${pool.id}" has ${cellsInWords(cells)}, its ${what} ${text} holds ${fit === 0 ? 'none' : counted(fit)} at a /${prefix} each`,
        help: moreRoom(String(place.at(-1)), range, needed, fit),
      },
    ];
  });
}

/** What to do without moving the cells that fit: they stay where they are as long as the range starts where it did. */
function moreRoom(key: string, range: Cidr, prefix: number, fit: number): string {
  const apart = `leave ${cellsInWords(fit)} in this pool and make another pool of the others, with ranges of its own`;
  if (range.first % 2 ** (32 - prefix) === 0) {
    const wider = `Write \`${key}: ${new Cidr(range.first, prefix)}\` if nothing else takes these addresses`;
    return fit === 0 ? `${wider}.` : `${wider}: the other cells stay where they are. Or ${apart}.`;
  }
  return fit === 0
    ? `State a \`${key}\` of /${prefix} or wider.`
    : `L${apart.slice(1)}: a range of /${prefix} would hold all of them, but starts at another address and would move the cells that exist.`;
}

function cellsInWords(cells: number): string {
  return `${counted(cells)} ${cells === 1 ? 'cell' : 'cells'}`;
}

function idsTwice(pool: TrainingPoolPlan, listed: ReadonlySet<string>, path: Path): UnplacedProblem[] {
  return pool.cells
    .filter((cell) => listed.has(cell.id))
    .map((cell) => ({
      code: 'AIF-PLAN-009',
      severity: 'error',
      path: [...path, 'id'],
      message: `training pool "${pool.id}" has a cell "${cell.id}", and so has \`network.cells\``,
      help: 'Give the listed cell or the training pool another id. Whichever is deployed keeps its own.',
    }));
}
