import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { looksLikeCellOf } from '../training-cells';
import { type Rule, rule } from './rule';

/** Lists of names that build one thing for each name. */
export const uniqueNames: readonly Rule[] = [
  rule(['compute'], ({ compute }) =>
    namedTwice(compute?.kubernetes.administratorRoles ?? [], ['compute', 'kubernetes', 'administratorRoles']),
  ),
  rule(['network'], ({ network }) =>
    (network.dns?.forward ?? []).flatMap(({ servers }, index) =>
      namedTwice(servers, ['network', 'dns', 'forward', index, 'servers']),
    ),
  ),
  rule(['network'], ({ network }) =>
    namedTwice(network.transitGateway?.directConnect?.allowedPrefixes ?? [], [
      'network',
      'transitGateway',
      'directConnect',
      'allowedPrefixes',
    ]),
  ),
  rule(['training'], ({ training }) =>
    training.flatMap((pool, index) =>
      pool.orchestrator !== 'hyperPodEks'
        ? []
        : namedTwice(
            pool.priorityClasses.map(({ name }) => name),
            ['training', index, 'priorityClasses'],
            'name',
          ),
    ),
  ),
  rule(['storage'], ({ storage }) =>
    storage.vectorBuckets.flatMap(({ indexes }, bucket) =>
      indexes.flatMap(({ nonFilterableKeys }, index) =>
        namedTwice(nonFilterableKeys, ['storage', 'vectorBuckets', bucket, 'indexes', index, 'nonFilterableKeys']),
      ),
    ),
  ),
];

function namedTwice(names: readonly string[], path: PathStep[], ...key: PathStep[]): UnplacedProblem[] {
  return names.flatMap((name, index): UnplacedProblem[] =>
    names.indexOf(name) === index
      ? []
      : [
          {
            code: 'AIF-ID-004',
            severity: 'error',
            path: [...path, index, ...key],
            message: `"${name}" is in the list twice`,
            help: 'Delete one of them.',
          },
        ],
  );
}

/** Within a list every id is used once. */
export const uniqueIds: readonly Rule[] = [
  rule(['facility'], ({ facility }) => usedTwice('hall', facility.halls, ['facility', 'halls'])),
  rule(['racks'], ({ racks }) => usedTwice('rack pool', racks, ['racks'])),
  rule(['network'], ({ network }) => [
    ...usedTwice('cell', network.cells ?? [], ['network', 'cells']),
    ...usedTwice('on-premises range', network.onPremises, ['network', 'onPremises']),
    ...usedTwice('forwarding rule', network.dns?.forward ?? [], ['network', 'dns', 'forward']),
  ]),
  rule(['compute'], ({ compute }) => usedTwice('pool', compute?.pools ?? [], ['compute', 'pools'])),
  rule(['storage'], ({ storage }) => [
    ...usedTwice('object store', storage.objectStores, ['storage', 'objectStores']),
    ...usedTwice('image repository', storage.imageRepositories, ['storage', 'imageRepositories']),
    ...usedTwice('file system', storage.fileSystems, ['storage', 'fileSystems']),
    ...usedTwice('directory bucket', storage.directoryBuckets, ['storage', 'directoryBuckets']),
    ...usedTwice('vector bucket', storage.vectorBuckets, ['storage', 'vectorBuckets']),
    ...usedTwice('table bucket', storage.tableBuckets, ['storage', 'tableBuckets']),
    ...storage.vectorBuckets.flatMap(({ indexes }, index) =>
      usedTwice('index', indexes, ['storage', 'vectorBuckets', index, 'indexes']),
    ),
    ...bucketsOfTwoKinds(storage),
  ]),
  rule(['training'], ({ training }) => usedTwice('training pool', training, ['training'])),
  rule(['network', 'training', 'storage', 'databases'], takenByTraining),
  rule(['databases'], ({ databases }) => usedTwice('database', databases, ['databases'])),
  rule(['models'], ({ models }) => usedTwice('model', models, ['models'])),
  rule(['sovereignty'], ({ sovereignty }) => usedTwice('waiver', sovereignty.waivers, ['sovereignty', 'waivers'])),
];

/** Whoever speaks of a bucket by its id means one. */
function bucketsOfTwoKinds(storage: Site['storage']): UnplacedProblem[] {
  const kinds = ['objectStores', 'directoryBuckets', 'vectorBuckets', 'tableBuckets'] as const;
  return kinds.flatMap((kind, position) =>
    storage[kind].flatMap(({ id }, index): UnplacedProblem[] => {
      const before = kinds.slice(0, position).find((other) => storage[other].some((bucket) => bucket.id === id));
      return before === undefined
        ? []
        : [
            {
              code: 'AIF-ID-001',
              severity: 'error',
              path: ['storage', kind, index, 'id'],
              message: `"${id}" is already the id of one of the \`${before}\``,
              help: 'Give each bucket its own id, of whatever kind it is. Change the one that is not deployed yet.',
            },
          ];
    }),
  );
}

/**
 * Training pools name their cells, and the file systems and databases in them, themselves: `frontier-001`, `frontier-001-1` and
 * `frontier-001-slurm`.
 */
function takenByTraining({
  network,
  training,
  storage,
  databases,
}: Pick<Site, 'network' | 'training' | 'storage' | 'databases'>): UnplacedProblem[] {
  const ownerOf = (cell: string) => training.find((pool) => looksLikeCellOf(pool.id, cell))?.id;
  return [
    ...(network.cells ?? []).flatMap(({ id }, index) =>
      takenBy(ownerOf(id), 'cell', id, ['network', 'cells', index, 'id']),
    ),
    ...storage.fileSystems.flatMap(({ id }, index) =>
      takenBy(ownerOf(id.replace(/-\d+$/, '')), 'file system', id, ['storage', 'fileSystems', index, 'id']),
    ),
    ...databases.flatMap(({ id }, index) =>
      takenBy(id.endsWith('-slurm') ? ownerOf(id.replace(/-slurm$/, '')) : undefined, 'database', id, [
        'databases',
        index,
        'id',
      ]),
    ),
  ];
}

function takenBy(pool: string | undefined, noun: string, id: string, path: readonly PathStep[]): UnplacedProblem[] {
  return pool === undefined
    ? []
    : [
        {
          code: 'AIF-ID-001',
          severity: 'error',
          path,
          message: `"${id}" is the id of a ${noun} that training pool "${pool}" has or may get`,
          help: 'Choose an id that does not begin with that of a training pool and three digits.',
        },
      ];
}

function usedTwice(noun: string, items: readonly { readonly id: string }[], path: PathStep[]): UnplacedProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index): UnplacedProblem[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        code: 'AIF-ID-001',
        severity: 'error',
        path: [...path, index, 'id'],
        message: `there is already another ${noun} "${id}"`,
        help: 'Give each its own id. Change the one that is not deployed yet: an id names what it created.',
      },
    ];
  });
}
