import type { Explanation } from './yaml-problem';

/** What a line looks like that no YAML reader can place, and what that means. The first pattern that fits counts. */
const LINES: readonly (Explanation & { readonly pattern: RegExp })[] = [
  {
    pattern: /^([<=>|])\1{6}/,
    code: 'AIF-YAML-001',
    message: 'a merge of two versions of the file was left unfinished here',
    help: 'Keep one of the versions between the lines <<<<<<< and >>>>>>>, and delete these lines.',
  },
  {
    pattern: /^\s*```/,
    code: 'AIF-YAML-001',
    message: 'this line is Markdown, not YAML',
    help: 'Delete the line.',
  },
  {
    pattern: /^\s*(\/\/|\/\*|--\s|;)/,
    code: 'AIF-YAML-001',
    message: 'this is no comment in YAML',
    help: 'Start a comment with #.',
  },
  {
    pattern: /^\s*[\u2010-\u2015\u2212\u2022\u00B7\u25AA\u25E6*]\s+\S/,
    code: 'AIF-YAML-001',
    message: 'this entry does not start with a hyphen but with a character that looks like a bullet',
    help: 'Start each entry of a list with the - of the keyboard and a space.',
  },
  {
    pattern: /^\s*-[A-Za-z][\w-]*:(\s|$)/,
    code: 'AIF-YAML-001',
    message: 'there is no space after the hyphen, so this is not an entry of a list',
    help: 'Write a space after the hyphen.',
  },
  {
    pattern: /^\s*(- +)?[\w-]+: +-( |$)/,
    code: 'AIF-YAML-001',
    message: 'a list starts on the line of its key',
    help: 'Start a new line before the first hyphen.',
  },
];

/** What is wrong with the line of an offset, or with the one above it, if a look at the line is enough to know. */
export function explainLine(offset: number, source: string): Explanation | undefined {
  const line = lineAt(source, offset);
  const above = lineAt(source, Math.max(0, line.start - 1));
  for (const { text, start } of [line, above]) {
    const found = LINES.find(({ pattern }) => pattern.test(text));
    if (found !== undefined) {
      const { code, message, help } = found;
      return { code, message, help, span: { start: start + indentOf(text), end: start + text.trimEnd().length } };
    }
  }
  return undefined;
}

/** What is wrong with the indentation, the colons or the keys of the line of an offset. */
export function explainLayout(offset: number, source: string): Explanation {
  const { text, start } = lineAt(source, offset);
  const next = lineAt(source, start + text.length + 1);
  if (
    /^\s*(- )?[\w-]+: *[^\s|>&"'[{#]/.test(text) &&
    indentOf(next.text) > indentOf(text) &&
    /:(\s|$)/.test(next.text)
  ) {
    return {
      code: 'AIF-YAML-003',
      message: 'this line is indented deeper than the one above, which already has a value',
      help: 'Keys that belong together start in the same column. Indent by two spaces for each level.',
      span: { start: next.start, end: next.start + indentOf(next.text) },
    };
  }
  if (/^\s*(- )?[\w-]+:[^\s]/.test(text)) {
    return {
      code: 'AIF-YAML-001',
      message: 'there is no space after the colon, so this is not a key with a value',
      help: `Write a space after the colon: \`${text.trim().replace(/^(- )?([\w-]+):/, '$2: ')}\`.`,
    };
  }
  if (/:\s+[^\s"'#][^#]*:(\s|$)/.test(text)) {
    return {
      code: 'AIF-YAML-001',
      message: 'the value contains a colon and a space, which YAML reads as another key',
      help: 'Put the value in quotes, or start a new line if it was meant to be another key.',
    };
  }
  if (!text.includes(':') && !/^\s*-/.test(text)) {
    return {
      code: 'AIF-YAML-001',
      message: `"${shorten(text.trim())}" stands where a key is expected`,
      help: 'Write a key, a colon, a space and a value; or put - before it if it is an entry of a list.',
    };
  }
  return {
    code: 'AIF-YAML-003',
    message: 'the indentation of this line fits no level above it',
    help: 'Keys that belong together start in the same column. Indent by two spaces for each level.',
  };
}

/** Text cut to a length that fits a message. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function lineAt(source: string, offset: number): { text: string; start: number } {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  return { text: /^[^\r\n]*/.exec(source.slice(start))?.[0] ?? '', start };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
