import { isLustreCapacity, LUSTRE_SMALLEST_GIB, LUSTRE_STEP_GIB } from '../../catalog/file-system-limits';
import { CHECKPOINT_BYTES_PER_PARAMETER } from '../../catalog/storage-tiers';
import { type CellSections, listedCells } from '../listed-cells';
import type { PathStep, UnplacedProblem } from '../problem';
import { MOST_GBPS } from '../schema/file-systems';
import type { Site } from '../site';
import { allOf } from '../suggest';
import { looksLikeCellOf } from '../training-cells';
import { runsOnKubernetes } from './node-pools';
import { type Rule, rule } from './rule';

type TrainingFileSystem = NonNullable<Site['training'][number]['fileSystem']>;
type DataRepository = TrainingFileSystem['dataRepositories'][number];

/** Directories that belong to the operating system of a node. */
const SYSTEM =
  /^\/(bin|boot|dev|etc|home|lib|lib32|lib64|libx32|lost\+found|opt|proc|root|run|sbin|sys|tmp|usr|var)(\/|$)/;

/** File systems have sizes that exist, are sized once, and mirror each part of a store once. */
export const fileSystemRules: readonly Rule[] = [
  rule(['storage'], ({ storage }) => storage.fileSystems.flatMap(hasCapacity)),
  rule(['training'], ({ training }) =>
    training.flatMap(({ fileSystem }, index) =>
      fileSystem === undefined ? [] : ofTrainingPool(fileSystem, ['training', index, 'fileSystem']),
    ),
  ),
  rule(['storage'], ({ storage }) =>
    storage.fileSystems.flatMap(({ dataRepositories }, index) =>
      repositoriesApart(dataRepositories, ['storage', 'fileSystems', index, 'dataRepositories']),
    ),
  ),
  rule(['storage', 'network', 'training'], writersApart),
  rule(['storage', 'training'], ({ storage, training }) =>
    storage.fileSystems.flatMap((fileSystem, index) => mountedApart(fileSystem, training, index)),
  ),
];

function hasCapacity(
  { id, capacityGiB, throughputPerTiB }: Site['storage']['fileSystems'][number],
  index: number,
): UnplacedProblem[] {
  if (isLustreCapacity(capacityGiB, throughputPerTiB)) {
    return [];
  }
  const fewer = Math.floor(capacityGiB / LUSTRE_STEP_GIB) * LUSTRE_STEP_GIB;
  const sizes = [Math.max(fewer, LUSTRE_SMALLEST_GIB), fewer + LUSTRE_STEP_GIB];
  return [
    {
      code: 'AIF-FS-001',
      severity: 'error',
      path: ['storage', 'fileSystems', index, 'capacityGiB'],
      message: `file system "${id}" has ${capacityGiB.toLocaleString('en-US')} GiB, which FSx does not sell`,
      help: `Write \`capacityGiB: ${sizes.join('` or `capacityGiB: ')}\`: sizes are ${LUSTRE_SMALLEST_GIB} and multiples of ${LUSTRE_STEP_GIB}.`,
    },
  ];
}

function ofTrainingPool(fileSystem: TrainingFileSystem, path: readonly PathStep[]): UnplacedProblem[] {
  return [
    ...sizedOnce(fileSystem, path),
    ...fastEnough(fileSystem, path),
    ...besideTheSystem(fileSystem, path),
    ...repositoriesApart(fileSystem.dataRepositories, [...path, 'dataRepositories']),
  ];
}

function sizedOnce(
  { throughputGBps, tier, checkpoint }: TrainingFileSystem,
  path: readonly PathStep[],
): UnplacedProblem[] {
  const without = [...(tier === undefined ? [] : ['tier']), ...(checkpoint === undefined ? [] : ['checkpoint'])];
  if (throughputGBps === undefined || without.length === 0) {
    return [];
  }
  const keys = allOf(without.map((key) => `\`${key}\``));
  return [
    {
      code: 'AIF-FS-002',
      severity: 'error',
      path: [...path, 'throughputGBps'],
      message: `\`throughputGBps\` takes the place of ${keys}, which would have no effect`,
      help: `Delete \`throughputGBps\`, or delete ${keys}.`,
      onKey: true,
    },
  ];
}

/** A checkpoint is not written faster than file systems of a cell can be asked to. */
function fastEnough({ checkpoint }: TrainingFileSystem, path: readonly PathStep[]): UnplacedProblem[] {
  if (checkpoint === undefined) {
    return [];
  }
  const { parametersBillions, withinSeconds } = checkpoint;
  const gigabytes = parametersBillions * CHECKPOINT_BYTES_PER_PARAMETER;
  return gigabytes / withinSeconds <= MOST_GBPS
    ? []
    : [
        {
          code: 'AIF-FS-007',
          severity: 'error',
          path: [...path, 'checkpoint'],
          message: `a checkpoint of ${count(gigabytes / 1000)} TB within ${count(withinSeconds)} ${withinSeconds === 1 ? 'second' : 'seconds'} takes ${count(gigabytes / withinSeconds)} GB/s, and a cell has ${count(MOST_GBPS)} at most`,
          help: `Write \`withinSeconds: ${Math.ceil(gigabytes / MOST_GBPS)}\` or more, or correct \`parametersBillions\`: 405 is a model of 405 billion parameters.`,
          onKey: true,
        },
      ];
}

function count(figure: number): string {
  return Math.round(figure).toLocaleString('en-US');
}

function besideTheSystem({ mountPath }: TrainingFileSystem, path: readonly PathStep[]): UnplacedProblem[] {
  return !SYSTEM.test(mountPath)
    ? []
    : [
        {
          code: 'AIF-FS-003',
          severity: 'error',
          path: [...path, 'mountPath'],
          message: `${mountPath} belongs to the operating system, and a file system mounted there would hide what is in it`,
          help: 'Write a directory of your own, such as `mountPath: /fsx`.',
        },
      ];
}

/** Nodes of Slurm mount a listed file system of their cell at a directory of its name. */
function mountedApart(
  { id, cell }: Site['storage']['fileSystems'][number],
  training: Site['training'],
  index: number,
): UnplacedProblem[] {
  const pool = training.find((candidate) => cell !== undefined && looksLikeCellOf(candidate.id, cell));
  const mountPath = `/${id}`;
  if (pool === undefined || runsOnKubernetes(pool)) {
    return [];
  }
  const own = pool.fileSystem?.mountPath;
  const taken =
    own !== undefined &&
    (liesIn(own, mountPath) || liesIn(mountPath, own) || /^\d+$/.test(mountPath.replace(`${own}-`, '')));
  const why = SYSTEM.test(mountPath)
    ? 'belongs to the operating system'
    : taken
      ? 'is where the file systems of the training pool are'
      : undefined;
  return why === undefined
    ? []
    : [
        {
          code: 'AIF-FS-008',
          severity: 'error',
          path: ['storage', 'fileSystems', index, 'id'],
          message: `nodes of cell "${cell}" would mount file system "${id}" at ${mountPath}, which ${why}`,
          help: 'Choose another id: it is the directory, too.',
        },
      ];
}

function repositoriesApart(repositories: readonly DataRepository[], path: readonly PathStep[]): UnplacedProblem[] {
  const sorted = repositories
    .map((repository, index) => ({ ...repository, index }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.flatMap((repository, position): UnplacedProblem[] => {
    const before = sorted.slice(0, position);
    const around = before.find((other) => liesIn(repository.path, other.path));
    const place = [...path, repository.index];
    return [
      ...(around === undefined ? [] : [directoryInDirectory(repository, around, [...place, 'path'])]),
      ...(before.some((other) => source(other) === source(repository)) ? [mirroredTwice(repository, place)] : []),
    ];
  });
}

function directoryInDirectory(inner: DataRepository, outer: DataRepository, path: PathStep[]): UnplacedProblem {
  return {
    code: 'AIF-FS-004',
    severity: 'error',
    path,
    message:
      inner.path === outer.path
        ? `two data repositories have the directory ${inner.path}`
        : `the directory ${inner.path} lies in ${outer.path}, which mirrors another part of a store`,
    help: 'Give each data repository a directory beside the others, such as /datasets and /checkpoints.',
  };
}

function mirroredTwice(repository: DataRepository, path: PathStep[]): UnplacedProblem {
  return {
    code: 'AIF-FS-005',
    severity: 'error',
    path,
    message: `two directories mirror ${placeIn(repository)}`,
    help: 'Keep one of them, or give each a `prefix` of its own.',
  };
}

function liesIn(inner: string, outer: string): boolean {
  return `${inner}/`.startsWith(`${outer}/`);
}

/** What a directory mirrors. What is exported goes behind the prefix, so it is apart from what is imported. */
function source({ objectStore, prefix = '', direction }: DataRepository): string {
  return `${objectStore}/${prefix}${direction === 'import' ? '' : '*'}`;
}

function placeIn({ objectStore, prefix }: DataRepository): string {
  return prefix === undefined ? `the whole store "${objectStore}"` : `${prefix} of store "${objectStore}"`;
}

/** Two file systems of one cell that export to one prefix would overwrite each other's files. */
function writersApart(site: CellSections & Pick<Site, 'storage'>): UnplacedProblem[] {
  const listed = listedCells(site);
  const only = listed.length === 1 ? listed[0]?.id : undefined;
  const writers = site.storage.fileSystems
    .map(({ id, cell = only, dataRepositories }, index) => ({ id, cell, dataRepositories, index }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return writers.flatMap(({ id, cell, dataRepositories, index }, position) => {
    const neighbours = [
      ...writers
        .slice(0, position)
        .filter((other) => other.cell === cell)
        .map((other) => ({ name: `"${other.id}"`, repositories: other.dataRepositories })),
      ...site.training
        .filter((pool) => cell !== undefined && looksLikeCellOf(pool.id, cell))
        .map((pool) => ({ name: 'that of its training pool', repositories: pool.fileSystem?.dataRepositories ?? [] })),
    ];
    return dataRepositories.flatMap((repository, place): UnplacedProblem[] => {
      const other = neighbours.find(({ repositories }) =>
        repositories.some((theirs) => source(theirs) === source(repository)),
      );
      return other === undefined || repository.direction === 'import'
        ? []
        : [
            {
              code: 'AIF-FS-006',
              severity: 'error',
              path: ['storage', 'fileSystems', index, 'dataRepositories', place],
              message: `two file systems of cell "${cell}" write to ${placeIn(repository)}: "${id}" and ${other.name}`,
              help: 'Give each a `prefix` of its own: files of the same name would overwrite each other.',
            },
          ];
    });
  });
}
