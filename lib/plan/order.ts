/**
 * A copy in the order of a key, compared code unit by code unit.
 *
 * Not by locale: the same site has to give the same bytes on every machine.
 */
export function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => compare(key(a), key(b)));
}

/** A record whose keys are in the order of their code units. */
export function sortedRecord<T>(record: { readonly [key: string]: T }): { [key: string]: T } {
  return Object.fromEntries(sortedBy(Object.entries(record), ([key]) => key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
