import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKAGE_FOLDER } from './manifest';

/** The program that verifies packs of evidence: it is shipped as it is, and goes into every pack. */
const FILE = join(PACKAGE_FOLDER, 'lib', 'sovereignty', 'evidence', 'verify.mjs');

/** What a verification came to. */
export interface Verification {
  /** What is not as it was written; none where everything is. */
  readonly problems: readonly string[];
  readonly files: number;
  readonly signature: 'none' | 'unchecked' | 'valid' | 'invalid' | 'missing';
  /** What stands on the page that is signed. */
  readonly evidenceSum: string;
}

/** What the program exports. */
export interface Verifier {
  verifyPack(directory: string, publicKey?: KeyObject): Verification;
  publicKeyOf(pem: string): KeyObject;
  verdict(verification: Verification): readonly string[];
}

/** The text of the program. */
export function verifierText(): string {
  return readFileSync(FILE, 'utf8');
}

/** The program itself, so that the command line and a pack never disagree. */
export async function loadVerifier(): Promise<Verifier> {
  return import(pathToFileURL(FILE).href);
}
