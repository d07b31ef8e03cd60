import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AiFactoryError, reasonOf } from '../errors';

/**
 * A file that an option names.
 *
 * @throws AIF-CLI-009 when it cannot be read
 */
export function readNamed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new AiFactoryError(
      'AIF-CLI-009',
      `${file} cannot be read: ${reasonOf(error)}`,
      'Check the path and its permissions.',
    );
  }
}

/**
 * Writes a file, whole or not at all, over the one that is there.
 *
 * @throws AIF-CLI-004 when it cannot be written
 */
export function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, file);
  } catch (error) {
    if (existsSync(draft)) {
      rmSync(draft);
    }
    throw notWritten(file, error);
  }
}

/**
 * Writes several new files into a directory, all of them or none.
 *
 * @throws AIF-CLI-003 when one of them is there already
 * @throws AIF-CLI-004 when one cannot be written
 */
export function createFiles(directory: string, files: { readonly [name: string]: string }): void {
  const existing = Object.keys(files).filter((name) => existsSync(join(directory, name)));
  if (existing.length > 0) {
    throw new AiFactoryError(
      'AIF-CLI-003',
      `${directory} already holds ${existing.join(', ')}`,
      'Choose another directory, or move these files away. Nothing was written.',
    );
  }
  const created: string[] = [];
  try {
    const madeDirectory = mkdirSync(directory, { recursive: true });
    if (madeDirectory !== undefined) {
      created.push(madeDirectory);
    }
    for (const [name, text] of Object.entries(files)) {
      const file = join(directory, name);
      writeFileSync(file, text, { flag: 'wx' });
      created.push(file);
    }
  } catch (error) {
    for (const path of created) {
      rmSync(path, { recursive: true, force: true });
    }
    throw notWritten(directory, error);
  }
}

/** That something cannot be written, and why. */
export function notWritten(path: string, error: unknown): AiFactoryError {
  return new AiFactoryError(
    'AIF-CLI-004',
    `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    'Check the path, its permissions and the space on the disk. Nothing was written.',
  );
}
