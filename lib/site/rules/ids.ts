import type { PathStep, UnplacedProblem } from '../problem';
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
];

function namedTwice(names: readonly string[], path: PathStep[]): UnplacedProblem[] {
  return names.flatMap((name, index): UnplacedProblem[] =>
    names.indexOf(name) === index
      ? []
      : [
          {
            code: 'AIF-ID-004',
            severity: 'error',
            path: [...path, index],
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
  ]),
  rule(['databases'], ({ databases }) => usedTwice('database', databases, ['databases'])),
  rule(['models'], ({ models }) => usedTwice('model', models, ['models'])),
];

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
