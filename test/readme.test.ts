import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSite } from '../lib/site';
import { ROOT } from './support/source-files';

interface Fence {
  /** The file and the line of the fence: `lib/region/README.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly text: string;
}

const readmes = ['lib', 'examples']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      posix.join(folder, ...file.split(/[\\/]/)),
    ),
  )
  .filter((file) => file.endsWith('/README.md'))
  .concat('README.md', 'CONTRIBUTING.md')
  .sort();

const fences = readmes.flatMap(fencesOf);

function fencesOf(file: string): Fence[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((match) => ({
    place: `${file}:${source.slice(0, match.index).split('\n').length}`,
    language: match[1],
    text: match[2],
  }));
}

describe('examples in the documentation', () => {
  test('every TypeScript fence is a module that compiles', () => {
    const directory = join(ROOT, 'node_modules', '.cache', 'cdk-ai-factory-fences');
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    const modules = fences.filter(({ language }) => language === 'ts');
    for (const { place, text } of modules) {
      writeFileSync(join(directory, `${place.replaceAll(/[/:.]/g, '-')}.ts`), text);
    }
    const settings = {
      extends: join(ROOT, 'test', 'tsconfig.json'),
      compilerOptions: { rootDir: ROOT, noUnusedLocals: false, typeRoots: [join(ROOT, 'node_modules', '@types')] },
      include: [join(directory, '*.ts')],
      exclude: [],
    };
    writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(settings));
    const compiler = join(ROOT, 'node_modules', '.bin', 'tsc');
    const { stdout } = spawnSync(compiler, ['--project', directory], { cwd: directory, encoding: 'utf8' });
    expect(modules.length).toBeGreaterThan(0);
    expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('..'))).toEqual([]);
  });

  test.each(
    fences
      .filter(({ language, text }) => language === 'yaml' && text.includes('apiVersion:'))
      .map((fence) => [fence.place, fence] as const),
  )('the site in %s is sound', (place, { text }) => {
    expect(parseSite(text, place).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(readmes)('every relative link of %s leads somewhere', (file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const targets = [...source.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) =>
      posix.join(posix.dirname(file), match[1]),
    );
    const missing = targets.filter((target) => !existsSync(join(ROOT, target)));
    expect(missing).toEqual([]);
  });
});
