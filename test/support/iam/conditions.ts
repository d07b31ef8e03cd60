import { BlockList, isIPv6 } from 'node:net';
import { isArnLike, isLike, resolveVariables, valuesOf } from './match';
import type { RequestContext, Statement } from './policy';
import { listOf } from './policy';

type Comparison = (value: string, expected: string) => boolean;

/** Comparisons of one value with one expected value; negated operators are their opposites. */
const COMPARISONS: { readonly [operator: string]: Comparison } = {
  StringEquals: (value, expected) => value === expected,
  StringEqualsIgnoreCase: (value, expected) => value.toLowerCase() === expected.toLowerCase(),
  StringLike: (value, expected) => isLike(expected, value),
  ArnEquals: (value, expected) => isArnLike(expected, value),
  ArnLike: (value, expected) => isArnLike(expected, value),
  Bool: (value, expected) => value.toLowerCase() === expected.toLowerCase(),
  NumericEquals: (value, expected) => Number(value) === Number(expected),
  NumericLessThan: (value, expected) => Number(value) < Number(expected),
  NumericLessThanEquals: (value, expected) => Number(value) <= Number(expected),
  NumericGreaterThan: (value, expected) => Number(value) > Number(expected),
  NumericGreaterThanEquals: (value, expected) => Number(value) >= Number(expected),
  DateEquals: (value, expected) => time(value) === time(expected),
  DateLessThan: (value, expected) => time(value) < time(expected),
  DateLessThanEquals: (value, expected) => time(value) <= time(expected),
  DateGreaterThan: (value, expected) => time(value) > time(expected),
  DateGreaterThanEquals: (value, expected) => time(value) >= time(expected),
  IpAddress: isInRange,
};

const NEGATIONS: { readonly [operator: string]: string } = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
};

/**
 * Whether all conditions of a statement hold.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function conditionsHold(statement: Statement, context: RequestContext): boolean {
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => holds(operator, key, listOf(expected), context)),
  );
}

function holds(written: string, key: string, expected: readonly string[], context: RequestContext): boolean {
  const [, set, operator = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(written) ?? [];
  const values = valuesOf(context, key);
  if (operator === 'Null') return expected.some((value) => (value === 'true') === (values === undefined));
  const negated = NEGATIONS[operator];
  const compare = COMPARISONS[negated ?? operator];
  if (compare === undefined) throw new TypeError(`${written} is not an operator`);
  const patterns = expected.map((value) => resolveVariables(value, context));
  const matchesOne = (value: string) => patterns.some((pattern) => pattern !== undefined && compare(value, pattern));
  const fits = (value: string) => matchesOne(value) === (negated === undefined);
  if (values === undefined || values.length === 0) {
    if (ifExists !== undefined) return true;
    return set === undefined ? negated !== undefined : set === 'ForAllValues';
  }
  if (set === undefined && values.length > 1) throw new TypeError(`${key} has several values; ${written} takes one`);
  return set === 'ForAnyValue' ? values.some(fits) : values.every(fits);
}

function time(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function isInRange(address: string, range: string): boolean {
  const [network = '', length] = range.split('/');
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, Number(length ?? (family === 'ipv6' ? 128 : 32)), family);
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
