import { expect, test } from 'vitest';
import { table } from '../../../lib/cli/formats/table';

test('text stands to the left and figures to the right, with their thousands marked', () => {
  const rows = [
    ['日本', 3024, 'x'],
    ['b', 7.25, 'long'],
  ];
  expect(table(['id', 'nodes', 'zone'], rows)).toMatchInlineSnapshot(`
    "  id    nodes  zone
      日本  3,024  x
      b       7.3  long
    "
  `);
});

test('control characters of a value do not reach the terminal', () => {
  expect(table(['id'], [['a\u001b[2J']])).not.toContain('\u001b');
});
