import type { Evidence } from '../evidence';
import type { Concerned } from '../inventory';
import type { Mechanism, MechanismKind } from '../mechanism';
import { type Html, type HtmlValue, html, prose } from './html';
import type { Section } from './section';
import { paragraphs, table } from './table';
import { counted, resultOf } from './words';

/** Rules that the templates were held against. */
export function checksSection(evidence: Evidence): Section {
  const rows = ofKind(evidence, 'check').map((check) => [
    check.id,
    html`<p>${check.title}</p>`,
    concernedWords(check.concerned),
    resultOf(check),
  ]);
  const body = html`<p>The templates were held against these rules after synthesis. A check without a finding shows that nothing it knows of was seen;
values that cannot be proven are findings of their own.</p>
${table(counted(rows.length, 'check'), [{ title: 'Rule', look: 'id', width: 12 }, { title: 'What holds' }, { title: 'Judged', width: 26 }, { title: 'Result', width: 19 }], rows)}`;
  return { id: 'checks', title: 'Checked before deployment', body };
}

/** Statements that AWS enforces, once they are attached. */
export function statementsSection(evidence: Evidence): Section {
  const statements = ofKind(evidence, 'statement');
  const { documents } = evidence;
  const rows = statements.map((statement): HtmlValue[] => [
    statement.id,
    html`<p>${statement.title}</p><p class="quiet small">${prose(statement.detail.join(' '))}</p>`,
    resultOf(statement),
  ]);
  const written =
    documents.length === 0
      ? html`<p>The site asks for no documents: nothing of this is enforced by it. Its organization may do so.</p>`
      : table(
          `${counted(documents.length, 'document')} in the folder enforcement`,
          [
            { title: 'Document', look: 'id' },
            { title: 'Kind' },
            { title: 'Statements' },
            { title: 'Characters', look: 'number' },
          ],
          documents.map(({ name, kind, statementIds, json }) => [
            name,
            kind,
            statementIds.join(', '),
            json.length.toLocaleString('en-US'),
          ]),
        );
  const body = html`<p>These statements deny what a template does not show: calls of people and programs. They hold where and as long as they are attached,
which this report does not see.</p>
${written}
${table(counted(rows.length, 'statement'), [{ title: 'Statement', look: 'id', width: 22 }, { title: 'What holds, and what is denied' }, { title: 'Result', width: 16 }], rows)}`;
  return { id: 'statements', title: 'Denied while the site runs', body };
}

/** Rules and controls of AWS that look at what there is. */
export function watchesSection(evidence: Evidence): Section {
  const rows = ofKind(evidence, 'watch').map((watch) => [
    watch.id,
    html`<p>${watch.title}</p><p class="quiet small">${watch.detail.join(' ')}</p>`,
    resultOf(watch),
  ]);
  const body =
    rows.length === 0
      ? html`<p>The site turns on no rules of AWS Config and no controls of AWS Control Tower. Its organization may do so.</p>`
      : html`<p>These look at what there is in the account, whoever made it. The templates turn them on; what they found, AWS says.</p>
${table('Rules of AWS Config and controls of AWS Control Tower', [{ title: 'Name', look: 'id', width: 34 }, { title: 'What holds' }, { title: 'Result', width: 16 }], rows)}`;
  return { id: 'watches', title: 'Watched while the site runs', body };
}

/** What constructs do without being asked. */
export function defaultsSection(evidence: Evidence): Section {
  const rows = ofKind(evidence, 'construct').map((mechanism) => [
    html`${mechanism.title}`,
    concernedWords(mechanism.concerned),
    resultOf(mechanism),
  ]);
  const body = html`<p>Constructs do this unless they are told otherwise. Seen are resources of these types; how they are set is for the checks above to
judge, as far as there is one.</p>
${table('Defaults, and how many resources show them', [{ title: 'What holds' }, { title: 'Seen in', width: 34 }, { title: 'Result', width: 14 }], rows)}`;
  return { id: 'defaults', title: 'Done by constructs without being asked', body };
}

/** What is left to people. */
export function runbooksSection(evidence: Evidence): Section {
  const rows = ofKind(evidence, 'runbook').map(({ title, detail }) => [
    html`☐ ${title}`,
    html`<ol>${detail.map((step) => html`<li>${prose(step)}</li>`)}</ol>`,
    '',
    '',
  ]);
  const columns = [
    { title: 'What holds', width: 28 },
    { title: 'How' },
    { title: 'Done by', width: 16 },
    { title: 'Date', width: 12 },
  ] as const;
  const body = html`<p>Neither templates nor documents can do this. Fill in who did it and when.</p>
${table(counted(rows.length, 'runbook'), columns, rows)}`;
  return { id: 'people', title: 'Done by people', body };
}

/** What nothing enforces. */
export function notEnforceableSection(evidence: Evidence): Section {
  const rows = ofKind(evidence, 'notEnforceable').map(({ title, detail, sources }) => [
    html`∅ ${title}`,
    html`${paragraphs(detail)}<p class="quiet small">${sources.join(' ')}</p>`,
  ]);
  const body = html`<p>AWS offers nothing that denies this. Accept it, or cover it as the table says.</p>
${table(
  `${counted(rows.length, 'gap')} that no document closes`,
  [{ title: 'What nothing denies', width: 32 }, { title: 'Why, and what covers it' }],
  rows,
)}`;
  return { id: 'not-enforceable', title: 'Not enforceable', body };
}

function ofKind({ mechanisms }: Evidence, kind: MechanismKind): readonly Mechanism[] {
  return mechanisms.filter((mechanism) => mechanism.kind === kind);
}

const MOST_TYPES = 4;

function concernedWords(concerned: Concerned | undefined): Html {
  if (concerned === undefined) return html`the policy`;
  const { templates, resources, types } = concerned;
  const said = [
    ...(templates === undefined ? [] : [counted(templates, 'template')]),
    ...(types === undefined ? [`all ${counted(resources, 'resource')}`] : typeWords(types, resources)),
  ];
  return html`${said.map((words) => html`<p class="small">${words}</p>`)}`;
}

function typeWords(types: { readonly [type: string]: number }, resources: number): string[] {
  const entries = Object.entries(types);
  return entries.length > MOST_TYPES
    ? [`${counted(resources, 'resource')} of ${counted(entries.length, 'type')}`]
    : entries.map(([type, count]) => `${count.toLocaleString('en-US')} × ${type}`);
}
