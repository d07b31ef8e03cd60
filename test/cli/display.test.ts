import { expect, test } from 'vitest';
import { displayWidth, wrapped } from '../../lib/cli/display';

test.each([
  ['plain', 5],
  ['ü', 1],
  ['e\u0301', 1],
  ['漢字', 4],
  ['한국', 4],
  ['ＡＢ', 4],
  ['🚀', 2],
  ['👨‍👩‍👧', 2],
  ['🇩🇪', 2],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('prose is broken at words, before the eightieth column', () => {
  const lines = wrapped('word '.repeat(40).trim(), '  ').split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.join(' ').split(/\s+/).filter(Boolean)).toHaveLength(40);
});

test('a word longer than a line stays whole', () => {
  expect(wrapped(`a ${'b'.repeat(100)} c`).split('\n')).toEqual(['a', 'b'.repeat(100), 'c']);
});
