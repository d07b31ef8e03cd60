import { compare } from '../compare';

/**
 * JSON that is the same in whatever order the lists and keys of a value are.
 *
 * For values whose lists are sets, as all lists of a site description are.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(canonical(value), undefined, 2)}\n`;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => {
      const form = canonical(item);
      return { form, text: JSON.stringify(form) ?? '' };
    });
    return items.sort((a, b) => compare(a.text, b.text)).map(({ form }) => form);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
    return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
  }
  return value;
}
