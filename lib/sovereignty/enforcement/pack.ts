import type { PolicyLimit } from '../../catalog/organization-limits';
import { AiFactoryError } from '../../errors';
import { contentOf, type WrittenStatement } from './policy-language';

/**
 * Puts statements into as few documents as they fit: the longest first, each into the first document with room.
 *
 * The same statements give the same documents in whatever order they come. Which document a statement is in means nothing: a denial
 * holds wherever it stands.
 *
 * @throws AIF-SOV-602 when a statement does not fit by itself, AIF-SOV-603 when a target would need more documents than it takes
 */
export function pack(kind: string, statements: readonly WrittenStatement[], limit: PolicyLimit): WrittenStatement[][] {
  const documents: WrittenStatement[][] = [];
  for (const statement of [...statements].sort(longestFirst)) {
    const room = documents.find((document) => sizeOf([...document, statement]) <= limit.characters);
    if (room !== undefined) room.push(statement);
    else documents.push([requireRoom(kind, statement, limit)]);
  }
  const free = limit.attached - limit.taken;
  if (documents.length > free) {
    const longest = [...statements].sort(longestFirst).slice(0, 3);
    throw new AiFactoryError(
      'AIF-SOV-603',
      `the ${kind} statements of the site need ${documents.length} documents of ${limit.characters} characters, and a target takes ${free}`,
      `shorten the lists of the longest: ${longest.map(lengthOf).join(', ')}`,
    );
  }
  return documents.map((document) => document.sort(byText));
}

/** Characters of a document as it is written. */
export function sizeOf(statements: readonly WrittenStatement[]): number {
  return JSON.stringify(contentOf(statements)).length;
}

function requireRoom(kind: string, statement: WrittenStatement, limit: PolicyLimit): WrittenStatement {
  const size = sizeOf([statement]);
  if (size <= limit.characters) return statement;
  throw new AiFactoryError(
    'AIF-SOV-602',
    `the ${kind} statement ${statement.id} takes ${size} characters, and a document holds ${limit.characters}`,
    'shorten the list that it is made from: Regions, accounts, roles, subnets, buckets or models',
  );
}

function lengthOf(statement: WrittenStatement): string {
  return `${statement.element.Sid} with ${JSON.stringify(statement.element).length} characters`;
}

function longestFirst(left: WrittenStatement, right: WrittenStatement): number {
  return JSON.stringify(right.element).length - JSON.stringify(left.element).length || byText(left, right);
}

function byText(left: WrittenStatement, right: WrittenStatement): number {
  return JSON.stringify(left.element) < JSON.stringify(right.element) ? -1 : 1;
}
