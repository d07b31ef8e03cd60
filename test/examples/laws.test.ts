import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import {
  EXAMPLE_SITES,
  exampleData,
  exampleFile,
  exampleSite,
  reordered,
  siteFrom,
  smallExampleData,
} from '../support/example-sites';

const root = join(__dirname, '..', '..');
const scratch = mkdtempSync(join(tmpdir(), 'ai-factory-laws-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The templates of an assembly: file name to text. */
function templatesIn(directory: string): Record<string, string> {
  const names = readdirSync(directory).filter((name) => name.endsWith('.template.json'));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

let runs = 0;
function templatesOf(site: ReturnType<typeof siteFrom>): Record<string, string> {
  runs += 1;
  return templatesIn(siteApp(planSite(site), join(scratch, `run-${runs}`)).synth().directory);
}

describe.each(EXAMPLE_SITES)('the templates of %s', (name) => {
  const expected = templatesOf(siteFrom(smallExampleData(name)));

  test.each([
    ['in every run', (list: unknown[]) => list],
    ['when every list of the site is reversed', (list: unknown[]) => [...list].reverse()],
    ['when every list of the site is rotated', (list: unknown[]) => [...list.slice(1), ...list.slice(0, 1)]],
  ])('are the same bytes %s', (_, order) => {
    expect(templatesOf(siteFrom(reordered(smallExampleData(name), order)))).toEqual(expected);
  });
});

describe('synthesis', () => {
  test('needs neither network nor credentials', () => {
    const guard = join(scratch, 'deny-network.cjs');
    writeFileSync(
      guard,
      `const net = require('node:net'); const dns = require('node:dns');
       const deny = (what) => () => { process.stderr.write('DENIED ' + what); process.exit(97); };
       const connect = net.Socket.prototype.connect;
       net.Socket.prototype.connect = function (...args) {
         const [first] = args.flat();
         return first?.path === undefined ? deny('connect')() : connect.apply(this, args); // a pipe between local processes
       };
       for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) { dns[name] = deny(name); dns.promises[name] = deny(name); }`,
    );
    const outdir = join(scratch, 'closed');
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--require',
        guard,
        '--import',
        'tsx',
        'bin/ai-factory.ts',
        'synth',
        exampleFile('sovereign-ai-factory'),
        '--output',
        outdir,
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: join(scratch, 'empty-home'), AWS_EC2_METADATA_DISABLED: 'true' },
      },
    );
    expect(stderr).not.toContain('DENIED');
    expect(status, stderr).toBe(0);
    expect(Object.keys(templatesIn(outdir))).toContain('bravo-foundation.template.json');
  });

  test('gives the same templates through cdk synth as in process', () => {
    const file = join(scratch, 'site.yaml');
    writeFileSync(file, stringify(exampleData('quickstart')));
    const outdir = join(scratch, 'through-cdk');
    const { status, stderr } = spawnSync('npx', ['cdk', 'synth', '--quiet', '-c', `site=${file}`, '--output', outdir], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, CDK_VALIDATION: 'false' },
    });
    expect(status, stderr).toBe(0);
    expect(templatesIn(outdir)).toEqual(templatesOf(exampleSite('quickstart')));
  });
});
