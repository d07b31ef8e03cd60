import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../../lib/cli/formats/code-frame';
import { plain } from '../../../lib/cli/style';

const at = (line: number, column: number, endColumn: number, endLine = line) => ({ line, column, endLine, endColumn });

describe('a code frame', () => {
  test('shows the line with its neighbours and carets under the marked columns', () => {
    expect(
      codeFrame('a: 1\npools:\n  - cell: mian\n    nodes: 4\nb: 2\n', at(3, 11, 15), plain),
    ).toMatchInlineSnapshot(`
      "  2 | pools:
        3 |   - cell: mian
          |           ^^^^
        4 |     nodes: 4"
    `);
  });

  test('keeps the gutter straight where line numbers grow', () => {
    const source = Array.from({ length: 11 }, (_line, index) => `k${index + 1}: v`).join('\n');
    expect(codeFrame(source, at(10, 1, 4), plain)).toMatchInlineSnapshot(`
      "   9 | k9: v
        10 | k10: v
           | ^^^
        11 | k11: v"
    `);
  });

  test('stands under wide characters, emoji and combining marks', () => {
    expect(codeFrame('名前: サイト x', at(1, 5, 8), plain)).toMatchInlineSnapshot(`
      "  1 | 名前: サイト x
          |       ^^^^^^"
    `);
    const [, carets] = codeFrame('👩‍🚀: e\u0301a', at(1, 8, 11), plain).split('\n');
    expect(carets).toBe('    |     ^^');
  });

  test('stands under tabs', () => {
    expect(codeFrame('\ta:\tb', at(1, 5, 6), plain)).toMatchInlineSnapshot(`
      "  1 |     a:    b
          |           ^"
    `);
  });

  test('marks at least one column, also past the end of the line', () => {
    expect(codeFrame('a:', at(1, 3, 3), plain)).toMatchInlineSnapshot(`
      "  1 | a:
          |   ^"
    `);
  });

  test('marks the rest of the line when the problem goes on below', () => {
    expect(codeFrame('a:\n  b: 1\n', at(1, 1, 7, 2), plain)).toMatchInlineSnapshot(`
      "  1 | a:
          | ^^
        2 |   b: 1"
    `);
  });

  test('shows a window of a line that is too long for a screen', () => {
    const source = `${'x'.repeat(300)}TARGET${'y'.repeat(300)}`;
    const [line, carets] = codeFrame(source, at(1, 301, 307), plain).split('\n');
    expect(line.length).toBeLessThan(140);
    expect(line.indexOf('TARGET')).toBe(carets.indexOf('^^^^^^'));
  });

  test('reads line ends of Windows', () => {
    expect(codeFrame('a: 1\r\nb: 2\r\n', at(2, 4, 5), plain)).toMatchInlineSnapshot(`
      "  1 | a: 1
        2 | b: 2
          |    ^
        3 |"
    `);
  });

  test('lets no control character of a file reach the terminal', () => {
    const frame = codeFrame('a: \u001b[31mred\u202e', at(1, 1, 2), plain);
    expect(frame).toContain('a: \ufffd[31mred\ufffd');
  });
});
