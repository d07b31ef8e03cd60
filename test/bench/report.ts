import type { Comparison } from './compare';
import type { GrowthPoint } from './growth';
import { lineThrough } from './growth';
import type { Spent } from './stopwatch';
import { tableOf } from './table';

/** What was measured, for people. */
export function reportOf(comparisons: readonly Comparison[], points: readonly GrowthPoint[]): string {
  return [
    'Sizes\n',
    tableOf(
      ['site', 'cells', 'stacks', 'resources', 'in a cell', 'most in a stack', 'most kB in a stack', 'peak MB', 'raw'],
      comparisons.map((one) => [
        one.site,
        String(one.cells),
        String(one.stacks),
        String(one.resources),
        one.resourcesPerCell.join(' to '),
        String(one.mostResourcesInStack),
        (one.mostBytesInStack / 1e3).toFixed(0),
        one.peakMegabytes.library.toFixed(0),
        one.peakMegabytes.raw.toFixed(0),
      ]),
    ),
    'Seconds of processor / seconds that passed: building and synthesizing, checks included\n',
    tableOf(
      ['site', 'runs', 'validate and plan', 'library', 'without checks', 'raw L1 app', 'raw without traces'],
      comparisons.map((one) => [
        one.site,
        String(one.runs),
        ...[one.plan, one.library, one.unchecked, one.raw, one.rawWithoutTraces].map(both),
      ]),
    ),
    'Library / raw L1 app, in time of processor / in time that passed\n',
    tableOf(
      ['site', 'with checks', 'without', 'with, raw without traces', 'without, raw without traces'],
      comparisons.map(({ site, ratios: { toRaw, toRawWithoutTraces } }) => [
        site,
        ...[toRaw.withChecks, toRaw.withoutChecks].map(both),
        ...[toRawWithoutTraces.withChecks, toRawWithoutTraces.withoutChecks].map(both),
      ]),
    ),
    ...(points.length < 2 ? [] : ['Growth with cells\n', growthTable(points)]),
  ].join('\n');
}

function growthTable(points: readonly GrowthPoint[]): string {
  const cpu = lineThrough(points.map(({ cells, library }) => ({ x: cells, y: library.cpu })));
  const wall = lineThrough(points.map(({ cells, library }) => ({ x: cells, y: library.wall })));
  const rows = points.map(({ cells, library }) => [
    String(cells),
    both(library),
    (((library.cpu - cpu.constant) / cells) * 1e3).toFixed(0),
    ((100 * library.cpu) / (cpu.constant + cpu.perCell * cells) - 100).toFixed(1),
  ]);
  const lines = Object.entries({ processor: cpu, passed: wall }).map(
    ([what, { constant, perCell, explained }]) =>
      `${what}: ${constant.toFixed(2)} s + ${(perCell * 1e3).toFixed(0)} ms a cell, R² ${explained.toFixed(4)}\n`,
  );
  return `${tableOf(['cells', 'seconds', 'ms a cell', '% off the line'], rows)}${lines.join('')}`;
}

function both({ cpu, wall }: Spent): string {
  return `${cpu.toFixed(2)} / ${wall.toFixed(2)}`;
}
