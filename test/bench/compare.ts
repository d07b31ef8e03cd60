import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inFreshProcess, measured } from './child';
import type { BuiltStack, Measured } from './measure';
import { requireSameTemplates } from './same-templates';
import type { MeasuredSite } from './sites';
import { median, ratio, type Spent, together } from './stopwatch';

/** What a site costs with the library, and as a raw app. Spans are medians over the runs. */
export interface Comparison {
  readonly site: string;
  readonly runs: number;
  readonly cells: number;
  readonly stacks: number;
  readonly resources: number;
  /** The fewest and the most resources that a cell has, all its stacks together. */
  readonly resourcesPerCell: readonly [number, number];
  readonly mostResourcesInStack: number;
  readonly mostBytesInStack: number;
  /** Reading, validating and planning. */
  readonly plan: Spent;
  /** Building and synthesizing with the library, checks included. */
  readonly library: Spent;
  /** The same without any check of templates, which a raw app does not have either. */
  readonly unchecked: Spent;
  /** Building and synthesizing the raw app. */
  readonly raw: Spent;
  /** The same without notes on where each resource was created, which the library does without. */
  readonly rawWithoutTraces: Spent;
  /** The library in proportion to the raw app: medians of the ratios of each run, since the two of a run find the machine in one state. */
  readonly ratios: {
    readonly toRaw: Ratios;
    readonly toRawWithoutTraces: Ratios;
  };
  readonly peakMegabytes: { readonly library: number; readonly raw: number };
}

interface Ratios {
  readonly withChecks: Spent;
  readonly withoutChecks: Spent;
}

/** One run: each process after the other. */
interface Run {
  readonly library: Measured;
  readonly unchecked: Measured;
  readonly raw: Measured;
  readonly rawWithoutTraces: Measured;
}

/** Measures a site with the library and as a raw app in turn, each time in a fresh process. */
export async function compare({ name, file }: MeasuredSite, runs: number, folder: string): Promise<Comparison> {
  const [ours, theirs] = [join(folder, 'library'), join(folder, 'raw')];
  const done: Run[] = [];
  while (done.length < runs) {
    const library = await measured({ kind: 'library', site: file, outdir: ours, checks: true });
    if (done.length === 0) {
      await inFreshProcess({ kind: 'describe', assembly: ours, workspace: folder });
    }
    const raw = await measured({ kind: 'raw', workspace: folder, outdir: theirs, traces: true });
    if (done.length === 0) {
      requireSameTemplates(ours, theirs);
    }
    rmSync(ours, { recursive: true });
    rmSync(theirs, { recursive: true });
    const unchecked = await measured({ kind: 'library', site: file, outdir: ours, checks: false });
    rmSync(ours, { recursive: true });
    const rawWithoutTraces = await measured({ kind: 'raw', workspace: folder, outdir: theirs, traces: false });
    rmSync(theirs, { recursive: true });
    done.push({ library, unchecked, raw, rawWithoutTraces });
  }
  const [{ library, raw }] = done;
  const of = (span: (run: Run) => Spent) => median(done.map(span));
  const ratiosTo = (base: (run: Run) => Measured): Ratios => ({
    withChecks: of((run) => ratio(synthesis(run.library), synthesis(base(run)))),
    withoutChecks: of((run) => ratio(synthesis(run.unchecked), synthesis(base(run)))),
  });
  return {
    site: name,
    runs,
    ...sizeOf(library.stacks),
    plan: of((run) => run.library.plan),
    library: of((run) => synthesis(run.library)),
    unchecked: of((run) => synthesis(run.unchecked)),
    raw: of((run) => synthesis(run.raw)),
    rawWithoutTraces: of((run) => synthesis(run.rawWithoutTraces)),
    ratios: {
      toRaw: ratiosTo((run) => run.raw),
      toRawWithoutTraces: ratiosTo((run) => run.rawWithoutTraces),
    },
    peakMegabytes: { library: library.peakMegabytes, raw: raw.peakMegabytes },
  };
}

/** Building the constructs and writing the templates. */
export function synthesis({ build, synth }: Measured): Spent {
  return together(build, synth);
}

function sizeOf(stacks: readonly BuiltStack[]) {
  const cells = new Map(stacks.filter(({ layer }) => layer === 'training').map(({ subject }) => [subject, 0]));
  for (const { subject, resources } of stacks) {
    const sum = cells.get(subject);
    if (sum !== undefined) {
      cells.set(subject, sum + resources);
    }
  }
  const resources = stacks.map((stack) => stack.resources);
  return {
    cells: cells.size,
    stacks: stacks.length,
    resources: resources.reduce((sum, count) => sum + count, 0),
    resourcesPerCell: [Math.min(...cells.values()), Math.max(...cells.values())] as const,
    mostResourcesInStack: Math.max(...resources),
    mostBytesInStack: Math.max(...stacks.map(({ bytes }) => bytes)),
  };
}
