import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from './compare';
import { growth } from './growth';
import { reportOf } from './report';
import { generatedSite, type MeasuredSite } from './sites';

const HELP = `Measures the library against an app of generated (L1) classes that emits the same templates.

npm run bench -- [options]
  --runs 3                            how often each measurement is made; medians are shown
  --sizes 3000,20000,150000,1000000   accelerators of generated sites; one that takes a minute is measured once
  --cells 5,10,20,40                  cells of generated sites for the growth
  --site file                         a site description as well; may be repeated
  --json file                         where the figures go as JSON, besides the table; the standard output by default
`;

/** Sites of so many accelerators are measured once: a run takes longer than all others together. */
const MEASURED_ONCE_FROM = 500_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '3' },
      sizes: { type: 'string', default: '3000,20000,150000,1000000' },
      cells: { type: 'string', default: '5,10,20,40' },
      site: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const runs = Number(values.runs);
  const folder = mkdtempSync(join(tmpdir(), 'ai-factory-bench-'));
  try {
    const comparisons = [];
    for (const { site, once } of sitesOf(numbers(values.sizes), values.site, folder)) {
      process.stderr.write(`${site.name} …\n`);
      comparisons.push(await compare(site, once ? 1 : runs, folder));
    }
    process.stderr.write('growth …\n');
    const points = await growth(numbers(values.cells), runs, folder);
    const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
    process.stdout.write(`${reportOf(comparisons, points)}\n`);
    const json = `${JSON.stringify({ machine, comparisons, growth: points })}\n`;
    if (values.json === undefined) {
      process.stdout.write(json);
    } else {
      writeFileSync(values.json, json);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sitesOf(
  sizes: readonly number[],
  files: readonly string[],
  folder: string,
): readonly { readonly site: MeasuredSite; readonly once: boolean }[] {
  return [
    ...sizes.map((size) => ({ site: generatedSite(size, folder), once: size >= MEASURED_ONCE_FROM })),
    ...files.map((file) => ({ site: { name: basename(dirname(resolve(file))), file: resolve(file) }, once: false })),
  ];
}

function numbers(list: string): readonly number[] {
  return list
    .split(',')
    .filter((item) => item !== '')
    .map(Number);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
