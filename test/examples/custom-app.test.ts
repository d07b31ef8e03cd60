import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(__dirname, '..', '..');
const outdir = mkdtempSync(join(tmpdir(), 'ai-factory-custom-app-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

describe('examples/custom-app', () => {
  let run: { status: number | null; stderr: string };
  beforeAll(() => {
    const { CDK_VALIDATION: _, ...env } = process.env;
    run = spawnSync(process.execPath, ['--import', 'tsx', 'examples/custom-app/app.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...env, CDK_OUTDIR: outdir, TSX_TSCONFIG_PATH: join('test', 'tsconfig.json') },
    });
  });

  test('passes the sovereignty checks and the strict validation of the AWS CDK', () => {
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).not.toMatch(/ERROR|FATAL|WARNING/);
  });

  test('synthesizes the stacks that the snapshots show', async () => {
    const templates = readdirSync(outdir).filter((name) => name.endsWith('.template.json'));
    expect(templates.sort()).toEqual([
      'documents-data.template.json',
      'documents-foundation.template.json',
      'documents-workload.template.json',
    ]);
    for (const name of templates) {
      const template = JSON.parse(readFileSync(join(outdir, name), 'utf8'));
      await expect(`${JSON.stringify(template, undefined, 2)}\n`).toMatchFileSnapshot(
        join('__snapshots__', 'custom-app', name.replace('.template', '')),
      );
    }
  });
});
