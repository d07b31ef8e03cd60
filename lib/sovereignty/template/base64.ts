/** Longer texts are not opened: twice what user data may be. */
const MAX_LENGTH = 100_000;

const BASE64 = /^(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A character that no script and no configuration holds. */
const UNPRINTABLE = /[^\t\n\r\x20-\x7e\xa0-\ufffc]/;

/** The text behind a base64 text, such as user data or the script of a notebook; undefined where it is none. */
export function decoded(text: string): string | undefined {
  if (text.length > MAX_LENGTH || !BASE64.test(text)) return undefined;
  const plain = Buffer.from(text, 'base64').toString('utf8');
  return UNPRINTABLE.test(plain) ? undefined : plain;
}
