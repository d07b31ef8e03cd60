import { describe, expect, test } from 'vitest';
import { coloured, plain, styleFor } from '../../lib/cli/style';

const TERMINAL = { isTTY: true };
const PIPE = {};

describe('colours', () => {
  test.each([
    ['a terminal', TERMINAL, {}, true, coloured],
    ['a pipe', PIPE, {}, true, plain],
    ['a dumb terminal', TERMINAL, { TERM: 'dumb' }, true, plain],
    ['NO_COLOR', TERMINAL, { NO_COLOR: '1' }, true, plain],
    ['an empty NO_COLOR', TERMINAL, { NO_COLOR: '' }, true, coloured],
    ['FORCE_COLOR on a pipe', PIPE, { FORCE_COLOR: '1' }, true, coloured],
    ['FORCE_COLOR before NO_COLOR', PIPE, { FORCE_COLOR: '1', NO_COLOR: '1' }, true, coloured],
    ['FORCE_COLOR=0', TERMINAL, { FORCE_COLOR: '0' }, true, plain],
    ['--no-color before all', TERMINAL, { FORCE_COLOR: '1' }, false, plain],
  ])('%s', (_name, stream, environment, wanted, style) => {
    expect(styleFor(stream, environment, wanted)).toBe(style);
  });
});
