import { realpathSync, statSync } from 'node:fs';
import { AiFactoryError, reasonOf } from '../../errors';
import type { Action } from '../command';
import { EXIT_CODE } from '../exit-code';
import { readNamed } from '../files';
import { loadVerifier, type Verifier } from '../verifier';

/**
 * Says whether a pack of evidence is as it was written, and by whom.
 *
 * @throws AIF-CLI-009 when the pack or the key cannot be read, AIF-SOV-651 when the key is no Ed25519 key
 */
export const verifyEvidence: Action = async ([directory], { publicKey }, { data, talk }) => {
  const verifier = await loadVerifier();
  const key = publicKey === undefined ? undefined : publicKeyIn(publicKey, verifier);
  const verification = verifier.verifyPack(packAt(directory), key);
  const failed = verification.problems.length > 0;
  data.write(`${verifier.verdict(verification).join('\n')}\n`);
  if (failed) {
    talk.write(
      `${directory} is not the pack that was written [AIF-SOV-650]\n  explain: ai-factory explain AIF-SOV-650\n`,
    );
  }
  return failed ? EXIT_CODE.problems : EXIT_CODE.clean;
};

function packAt(directory: string): string {
  try {
    const path = realpathSync(directory);
    if (statSync(path).isDirectory()) {
      return path;
    }
  } catch (error) {
    throw unreadable(directory, reasonOf(error));
  }
  throw unreadable(directory, 'it is no directory');
}

function unreadable(directory: string, reason: string): AiFactoryError {
  return new AiFactoryError('AIF-CLI-009', `${directory} cannot be read: ${reason}`, 'Name the directory of the pack.');
}

function publicKeyIn(file: string, verifier: Verifier): ReturnType<Verifier['publicKeyOf']> {
  const pem = readNamed(file);
  try {
    return verifier.publicKeyOf(pem);
  } catch {
    throw new AiFactoryError(
      'AIF-SOV-651',
      `${file} holds no Ed25519 public key in PEM`,
      'Take the file that `openssl pkey -in key.pem -pubout -out public.pem` wrote.',
    );
  }
}
