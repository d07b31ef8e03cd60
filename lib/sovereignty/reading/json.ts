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
  for (let open = text.indexOf('"'); open >= 0; ) {
    const behind = endOfString(text, open) + 1;
    COLON.lastIndex = behind;
    if (COLON.test(text)) count += 1;
    open = text.indexOf('"', behind);
  }
  return count;
}

const COLON = /\s*:/y;

/** Where the string that opens at a place is closed: at the next quote without an odd number of backslashes before it. */
function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close;
}

function isEscaped(text: string, place: number): boolean {
  let start = place;
  while (text[start - 1] === '\\') start -= 1;
  return (place - start) % 2 === 1;
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
