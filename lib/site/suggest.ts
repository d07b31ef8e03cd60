import { distance } from 'fastest-levenshtein';

/**
 * The candidate that somebody probably meant: one that is close, or else the only one that contains the word. Nobody who writes
 * "confirmed" means "unconfirmed".
 *
 * @param reach The letters that may differ, by default about one in three.
 */
export function closest(word: string, candidates: Iterable<string>, reach?: number): string | undefined {
  const plain = simplify(word);
  const most = reach ?? Math.max(1, Math.ceil(plain.length / 3));
  const known = [...candidates]
    .map((candidate) => ({ candidate, simple: simplify(candidate) }))
    .filter(({ simple }) => simple.startsWith('un') === plain.startsWith('un'));
  const [best] = known
    .map(({ candidate, simple }) => ({ candidate, simple, away: distance(plain, simple) }))
    .filter(({ simple, away }) => away <= most && away < simple.length)
    .sort((a, b) => a.away - b.away || (a.candidate < b.candidate ? -1 : 1));
  const containing = plain.length < 3 ? [] : known.filter(({ simple }) => simple.includes(plain));
  return best?.candidate ?? (containing.length === 1 ? containing[0]?.candidate : undefined);
}

/** "a", "a or b", "a, b or c"; of a long list the first ones only. */
export function oneOf(words: readonly string[], most = 12): string {
  const shown = words.slice(0, most);
  if (shown.length < words.length) {
    return `${shown.join(', ')} … (${words.length} in all)`;
  }
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}

/** "a", "a and b", "a, b and c". */
export function allOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Upper and lower case, hyphens and underscores do not matter when guessing what somebody meant. */
function simplify(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}
