import type { Document, YAMLParseError } from 'yaml';
import { explainLayout, explainLine, shorten } from './layout';
import { openBracket, openQuote } from './unclosed';
import type { Explanation, YamlProblem } from './yaml-problem';

/** What an error of the YAML parser means to somebody who writes a site description, and where its cause probably is. */
export function explainSyntaxError(error: YAMLParseError, document: Document.Parsed, source: string): YamlProblem {
  const [start, end] = error.pos;
  const explanation =
    openQuote(document, source) ??
    openBracket(document, source, start) ??
    explainLine(start, source) ??
    explain(error, source);
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
      return explainLayout(error.pos[0], source);
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
  if (found.startsWith('Comments')) {
    return {
      code: 'AIF-YAML-001',
      message: 'a comment follows a value without a space',
      help: 'Write a space before the #.',
    };
  }
  return found.startsWith('Missing ,')
    ? {
        code: 'AIF-YAML-001',
        message: 'a comma or a colon is missing before this',
        help: 'Write a comma after each entry between brackets, and a colon after each key.',
      }
    : {
        code: 'AIF-YAML-001',
        message: 'a key has no colon after it',
        help: 'Write a key, a colon, a space and a value; or put - before it if it is an entry of a list.',
      };
}
