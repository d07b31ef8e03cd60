import type { Region } from '../diagnostic';
import { displayed, displayWidth } from '../display';
import type { Style } from '../style';

/** Longest piece of a line that is shown, and how much of it stands before the marked piece when the line is longer. */
const WINDOW = 120;
const LEAD = 40;

/** The line of a problem with its neighbours, and carets under the marked columns. */
export function codeFrame(source: string, region: Region, style: Style): string {
  const lines = source.split(/\r\n|\r|\n/);
  const gutter = String(Math.min(region.line + 1, lines.length)).length;
  const from = region.column > WINDOW - LEAD ? region.column - 1 - LEAD : 0;
  const frame: string[] = [];
  for (let number = Math.max(1, region.line - 1); number <= Math.min(lines.length, region.line + 1); number++) {
    const text = lines[number - 1];
    frame.push(`${style('faint', `  ${String(number).padStart(gutter)} |`)} ${excerpt(text, from)}`.trimEnd());
    if (number === region.line) {
      frame.push(`${style('faint', `  ${' '.repeat(gutter)} |`)} ${carets(text, from, region, style)}`);
    }
  }
  return frame.join('\n');
}

function excerpt(text: string, from: number): string {
  const tail = text.length > from + WINDOW ? '…' : '';
  return `${ellipsis(from)}${displayed(text.slice(from, from + WINDOW))}${tail}`;
}

function carets(text: string, from: number, region: Region, style: Style): string {
  const start = region.column - 1;
  const end = Math.min(region.endLine > region.line ? text.length : region.endColumn - 1, from + WINDOW);
  const before = displayWidth(ellipsis(from) + displayed(text.slice(from, start)));
  const marked = displayWidth(displayed(text.slice(start, end)));
  return `${' '.repeat(before)}${style('mark', '^'.repeat(Math.max(1, marked)))}`;
}

function ellipsis(from: number): string {
  return from > 0 ? '…' : '';
}
