import type { Evidence } from '../evidence';
import { html } from './html';
import type { Section } from './section';

const ROWS = ['Security officer', 'Data protection officer', 'Operator of the site', ''];

/** The page that is signed. The sum joins paper and file. */
export function signatureSection(
  { siteName, siteId, asOf, result }: Evidence,
  files: readonly { readonly path: string; readonly sha256: string }[],
): Section {
  const sum = files.find(({ path }) => path === 'evidence.json')?.sha256 ?? '';
  const body = html`<p>This signature is about the pack of evidence of <strong>${siteName}</strong> (<code>${siteId}</code>)${asOf === undefined ? '' : ` as of ${asOf}`},
whose result is <strong>${result === 'pass' ? '✓ PASS' : '✗ FAIL'}</strong>, and whose file <code>evidence.json</code> has the SHA-256 sum</p>
<p class="sum">${sum}</p>
<p>That file holds the sums of the policy, the plan and all templates. Compare the sum before you sign.</p>
<ul class="boxes">
<li>☐ Accepted</li>
<li>☐ Accepted under these conditions: ______________________________________________</li>
<li>☐ Rejected, because: ______________________________________________</li>
</ul>
<table class="signatures">
<caption>Signatures</caption>
<thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">Decision</th><th scope="col">Date</th><th scope="col">Signature</th></tr></thead>
<tbody>
${ROWS.map((role) => html`<tr><td>${role}</td><td class="blank"></td><td class="blank"></td><td class="blank"></td><td class="blank"></td></tr>`)}
</tbody>
</table>`;
  return { id: 'sign', title: 'Decision and signatures', body };
}
