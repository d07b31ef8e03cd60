import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchDirectory } from '../cli/scratch';
import { FakePrograms } from './fake-programs';
import { H200_SLURM, planOf } from './plans';
import { contentOf } from './written';

/** The scripts of a pool as HyperPod puts them on a node whose cell is known or not, with another place for the files of the node. */
function onCreate(cell: string | undefined): { readonly start: string; readonly disk: string } {
  const disk = scratchDirectory();
  const plan = planOf({ pools: [H200_SLURM], metrics: true });
  for (const name of ['on_create.sh', 'metrics.sh']) {
    const content = contentOf(plan, `pools/batch/lifecycle/${name}`)
      .replaceAll('/opt/ai-factory', join(disk, 'opt'))
      .replaceAll('/var/log', join(disk, 'log'));
    writeFileSync(join(disk, name), content);
  }
  writeFileSync(join(disk, 'site.sh'), 'echo "what the site adds"\n');
  if (cell !== undefined) {
    writeFileSync(join(disk, 'cell.txt'), cell);
  }
  const start = join(disk, 'start.sh');
  mkdirSync(join(disk, 'log'));
  writeFileSync(start, `bash '${disk}/on_create.sh'\n`);
  return { start, disk };
}

const KNOWN = 'batch-001 https://aps.example/w/api/v1/remote_write\n';

describe('on_create.sh of Slurm', () => {
  test('has the node measured beside its start', () => {
    const { start, disk } = onCreate(KNOWN);
    const programs = new FakePrograms({ 'systemd-run': 'true' });
    expect(programs.run(start).status).toBe(0);
    expect(programs.calls()).toEqual([
      `systemd-run --unit=ai-factory-metrics --collect /bin/sh ${disk}/opt/metrics.sh ${KNOWN.trimEnd()}`,
    ]);
    expect(readFileSync(join(disk, 'opt', 'metrics.sh'), 'utf8')).toContain('cell=$1; url=$2\n');
  });

  test.each([
    ['it cannot be measured', KNOWN, 'exit 1'],
    ['nobody said yet which cell it is in', undefined, 'true'],
    ['what was said is cut off', '', 'true'],
  ])('lets a node join when %s', (_name, cell, systemdRun) => {
    const { start } = onCreate(cell);
    const { status, stdout } = new FakePrograms({ 'systemd-run': systemdRun }).run(start);
    expect(status).toBe(0);
    expect(stdout).toContain('what the site adds');
    expect(stdout).toContain('on_create.sh ends');
  });
});
