import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { AiFactoryError } from '../../errors';
import { sumOf } from './evidence';

/** A file of a pack. */
export interface PackFile {
  /** Relative to the pack, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The names of the files that the manifest does not list. */
export const MANIFEST = { list: 'manifest.json', signature: 'manifest.json.sig' } as const;

/** The files of a pack with the manifest that names them, signed where there is a key. */
export function withManifest(files: readonly PackFile[], signingKey?: KeyObject): readonly PackFile[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = sorted.map(({ path, content }) => ({
    path,
    bytes: Buffer.byteLength(content),
    sha256: sumOf(content),
  }));
  const manifest = `${JSON.stringify({ format: 1, files: entries }, undefined, 2)}\n`;
  const signature = signingKey === undefined ? [] : [signatureOf(manifest, signingKey)];
  return [...sorted, { path: MANIFEST.list, content: manifest }, ...signature];
}

/**
 * Reads a private key that packs can be signed with.
 *
 * @throws AIF-SOV-651 when it is no Ed25519 private key in PEM without a passphrase
 */
export function signingKeyOf(pem: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    key = undefined;
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new AiFactoryError(
    'AIF-SOV-651',
    `the signing key is ${key === undefined ? 'no private key in PEM that can be read without a passphrase' : `an ${key.asymmetricKeyType} key`}`,
    'Make one with `openssl genpkey -algorithm ed25519 -out key.pem`.',
  );
}

/** Ed25519 needs no random number: the same manifest and key give the same signature. */
function signatureOf(manifest: string, key: KeyObject): PackFile {
  const signature = sign(null, Buffer.from(manifest), key).toString('base64');
  return { path: MANIFEST.signature, content: `${signature}\n` };
}
