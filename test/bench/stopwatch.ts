import { performance } from 'node:perf_hooks';

/** Seconds that passed, and seconds that processors worked, garbage collection and compilation included. */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

export const NOTHING: Spent = { wall: 0, cpu: 0 };

/** Gives, at each call, what was spent since the call before. */
export function stopwatch(): () => Spent {
  let wall = performance.now();
  let cpu = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(cpu);
    const spent = { wall: (performance.now() - wall) / 1e3, cpu: (used.user + used.system) / 1e6 };
    cpu = process.cpuUsage();
    wall = performance.now();
    return spent;
  };
}

/** Several spans, one after the other. */
export function together(...spans: readonly Spent[]): Spent {
  return spans.reduce((sum, span) => ({ wall: sum.wall + span.wall, cpu: sum.cpu + span.cpu }), NOTHING);
}

/** How many times the second one the first one is. */
export function ratio(ours: Spent, theirs: Spent): Spent {
  return { wall: ours.wall / theirs.wall, cpu: ours.cpu / theirs.cpu };
}

/** The middle one of each of the figures. */
export function median(spans: readonly Spent[]): Spent {
  return { wall: middle(spans.map(({ wall }) => wall)), cpu: middle(spans.map(({ cpu }) => cpu)) };
}

function middle(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
