import type { Document, YAMLParseError } from 'yaml';
import { openBracket, openQuote } from './unclosed';
import type { Explanation, YamlProblem } from './yaml-problem';

/** What an error of the YAML parser means to somebody who writes a site description, and where its cause probably is. */
export function explainSyntaxError(error: YAMLParseError, document: Document.Parsed, source: string): YamlProblem {
  const [start, end] = error.pos;
  const explanation =
    openQuote(document, source) ?? openBracket(document, source, error.pos[0]) ?? explain(error, source);
  return { span: { start, end: Math.max(end, start + 1) }, path: [], ...explanation };
}

function explain(error: YAMLParseError, source: string): Explanation {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return {
        code: 'AIF-YAML-002',
        message: 'this line is indented with a tab',
        help: 'Indent with spaces, two for each level. Most editors convert a whole file at once.',
      };
    case 'BAD_INDENT':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return explainLayout(error, source);
    case 'BAD_SCALAR_START':
      return {
        code: 'AIF-YAML-001',
        message: `a value without quotes cannot start with ${source.charAt(error.pos[0])}`,
        help: 'Put the value in quotes.',
      };
    case 'BAD_DQ_ESCAPE':
      return {
        code: 'AIF-YAML-001',
        message: `${source.slice(error.pos[0], error.pos[0] + 2)} means nothing between double quotes`,
        help: "Double the backslash, or use single quotes: between ' and ' a backslash is a backslash.",
      };
    case 'NON_STRING_KEY':
      return explainKey(error, source);
    case 'MISSING_CHAR':
      return explainMissing(error.message);
    case 'UNEXPECTED_TOKEN':
      return {
        code: 'AIF-YAML-001',
        message: /at node end/.test(error.message)
          ? 'there is more text after the end of the value'
          : `"${shorten(source.slice(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)))}" is not expected here`,
        help: 'Look for a quote, bracket or comma that is missing or one too many.',
      };
    default:
      return {
        code: 'AIF-YAML-001',
        message: `the text cannot be read from here on: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`,
        help: 'Put the value in quotes, or write it the way the examples do.',
      };
  }
}

function explainLayout(error: YAMLParseError, source: string): Explanation {
  const { text, start } = lineAt(source, error.pos[0]);
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

function explainKey(error: YAMLParseError, source: string): Explanation {
  const template = source.slice(error.pos[0] - 1, error.pos[0] + 1) === '{{';
  return {
    code: 'AIF-YAML-016',
    message: template
      ? 'a template was not filled in: {{ means nothing in YAML'
      : 'the key is a list or a mapping, and keys are words',
    help: template
      ? 'Give the file that the template produces, or put the value in quotes if the braces belong to it.'
      : 'Put the value in quotes if it starts with a bracket or a brace; otherwise write a word before the colon.',
  };
}

function explainMissing(found: string): Explanation {
  return found.startsWith('Comments')
    ? {
        code: 'AIF-YAML-001',
        message: 'a comment follows a value without a space',
        help: 'Write a space before the #.',
      }
    : {
        code: 'AIF-YAML-001',
        message: 'a key has no colon after it',
        help: 'Write a key, a colon, a space and a value; or put - before it if it is an entry of a list.',
      };
}

function lineAt(source: string, offset: number): { text: string; start: number } {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  return { text: /^[^\r\n]*/.exec(source.slice(start))?.[0] ?? '', start };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
