import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDirectory } from '../../lib/cli/new-directory';
import { scratchDirectory, written } from './scratch';

const directory = scratchDirectory();

describe('a new directory', () => {
  test('holds all its files', () => {
    const target = join(directory, 'deep', 'new');
    createDirectory(target, [
      { path: 'a.txt', content: 'text' },
      { path: 'b/c.bin', content: Buffer.from([0, 255]) },
    ]);
    expect(readFileSync(join(target, 'a.txt'), 'utf8')).toBe('text');
    expect(readFileSync(join(target, 'b', 'c.bin'))).toEqual(Buffer.from([0, 255]));
    expect(readdirSync(join(directory, 'deep'))).toEqual(['new']);
  });

  test('takes the place of an empty one', () => {
    const target = join(directory, 'empty');
    mkdirSync(target);
    createDirectory(target, [{ path: 'a.txt', content: 'text' }]);
    expect(readdirSync(target)).toEqual(['a.txt']);
  });

  test('fails when it holds something, and changes nothing', () => {
    written(directory, 'own.txt', 'own');
    expect(() => createDirectory(directory, [{ path: 'own.txt', content: 'other' }])).toThrow('[AIF-CLI-008]');
    expect(readFileSync(join(directory, 'own.txt'), 'utf8')).toBe('own');
  });

  test('fails when a file cannot be written, and leaves nothing', () => {
    const parent = join(directory, 'parent');
    const half = [
      { path: 'a', content: 'a file' },
      { path: 'a/b', content: 'below a file' },
    ];
    expect(() => createDirectory(join(parent, 'half'), half)).toThrow('[AIF-CLI-004]');
    expect(existsSync(join(parent, 'half'))).toBe(false);
    expect(readdirSync(parent)).toEqual([]);
  });
});
