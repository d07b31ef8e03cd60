import type { UnplacedProblem } from '../problem';
import { needsNodeRange } from './network-ranges';
import { rule } from './rule';

/** What to state. */
const PARTS = {
  cidr: '`cidr`, a part of the site range with a /20 for each cell that the pool may ever have',
  nodeCidr: '`nodeCidr`, a part of 100.64.0.0/10 with a /17 for each cell',
} as const;

/** Where a training pool is not alone, it says which ranges its cells take theirs from. */
export const trainingRangesAreStated = rule(['network', 'training'], (site) => {
  const { network, training } = site;
  const alone = training.length === 1 && network.cells === undefined;
  return training.flatMap(({ id, cidr }, index): UnplacedProblem[] => {
    const missing = [
      ...(alone || cidr !== undefined ? [] : (['cidr'] as const)),
      ...(needsNodeRange(index, site) ? (['nodeCidr'] as const) : []),
    ];
    const [first] = missing;
    return first === undefined
      ? []
      : [
          {
            code: 'AIF-TRAIN-010',
            severity: 'error',
            path: ['training', index, first],
            message: `training pool "${id}" has no ${missing.map((key) => `\`${key}\``).join(' and no ')}, and other cells of the site take addresses, too`,
            help: `State ${missing.map((key) => PARTS[key]).join('; and ')}. Cells that exist stay where they are if the range still starts at the same address.`,
          },
        ];
  });
});
