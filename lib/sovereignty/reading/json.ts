/**
 * Parses JSON in which no object names a key twice.
 *
 * Readers disagree which of two equal keys counts, so a template could show one resource to the audit and another to CloudFormation.
 *
 * @throws SyntaxError when the text is no JSON or repeats a key
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (writtenKeys(text) !== heldKeys(value)) throw new SyntaxError('an object names the same key twice');
  return value;
}

/** How many keys the text writes: strings with a colon behind them. */
function writtenKeys(text: string): number {
  let count = 0;
  let isInside = false;
  for (const [token, colon] of text.matchAll(/\\.|"(\s*:)?/g)) {
    if (token.startsWith('\\')) continue;
    isInside = !isInside;
    if (!isInside && colon !== undefined) count += 1;
  }
  return count;
}

/** How many keys the objects hold, without recursion, since a hostile text can be nested very deeply. */
function heldKeys(root: unknown): number {
  let count = 0;
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const items: unknown[] = Object.values(value);
    if (!Array.isArray(value)) count += items.length;
    for (const item of items) open.push(item);
  }
  return count;
}
