// Bundles the code of every handler into dist/handlers/<name>/index.js. The same sources give the same bytes.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SOURCES = dirname(fileURLToPath(import.meta.url));
const ROOT = join(SOURCES, '..', '..');
const OUTPUT = join(ROOT, 'dist', 'handlers');

const names = readdirSync(SOURCES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const { outputFiles } = await build({
  entryPoints: names.map((name) => join(SOURCES, name, 'index.ts')),
  outbase: SOURCES,
  outdir: OUTPUT,
  absWorkingDir: ROOT,
  tsconfigRaw: {},
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'utf8',
  legalComments: 'inline',
  logLevel: 'warning',
  write: false,
});

mkdirSync(OUTPUT, { recursive: true });
for (const name of readdirSync(OUTPUT)) {
  if (!names.includes(name)) rmSync(join(OUTPUT, name), { recursive: true });
}
for (const { path, contents } of outputFiles) {
  // Others may be reading the file: it is replaced as a whole, and left alone when nothing has changed.
  if (existsSync(path) && readFileSync(path).equals(contents)) continue;
  mkdirSync(dirname(path), { recursive: true });
  const draft = join(OUTPUT, '..', `.${process.pid}.js`);
  writeFileSync(draft, contents);
  renameSync(draft, path);
}
