import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cyclesIn } from './support/cycles';
import { ROOT, readSources } from './support/source-files';

const FEATURES = ['region', 'outposts', 'compute', 'storage', 'database', 'models', 'operations', 'sovereignty'];
const CDK = ['aws-cdk-lib', 'constructs'];

/**
 * What each folder may import: other folders of `lib`, and packages. Everything may import `errors`.
 *
 * Imports point downward only. `catalog`, `site` and `plan` know nothing of the AWS CDK, features nothing of site descriptions.
 */
const MAY_IMPORT: {
  readonly [folder: string]: { readonly folders: readonly string[]; readonly packages: readonly string[] };
} = {
  errors: { folders: [], packages: ['constructs'] },
  catalog: { folders: [], packages: [] },
  site: { folders: ['catalog'], packages: ['node:', 'zod', 'yaml', 'fastest-levenshtein'] },
  plan: { folders: ['site', 'catalog'], packages: [] },
  region: { folders: ['catalog'], packages: CDK },
  outposts: { folders: [], packages: [...CDK, 'node:'] },
  handlers: { folders: [], packages: ['@aws-sdk'] },
  compute: { folders: ['region', 'database', 'catalog'], packages: CDK },
  storage: { folders: ['region', 'catalog'], packages: CDK },
  database: { folders: ['region', 'catalog'], packages: CDK },
  models: { folders: ['region', 'storage', 'catalog'], packages: CDK },
  operations: { folders: ['region', 'catalog'], packages: CDK },
  manifests: { folders: ['plan', 'catalog'], packages: ['yaml'] },
  sovereignty: { folders: ['catalog'], packages: [...CDK, 'node:', 'yaml'] },
  stacks: { folders: [...FEATURES, 'plan', 'site', 'catalog'], packages: [...CDK, 'node:'] },
  cli: {
    folders: [...FEATURES, 'stacks', 'manifests', 'plan', 'site', 'catalog'],
    packages: ['node:', 'commander', 'fastest-levenshtein', 'aws-cdk-lib'],
  },
  index: { folders: [...FEATURES, 'stacks', 'manifests', 'plan', 'site'], packages: [] },
  bin: { folders: ['cli'], packages: [] },
};

const TOP_LEVEL = [
  '.ci',
  '.gitignore',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'bin',
  'biome.json',
  'cdk.json',
  'examples',
  'lib',
  'package-lock.json',
  'package.json',
  'test',
  'tsconfig.json',
  'vitest.config.ts',
];

/** What tools leave behind; `.gitignore` names it. */
const LEFT_BEHIND = /^(\.git|\.venv|\.jsii|node_modules|dist|cdk\.out|coverage|.*\.tgz|.*\.tsbuildinfo)$/;

const files = readSources(['lib', 'bin']);

describe('imports', () => {
  test('every folder has a line in the table', () => {
    expect([...new Set(files.map((file) => file.folder))].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });

  test.each(Object.entries(MAY_IMPORT))('%s imports only what the table allows', (folder, { folders, packages }) => {
    const forbidden = files
      .filter((file) => file.folder === folder)
      .flatMap((file) => file.imports.map((specifier) => ({ file, specifier })))
      .filter(({ file, specifier }) =>
        specifier.startsWith('.')
          ? ![folder, 'errors', ...folders].includes(file.folderOf(specifier))
          : !packages.some(
              (name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
            ),
      );
    expect(forbidden.map(({ file, specifier }) => `${file.path} imports ${specifier}`)).toEqual([]);
  });

  test('features are imported by their index, by codes or without the AWS CDK', () => {
    const WITHOUT_CDK = [
      'audit',
      'enforcement/conformance-pack',
      'enforcement/enforcement-policies',
      'enforcement/enforcement-props',
      'enforcement/policy-files',
      'evidence',
      'finding',
      'read-templates',
      'sovereignty-policy',
    ].map((name) => `lib/sovereignty/${name}`);
    const deep = files.flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => ({ file, target: file.targetOf(specifier), folder: file.folderOf(specifier) }))
        .filter(({ folder }) => FEATURES.includes(folder) && folder !== file.folder)
        .filter(({ target, folder }) => target !== `lib/${folder}` && target !== `lib/${folder}/index`)
        .filter(
          ({ target }) =>
            !(file.folder === 'cli' && target.endsWith('/codes')) &&
            !(['cli', 'stacks'].includes(file.folder) && WITHOUT_CDK.includes(target)),
        ),
    );
    expect(deep.map(({ file, target }) => `${file.path} imports ${target}`)).toEqual([]);
  });

  test('folders depend on each other in one direction', () => {
    const edges = files.flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => [file.folder, file.folderOf(specifier)] as const),
    );
    expect(cyclesIn(edges.filter(([from, to]) => from !== to))).toEqual([]);
  });

  test('files load each other in one direction', () => {
    const edges = files.flatMap((file) =>
      file.dependencies(files).map((dependency) => [file.path, dependency] as const),
    );
    expect(cyclesIn(edges)).toEqual([]);
  });

  test('static imports name no extension and dynamic imports name .js', () => {
    expect(files.flatMap((file) => file.staticImports.filter((specifier) => /^\..*\.[jt]s$/.test(specifier)))).toEqual(
      [],
    );
    expect(files.flatMap((file) => file.dynamicImports.filter((specifier) => !/^\..*\.js$/.test(specifier)))).toEqual(
      [],
    );
  });
});

describe('code', () => {
  test.each(files.map((file) => [file.path, file] as const))('%s keeps the rules of the house', (_path, file) => {
    expect(file.lines).toBeLessThanOrEqual(file.folder === 'catalog' ? Number.POSITIVE_INFINITY : 300);
    expect(file.text).not.toMatch(/@ts-(ignore|expect-error|nocheck)|biome-ignore|\bTODO\b|\bFIXME\b/);
    expect(file.thrownClasses.filter((name) => name === 'Error')).toEqual([]);
  });

  test('names no partition and no domain of AWS outside the catalogue', () => {
    const literals = files
      .filter((file) => file.folder !== 'catalog')
      .flatMap((file) =>
        file.strings.filter((text) => /arn:aws:|amazonaws\.com/.test(text)).map((text) => `${file.path}: ${text}`),
      );
    expect(literals).toEqual([]);
  });
});

test('the top level holds what it may and nothing else', () => {
  const entries = readdirSync(ROOT).filter((name) => !LEFT_BEHIND.test(name));
  expect(entries.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
});
