import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { B300, dataOf, GB200, type Kind } from '../../manifests/plans';
import { CLEAN, captured, PROBLEMS, USAGE } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
let runs = 0;

/** A site description in a file of its own. */
function site(kind: Kind): string {
  runs += 1;
  return written(directory, `site-${runs}.yaml`, stringify(dataOf(kind), { aliasDuplicateObjects: false }));
}

const FRONTIER = { ...GB200, nodes: 18, cidr: '10.0.0.0/16', nodeCidr: '100.64.0.0/12' };
const WIDE = { ...B300, cidr: '10.1.0.0/16', nodeCidr: '100.80.0.0/12' };
const GPU = site({ pools: [FRONTIER] });
const BOTH = site({ pools: [FRONTIER, WIDE] });

/** A place that nobody wrote to yet. */
function place(): string {
  runs += 1;
  return join(directory, 'deep', `out-${runs}`);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}

describe('manifests', () => {
  test('writes all files, programs as such, and says what comes next', async () => {
    const out = place();
    const result = await captured(['manifests', GPU, '--output', out]);
    expect(result.exitCode).toBe(CLEAN);
    expect(result.err).toContain(`to ${out}; what is in it besides stays`);
    expect(result.err).toContain(`${out}/README.md`);
    const paths = result.out.trimEnd().split('\n');
    expect(paths).toContain('pools/frontier/install.sh');
    expect(filesIn(out)).toEqual(['.generated', ...paths].sort());
    const mode = (path: string) => statSync(join(out, path)).mode & 0o777;
    expect([mode('load.sh'), mode('pools/frontier/lifecycle/on_create.sh'), mode('images.tsv')]).toEqual([
      0o755, 0o755, 0o644,
    ]);
  });

  test('writes into a directory that is there and empty', async () => {
    const out = place();
    mkdirSync(out, { recursive: true });
    expect((await captured(['manifests', GPU, '--output', out])).exitCode).toBe(CLEAN);
  });

  test('writes anew what an earlier run wrote, drops what is gone and keeps everything else', async () => {
    const out = place();
    await captured(['manifests', BOTH, '--output', out]);
    mkdirSync(join(out, 'bundle', 'charts'), { recursive: true });
    writeFileSync(join(out, 'bundle', 'images.lock'), 'fetched');
    writeFileSync(join(out, 'pools', 'frontier', 'lifecycle', 'site.sh'), 'mine');
    unlinkSync(join(out, 'load.sh'));
    expect((await captured(['manifests', GPU, '--output', out])).exitCode).toBe(CLEAN);
    const fresh = place();
    await captured(['manifests', GPU, '--output', fresh]);
    expect(filesIn(out)).toEqual([...filesIn(fresh), 'bundle/images.lock', 'pools/frontier/lifecycle/site.sh'].sort());
    expect(existsSync(join(out, 'pools', 'wide'))).toBe(false);
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toBe(readFileSync(join(fresh, 'README.md'), 'utf8'));
    expect(readFileSync(join(out, 'pools', 'frontier', 'lifecycle', 'site.sh'), 'utf8')).toBe('mine');
  });

  test('writes the same bytes every time', async () => {
    const [first, second] = [place(), place()];
    await captured(['manifests', BOTH, '--output', first]);
    await captured(['manifests', BOTH, '--output', second]);
    for (const file of filesIn(first)) {
      expect(readFileSync(join(second, file), 'utf8')).toBe(readFileSync(join(first, file), 'utf8'));
    }
  });

  test('says that a site without accelerators needs nothing', async () => {
    const out = place();
    const file = written(directory, 'plain.yaml', SOUND_SITE);
    expect(await captured(['manifests', file, '--output', out])).toEqual({
      exitCode: CLEAN,
      out: '',
      err: `${file} has no cluster that needs more than its templates: nothing was written\n`,
    });
    expect(existsSync(out)).toBe(false);
  });

  test('fails when the site has errors, and writes nothing', async () => {
    const out = place();
    const file = written(directory, 'faulty.yaml', FAULTY_SITE);
    const result = await captured(['manifests', file, '--output', out]);
    expect(result).toMatchObject({ exitCode: PROBLEMS, out: '' });
    expect(existsSync(out)).toBe(false);
  });

  test('fails when the directory holds something else', async () => {
    const out = place();
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'notes.txt'), 'mine');
    const { exitCode, err } = await captured(['manifests', GPU, '--output', out]);
    expect(exitCode).toBe(USAGE);
    expect(err).toContain(`${out} already holds notes.txt, which no earlier run wrote [AIF-CLI-006]`);
    expect(filesIn(out)).toEqual(['notes.txt']);
  });

  test('fails when a generated file was changed by hand, names it and changes nothing', async () => {
    const out = place();
    await captured(['manifests', GPU, '--output', out]);
    const script = join(out, 'pools', 'frontier', 'lifecycle', 'on_create.sh');
    writeFileSync(script, `${readFileSync(script, 'utf8')}# mine\n`);
    const before = filesIn(out);
    const { exitCode, err } = await captured(['manifests', BOTH, '--output', out]);
    expect(exitCode).toBe(USAGE);
    expect(err).toContain('would be lost: pools/frontier/lifecycle/on_create.sh [AIF-CLI-007]');
    expect(filesIn(out)).toEqual(before);
    expect(readFileSync(script, 'utf8')).toContain('# mine');
  });

  test("fails when a new file would replace somebody's own", async () => {
    const out = place();
    await captured(['manifests', GPU, '--output', out]);
    mkdirSync(join(out, 'pools', 'wide'));
    writeFileSync(join(out, 'pools', 'wide', 'install.sh'), 'mine');
    const { exitCode, err } = await captured(['manifests', BOTH, '--output', out]);
    expect({ exitCode, err }).toMatchObject({
      exitCode: USAGE,
      err: expect.stringContaining('pools/wide/install.sh [AIF-CLI-007]'),
    });
  });

  test('fails when it cannot write there, and leaves things as they were', async () => {
    const out = place();
    await captured(['manifests', GPU, '--output', out]);
    const before = filesIn(out);
    rmSync(join(out, 'pools', 'frontier', 'values'), { recursive: true });
    writeFileSync(join(out, 'pools', 'frontier', 'values'), 'a file where a directory has to be');
    const { exitCode, err } = await captured(['manifests', BOTH, '--output', out]);
    expect(exitCode).toBe(USAGE);
    expect(err).toContain('[AIF-CLI-004]');
    expect(filesIn(out)).toEqual(
      [...before.filter((file) => !file.startsWith('pools/frontier/values/')), 'pools/frontier/values'].sort(),
    );
  });

  test('fails when the path leads through a file', async () => {
    const obstacle = written(directory, 'obstacle', '');
    const { exitCode, err } = await captured(['manifests', GPU, '--output', join(obstacle, 'out')]);
    expect({ exitCode, err }).toMatchObject({ exitCode: USAGE, err: expect.stringContaining('[AIF-CLI-004]') });
    expect((await captured(['manifests', GPU, '--output', obstacle])).err).toContain('[AIF-CLI-004]');
  });
});
