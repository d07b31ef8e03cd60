import { oddCharacter } from '../odd-character';
import type { PathStep, UnplacedProblem } from '../problem';
import { shorten } from '../shape/show';
import type { Site } from '../site';
import { closest, oneOf } from '../suggest';
import { type Rule, rule } from './rule';

/** What one section names, another one describes. */
export const references: readonly Rule[] = [
  rule(['racks', 'facility'], ({ racks, facility }) =>
    racks.flatMap(({ hall }, index) => check('hall', hall, facility.halls, ['racks', index, 'hall'], 'facility.halls')),
  ),
  rule(['compute', 'racks'], ({ compute, racks }) =>
    (compute?.pools ?? []).flatMap((pool, index) =>
      check('rack pool', pool.racks, racks, ['compute', 'pools', index, 'racks'], 'racks'),
    ),
  ),
  rule(['training', 'racks'], ({ training, racks }) =>
    training.flatMap((pool, index) => check('rack pool', pool.racks, racks, ['training', index, 'racks'], 'racks')),
  ),
  rule(['training', 'storage'], ({ training, storage }) =>
    training.flatMap(({ fileSystem }, index) =>
      storesOf(fileSystem?.dataRepositories ?? [], storage, ['training', index, 'fileSystem', 'dataRepositories']),
    ),
  ),
  rule(['storage'], ({ storage }) =>
    storage.fileSystems.flatMap(({ dataRepositories }, index) =>
      storesOf(dataRepositories, storage, ['storage', 'fileSystems', index, 'dataRepositories']),
    ),
  ),
  rule(['network', 'storage'], ({ network, storage }) =>
    check(
      'object store',
      network.flowLogs?.objectStore,
      storage.objectStores,
      ['network', 'flowLogs', 'objectStore'],
      'storage.objectStores',
    ),
  ),
  rule(['models', 'storage'], ({ models, storage }) =>
    models.flatMap(({ image, weights }, index) => [
      ...check(
        'image repository',
        image.repository,
        storage.imageRepositories,
        ['models', index, 'image', 'repository'],
        'storage.imageRepositories',
      ),
      ...check(
        'object store',
        weights.objectStore,
        storage.objectStores,
        ['models', index, 'weights', 'objectStore'],
        'storage.objectStores',
      ),
    ]),
  ),
];

/** The problem with an id that nothing has. */
export function unknownReference(
  noun: string,
  id: string,
  known: readonly string[],
  path: readonly PathStep[],
  home: string,
): UnplacedProblem {
  const meant = closest(id, known);
  const suggestion = meant === undefined ? '' : `Did you mean "${meant}"? `;
  const list =
    known.length === 0
      ? `\`${home}\` is empty: describe it there.`
      : `\`${home}\` has ${oneOf([...known].sort()).replace(/ or (\S+)$/, ' and $1')}.`;
  return {
    code: 'AIF-ID-002',
    severity: 'error',
    path,
    message: `there is no ${noun} "${shorten(id)}"`,
    help: `${suggestion}${list}${oddCharacter(id)}`,
  };
}

function storesOf(
  repositories: readonly { readonly objectStore: string }[],
  { objectStores }: Site['storage'],
  path: readonly PathStep[],
): UnplacedProblem[] {
  return repositories.flatMap(({ objectStore }, index) =>
    check('object store', objectStore, objectStores, [...path, index, 'objectStore'], 'storage.objectStores'),
  );
}

function check(
  noun: string,
  id: string | undefined,
  known: readonly { readonly id: string }[],
  path: readonly PathStep[],
  home: string,
): UnplacedProblem[] {
  return id === undefined || known.some((item) => item.id === id)
    ? []
    : [
        unknownReference(
          noun,
          id,
          known.map((item) => item.id),
          path,
          home,
        ),
      ];
}
