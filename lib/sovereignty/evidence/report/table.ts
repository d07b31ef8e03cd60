import { type Html, type HtmlValue, html, NOTHING, prose } from './html';

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** The class of its cells. */
  readonly look?: 'number' | 'id' | 'sum';
  /** How much of the table it takes, in percent; as its content needs where it is left out. */
  readonly width?: number;
}

/** A table of as many rows stays on one page. */
const MOST_ROWS_TOGETHER = 8;

/** A table whose first column names the rows. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly HtmlValue[])[]): Html {
  const cell = (value: HtmlValue, index: number) => {
    const look = columns[index]?.look;
    return index === 0 ? html`<th scope="row"${classed(look)}>${value}</th>` : html`<td${classed(look)}>${value}</td>`;
  };
  return html`<table${classed(rows.length > MOST_ROWS_TOGETHER ? '' : 'short')}>
<caption>${caption}</caption>
<colgroup>${columns.map(({ width }) => (width === undefined ? html`<col>` : html`<col style="width:${width}%">`))}</colgroup>
<thead><tr>${columns.map(({ title, look }) => html`<th scope="col"${classed(look)}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}
</tbody>
</table>`;
}

/** A few paragraphs in one cell. */
export function paragraphs(texts: readonly string[]): Html {
  return html`${texts.map((text) => html`<p>${prose(text)}</p>`)}`;
}

/** The attribute of an element that has a look of its own. */
function classed(look: string | undefined): Html {
  return look === undefined || look === '' ? NOTHING : html` class="${look}"`;
}
