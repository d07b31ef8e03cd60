import type { RequestContext } from './policy';
import { listOf } from './policy';

/**
 * Whether a text fits a pattern in which `*` stands for any characters and `?` for one.
 *
 * `${*}`, `${?}` and `${$}` stand for the characters themselves.
 */
export function isLike(pattern: string, text: string, flags = ''): boolean {
  const source = pattern.replace(/\$\{([*?$])\}|([\\^$.|+()[\]{}])|(\*)|(\?)/g, (_all, literal, special, many) => {
    if (literal !== undefined) return `\\${literal}`;
    if (special !== undefined) return `\\${special}`;
    return many === undefined ? '.' : '.*';
  });
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}

/**
 * Whether an ARN fits a pattern: each of the six parts by itself, so that a wildcard does not reach over a colon.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function isArnLike(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const patterns = partsOf(pattern);
  const parts = partsOf(arn);
  return patterns.length === parts.length && patterns.every((part, index) => isLike(part, parts[index] ?? ''));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** The values of a condition key, whose name is not sensitive to case. */
export function valuesOf(context: RequestContext, key: string): readonly string[] | undefined {
  const name = Object.keys(context).find((candidate) => candidate.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : listOf(context[name]);
}

/**
 * Replaces policy variables; nothing where a variable has no single value and no default.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function resolveVariables(text: string, context: RequestContext): string | undefined {
  let isResolved = true;
  const resolved = text.replace(/\$\{([^}*?$]+)\}/g, (_all, inner: string) => {
    const [name = '', fallback] = inner.split(',').map((part) => part.trim());
    const values = valuesOf(context, name);
    const value = values?.length === 1 ? values[0] : fallback?.replace(/^'(.*)'$/, '$1');
    if (value === undefined) isResolved = false;
    return value ?? '';
  });
  return isResolved ? resolved : undefined;
}
