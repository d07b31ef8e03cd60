import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AiFactoryError } from '../errors';
import { notWritten } from './files';

/** A file of a new directory. */
export interface NewFile {
  /** Relative to the directory, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Refuses a directory that holds something.
 *
 * @throws AIF-CLI-008 when it is not empty, or no directory
 */
export function requireNew(directory: string): void {
  if (isFree(directory)) {
    return;
  }
  throw new AiFactoryError(
    'AIF-CLI-008',
    `${directory} is there already`,
    'Name a new directory, or move this one away. Nothing was written.',
  );
}

/**
 * Writes a new directory: it is there with all its files, or it is not there.
 *
 * The files are written beside it first. What follows is one rename.
 *
 * @throws AIF-CLI-008 when the directory holds something
 * @throws AIF-CLI-004 when something cannot be written
 */
export function createDirectory(directory: string, files: readonly NewFile[]): void {
  requireNew(directory);
  const target = resolve(directory);
  let draft: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    draft = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    const content = join(draft, 'content');
    for (const file of files) {
      const path = join(content, file.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.content, { flag: 'wx' });
    }
    if (existsSync(target)) {
      rmdirSync(target);
    }
    renameSync(content, target);
  } catch (error) {
    throw notWritten(directory, error);
  } finally {
    if (draft !== undefined) {
      rmSync(draft, { recursive: true, force: true });
    }
  }
}

function isFree(directory: string): boolean {
  try {
    return !existsSync(directory) || readdirSync(directory).length === 0;
  } catch {
    return false;
  }
}
