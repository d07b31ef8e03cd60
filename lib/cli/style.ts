import { styleText } from 'node:util';

/** What a piece of output is, from which its looks follow. */
export type Role = 'strong' | 'faint' | 'error' | 'warning' | 'mark';

/** Dresses a piece of text for a terminal, or leaves it as it is. */
export type Style = (role: Role, text: string) => string;

/** No colour: files, pipes and people who asked for none. */
export const plain: Style = (_role, text) => text;

/** ANSI colours. */
export const coloured: Style = (role, text) => styleText([...FORMATS[role]], text, { validateStream: false });

const FORMATS = {
  strong: ['bold'],
  faint: ['dim'],
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  mark: ['bold', 'cyan'],
} as const;

/**
 * Chooses the looks of one output stream.
 *
 * In this order: `--no-color`, `FORCE_COLOR` (https://nodejs.org/api/tty.html), `NO_COLOR` (https://no-color.org), a terminal.
 */
export function styleFor(
  stream: { readonly isTTY?: boolean },
  environment: { readonly [name: string]: string | undefined },
  wanted: boolean,
): Style {
  if (!wanted) {
    return plain;
  }
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (force !== undefined && force !== '') {
    return force === '0' || force === 'false' ? plain : coloured;
  }
  if (no !== undefined && no !== '') {
    return plain;
  }
  return stream.isTTY === true && terminal !== 'dumb' ? coloured : plain;
}
