import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, captured, PROBLEMS, USAGE } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
const sound = written(directory, 'sound.yaml', SOUND_SITE);
const faulty = written(directory, 'faulty.yaml', FAULTY_SITE);

const UNUSED_WAIVER = `sovereignty:
  waivers:
    - { id: EXC-1, rule: AIF-SOV-103, resource: alpha-storage/Handler, reason: r, approver: a, expires: 2027-03-01 }
`;

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

  test('says which stacks go to another account, and leaves them out of the rest', async () => {
    const enforced = `${SOUND_SITE}sovereignty: { organizationId: o-exampleorgid }
enforcement: { managementAccount: '444455556666', targetIds: [ou-abcd-12345678] }
`;
    const outdir = join(directory, 'two-accounts');
    const { exitCode, err } = await captured([
      'synth',
      written(directory, 'enforced.yaml', enforced),
      '--output',
      outdir,
    ]);
    expect(exitCode).toBe(CLEAN);
    expect(err).toContain(
      `  deploy: npx cdk deploy --app ${outdir} '!(alpha-organization)'\n` +
        `          npx cdk deploy --app ${outdir} alpha-organization, with credentials of 444455556666\n`,
    );
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

  describe('of a site whose templates break rules', () => {
    const broken = written(directory, 'broken.yaml', `${SOUND_SITE}${UNUSED_WAIVER}`);
    const outdir = join(directory, 'broken.out');

    test('fails, writes nothing and prints the line of the site that each one comes from', async () => {
      const { exitCode, out, err } = await captured(['synth', broken, '--output', outdir, '--date', '2026-12-01']);
      expect({ exitCode, err }).toEqual({
        exitCode: PROBLEMS,
        err: 'nothing was written, since the templates break a rule: 1 fatal error\n',
      });
      expect(out).toContain(`fatal[AIF-SOV-727]: the waiver EXC-1 covers nothing`);
      expect(out).toContain(`--> ${broken}:13:9`);
      expect(existsSync(outdir)).toBe(false);
    });

    test('prints them as JSON, SARIF and workflow commands', async () => {
      const argv = ['synth', broken, '--output', outdir, '--date', '2027-03-02', '--format'];
      expect(JSON.parse((await captured([...argv, 'json'])).out).findings).toMatchObject([
        { code: 'AIF-SOV-725', site: { path: 'sovereignty.waivers[0]', line: 13, column: 9 } },
      ]);
      expect(JSON.parse((await captured([...argv, 'sarif'])).out).runs[0].results).toMatchObject([
        { ruleId: 'AIF-SOV-725', locations: [{ physicalLocation: { region: { startLine: 13 } } }] },
      ]);
      expect((await captured([...argv, 'github'])).out).toMatch(/^::error file=.*line=13,.*title=AIF-SOV-725::/);
    });
  });

  test('fails when the directory holds something else', async () => {
    const { exitCode, err } = await captured(['synth', sound, '--output', directory]);
    expect(exitCode).toBe(USAGE);
    expect(err).toContain('[AIF-STACK-003]');
    expect(existsSync(sound)).toBe(true);
  });
});
