/** A character that is easily taken for one of the keyboard: a space, a dash or a quotation mark of a word processor, a foreign letter. */
const ODD = /[^\x20-\x7E]/u;

/** A sentence about the first character of a text that is no ASCII character, for values that are made of these only. Empty if there is none. */
export function oddCharacter(text: string): string {
  const [character] = ODD.exec(text) ?? [];
  return character === undefined
    ? ''
    : ` It contains "${character}" (${codePoint(character)}), which is no ASCII character.`;
}

/** Text with the dashes, quotation marks and spaces of word processors replaced by those of the keyboard. */
export function retyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/["'\u2018-\u201F\u00AB\u00BB]/g, '')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/** The number of a character, such as U+2013. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
