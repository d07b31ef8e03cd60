import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescribedStack } from './described-assembly';
import { NOTHING, type Spent, stopwatch } from './stopwatch';

/** What one fresh process does. */
export type Job =
  | { readonly kind: 'library'; readonly site: string; readonly outdir: string; readonly checks: boolean }
  | { readonly kind: 'describe'; readonly assembly: string; readonly workspace: string }
  | { readonly kind: 'raw'; readonly workspace: string; readonly outdir: string; readonly traces: boolean };

/** What a process found. */
export interface Measured {
  /** Loading the library, or what a raw app needs of the AWS CDK before it starts. */
  readonly load: Spent;
  /** Reading, validating and planning: of the library alone. */
  readonly plan: Spent;
  readonly build: Spent;
  readonly synth: Spent;
  readonly peakMegabytes: number;
  readonly stacks: readonly BuiltStack[];
}

/** A stack of the library, and the place that the plan gives it. */
export interface BuiltStack {
  readonly name: string;
  readonly layer: string;
  readonly subject: string;
  readonly resources: number;
  readonly bytes: number;
}

process.once('message', (job: Job) => {
  run(job).then(
    (measured) => process.send?.(measured ?? null, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exitCode = 1;
      process.disconnect();
    },
  );
});

async function run(job: Job): Promise<Measured | undefined> {
  switch (job.kind) {
    case 'library':
      return measureLibrary(job.site, job.outdir, job.checks);
    case 'raw':
      return measureRaw(job.workspace, job.outdir, job.traces);
    case 'describe': {
      const { describeAssembly } = await import('./described-assembly.js');
      writeFileSync(descriptionIn(job.workspace), JSON.stringify(describeAssembly(job.assembly, job.workspace)));
      return undefined;
    }
  }
}

async function measureLibrary(file: string, outdir: string, checks: boolean): Promise<Measured> {
  const lap = stopwatch();
  const { checkPlan, parseSite, planSite, siteApp } = await import('../../lib/index.js');
  const load = lap();
  const { site, problems } = parseSite(readFileSync(file, 'utf8'), file);
  if (site === undefined) {
    throw new Error(problems.map(({ message }) => message).join('\n'));
  }
  const sitePlan = planSite(site);
  checkPlan(site, sitePlan);
  const plan = lap();
  if (!checks) {
    const { Validations } = await import('aws-cdk-lib');
    Validations.prototype.addPlugins = () => {};
    lap();
  }
  const app = siteApp(sitePlan, outdir);
  const build = lap();
  app.synth();
  const synth = lap();
  const stacks = sitePlan.stacks.map(({ name, layer, subject = '' }): BuiltStack => {
    const text = readFileSync(join(outdir, `${name}.template.json`), 'utf8');
    const resources = Object.keys(JSON.parse(text).Resources ?? {}).length;
    return { name, layer, subject, resources, bytes: Buffer.byteLength(text) };
  });
  return { load, plan, build, synth, peakMegabytes: peakMegabytes(), stacks };
}

async function measureRaw(workspace: string, outdir: string, traces: boolean): Promise<Measured> {
  const stacks: DescribedStack[] = JSON.parse(readFileSync(descriptionIn(workspace), 'utf8'));
  const lap = stopwatch();
  const { rawApp } = await import('./raw-app.js');
  const load = lap();
  const app = rawApp(stacks, outdir, traces);
  const build = lap();
  app.synth();
  const synth = lap();
  return { load, plan: NOTHING, build, synth, peakMegabytes: peakMegabytes(), stacks: [] };
}

function descriptionIn(workspace: string): string {
  return join(workspace, 'description.json');
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}
