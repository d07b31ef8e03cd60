import type { Evidence } from '../evidence';
import { html } from './html';
import type { Section } from './section';
import { table } from './table';
import { counted, resultOf, spelt } from './words';

/** What the policy says, with every default filled in. Its waivers have a section of their own. */
export function policySection({ waivers, ...policy }: { readonly [key: string]: unknown }): Section {
  const rows = statementsIn(policy, '');
  const body = table(
    'With every default filled in; the file policy.json says the same',
    [{ title: 'Key', width: 38 }, { title: 'Value' }],
    rows,
  );
  return { id: 'policy', title: 'The policy', body };
}

/** Rules of popular packs that ask for the opposite. */
export function conflictsSection({ conflicts, mechanisms }: Evidence): Section {
  const byId = new Map(mechanisms.map((mechanism) => [mechanism.id, mechanism]));
  const states = (ids: readonly string[]) =>
    ids
      .flatMap((id) => byId.get(id) ?? [])
      .map((mechanism) => html`<p class="small">${mechanism.id} ${resultOf(mechanism)}</p>`);
  const body = html`<p>Popular packs hold rules that ask for the opposite of this policy. Where one of them reports such a finding, the exception below
can be pasted with its reason, where what the reason rests on holds. The list is not complete.</p>
${conflicts.map(
  ({ pack, edition, rule, demands, keptBy, exception, source }) => html`<article class="conflict">
<h3>${pack}: <code>${rule}</code></h3>
<p>It demands: ${demands} The reason rests on</p>
${states(keptBy)}
<pre>${exception}</pre>
<p class="quiet small">${edition}; ${source.url}</p>
</article>`,
)}`;
  return { id: 'conflicts', title: 'Conflicts with popular packs', body };
}

/** The files that this report is about. */
export function filesSection(
  { templates, tools }: Evidence,
  files: readonly { readonly path: string; readonly sha256: string }[],
): Section {
  const body = html`${table(
    `${counted(templates.length, 'template')}, by the SHA-256 sum of their bytes`,
    [
      { title: 'Template' },
      { title: 'Account', look: 'id' },
      { title: 'Region', look: 'id' },
      { title: 'Resources', look: 'number' },
      { title: 'SHA-256', look: 'sum' },
    ],
    templates.map(({ name, account, region, resources, sha256 }) => [
      name,
      account ?? 'not stated',
      region ?? 'not stated',
      resources.toLocaleString('en-US'),
      sha256,
    ]),
  )}
${table(
  'Files of this pack',
  [{ title: 'File' }, { title: 'SHA-256', look: 'sum' }],
  files.map(({ path, sha256 }) => [path, sha256]),
)}
${table(
  'Made with',
  [{ title: 'Tool' }, { title: 'Version' }],
  tools.map(({ name, version }) => [name, version]),
)}`;
  return { id: 'files', title: 'Templates, files and tools', body };
}

/** The statements of a policy: one for each value, named by its keys. */
function statementsIn(value: unknown, name: string): [string, string][] {
  if (Array.isArray(value) && !value.some((item) => typeof item === 'object')) {
    return [[name, value.length === 0 ? 'none' : value.join(', ')]];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => statementsIn(item, `${name} ${index + 1}`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      statementsIn(inner, name === '' ? capital(spelt(key)) : `${name}: ${spelt(key)}`),
    );
  }
  if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']];
  return [[name, String(value)]];
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
