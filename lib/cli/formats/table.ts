import { displayed, displayWidth } from '../display';

/** A cell of a table; numbers stand to the right and have their thousands marked. */
export type Cell = string | number;

/** Lines up rows under their headings, each line indented by two spaces. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [headings, ...rows].map((row) => row.map((cell) => text(cell)));
  const widths = headings.map((_heading, column) => Math.max(...texts.map((row) => displayWidth(row[column]))));
  return texts
    .map((row) =>
      row.map((cell, column) => {
        const gap = ' '.repeat(widths[column] - displayWidth(cell));
        return typeof rows[0]?.[column] === 'number' ? gap + cell : cell + gap;
      }),
    )
    .map((cells) => `  ${cells.join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}

function text(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US', { maximumFractionDigits: 1 }) : displayed(cell);
}
