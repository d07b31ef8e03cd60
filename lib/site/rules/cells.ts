import { type CellSections, listedCells, ONLY_CELL } from '../listed-cells';
import { HARDWARE_SECTIONS, type HardwareSections } from '../node-hardware';
import type { PathStep, UnplacedProblem } from '../problem';
import { closest, oneOf } from '../suggest';
import { inWords, looksLikeCellOf, trainingCellIds } from '../training-cells';
import { unknownReference } from './references';
import { type Rule, rule } from './rule';

/** Something that is in a cell. */
interface Inhabitant {
  /** What to call it, with its id. */
  readonly name: string;
  readonly cell: string | undefined;
  readonly path: readonly PathStep[];
}

/** The cells that something can be in. */
interface Cells {
  /** Those that do not belong to a training pool. */
  readonly listed: readonly string[];
  /** Those of training pools. */
  readonly training: readonly { readonly pool: string; readonly ids: readonly string[] | undefined }[];
}

/** Whatever is in a cell names one that exists, and names it at all where there is a choice. */
export const cellReferences: readonly Rule[] = [
  rule(['network', 'training', ...HARDWARE_SECTIONS, 'compute'], (site) =>
    inhabitants('pool', site.compute?.pools ?? [], ['compute', 'pools']).flatMap((pool) =>
      inListedCell(pool, cellsOf(site)),
    ),
  ),
  rule(['network', 'training', ...HARDWARE_SECTIONS, 'databases'], (site) =>
    checkAll(inhabitants('database', site.databases, ['databases']), cellsOf(site)),
  ),
  rule(['network', 'training', ...HARDWARE_SECTIONS, 'models'], (site) =>
    checkAll(inhabitants('model', site.models, ['models']), cellsOf(site)),
  ),
  rule(['network', 'training', ...HARDWARE_SECTIONS, 'storage'], (site) =>
    checkAll(inhabitants('file system', site.storage.fileSystems, ['storage', 'fileSystems']), cellsOf(site)),
  ),
  rule(['network', 'training', ...HARDWARE_SECTIONS], (site) => {
    const { dns } = site.network;
    return dns === undefined
      ? []
      : checkAll([{ name: '`dns`', cell: dns.cell, path: ['network', 'dns', 'cell'] }], cellsOf(site));
  }),
];

function inhabitants(
  noun: string,
  items: readonly { readonly id: string; readonly cell?: string | undefined }[],
  path: readonly PathStep[],
): Inhabitant[] {
  return items.map(({ id, cell }, index) => ({ name: `${noun} "${id}"`, cell, path: [...path, index, 'cell'] }));
}

function cellsOf(site: CellSections & HardwareSections): Cells {
  return {
    listed: [...new Set(listedCells(site).map(({ id }) => id))].sort(),
    training: site.training
      .map((pool) => ({ pool: pool.id, ids: trainingCellIds(pool, site) }))
      .sort((a, b) => (a.pool < b.pool ? -1 : 1)),
  };
}

function checkAll(items: readonly Inhabitant[], cells: Cells): UnplacedProblem[] {
  return items.flatMap((item) => {
    const { cell, path } = item;
    if (cell === undefined) {
      return saysWhich(item, cells);
    }
    return cells.listed.includes(cell) || trainingPoolOf(cell, cells) !== undefined
      ? []
      : [unknownCell(cell, path, cells)];
  });
}

/** Pools of `compute` have a cluster of their own, so they are in no cell of a training pool. */
function inListedCell(item: Inhabitant, cells: Cells): UnplacedProblem[] {
  const { name, cell, path } = item;
  if (cell === undefined) {
    return saysWhich(item, { ...cells, training: [] });
  }
  if (cells.listed.includes(cell)) {
    return [];
  }
  const owner = trainingPoolOf(cell, cells);
  return owner === undefined
    ? [unknownReference('cell', cell, cells.listed, path, 'network.cells')]
    : [
        {
          code: 'AIF-ID-005',
          severity: 'error',
          path,
          message: `${name} is in cell "${cell}", which training pool "${owner}" has for itself`,
          help: `${cells.listed.length === 0 ? 'List a cell in `network.cells` and name it here' : `Name a cell of \`network.cells\`: ${oneOf(cells.listed)}`}. What a training pool needs beside its accelerators is in its own settings.`,
        },
      ];
}

function saysWhich({ name, path }: Inhabitant, cells: Cells): UnplacedProblem[] {
  const { listed, training } = cells;
  if (listed.length === 1) {
    return [];
  }
  const all = [...listed, ...training.flatMap(({ ids }) => ids ?? [])];
  const of = all.length > 1 ? `which of the ${all.length.toLocaleString('en-US')} cells` : 'which cell';
  return [
    {
      code: 'AIF-ID-003',
      severity: 'error',
      path,
      message: `${name} does not say ${of} it is in`,
      help: listed.length === 0 ? inNoListedCell(all[0]) : `Add \`cell: ${all[0]}\`. Cells: ${oneOf(wordsFor(cells))}.`,
    },
  ];
}

/** A site gets its first training pool: the cell that it had without listing it is none any more. */
function inNoListedCell(trainingCell: string | undefined): string {
  const listOne = `List a cell for it in \`network.cells\`: \`id: ${ONLY_CELL}\` with the range of the site, if it is deployed already`;
  return trainingCell === undefined
    ? `${listOne}.`
    : `${listOne}. Or put it beside accelerators, with \`cell: ${trainingCell}\`.`;
}

/** The training pool that a cell belongs to. A pool of which nobody knows the size may have any cell. */
function trainingPoolOf(cell: string, { training }: Cells): string | undefined {
  return training.find(({ pool, ids }) => (ids === undefined ? looksLikeCellOf(pool, cell) : ids.includes(cell)))?.pool;
}

function unknownCell(cell: string, path: readonly PathStep[], cells: Cells): UnplacedProblem {
  const problem = unknownReference('cell', cell, cells.listed, path, 'network.cells');
  if (cells.training.length === 0) {
    return problem;
  }
  const owner = cells.training.find(({ pool }) => looksLikeCellOf(pool, cell));
  if (owner?.ids !== undefined) {
    return {
      ...problem,
      message: `training pool "${owner.pool}" has no cell "${cell}"`,
      help: `Cells: ${inWords(owner.ids)}.`,
    };
  }
  const meant = closest(cell, [...cells.listed, ...cells.training.flatMap(({ ids }) => ids ?? [])]);
  const suggestion = meant === undefined ? '' : `Did you mean "${meant}"? `;
  return { ...problem, help: `${suggestion}Cells: ${oneOf(wordsFor(cells))}. Others are listed in \`network.cells\`.` };
}

/** What to call the cells, those of a training pool together. */
function wordsFor({ listed, training }: Cells): string[] {
  return [...listed, ...training.flatMap(({ ids }) => (ids === undefined ? [] : [inWords(ids)]))];
}
