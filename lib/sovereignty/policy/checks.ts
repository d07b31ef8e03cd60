import { AiFactoryError } from '../../errors';

/** A host name with a dot in it, in lower case. */
export const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

/** A name in the form that the site uses; refuses anything else, and tokens. */
export function requiredName(prop: string, value: string, pattern: RegExp): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new AiFactoryError(
    'AIF-SOV-701',
    `${prop} is ${JSON.stringify(value)}`,
    `set ${prop} to the name that the site uses, in lower case; it cannot be a token, since the policy is read before deployment`,
  );
}

/** An account. */
export function twelveDigits(prop: string, value: string): string {
  if (typeof value === 'string' && /^\d{12}$/.test(value)) return value;
  throw new AiFactoryError(
    'AIF-SOV-702',
    `${prop} holds ${JSON.stringify(value)}`,
    'write an account as twelve digits, quoted',
  );
}

/** A host, or `*.` and a domain for every host below it, in lower case. */
export function hostPattern(value: string): string {
  const host = typeof value === 'string' ? value.toLowerCase() : '';
  if (HOST_NAME.test(host.startsWith('*.') ? host.slice(2) : host)) return host;
  throw new AiFactoryError(
    'AIF-SOV-703',
    `allowedHosts holds ${JSON.stringify(value)}`,
    'write a host name such as "registry.example.gov" or "*.example.gov", without scheme, port or path',
  );
}

/** A whole number from one bound to the other. */
export function wholeWithin(prop: string, value: number, from: number, to: number): number {
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new AiFactoryError('AIF-SOV-704', `${prop} is ${value}`, `set ${prop} to a whole number from ${from} to ${to}`);
}

/** Refuses values of a list that have another shape than their kind. */
export function checkEach(prop: string, values: readonly string[] | undefined, pattern: RegExp, shape: string): void {
  const wrong = values?.find((value) => typeof value !== 'string' || !pattern.test(value));
  if (wrong === undefined) return;
  throw new AiFactoryError(
    'AIF-SOV-705',
    `${prop} holds ${JSON.stringify(wrong)}`,
    `write ${shape}; it cannot be a token, since the policy is read before deployment`,
  );
}

/** A value that may be missing, for what takes lists. */
export function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

/** Each value once, in the order of characters. */
export function sorted<T extends string>(values: readonly T[] | undefined): T[] {
  return [...new Set(values)].sort();
}
