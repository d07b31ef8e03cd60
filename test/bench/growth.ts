import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { measured } from './child';
import { synthesis } from './compare';
import { siteOfCells } from './sites';
import { median, type Spent } from './stopwatch';

/** What a site of some cells costs with the library. */
export interface GrowthPoint {
  readonly cells: number;
  readonly library: Spent;
}

/** The line that fits best, in seconds. */
export interface Line {
  readonly perCell: number;
  readonly constant: number;
  /** The share of the differences that the line explains (R squared). */
  readonly explained: number;
}

/** Measures sites of growing numbers of cells, all of them in each round, each time in a fresh process. */
export async function growth(cells: readonly number[], runs: number, folder: string): Promise<readonly GrowthPoint[]> {
  const outdir = join(folder, 'growth');
  const spent = new Map<number, Spent[]>(cells.map((count) => [count, []]));
  for (let round = 0; round < runs; round += 1) {
    for (const [count, found] of spent) {
      found.push(
        synthesis(await measured({ kind: 'library', site: siteOfCells(count, folder).file, outdir, checks: true })),
      );
      rmSync(outdir, { recursive: true });
    }
  }
  return [...spent].map(([count, found]) => ({ cells: count, library: median(found) }));
}

/** The line through points by least squares. */
export function lineThrough(points: readonly { readonly x: number; readonly y: number }[]): Line {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const together = (one: (point: { x: number; y: number }) => number) => mean(points.map(one));
  const spread = together((point) => (point.x - x) ** 2);
  const perCell = together((point) => (point.x - x) * (point.y - y)) / spread;
  const constant = y - perCell * x;
  const missed = together((point) => (point.y - constant - perCell * point.x) ** 2);
  return { perCell, constant, explained: 1 - missed / together((point) => (point.y - y) ** 2) };
}
