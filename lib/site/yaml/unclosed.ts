import { type Document, isCollection, isScalar, type Node, visit } from 'yaml';
import type { Explanation } from './yaml-problem';

/** A value in quotes without its closing quote. One that runs over several lines lacks it too: nobody means that in a site description. */
export function openQuote(document: Document.Parsed, source: string): Explanation | undefined {
  const value = findNode(
    document,
    (node) => isScalar(node) && /^QUOTE/.test(node.type ?? '') && runsOn(textOf(node, source)),
  );
  if (value === undefined) {
    return undefined;
  }
  const [start, end] = rangeOf(value);
  const quote = source.charAt(start);
  const closing = source.slice(0, end).split('\n').length;
  return {
    code: 'AIF-YAML-005',
    message: endsWithQuote(textOf(value, source))
      ? `a value starts with ${quote} here and ends only in line ${closing}`
      : `a value starts with ${quote} here and never ends`,
    help: `Add the closing ${quote} where the value ends.`,
    span: { start, end: start + 1 },
  };
}

/** A list or mapping in brackets that starts before an offset and does not end with its bracket. */
export function openBracket(document: Document.Parsed, source: string, before: number): Explanation | undefined {
  const open = findNode(
    document,
    (node) => isCollection(node) && node.flow === true && !isClosed(textOf(node, source)),
  );
  if (open === undefined || rangeOf(open)[0] > before) {
    return undefined;
  }
  const [start] = rangeOf(open);
  const bracket = source.charAt(start);
  return {
    code: 'AIF-YAML-005',
    message: `this ${bracket} is never closed`,
    help: `Add ${bracket === '[' ? ']' : '}'} after the last entry.`,
    span: { start, end: start + 1 },
  };
}

/** The last node that fits: what is not closed swallows everything after it. */
function findNode(document: Document.Parsed, fits: (node: Node) => boolean): Node | undefined {
  let found: Node | undefined;
  visit(document, {
    Value: (_key, node) => {
      found = fits(node) ? node : found;
    },
  });
  return found;
}

function runsOn(text: string): boolean {
  return text.trimEnd().includes('\n') || !endsWithQuote(text);
}

function endsWithQuote(text: string): boolean {
  return text.length > 1 && text.endsWith(text.charAt(0));
}

function isClosed(text: string): boolean {
  return text.trimEnd().endsWith(text.startsWith('[') ? ']' : '}');
}

function rangeOf(node: Node): readonly [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
}

function textOf(node: Node, source: string): string {
  return source.slice(...rangeOf(node));
}
