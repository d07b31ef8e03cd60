import type { Source } from '../../../lib/catalog/source';

/** Whether a source is a public address with the day on which it was read. */
export function isSourced({ url, date }: Source): boolean {
  return url.startsWith('https://') && /^20\d{2}-(0[1-9]|1[0-2])-[0-3]\d$/.test(date);
}
