import { LUSTRE_EFA_CONNECTIONS, LUSTRE_LARGEST_SHOWN_GIB } from '../catalog/file-system-limits';
import { HYPERPOD_SLURM_FILE_SYSTEMS } from '../catalog/training-limits';
import type { UnplacedProblem } from '../site/problem';
import type { Site } from '../site/site';
import { counted } from './counted';
import { type FileSystemDemand, fileSystemsOfFullCell } from './file-systems';
import type { StatedTrainingPool } from './orchestrators';
import type { SitePlan } from './site-plan';
import { largest } from './sums';
import type { TrainingPoolPlan } from './training-plan';

type Path = UnplacedProblem['path'];

/**
 * The most file systems of a cell: what one stack holds.
 *
 * Each is about 16 resources with eight data repositories, and a stack has 400 at most.
 */
const MOST_IN_A_CELL = 24;

/** What the file systems of a training pool ask for beyond what AWS has shown or a cell holds. A full cell is judged. */
export function fileSystemsOfPool(
  pool: TrainingPoolPlan,
  { fileSystem }: Pick<StatedTrainingPool, 'fileSystem'>,
  demand: FileSystemDemand,
  path: Path,
): UnplacedProblem[] {
  if (fileSystem === undefined) {
    return [];
  }
  const place = [...path, 'fileSystem'];
  const size = largest(pool.cells.flatMap((cell) => cell.fileSystems.map((each) => each.capacityGiB)));
  const slurm = pool.orchestrator === 'hyperPodSlurm' ? ': nodes of HyperPod with Slurm mount two at most' : '';
  return [
    ...shownAlready(
      `a file system of training pool "${pool.id}"`,
      size,
      `raise \`throughputPerTiB\` before the first deployment, which makes file systems smaller${slurm}`,
      place,
    ),
    ...fewEnough(pool, fileSystemsOfFullCell(fileSystem, demand), place),
    ...connections(pool, demand.efa, place),
  ];
}

/** What listed file systems ask for beyond what AWS has shown or the nodes of their cell mount. */
export function checkFileSystems({ storage }: Site, plan: SitePlan): UnplacedProblem[] {
  return storage.fileSystems.flatMap(({ id, capacityGiB }, index) => {
    const path = ['storage', 'fileSystems', index];
    return [
      ...shownAlready(`file system "${id}"`, capacityGiB, 'divide it into several', [...path, 'capacityGiB']),
      ...mountable(id, plan, [...path, 'cell']),
    ];
  });
}

/** HyperPod with Slurm mounts few file systems, those of the training pool first. */
function mountable(id: string, plan: SitePlan, path: Path): UnplacedProblem[] {
  const cell = plan.fileSystems.find((candidate) => candidate.id === id)?.cell;
  const pool = plan.training.find(({ cells }) => cells.some((candidate) => candidate.id === cell));
  if (pool?.orchestrator !== 'hyperPodSlurm') {
    return [];
  }
  const own = pool.cells.find((candidate) => candidate.id === cell)?.fileSystems.length ?? 0;
  const listed = plan.fileSystems.filter((candidate) => candidate.cell === cell).map((candidate) => candidate.id);
  return listed.indexOf(id) < HYPERPOD_SLURM_FILE_SYSTEMS - own
    ? []
    : [
        {
          code: 'AIF-PLAN-016',
          severity: 'error',
          path,
          message: `cell "${cell}" has ${listed.length + own} file systems, ${own} of them from its training pool, and nodes of HyperPod with Slurm mount ${HYPERPOD_SLURM_FILE_SYSTEMS}`,
          help: 'Put the file system into another cell; or, before the first deployment, raise `throughputPerTiB` of the pool where it has two file systems for its size.',
        },
      ];
}

/** Larger file systems than anybody has shown may be possible: nobody publishes a limit. */
function shownAlready(what: string, capacityGiB: number, otherwise: string, path: Path): UnplacedProblem[] {
  return capacityGiB <= LUSTRE_LARGEST_SHOWN_GIB
    ? []
    : [
        {
          code: 'AIF-PLAN-013',
          severity: 'warning',
          path,
          message: `${what} has ${tebibytes(capacityGiB)}, and the largest that has been shown has ${tebibytes(LUSTRE_LARGEST_SHOWN_GIB)}`,
          help: `Ask AWS whether it is possible; or ${otherwise}.`,
        },
      ];
}

function fewEnough(pool: TrainingPoolPlan, inFullCell: number, path: Path): UnplacedProblem[] {
  return inFullCell <= MOST_IN_A_CELL
    ? []
    : [
        {
          code: 'AIF-PLAN-014',
          severity: 'error',
          path,
          message: `a full cell of training pool "${pool.id}" would have ${counted(inFullCell)} file systems, and a cell has ${MOST_IN_A_CELL} at most`,
          help: 'Ask for less: a lower `tier`, more time for a checkpoint or less `throughputGBps`, which is in GB/s; or lower `nodesPerCell`.',
        },
      ];
}

/** More nodes than a file system takes connections over the fabric. */
function connections({ id, nodesPerCell }: TrainingPoolPlan, efa: boolean, path: Path): UnplacedProblem[] {
  return !efa || nodesPerCell <= LUSTRE_EFA_CONNECTIONS
    ? []
    : [
        {
          code: 'AIF-PLAN-015',
          severity: 'warning',
          path,
          message: `a full cell of training pool "${id}" has ${counted(nodesPerCell)} nodes, and a file system takes ${counted(LUSTRE_EFA_CONNECTIONS)} connections over the fabric`,
          help: 'Have the other nodes mount it over TCP, or lower `nodesPerCell`.',
        },
      ];
}

function tebibytes(gibibytes: number): string {
  return `${counted(Math.round(gibibytes / 1024))} TiB`;
}
