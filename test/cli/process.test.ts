import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CLEAN, PROBLEMS } from './captured';
import { scratchDirectory, written } from './scratch';
import { FAULTY_SITE, SOUND_SITE } from './site-sources';

const ROOT = join(__dirname, '..', '..');
const directory = scratchDirectory();
written(directory, 'faulty.yaml', FAULTY_SITE);
written(directory, 'sound.yaml', SOUND_SITE);

const TSX = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
const COMMAND = `"${process.execPath}" --import ${TSX} "${join(ROOT, 'bin', 'ai-factory.ts')}"`;

function shell(line: string) {
  return spawnSync('sh', ['-c', line.replaceAll('ai-factory', COMMAND)], {
    cwd: directory,
    encoding: 'utf8',
  });
}

describe('as a process', () => {
  test('names files as they were named', () => {
    const { status, stdout, stderr } = shell('ai-factory validate ./faulty.yaml');
    expect(status).toBe(PROBLEMS);
    expect(stdout).toContain('--> ./faulty.yaml:9:3');
    expect(stderr).toBe('./faulty.yaml: 1 error\n');
  });

  test('writes all of a large output before it ends', () => {
    const { status, stdout } = shell('ai-factory schema | cat');
    expect(status).toBe(CLEAN);
    expect(stdout.length).toBeGreaterThan(10_000);
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  test('ends quietly when nobody reads its output', () => {
    const { stderr } = shell('ai-factory explain | true; ai-factory schema | head -c 10 > /dev/null');
    expect(stderr).toBe('');
  });
});
