/** A part of a text by its offsets; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text: turns offsets into the line and column that an editor shows. */
export class TextLines {
  private readonly starts: number[] = [0];

  public constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.starts.push(at + 1);
    }
  }

  /** Line and column of an offset, both counted from 1. */
  public position(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }

  /** A span that can be underlined: cut off where its first line ends, and one character long where it has none. */
  public onOneLine(span: Span): Span {
    const start = Math.min(span.start, this.text.length);
    const line = /^[^\r\n]*/.exec(this.text.slice(start, Math.max(start, span.end)))?.[0] ?? '';
    const end = start + line.length;
    return end === start && this.position(start).column > 1 ? { start: start - 1, end } : { start, end };
  }
}
