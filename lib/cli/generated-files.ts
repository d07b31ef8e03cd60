import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AiFactoryError } from '../errors';
import { notWritten } from './files';

/** A file to write. */
export interface GeneratedFile {
  /** Relative to the directory, with forward slashes. */
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
}

/** Says which files of a directory were generated, in the format of sha256sum. */
const RECORD = '.generated';

/**
 * Writes generated files into a directory, all of them or none, in place of those that an earlier run wrote there.
 *
 * What somebody put beside them stays.
 *
 * @throws AIF-CLI-006 when the directory holds something else than files of an earlier run
 * @throws AIF-CLI-007 when a file was changed by hand, or one of the new files would replace somebody's own
 * @throws AIF-CLI-004 when something cannot be written
 */
export function writeGeneratedFiles(directory: string, files: readonly GeneratedFile[]): void {
  const earlier = earlierFiles(directory);
  refuseChanges(directory, files, earlier);
  const undo: (() => void)[] = [];
  try {
    const made = mkdirSync(directory, { recursive: true });
    if (made !== undefined) {
      undo.push(() => rmSync(made, { recursive: true, force: true }));
    }
    const workspace = mkdtempSync(join(directory, '.part-'));
    undo.push(() => rmSync(workspace, { recursive: true, force: true }));
    exchange(directory, workspace, files, [...earlier.keys()], undo);
    rmSync(workspace, { recursive: true, force: true });
  } catch (error) {
    for (const step of undo.reverse()) {
      step();
    }
    throw notWritten(directory, error);
  }
}

/** Everything is written aside first, because that is where the disk gets full; what follows are renames within a file system. */
function exchange(
  directory: string,
  workspace: string,
  files: readonly GeneratedFile[],
  earlier: readonly string[],
  undo: (() => void)[],
): void {
  const all = [...files, record(files)];
  for (const { path, content, executable } of all) {
    const file = join(workspace, 'new', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: executable ? 0o755 : 0o644 });
  }
  const move = (from: string, to: string) => {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    undo.push(() => renameSync(to, from));
  };
  for (const path of [...earlier, RECORD].filter((name) => existsSync(join(directory, name)))) {
    move(join(directory, path), join(workspace, 'old', path));
  }
  for (const { path } of all) {
    move(join(workspace, 'new', path), join(directory, path));
  }
  for (const path of earlier) {
    removeEmpty(directory, dirname(path));
  }
}

function removeEmpty(directory: string, folder: string): void {
  const path = join(directory, folder);
  if (folder !== '.' && existsSync(path) && readdirSync(path).length === 0) {
    rmdirSync(path);
    removeEmpty(directory, dirname(folder));
  }
}

/** The files that an earlier run wrote, with the sum of each. */
function earlierFiles(directory: string): ReadonlyMap<string, string> {
  if (!existsSync(directory)) {
    return new Map();
  }
  const entries = namesIn(directory);
  if (entries.length > 0 && !entries.includes(RECORD)) {
    throw new AiFactoryError(
      'AIF-CLI-006',
      `${directory} already holds ${entries.slice(0, 3).join(', ')}${entries.length > 3 ? ' and more' : ''}, which no earlier run wrote`,
      'Name a new directory, or one that an earlier run wrote. Nothing was written.',
    );
  }
  const lines = entries.length === 0 ? [] : readFileSync(join(directory, RECORD), 'utf8').split('\n');
  return new Map(lines.filter((line) => line !== '').map((line) => [line.slice(66), line.slice(0, 64)]));
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    throw notWritten(directory, error);
  }
}

function refuseChanges(directory: string, files: readonly GeneratedFile[], earlier: ReadonlyMap<string, string>): void {
  const changed = [...earlier].filter(([path, sum]) => {
    const file = join(directory, path);
    return existsSync(file) && sumOf(readFileSync(file)) !== sum;
  });
  const own = files.filter(({ path }) => !earlier.has(path) && existsSync(join(directory, path)));
  const paths = [...changed.map(([path]) => path), ...own.map(({ path }) => path)];
  if (paths.length > 0) {
    throw new AiFactoryError(
      'AIF-CLI-007',
      `${directory} holds work of somebody that would be lost: ${paths.join(', ')}`,
      'Move these files away, or write into another directory and compare. Nothing was written.',
    );
  }
}

function record(files: readonly GeneratedFile[]): GeneratedFile {
  const lines = files.map(({ path, content }) => `${sumOf(content)}  ${path}\n`);
  return { path: RECORD, content: lines.join(''), executable: false };
}

function sumOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
