import { AiFactoryError } from '../errors';

/**
 * What the plan says is there.
 *
 * @throws AIF-STACK-001 when it is not, which only a plan that was altered by hand can cause
 */
export function planned<T>(thing: T | undefined, what: string, id?: string): T {
  if (thing === undefined) {
    throw new AiFactoryError(
      'AIF-STACK-001',
      `the plan names ${what}${id === undefined ? '' : ` "${id}"`}, which it does not contain`,
      'Build from the plan that planSite returns.',
    );
  }
  return thing;
}

/** What is built from each entry of a list, by the entry's id. */
export function byId<P extends { readonly id: string }, T>(
  entries: readonly P[],
  build: (entry: P) => T,
): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, build(entry)]));
}
