const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Code points that take two columns: East Asian Wide and Fullwidth (https://www.unicode.org/reports/tr11), and emoji. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]|\ufe0f/u;

/** Control characters, which could move the cursor of a terminal or end a line, and the marks that reverse its direction. */
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text as a terminal may show it: tabs as spaces, control characters made visible. */
export function displayed(text: string): string {
  return text.replaceAll('\t', '    ').replaceAll(CONTROL, '\ufffd');
}

/** How many columns a terminal needs for text that `displayed` returned. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += WIDE.test(segment) ? 2 : 1;
  }
  return width;
}

/** Breaks prose into lines of at most 80 columns. */
export function wrapped(prose: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of prose.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > 80) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((text) => indent + text).join('\n');
}
