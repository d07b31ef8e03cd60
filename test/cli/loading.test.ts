import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDirectory } from '../../lib/cli/new-directory';
import { packOf } from '../sovereignty/evidence/fixture';
import { scratchDirectory, written } from './scratch';
import { SOUND_SITE } from './site-sources';

const ROOT = join(__dirname, '..', '..');
const directory = scratchDirectory();
const site = written(directory, 'site.yaml', SOUND_SITE);
const template = written(directory, 'empty.template.json', '{"Resources":{}}');
const pack = join(directory, 'pack');
createDirectory(pack, packOf().files);
const hook = written(
  directory,
  'loaded.cjs',
  `process.on('exit', () => require('node:fs').writeFileSync(process.env.LOADED, JSON.stringify(Object.keys(require.cache))));`,
);

/** The packages that a command line loads, in a process of its own. */
function packagesLoadedBy(argv: readonly string[]): string[] {
  const list = join(directory, 'loaded.json');
  const child = spawnSync(
    process.execPath,
    ['--require', hook, '--import', 'tsx', join(ROOT, 'bin', 'ai-factory.ts'), ...argv],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, LOADED: list } },
  );
  expect(child.stderr).not.toContain('bug:');
  expect(child.status).toBe(0);
  const files: string[] = JSON.parse(readFileSync(list, 'utf8'));
  const packages = files.flatMap((file) => /node_modules[\\/]([^\\/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(packages)];
}

describe('what is loaded', () => {
  test.each([
    ['validate', ['validate', site]],
    ['plan', ['plan', site]],
    ['diff', ['diff', site, site]],
    ['manifests', ['manifests', site]],
    ['policies', ['policies', site, '--output', join(directory, 'policies')]],
    ['schema', ['schema']],
    ['explain', ['explain']],
    ['init', ['init', join(directory, 'new')]],
    ['audit', ['audit', template, '--site', site]],
    ['evidence verify', ['evidence', 'verify', pack]],
  ])('%s needs no AWS CDK', (_name, argv) => {
    const packages = packagesLoadedBy(argv);
    expect(packages).toContain('commander');
    expect(packages).not.toContain('aws-cdk-lib');
    expect(packages).not.toContain('constructs');
  });

  test('help needs nothing but the parser of the command line', () => {
    const packages = packagesLoadedBy(['--help']).filter(
      (name) => !['tsx', 'esbuild', '@esbuild', 'get-tsconfig'].includes(name),
    );
    expect(packages).toEqual(['commander']);
  });

  test('explain reads no site, so it needs neither zod nor yaml', () => {
    const packages = packagesLoadedBy(['explain']);
    expect(packages).not.toContain('zod');
    expect(packages).not.toContain('yaml');
  });
});
