import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { oneOf } from '../suggest';
import { unknownReference } from './references';
import { type Rule, rule } from './rule';

/** The id of the cell of a site that does not list its cells. */
export const ONLY_CELL = 'main';

/** Whatever runs in a cell names one that exists, and names it at all where there are several. */
export const cellReferences: readonly Rule[] = [
  rule(['network', 'compute'], ({ network, compute }) =>
    checkCells('pool', compute?.pools ?? [], ['compute', 'pools'], network),
  ),
  rule(['network', 'databases'], ({ network, databases }) => checkCells('database', databases, ['databases'], network)),
  rule(['network', 'models'], ({ network, models }) => checkCells('model', models, ['models'], network)),
];

function checkCells(
  noun: string,
  items: readonly { readonly id: string; readonly cell?: string | undefined }[],
  path: PathStep[],
  network: Site['network'],
): UnplacedProblem[] {
  const ids = [...new Set((network.cells ?? [{ id: ONLY_CELL }]).map((cell) => cell.id))].sort();
  return items.flatMap(({ id, cell }, index): UnplacedProblem[] => {
    const place = [...path, index, 'cell'];
    if (cell === undefined && ids.length > 1) {
      return [
        {
          code: 'AIF-ID-003',
          severity: 'error',
          path: place,
          message: `${noun} "${id}" does not say which of the ${ids.length} cells it is in`,
          help: `Add \`cell: ${ids[0]}\`. Cells: ${oneOf(ids)}.`,
        },
      ];
    }
    return cell === undefined || ids.includes(cell)
      ? []
      : [unknownReference('cell', cell, ids, place, 'network.cells')];
  });
}
