import { HOLE_PATTERN } from '../intrinsics/text';

/** An ARN found in a text. */
export interface Arn {
  readonly text: string;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

const SEGMENT = `((?:[\\w.*?+-]|${HOLE_PATTERN}|\\$\\{[^{}]{0,100}\\}){0,120})`;
const ARN = new RegExp(
  `(?<![A-Za-z0-9_-])arn:${SEGMENT}:${SEGMENT}:${SEGMENT}:${SEGMENT}:([^\\s"'\`,;<>]{0,300})`,
  'g',
);

/** The ARNs in a text, also in the middle of it. */
export function arnsIn(text: string): Arn[] {
  if (!text.includes('arn:')) return [];
  return [...text.matchAll(ARN)].map(
    ([whole, partition = '', service = '', region = '', account = '', resource = '']) => ({
      text: whole,
      partition,
      service,
      region,
      account,
      resource,
    }),
  );
}

/** Whether a pattern with `*` and `?` can match a name. */
export function matchesPattern(pattern: string, name: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === name;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`).test(name);
}
