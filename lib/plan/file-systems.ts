import {
  LUSTRE_SMALLEST_GIB,
  lustreCapacityGiB,
  lustreStepGiB,
  lustreThroughputGBps,
} from '../catalog/file-system-limits';
import {
  CHECKPOINT_BYTES_PER_PARAMETER,
  LARGEST_FILE_SYSTEM_GBPS,
  TIER_GBPS,
  usualTier,
} from '../catalog/storage-tiers';
import { filled } from '../catalog/training-cells';
import type { Site } from '../site/site';
import { sortedBy } from './order';
import type { CellPlan } from './site-plan';
import type { DataRepositoryPlan, FileSystemPlan } from './training-plan';
import { cellOf } from './workloads';

type Stated = Site['storage']['fileSystems'][number];
type StatedOfPool = NonNullable<Site['training'][number]['fileSystem']>;

/** What decides how much a cell of a training pool needs of its file systems. */
export interface FileSystemDemand {
  readonly accelerators: number;
  readonly acceleratorsOfFullCell: number;
  /** Whether the nodes reach file systems over their fabric. */
  readonly efa: boolean;
  /** The most file systems that the nodes can mount; unset where there is no such limit. */
  readonly most?: number | undefined;
  /** Whether a cell has as many file systems as when it is full, from the start. */
  readonly fixedNumber: boolean;
}

/** The file systems of cells that are listed. They are reached over TCP, because what may be in a cell changes. */
export function planFileSystems(site: Site, cells: readonly CellPlan[]): FileSystemPlan[] {
  return sortedBy(site.storage.fileSystems, (fileSystem) => fileSystem.id).map((stated: Stated) => ({
    id: stated.id,
    cell: cellOf(stated, cells),
    capacityGiB: stated.capacityGiB,
    throughputPerTiB: stated.throughputPerTiB,
    throughputGBps: shown(lustreThroughputGBps(stated.capacityGiB, stated.throughputPerTiB)),
    efa: false,
    dataClass: stated.dataClass,
    mountPath: `/${stated.id}`,
    dataRepositories: repositories(stated.dataRepositories, cellOf(stated, cells)),
  }));
}

/**
 * The file systems of a cell of a training pool.
 *
 * One after another is filled up to the largest size, so a cell that grows enlarges its last one or gets one more. Where their number is
 * fixed, those that are not needed yet have the smallest size.
 */
export function planCellFileSystems(
  stated: StatedOfPool | undefined,
  cell: string,
  demand: FileSystemDemand,
): FileSystemPlan[] {
  if (stated === undefined) {
    return [];
  }
  const { throughputPerTiB, dataClass, mountPath } = stated;
  const { efa } = demand;
  const capacity = lustreCapacityGiB(neededGBps(stated, demand), throughputPerTiB, efa);
  const sizes = filled(capacity, portionGiB(stated, demand));
  const smallest = efa ? lustreStepGiB(throughputPerTiB, efa) : LUSTRE_SMALLEST_GIB;
  const later = demand.fixedNumber ? fileSystemsOfFullCell(stated, demand) - sizes.length : 0;
  return [...sizes, ...Array.from({ length: later }, () => smallest)].map((capacityGiB, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`;
    return {
      id: `${cell}-${index + 1}`,
      cell,
      capacityGiB,
      throughputPerTiB,
      throughputGBps: shown(lustreThroughputGBps(capacityGiB, throughputPerTiB)),
      efa,
      dataClass,
      mountPath: `${mountPath}${suffix}`,
      dataRepositories: repositories(stated.dataRepositories, `${cell}${suffix}`),
    };
  });
}

/**
 * What the outputs of a file system begin with, in the stack of its cell.
 *
 * Those of a training pool are numbered; the others go by their ids. No id has capitals, so `X` stands for what an output may not have.
 */
export function fileSystemOutput({ id, cell }: Pick<FileSystemPlan, 'id' | 'cell'>): string {
  const number = id.startsWith(`${cell}-`) ? id.slice(cell.length + 1) : '';
  const name = /^\d+$/.test(number) ? number : `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
  return `FileSystem${name.replaceAll('-', 'X')}`;
}

/** How many file systems a full cell has. */
export function fileSystemsOfFullCell(stated: StatedOfPool | undefined, demand: FileSystemDemand): number {
  if (stated === undefined) {
    return 0;
  }
  const full = { ...demand, accelerators: demand.acceleratorsOfFullCell };
  const capacity = lustreCapacityGiB(neededGBps(stated, full), stated.throughputPerTiB, demand.efa);
  return Math.ceil(capacity / portionGiB(stated, full));
}

/** What is stated; else what the tier gives each accelerator or what a checkpoint asks for, whichever is more. */
function neededGBps(stated: StatedOfPool, { accelerators, acceleratorsOfFullCell }: FileSystemDemand): number {
  if (stated.throughputGBps !== undefined) {
    return stated.throughputGBps;
  }
  const { checkpoint } = stated;
  const tier = accelerators * TIER_GBPS[stated.tier ?? usualTier(acceleratorsOfFullCell)];
  return checkpoint === undefined
    ? tier
    : Math.max(tier, (checkpoint.parametersBillions * CHECKPOINT_BYTES_PER_PARAMETER) / checkpoint.withinSeconds);
}

/**
 * The size that each file system is filled up to, a whole number of steps.
 *
 * Where the nodes mount few file systems those are larger. It follows from a full cell, so it stays the same while a cell grows.
 */
function portionGiB(stated: StatedOfPool, demand: FileSystemDemand): number {
  const { throughputPerTiB } = stated;
  const { acceleratorsOfFullCell, efa, most } = demand;
  const step = lustreStepGiB(throughputPerTiB, efa);
  const usual = Math.max(1, Math.floor(LARGEST_FILE_SYSTEM_GBPS / lustreThroughputGBps(step, throughputPerTiB)));
  if (most === undefined) {
    return usual * step;
  }
  const needed = neededGBps(stated, { ...demand, accelerators: acceleratorsOfFullCell });
  return Math.max(usual, Math.ceil(lustreCapacityGiB(needed, throughputPerTiB, efa) / most / step)) * step;
}

/** What is written out gets the name of who writes it into its prefix: no two file systems may write to the same place. */
function repositories(stated: Stated['dataRepositories'], writer: string): DataRepositoryPlan[] {
  return sortedBy(stated, (repository) => repository.path).map(({ path, objectStore, prefix = '', direction }) => ({
    path,
    objectStore,
    prefix: direction === 'import' ? prefix : `${prefix}${writer}/`,
    import: direction !== 'export',
    export: direction !== 'import',
  }));
}

function shown(gigabytesPerSecond: number): number {
  return Math.round(gigabytesPerSecond * 100) / 100;
}
