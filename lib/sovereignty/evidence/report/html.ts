/** Text that is HTML already. */
export class Html {
  public constructor(public readonly text: string) {}
}

/** What a template may hold: text is escaped, HTML and lists of it are not. */
export type HtmlValue = string | number | Html | readonly Html[];

/** Writes HTML. Whatever is put in as text is shown as text. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(
    strings.map((text, index) => `${index === 0 ? '' : written(values[index - 1] ?? '')}${text}`).join(''),
  );
}

/** Text in which backticks mark what is typed. */
export function prose(text: string): Html {
  const parts = text.split('`').map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));
  return new Html(parts.map((part) => part.text).join(''));
}

/** Nothing. */
export const NOTHING = new Html('');

/** Parts one below the other. */
export function lines(parts: readonly Html[]): Html {
  return new Html(parts.map(({ text }) => text).join('\n'));
}

function written(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  return typeof value === 'object' ? lines(value).text : escaped(String(value));
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What is not seen but can change what is seen, such as the direction of letters. Joiners are left: scripts need them. */
const UNSEEN = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(UNSEEN, (character) => `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`);
}
