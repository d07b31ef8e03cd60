import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, captured, PROBLEMS, USAGE } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
const at = (...names: string[]) => join(directory, ...names);
const site = written(directory, 'sound.yaml', SOUND_SITE);
const DAY = ['--date', '2027-01-01'];

/** A waiver that nothing needs, so that the audit fails. */
const WAIVED_SITE = `${SOUND_SITE}sovereignty:
  waivers:
    - id: EXC-1
      rule: AIF-SOV-103
      resource: alpha-network-main/Nothing
      reason: a test of the evidence
      approver: security@agency.example
      expires: '2027-06-30'
`;
const waivedSite = written(directory, 'waived.yaml', WAIVED_SITE);

/** A site with two of everything, in one order or the other. */
function listedSite(order: (list: string[]) => string[]): string {
  const zones = order(['{ name: eu-central-1a }', '{ name: eu-central-1b }']);
  const stores = order(['{ id: data, dataClass: trainingData }', '{ id: logs, dataClass: logs }']);
  return SOUND_SITE.replace(/zones: \[.*\]/, `zones: [${zones.join(', ')}]`)
    .replace(/objectStores: \[.*\]/, `objectStores: [${stores.join(', ')}]`)
    .replace('  cidr:', '  homeZone: eu-central-1a\n  cidr:');
}

const pair = generateKeyPairSync('ed25519');
const privateKey = written(directory, 'key.pem', pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
const publicKey = written(directory, 'public.pem', pair.publicKey.export({ type: 'spki', format: 'pem' }).toString());

const read = (...names: string[]) => readFileSync(at(...names), 'utf8');
const allFiles = (pack: string) => {
  const entries = readdirSync(at(pack), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

describe('evidence', () => {
  test('writes a pack that verifies, and lists its files', async () => {
    const { exitCode, out, err } = await captured(['evidence', site, '--out', at('pack'), ...DAY]);
    expect({ exitCode, err }).toEqual({
      exitCode: CLEAN,
      err: expect.stringMatching(/^wrote 11 files to .*: PASS.*\n {2}read: .*\n {2}verify: .*\n {2}keep: .*\n$/),
    });
    expect(out.trimEnd().split('\n')).toEqual(
      allFiles('pack')
        .map((file) => file.slice(at('pack').length + 1))
        .sort((a, b) => Number(a.startsWith('manifest')) - Number(b.startsWith('manifest')) || (a < b ? -1 : 1)),
    );
    expect(read('pack', 'site.yaml')).toBe(SOUND_SITE);
    expect(await captured(['evidence', 'verify', at('pack')])).toEqual({
      exitCode: CLEAN,
      out: expect.stringMatching(
        /^as written: 10 files; it is not signed\nevidence\.json on the signed page: [0-9a-f]{64}\n$/,
      ),
      err: '',
    });
  });

  test('names the sums of the templates that synth writes', async () => {
    await captured(['synth', site, '--output', at('cdk.out')]);
    const { templates } = JSON.parse(read('pack', 'evidence.json'));
    expect(templates.length).toBeGreaterThan(2);
    for (const { name, sha256 } of templates) {
      const template = readFileSync(at('cdk.out', `${name}.template.json`));
      expect({ name, sha256 }).toEqual({ name, sha256: createHash('sha256').update(template).digest('hex') });
    }
  });

  test('holds the plan as the command plan prints it', async () => {
    expect(read('pack', 'plan.json')).toBe((await captured(['plan', site, '--format', 'json'])).out);
  });

  test('writes the same bytes for the same site, whatever the order of its lists and the place of the file', async () => {
    mkdirSync(at('elsewhere'));
    const one = written(
      directory,
      'listed.yaml',
      listedSite((list) => list),
    );
    const other = written(
      at('elsewhere'),
      'site.yaml',
      listedSite((list) => [...list].reverse()),
    );
    await captured(['evidence', one, '--out', at('one'), ...DAY]);
    await captured(['evidence', other, '--out', at('other'), ...DAY]);
    const names = allFiles('one').map((file) => file.slice(at('one').length + 1));
    const differing = names.filter((name) => read('one', name) !== read('other', name));
    expect(differing.sort()).toEqual(['manifest.json', 'site.yaml']);
    expect(names.filter((name) => read('one', name).includes(tmpdir()))).toEqual([]);
  });

  test('writes a pack that says fail, and exits with 1, where the templates break the policy', async () => {
    const { exitCode, err } = await captured(['evidence', waivedSite, '--out', at('failed'), ...DAY]);
    expect({ exitCode, err }).toEqual({ exitCode: PROBLEMS, err: expect.stringContaining('FAIL') });
    expect(JSON.parse(read('failed', 'evidence.json'))).toMatchObject({
      result: 'fail',
      asOf: '2027-01-01',
      findings: [{ code: 'AIF-SOV-727' }],
    });
    expect((await captured(['evidence', 'verify', at('failed')])).exitCode).toBe(CLEAN);
  });

  test('signs with a key, and verifies with its other half', async () => {
    await captured(['evidence', site, '--out', at('signed'), '--sign-key', privateKey]);
    expect(existsSync(at('signed', 'oscal'))).toBe(false);
    const { exitCode, out } = await captured(['evidence', 'verify', at('signed'), '--public-key', publicKey]);
    expect(exitCode).toBe(CLEAN);
    expect(out).toContain('as written: 9 files; its signature is by this key\n');
  });

  test('fails when a waiver depends on a day and none is stated', async () => {
    const { exitCode, err } = await captured(['evidence', waivedSite, '--out', at('undated')]);
    expect({ exitCode, err }).toEqual({ exitCode: USAGE, err: expect.stringContaining('[AIF-SOV-652]') });
    expect(existsSync(at('undated'))).toBe(false);
  });

  test('fails when the site has errors, and writes nothing', async () => {
    const faulty = written(directory, 'faulty.yaml', FAULTY_SITE);
    const { exitCode, out, err } = await captured(['evidence', faulty, '--out', at('faulty')]);
    expect({ exitCode, out }).toEqual({ exitCode: PROBLEMS, out: '' });
    expect(err).toContain(`--> ${faulty}:9:3`);
    expect(existsSync(at('faulty'))).toBe(false);
  });

  test.each<[string, string[], string]>([
    ['the directory holds something', ['evidence', site, '--out', directory], 'AIF-CLI-008'],
    ['the directory is a file', ['evidence', site, '--out', site], 'AIF-CLI-008'],
    ['the directory lies below a file', ['evidence', site, '--out', join(site, 'pack'), ...DAY], 'AIF-CLI-004'],
    ['the key does not exist', ['evidence', site, '--out', at('x'), '--sign-key', at('none')], 'AIF-CLI-009'],
    ['the key is no private key', ['evidence', site, '--out', at('x'), '--sign-key', publicKey], 'AIF-SOV-651'],
    ['the pack does not exist', ['evidence', 'verify', at('none')], 'AIF-CLI-009'],
    ['the pack is a file', ['evidence', 'verify', site], 'AIF-CLI-009'],
    ['the public key is none', ['evidence', 'verify', directory, '--public-key', site], 'AIF-SOV-651'],
    ['the day is none', ['evidence', site, '--out', at('x'), '--date', '2027-02-30'], 'AIF-SOV-722'],
  ])('fails when %s', async (_name, argv, code) => {
    const { exitCode, out, err } = await captured(argv);
    expect({ exitCode, out, err }).toEqual({ exitCode: USAGE, out: '', err: expect.stringContaining(`[${code}]`) });
    expect(existsSync(at('x'))).toBe(false);
  });

  test('leaves nothing beside the packs that it writes', () => {
    expect(readdirSync(directory).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('evidence verify', () => {
  test('fails, and names everything, when the pack is not as it was written', async () => {
    await captured(['evidence', site, '--out', at('spoilt'), '--sign-key', privateKey]);
    writeFileSync(at('spoilt', 'plan.json'), '{}');
    rmSync(at('spoilt', 'policy.json'));
    symlinkSync(site, at('spoilt', 'link'));
    const { exitCode, out, err } = await captured(['evidence', 'verify', at('spoilt')]);
    expect({ exitCode, out }).toEqual({
      exitCode: PROBLEMS,
      out: 'not as written: link is a symbolic link\nnot as written: plan.json was changed\nnot as written: policy.json is missing\n',
    });
    expect(err).toContain('[AIF-SOV-650]');
  });

  test('fails when the key is not the one that signed', async () => {
    const stranger = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const key = written(directory, 'stranger.pem', stranger);
    const { exitCode, out } = await captured(['evidence', 'verify', at('signed'), '--public-key', key]);
    expect({ exitCode, out }).toEqual({
      exitCode: PROBLEMS,
      out: 'not as written: the manifest is not signed with this key\n',
    });
  });

  test('has a help of its own', async () => {
    expect((await captured(['evidence', '--help'])).out).toContain('verify [options] <dir>');
    expect((await captured(['evidence', 'verify', '--help'])).out).toContain('--public-key <file>');
  });
});
