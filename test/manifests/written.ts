import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderManifests } from '../../lib/manifests';
import type { SitePlan } from '../../lib/plan';
import { scratchDirectory } from '../cli/scratch';

/** Writes the files of a plan into a directory of their own, and returns its path. */
export function writtenManifests(plan: SitePlan): string {
  const directory = scratchDirectory();
  for (const { path, content, executable } of renderManifests(plan)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: executable ? 0o755 : 0o644 });
  }
  return directory;
}

/** The content of one file of a plan. */
export function contentOf(plan: SitePlan, path: string): string {
  const file = renderManifests(plan).find((candidate) => candidate.path === path);
  if (file === undefined) {
    throw new Error(`there is no ${path}`);
  }
  return file.content;
}
