import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, captured, PROBLEMS, USAGE } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
const sound = written(directory, 'sound.yaml', SOUND_SITE);
const faulty = written(directory, 'faulty.yaml', FAULTY_SITE);

describe('synth', () => {
  test('writes a cloud assembly and lists its stacks', async () => {
    const outdir = join(directory, 'assembly');
    const { exitCode, out, err } = await captured(['synth', sound, '--output', outdir]);
    expect({ exitCode, err }).toEqual({
      exitCode: CLEAN,
      err: expect.stringMatching(/^wrote 3 stacks to .*\n {2}read: .*\n {2}check: .*\n {2}deploy: .*\n$/),
    });
    expect(out).toMatch(/^ {2}stack +resources +bytes\n {2}alpha-foundation +\d/);
    expect(readdirSync(outdir)).toContain('alpha-network-main.template.json');
  });

  test('synthesizes what init writes', async () => {
    await captured(['init', join(directory, 'new')]);
    const { exitCode, err } = await captured([
      'synth',
      join(directory, 'new', 'site.yaml'),
      '--output',
      join(directory, 'out'),
    ]);
    expect({ exitCode, err }).toEqual({ exitCode: CLEAN, err: expect.stringContaining('wrote 4 stacks') });
  });

  test('fails when the site has errors, and writes nothing', async () => {
    const outdir = join(directory, 'nothing');
    const { exitCode, out, err } = await captured(['synth', faulty, '--output', outdir]);
    expect({ exitCode, out }).toEqual({ exitCode: PROBLEMS, out: '' });
    expect(err).toContain(`--> ${faulty}:9:3`);
    expect(existsSync(outdir)).toBe(false);
  });

  test('fails when the directory holds something else', async () => {
    const { exitCode, err } = await captured(['synth', sound, '--output', directory]);
    expect(exitCode).toBe(USAGE);
    expect(err).toContain('[AIF-STACK-003]');
    expect(existsSync(sound)).toBe(true);
  });
});
