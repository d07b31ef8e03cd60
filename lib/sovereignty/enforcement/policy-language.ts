import type { EnforcedSite } from '../statements/enforced-site';
import type { EnforcementStatement, PolicyStatement, StatementPlace } from '../statements/statement';

/** A statement as it is written, and what it is for. */
export interface WrittenStatement {
  readonly id: string;
  readonly element: { readonly [key: string]: unknown };
}

/**
 * Writes the statements of a promise as short as they mean the same: lists sorted, without what a wildcard beside it covers, single values
 * without brackets.
 *
 * @param place where they will stand: resource control policies have to name whom they bind
 */
export function writeStatements(
  statement: EnforcementStatement,
  site: EnforcedSite,
  place: StatementPlace,
): readonly WrittenStatement[] {
  return statement.statements(site).map((body, index) => ({
    id: statement.id,
    element: {
      Sid: `${statement.id}${index === 0 ? '' : index + 1}`,
      Effect: body.effect ?? 'Deny',
      ...(place === 'resourceControl' ? { Principal: '*' } : {}),
      ...writeBody(body),
    },
  }));
}

/** A document of statements. */
export function contentOf(statements: readonly WrittenStatement[]): { [key: string]: unknown } {
  return { Version: '2012-10-17', Statement: statements.map(({ element }) => element) };
}

function writeBody(body: PolicyStatement): { readonly [key: string]: unknown } {
  const conditions = Object.entries(body.conditions ?? {}).filter(([, keys]) => Object.keys(keys).length > 0);
  return {
    ...(body.notActions === undefined
      ? { Action: writePatterns(body.actions ?? ['*']) }
      : { NotAction: writePatterns(body.notActions) }),
    ...(body.notResources === undefined
      ? { Resource: writePatterns(body.resources ?? ['*']) }
      : { NotResource: writePatterns(body.notResources) }),
    ...(conditions.length === 0 ? {} : { Condition: Object.fromEntries(conditions.sort(byKey).map(writeOperator)) }),
  };
}

function writeOperator([operator, keys]: [string, { readonly [key: string]: readonly string[] }]): [string, unknown] {
  return [
    operator,
    Object.fromEntries(
      Object.entries(keys)
        .sort(byKey)
        .map(([key, values]) => [key, /Like$|^Arn/.test(operator) ? writePatterns(values) : writeList(values)]),
    ),
  ];
}

/** Patterns without those that another one of the list covers by a `*` at its end. */
function writePatterns(patterns: readonly string[]): string | readonly string[] {
  return writeList(
    patterns.filter((pattern) => !patterns.some((other) => other !== pattern && covers(other, pattern))),
  );
}

/** Sorted, without repetitions, a single value without brackets. */
function writeList(values: readonly string[]): string | readonly string[] {
  const unique = [...new Set(values)].sort();
  const [only] = unique;
  return unique.length === 1 && only !== undefined ? only : unique;
}

/** In an ARN a `*` does not reach over a colon, so that it covers nothing beyond one. */
function covers(pattern: string, value: string): boolean {
  if (pattern === '*') return true;
  const start = pattern.slice(0, -1);
  const isPrefix = pattern.endsWith('*') && !/[*?]/.test(start) && value.startsWith(start);
  return isPrefix && !value.slice(start.length).includes(':');
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
