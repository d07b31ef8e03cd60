// Verifies a pack of evidence. It needs nothing but Node: no package, no network.
//
//   node verify.mjs [<pack>] [--public-key <public.pem>]
//
// Who changes a pack can change this file as well: take it from a place that you trust, or use `ai-factory evidence verify`.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.json.sig';
const EVIDENCE = 'evidence.json';
const ONE_PUBLIC_KEY = /^\s*-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----\s*$/;
const SAFE_PATH = /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*$/;

/**
 * Compares a pack with its manifest, and the manifest with its signature where a public key is given.
 *
 * @param {string} directory the pack
 * @param {import('node:crypto').KeyObject} [publicKey] an Ed25519 public key
 * @returns {{ problems: string[], files: number, signature: 'none' | 'unchecked' | 'valid' | 'invalid' | 'missing', evidenceSum: string }} the
 *   sum stands on the page that is signed, and tells this pack from every other one that is whole
 */
export function verifyPack(directory, publicKey) {
  const { files, folders, problems } = listed(directory);
  const entries = manifestEntries(directory, files, problems);
  const expected = new Set(entries.map(({ path }) => path));
  for (const entry of entries) {
    if (files.has(entry.path)) problems.push(...differences(directory, entry));
    else problems.push(`${entry.path} is missing`);
  }
  for (const path of files) {
    if (!expected.has(path) && path !== MANIFEST && path !== SIGNATURE) problems.push(`${path} is not in the manifest`);
  }
  for (const folder of folders) {
    if (![...expected].some((path) => path.startsWith(`${folder}/`)))
      problems.push(`${folder}/ is not in the manifest`);
  }
  const signature = signatureState(directory, files, publicKey);
  if (signature === 'missing') problems.push('the pack is not signed');
  if (signature === 'invalid') problems.push('the manifest is not signed with this key');
  const evidenceSum = entries.find(({ path }) => path === EVIDENCE)?.sha256 ?? '';
  return { problems: problems.sort(), files: entries.length, signature, evidenceSum };
}

/**
 * Reads a public key.
 *
 * @param {string} pem
 */
export function publicKeyOf(pem) {
  // Node reads a private key as well, and the first of several: neither is what was meant.
  if (!ONE_PUBLIC_KEY.test(pem)) throw new TypeError('it is not one public key in PEM');
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('it is no Ed25519 key');
  return key;
}

/** Everything below the pack. Links are named and not followed. */
function listed(directory) {
  const found = { files: new Set(), folders: new Set(), problems: [] };
  const walk = (below) => {
    for (const entry of entriesOf(directory, below, found.problems)) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        found.folders.add(path);
        walk(path);
      } else if (entry.isFile()) found.files.add(path);
      else found.problems.push(`${path} is ${entry.isSymbolicLink() ? 'a symbolic link' : 'no regular file'}`);
    }
  };
  walk('');
  return found;
}

/** What is in a folder of the pack. One with a name that is no UTF-8, or that nobody may read, is as good as one that was added. */
function entriesOf(directory, below, problems) {
  try {
    return readdirSync(join(directory, below), { withFileTypes: true });
  } catch (error) {
    if (below === '') throw error;
    problems.push(`${below}/ cannot be read`);
    return [];
  }
}

/** The entries of the manifest that name one file in the pack each. */
function manifestEntries(directory, files, problems) {
  if (!files.has(MANIFEST)) {
    problems.push(`${MANIFEST} is missing`);
    return [];
  }
  const text = readFileSync(join(directory, MANIFEST), 'utf8');
  const manifest = parsed(text);
  if (manifest?.format !== 1 || !Array.isArray(manifest.files)) {
    problems.push(`${MANIFEST} is no manifest of this format`);
    return [];
  }
  // A key that nobody reads, or that stands twice and is read once, is not in what would be written.
  const written = { format: 1, files: manifest.files.map((entry) => readable(entry)) };
  if (`${JSON.stringify(written, undefined, 2)}\n` !== text) problems.push(`${MANIFEST} is not as it was written`);
  const known = new Set();
  return manifest.files.filter((entry) => {
    const { path, bytes, sha256 } = readable(entry);
    const name = JSON.stringify(path);
    if (typeof path !== 'string' || !Number.isInteger(bytes) || !/^[0-9a-f]{64}$/.test(sha256)) {
      problems.push(`the manifest has an entry for ${name} that cannot be read`);
    } else if (!SAFE_PATH.test(path)) problems.push(`the manifest names ${name}, which is outside of the pack`);
    else if (path === MANIFEST || path === SIGNATURE) problems.push(`the manifest names itself: ${name}`);
    else if (known.has(path.toLowerCase())) problems.push(`the manifest names ${name} twice`);
    else {
      known.add(path.toLowerCase());
      return true;
    }
    return false;
  });
}

function readable(entry) {
  const { path, bytes, sha256 } = entry ?? {};
  return { path, bytes, sha256 };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function differences(directory, { path, bytes, sha256 }) {
  const content = readFileSync(join(directory, path));
  const isSame = content.byteLength === bytes && createHash('sha256').update(content).digest('hex') === sha256;
  return isSame ? [] : [`${path} was changed`];
}

function signatureState(directory, files, publicKey) {
  if (publicKey === undefined) return files.has(SIGNATURE) ? 'unchecked' : 'none';
  if (!files.has(SIGNATURE)) return 'missing';
  if (!files.has(MANIFEST)) return 'invalid';
  const text = readFileSync(join(directory, SIGNATURE), 'utf8');
  const signature = Buffer.from(text, 'base64');
  const isWhole = `${signature.toString('base64')}\n` === text && signature.byteLength === 64;
  return isWhole && verify(null, readFileSync(join(directory, MANIFEST)), publicKey, signature) ? 'valid' : 'invalid';
}

const SIGNATURE_WORDS = {
  none: 'it is not signed',
  unchecked: 'its signature was not checked: give --public-key',
  valid: 'its signature is by this key',
};

/** What a verification came to, in lines. */
export function verdict({ problems, files, signature, evidenceSum }) {
  return problems.length > 0
    ? problems.map((problem) => `not as written: ${problem}`)
    : [`as written: ${files} files; ${SIGNATURE_WORDS[signature]}`, `${EVIDENCE} on the signed page: ${evidenceSum}`];
}

function main(words) {
  const at = words.indexOf('--public-key');
  const key = at < 0 ? undefined : publicKeyOf(readFileSync(words[at + 1] ?? '', 'utf8'));
  const rest = at < 0 ? words : words.toSpliced(at, 2);
  const unknown = rest.slice(1).concat(rest.filter((word) => word.startsWith('-')));
  if (unknown.length > 0) throw new TypeError(`${unknown[0]} is not understood`);
  const [directory = dirname(fileURLToPath(import.meta.url))] = rest;
  if (!lstatSync(realpathSync(directory)).isDirectory()) throw new TypeError(`${directory} is no directory`);
  const result = verifyPack(directory, key);
  process.stdout.write(`${verdict(result).join('\n')}\n`);
  return result.problems.length > 0 ? 1 : 0;
}

const called = process.argv[1];
if (called !== undefined && realpathSync(called) === realpathSync(fileURLToPath(import.meta.url))) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`cannot verify: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}
