import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadVerifier } from '../../../lib/cli/verifier';
import { signingKeyOf } from '../../../lib/sovereignty/evidence';
import { scratchDirectory } from '../../cli/scratch';
import { evidenceInput, packOf } from './fixture';

const directory = scratchDirectory();
const pack = join(directory, 'pack');
const pair = generateKeyPairSync('ed25519');
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function writePack(signingKey?: KeyObject): void {
  rmSync(pack, { recursive: true, force: true });
  for (const { path, content } of packOf(evidenceInput(undefined, { policyProps: { asOf: '2027-01-01' } }), {
    signingKey,
  }).files) {
    mkdirSync(join(pack, path, '..'), { recursive: true });
    writeFileSync(join(pack, path), content);
  }
}

async function problems(publicKey?: KeyObject): Promise<readonly string[]> {
  return (await loadVerifier()).verifyPack(pack, publicKey).problems;
}

interface Manifest {
  files: { path: string; bytes: number; sha256: string }[];
}

function editManifest(edit: (manifest: Manifest) => void): void {
  const manifest = JSON.parse(readFileSync(join(pack, 'manifest.json'), 'utf8'));
  edit(manifest);
  writeFileSync(join(pack, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

describe('the verifier', () => {
  beforeEach(() => writePack(pair.privateKey));

  test('accepts what was written, with and without the key', async () => {
    const { verifyPack } = await loadVerifier();
    expect(verifyPack(pack)).toMatchObject({ problems: [], files: 10, signature: 'unchecked' });
    expect(verifyPack(pack, pair.publicKey)).toMatchObject({ problems: [], files: 10, signature: 'valid' });
  });

  test('signs the same manifest with the same signature', () => {
    const signature = readFileSync(join(pack, 'manifest.json.sig'), 'utf8');
    writePack(signingKeyOf(privatePem));
    expect(readFileSync(join(pack, 'manifest.json.sig'), 'utf8')).toBe(signature);
  });

  test.each<[string, () => void, string]>([
    [
      'a byte was changed',
      () => writeFileSync(join(pack, 'plan.json'), readFileSync(join(pack, 'plan.json'), 'utf8').replace('a', 'b')),
      'plan.json was changed',
    ],
    ['a file is longer', () => writeFileSync(join(pack, 'plan.json'), ' ', { flag: 'a' }), 'plan.json was changed'],
    ['a file is missing', () => rmSync(join(pack, 'policy.json')), 'policy.json is missing'],
    ['a file was added', () => writeFileSync(join(pack, '.hidden'), ''), '.hidden is not in the manifest'],
    ['a directory was added', () => mkdirSync(join(pack, 'empty')), 'empty/ is not in the manifest'],
    [
      'a directory was added whose name is no text',
      () => mkdirSync(Buffer.concat([Buffer.from(`${pack}/`), Buffer.from([0xff])])),
      '\uFFFD/ cannot be read',
    ],
    [
      'a file is a symbolic link to the same content',
      () => {
        cpSync(join(pack, 'plan.json'), join(directory, 'plan.json'));
        rmSync(join(pack, 'plan.json'));
        symlinkSync(join(directory, 'plan.json'), join(pack, 'plan.json'));
      },
      'plan.json is a symbolic link',
    ],
    [
      'a directory is a symbolic link',
      () => {
        cpSync(join(pack, 'oscal'), join(directory, 'oscal'), { recursive: true });
        rmSync(join(pack, 'oscal'), { recursive: true });
        symlinkSync(join(directory, 'oscal'), join(pack, 'oscal'));
      },
      'oscal is a symbolic link',
    ],
    ['there is no manifest', () => rmSync(join(pack, 'manifest.json')), 'manifest.json is missing'],
    [
      'the manifest is no JSON',
      () => writeFileSync(join(pack, 'manifest.json'), '{'),
      'manifest.json is no manifest of this format',
    ],
    [
      'the manifest names a file twice',
      () =>
        editManifest(({ files }) => files.push({ ...files[0], path: files[0]?.path ?? '' } as Manifest['files'][0])),
      'the manifest names "README.md" twice',
    ],
    [
      'the manifest names a file twice in other letters',
      () => editManifest(({ files }) => files.push({ path: 'readme.md', bytes: 0, sha256: files[0]?.sha256 ?? '' })),
      'the manifest names "readme.md" twice',
    ],
    [
      'a key stands twice in an entry',
      () => {
        const file = join(pack, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"path":', '"path": "other",\n      "path":'));
      },
      'manifest.json is not as it was written',
    ],
    [
      'the manifest says more than it should',
      () => editManifest((manifest) => Object.assign(manifest, { note: 'approved' })),
      'manifest.json is not as it was written',
    ],
    [
      'an entry says more than it should',
      () => editManifest(({ files }) => Object.assign(files[0] ?? {}, { note: 'approved' })),
      'manifest.json is not as it was written',
    ],
    [
      'an entry lacks its sum',
      () => editManifest(({ files }) => Object.assign(files[0] ?? {}, { sha256: undefined })),
      'the manifest has an entry for "README.md" that cannot be read',
    ],
    [
      'the manifest names itself',
      () => editManifest(({ files }) => Object.assign(files[0] ?? {}, { path: 'manifest.json' })),
      'the manifest names itself: "manifest.json"',
    ],
  ])('fails when %s', async (_name, spoil, problem) => {
    spoil();
    expect(await problems()).toContain(problem);
  });

  test.each(['../outside', '/etc/hosts', 'oscal/../../outside', 'C:\\outside', '', './plan.json', 'a//b'])(
    'fails when the manifest names "%s"',
    async (path) => {
      writeFileSync(join(directory, 'outside'), '');
      editManifest(({ files }) => Object.assign(files[0] ?? {}, { path }));
      expect(await problems()).toContain(`the manifest names ${JSON.stringify(path)}, which is outside of the pack`);
    },
  );

  test('fails when a key is given and the pack is not signed', async () => {
    rmSync(join(pack, 'manifest.json.sig'));
    expect(await problems()).toEqual([]);
    expect(await problems(pair.publicKey)).toEqual(['the pack is not signed']);
  });

  test.each<[string, () => void]>([
    ['the manifest was changed with its files', () => editManifest(({ files }) => files.reverse())],
    ['the signature was cut', () => writeFileSync(join(pack, 'manifest.json.sig'), 'AAAA\n')],
    ['something follows the signature', () => writeFileSync(join(pack, 'manifest.json.sig'), 'junk', { flag: 'a' })],
  ])('fails when %s', async (_name, spoil) => {
    spoil();
    expect(await problems(pair.publicKey)).toContain('the manifest is not signed with this key');
  });

  test('fails when the key is another one', async () => {
    expect(await problems(generateKeyPairSync('ed25519').publicKey)).toEqual([
      'the manifest is not signed with this key',
    ]);
  });

  test('refuses keys of other algorithms', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { publicKeyOf } = await loadVerifier();
    expect(() => publicKeyOf(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toThrow('no Ed25519 key');
    expect(() => publicKeyOf('nothing')).toThrow();
  });

  test.each([
    ['a private key', privatePem],
    ['two keys', `${publicPem}${generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' })}`],
    ['a key with something around it', `Subject: us\n${publicPem}`],
  ])('refuses %s as a public key', async (_name, pem) => {
    const { publicKeyOf } = await loadVerifier();
    expect(() => publicKeyOf(pem)).toThrow('not one public key');
    expect(publicKeyOf(publicPem.replaceAll('\n', '\r\n')).asymmetricKeyType).toBe('ed25519');
  });
});

describe('verify.mjs in a pack', () => {
  const keyFile = join(directory, 'public.pem');

  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(pack, 'verify.mjs'), ...words], {
      encoding: 'utf8',
      cwd: directory,
    });
    return { status, stdout, stderr };
  };

  beforeEach(() => {
    writePack(pair.privateKey);
    writeFileSync(keyFile, createPublicKey(privatePem).export({ type: 'spki', format: 'pem' }));
  });

  test('verifies the pack that it is in, or the one that is named', () => {
    const sum = createHash('sha256')
      .update(readFileSync(join(pack, 'evidence.json')))
      .digest('hex');
    const said = `as written: 10 files; its signature is by this key\nevidence.json on the signed page: ${sum}\n`;
    expect(readFileSync(join(pack, 'report.html'), 'utf8')).toContain(sum);
    expect(run('--public-key', keyFile)).toEqual({ status: 0, stdout: said, stderr: '' });
    expect(run('pack', '--public-key', 'public.pem')).toEqual({ status: 0, stdout: said, stderr: '' });
  });

  test('verifies when it is reached by a link that Node does not follow', () => {
    const link = join(directory, 'link.mjs');
    rmSync(link, { force: true });
    symlinkSync(join(pack, 'verify.mjs'), link);
    const { stdout } = spawnSync(process.execPath, ['--preserve-symlinks-main', link, pack], { encoding: 'utf8' });
    expect(stdout).toContain('as written: 10 files');
  });

  test('fails when the pack is not as it was written', () => {
    writeFileSync(join(pack, 'plan.json'), '{}');
    expect(run()).toEqual({ status: 1, stdout: 'not as written: plan.json was changed\n', stderr: '' });
  });

  test.each([
    ['a pack that does not exist', ['nowhere']],
    ['a key that does not exist', ['--public-key', 'nowhere']],
    ['a key without a name', ['--public-key']],
    ['a key in another form', ['pack', '--public-key=public.pem']],
    ['a key under another name', ['pack', '--key', 'public.pem']],
    ['a second key', ['--public-key', 'public.pem', '--public-key', 'public.pem']],
    ['two packs', ['pack', 'pack']],
  ])('fails when it is given %s', (_name, words) => {
    expect(run(...words)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(/^cannot verify: /) });
  });
});

describe('the key that signs', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  test.each([
    ['is of another algorithm', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['is a public key', pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['is no key', 'nothing'],
  ])('fails when it %s', (_name, pem) => {
    expect(() => signingKeyOf(pem)).toThrow('[AIF-SOV-651]');
  });
});
