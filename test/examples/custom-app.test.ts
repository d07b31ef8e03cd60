import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagesOf, stackNamesOf, synthesizeApp } from './example-app';

const outdir = mkdtempSync(join(tmpdir(), 'ai-factory-custom-app-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

describe('examples/custom-app', () => {
  let assembly: CloudAssembly;
  beforeAll(() => {
    assembly = synthesizeApp('custom-app', outdir);
  });

  test('passes the sovereignty checks and the strict validation of the AWS CDK, without a warning', () => {
    expect(messagesOf(assembly)).toEqual([]);
  });

  test('synthesizes the stacks that the snapshots show', async () => {
    expect(stackNamesOf(assembly)).toEqual(['documents-data', 'documents-foundation', 'documents-workload']);
    for (const { stackName, template } of assembly.stacks) {
      await expect(`${JSON.stringify(template, undefined, 2)}\n`).toMatchFileSnapshot(
        join('__snapshots__', 'custom-app', `${stackName}.json`),
      );
    }
  });
});
