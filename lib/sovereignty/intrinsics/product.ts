/** How many alternatives a value may have before it counts as unprovable. */
export const MAX_ALTERNATIVES = 64;

/** How long one alternative may be, in characters: the size limit of a template. */
const MAX_LENGTH = 1_000_000;

/**
 * Every way to put one alternative of each part behind the other.
 *
 * @returns undefined when there are more than the limit
 */
export function concatenations(parts: readonly (readonly string[])[], delimiter: string): string[] | undefined {
  let texts = [''];
  for (const [index, alternatives] of parts.entries()) {
    if (texts.length * alternatives.length > MAX_ALTERNATIVES) return undefined;
    const lead = index === 0 ? '' : delimiter;
    if (alternatives.length === 1 && texts.length === 1) {
      texts[0] += lead + alternatives[0];
    } else {
      texts = unique(texts.flatMap((text) => alternatives.map((alternative) => text + lead + alternative)));
    }
    if ((texts[0]?.length ?? 0) > MAX_LENGTH) return undefined;
  }
  return texts;
}

/** The values without repetition, in order. */
export function unique(values: readonly string[]): string[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
}
