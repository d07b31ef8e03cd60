import type { Evidence } from '../evidence';
import type { Mechanism, MechanismKind } from '../mechanism';
import { html } from './html';
import type { Section } from './section';
import { table } from './table';
import { RESULTS, resultWords } from './words';

const KINDS: { readonly [kind in MechanismKind]: { readonly title: string; readonly section: string } } = {
  check: { title: 'Checked before deployment', section: 'checks' },
  statement: { title: 'Denied while the site runs', section: 'statements' },
  watch: { title: 'Watched while the site runs', section: 'watches' },
  construct: { title: 'Done by constructs', section: 'defaults' },
  runbook: { title: 'Done by people', section: 'people' },
  notEnforceable: { title: 'Not enforceable', section: 'not-enforceable' },
};

/** How many mechanisms of each kind there are, and what came of them. */
export function summarySection({ mechanisms }: Evidence): Section {
  const byKind = new Map<MechanismKind, readonly Mechanism[]>();
  for (const mechanism of mechanisms) byKind.set(mechanism.kind, [...(byKind.get(mechanism.kind) ?? []), mechanism]);
  const rows = [...byKind].map(([kind, ofKind]) => [
    html`<a href="#${KINDS[kind].section}">${KINDS[kind].title}</a>`,
    ofKind.length,
    html`${RESULTS.flatMap((result) => {
      const count = ofKind.filter((mechanism) => mechanism.result === result).length;
      return count === 0 ? [] : [html`<p>${count} × ${resultWords(result)}</p>`];
    })}`,
  ]);
  const columns = [
    { title: 'How the policy is kept', width: 40 },
    { title: 'Number', look: 'number', width: 12 },
    { title: 'What came of it' },
  ] as const;
  return { id: 'summary', title: 'At a glance', body: table('Mechanisms by kind', columns, rows) };
}
