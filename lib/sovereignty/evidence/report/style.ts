/**
 * The looks of the report, on a screen and on A4.
 *
 * Nothing is said by colour alone: every state has its word and its sign.
 */
export const STYLE = `
:root { color-scheme: light; --ink: #1a1f24; --quiet: #56606a; --line: #c9d0d6; --ground: #f4f6f8; --bad: #9b1c1c; --good: #14532d; --mind: #7a4b00; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 74rem; padding: 2rem 1.5rem 4rem; color: var(--ink); background: #fff; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.6rem 0 .6rem; padding-bottom: .25rem; border-bottom: 2px solid var(--ink); font-size: 1.3rem; }
h3 { margin: 1.6rem 0 .4rem; font-size: 1.05rem; }
p, ul, ol { max-width: 62rem; margin: .4rem 0 .8rem; }
a { color: inherit; }
code, pre, .sum { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .86em; }
code, .sum { overflow-wrap: anywhere; }
pre { margin: .2rem 0; padding: .5rem .7rem; background: var(--ground); border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.small { font-size: .88em; }
.kind { margin: 0 0 .3rem; color: var(--quiet); letter-spacing: .04em; text-transform: uppercase; font-size: .82rem; }
.verdict { margin: 1.4rem 0; padding: 1rem 1.2rem; border: 2px solid; border-left-width: .7rem; }
.verdict strong { display: block; font-size: 1.25rem; }
.verdict.pass { border-color: var(--good); }
.verdict.fail { border-color: var(--bad); border-style: double; border-width: 5px; border-left-width: .9rem; }
.contents { columns: 2; padding-left: 1.2rem; }
table { width: 100%; margin: .6rem 0 1.2rem; border-collapse: collapse; font-size: .92em; }
caption { padding: 0 0 .35rem; text-align: left; color: var(--quiet); }
th, td { padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--ink); white-space: nowrap; }
tbody th { font-weight: 600; }
.number { padding-right: 1.4rem; text-align: right; white-space: nowrap; }
thead .sum { font: inherit; font-weight: 600; }
.result { white-space: nowrap; font-weight: 600; }
.result.bad { color: var(--bad); }
.result.good { color: var(--good); }
.result.mind { color: var(--mind); }
.id { white-space: nowrap; }
td p, td ul, td ol { margin: 0; }
td ol, td ul { padding-left: 1.1rem; }
td p + p { margin-top: .3rem; }
.blank { min-width: 7rem; }
.signatures td { height: 3.4rem; border-bottom: 1px solid var(--ink); }
article p.small { margin: 0; }
.boxes { margin: 1rem 0; padding: 0; list-style: none; }
.boxes li { margin: .5rem 0; }
@media print {
  @page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
  body { max-width: none; padding: 0; font-size: 8.5pt; line-height: 1.35; }
  th, td { padding: .22rem .5rem .22rem 0; }
  p, ul, ol { max-width: none; }
  h1 { font-size: 17pt; }
  h2 { font-size: 12.5pt; margin-top: 1.4rem; }
  h2, h3, caption, section > p { break-after: avoid; }
  tr, p, pre, .short, .verdict, .conflict { break-inside: avoid; }
  thead { display: table-header-group; }
  nav { display: none; }
  a { text-decoration: none; }
  .sign { break-before: page; }
}
`;
