/** A call of a CloudFormation function: an object whose only key is its name. */
export interface Intrinsic {
  readonly name: string;
  readonly argument: unknown;
}

/** The call that a value is, if it is one. */
export function asIntrinsic(value: unknown): Intrinsic | undefined {
  if (!isRecord(value)) return undefined;
  let name: string | undefined;
  for (const key in value) {
    if (name !== undefined) return undefined;
    name = key;
  }
  if (name === undefined || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  return { name, argument: value[name] };
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of an object; none of anything else. */
export function records(value: unknown): { readonly [key: string]: unknown } {
  return isRecord(value) ? value : {};
}

/** The own property of an object, never one that it inherits. */
export function property(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
