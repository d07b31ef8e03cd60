import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/source-files';
import { CLEAN, PROBLEMS, USAGE } from './captured';
import { scratchDirectory, written } from './scratch';
import { FAULTY_SITE, SOUND_SITE } from './site-sources';

const directory = scratchDirectory();
written(directory, 'sound.yaml', SOUND_SITE);
written(directory, 'faulty.yaml', FAULTY_SITE);

/** Runs the app as the command line of the AWS CDK does. */
function app(outdir: string, context: object) {
  return spawnSync(
    process.execPath,
    ['--require', createRequire(__filename).resolve('tsx/cjs'), join(ROOT, 'bin', 'app.ts')],
    {
      cwd: directory,
      encoding: 'utf8',
      env: { ...process.env, CDK_OUTDIR: join(directory, outdir), CDK_CONTEXT_JSON: JSON.stringify(context) },
    },
  );
}

describe('the CDK app', () => {
  test('synthesizes the site that the context names', () => {
    const { status, stderr } = app('clean', { site: 'sound.yaml' });
    expect({ status, stderr }).toEqual({ status: CLEAN, stderr: '' });
    expect(readdirSync(join(directory, 'clean'))).toContain('alpha-foundation.template.json');
  });

  test('fails when the site has errors, shows them and writes nothing', () => {
    const { status, stderr } = app('faulty', { site: 'faulty.yaml' });
    expect(status).toBe(PROBLEMS);
    expect(stderr).toContain('--> faulty.yaml:9:3');
    expect(existsSync(join(directory, 'faulty', 'manifest.json'))).toBe(false);
  });

  test.each([
    ['no site', {}, 'is not set [AIF-CLI-005]'],
    ['a site that is no path', { site: 7 }, 'is 7 [AIF-CLI-005]'],
    ['a site that cannot be read', { site: 'missing.yaml' }, 'missing.yaml cannot be read'],
  ])('fails when the context names %s', (_name, context, message) => {
    const { status, stderr } = app('unused', context);
    expect(status).toBe(USAGE);
    expect(stderr).toContain(message);
  });
});
