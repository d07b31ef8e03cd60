import type { UnplacedProblem } from '../problem';
import { type Rule, rule } from './rule';

/** Tags of the user on one resource: AWS allows 50, and the library adds its own. */
const MOST_TAGS = 40;

/** What concerns the site as a whole. */
export const wholeSite: readonly Rule[] = [
  rule(['sovereignty', 'hosting'], ({ sovereignty: { allowedRegions }, hosting }): UnplacedProblem[] =>
    allowedRegions === undefined || allowedRegions.includes(hosting.region)
      ? []
      : [
          {
            code: 'AIF-SITE-103',
            severity: 'error',
            path: ['sovereignty', 'allowedRegions'],
            message: `\`allowedRegions\` does not have ${hosting.region}, the Region of the site`,
            help: `Add ${hosting.region}, or delete \`allowedRegions\`: then only the Region of the site is allowed.`,
          },
        ],
  ),
  rule(['tags'], ({ tags }): UnplacedProblem[] => {
    const count = Object.keys(tags).length;
    return count <= MOST_TAGS
      ? []
      : [
          {
            code: 'AIF-SITE-105',
            severity: 'error',
            path: ['tags'],
            message: `the site has ${count} tags, at most ${MOST_TAGS} are possible`,
            help: 'Delete tags. AWS allows 50 on a resource, and some are added by the library and by AWS services.',
          },
        ];
  }),
  rule(
    ['network', 'compute', 'training', 'storage', 'databases', 'models'],
    ({ compute, training, storage, databases, models }): UnplacedProblem[] =>
      [compute?.pools ?? [], training, databases, models, ...Object.values(storage)].some((list) => list.length > 0)
        ? []
        : [
            {
              code: 'AIF-SITE-104',
              severity: 'warning',
              path: [],
              message: 'the site has a network and nothing in it',
              help: 'Add `compute`, `training`, `storage`, `databases` or `models` when you know what it is for.',
            },
          ],
  ),
];
