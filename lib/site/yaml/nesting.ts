import { CST } from 'yaml';
import type { YamlProblem } from './yaml-problem';

/** Levels of nesting that are read. A site description has eight; beyond some hundreds the parser would exhaust its stack. */
const DEEPEST = 200;

/**
 * A text that nests deeper than it can be read.
 *
 * Found before parsing, on the lexemes alone: brackets that are open, and on each line its indentation and the hyphens, question marks
 * and colons in it. Between brackets, where a site may stand on one line, a comma or a bracket ends what these nest. No text nests
 * deeper than a small multiple of the sum.
 */
export function findDeepNesting(lexemes: readonly string[]): YamlProblem[] {
  let offset = 0;
  let open = 0;
  let line = 0;
  let lineStarts = true;
  let insideScalar = false;
  for (const lexeme of lexemes) {
    const type: string | null = insideScalar ? 'content' : CST.tokenType(lexeme);
    switch (type) {
      case 'newline':
        line = 0;
        break;
      case 'space':
        line += lineStarts ? lexeme.length : 0;
        break;
      case 'flow-seq-start':
      case 'flow-map-start':
        line = open > 0 ? 0 : line;
        open += 1;
        break;
      case 'flow-seq-end':
      case 'flow-map-end':
        open = Math.max(0, open - 1);
        line = open > 0 ? 0 : line;
        break;
      case 'comma':
        line = open > 0 ? 0 : line;
        break;
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        line += 1;
        break;
      default:
        break;
    }
    if (open + line > DEEPEST && type !== 'space' && type !== 'comment') {
      return [tooDeep(offset)];
    }
    lineStarts = type === 'newline' || (lineStarts && type === 'doc-mode');
    insideScalar = type === 'scalar';
    offset += type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end' ? 0 : lexeme.length;
  }
  return [];
}

function tooDeep(offset: number): YamlProblem {
  return {
    code: 'AIF-YAML-014',
    span: { start: offset, end: offset + 1 },
    path: [],
    message: 'the text is nested too deeply to be read',
    help: 'A site description is a handful of levels deep: look for brackets or indentation that nobody meant.',
  };
}
