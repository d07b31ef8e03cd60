import type { Finding } from '../../finding';
import type { Evidence } from '../evidence';
import { html } from './html';
import type { Section } from './section';
import { paragraphs, table } from './table';
import { counted } from './words';

/** What was found in the templates. */
export function findingsSection({ findings }: Evidence): Section {
  const body =
    findings.length === 0
      ? html`<p>Nothing was found.</p>`
      : table(
          `${counted(findings.length, 'finding')}, warnings and waived ones included`,
          [
            { title: 'Rule', look: 'id' },
            { title: 'State', look: 'id' },
            { title: 'Where' },
            { title: 'What, and what to do' },
          ],
          findings.map((finding) => [
            finding.code,
            stateOf(finding),
            html`<code>${placeOf(finding)}</code>`,
            paragraphs([finding.message, finding.help]),
          ]),
        );
  return { id: 'findings', title: 'Findings', body };
}

/** Exceptions that somebody has agreed to. */
export function waiversSection({ waivers }: Evidence): Section {
  const body =
    waivers.length === 0
      ? html`<p>The policy has no waivers.</p>`
      : table(
          counted(waivers.length, 'waiver'),
          [
            { title: 'Waiver', look: 'id' },
            { title: 'Rule', look: 'id' },
            { title: 'Resource' },
            { title: 'Reason' },
            { title: 'Approved by' },
            { title: 'Last day', look: 'id' },
            { title: 'Covers', look: 'number' },
          ],
          waivers.map(({ id, rule, resource, path, reason, approver, expires, covers }) => [
            id,
            rule,
            html`<code>${path === undefined ? resource : `${resource}: ${path}`}</code>`,
            reason,
            approver,
            expires,
            counted(covers, 'finding'),
          ]),
        );
  return { id: 'waivers', title: 'Waivers', body };
}

function stateOf({ severity, waiver }: Finding): string {
  if (waiver !== undefined) return `! waived (${waiver.id})`;
  return severity === 'warning' ? '! warning' : `✗ ${severity}`;
}

function placeOf({ template, logicalId, resourceType, path }: Finding): string {
  const resource = logicalId === '' ? '' : ` ${logicalId} (${resourceType})`;
  return `${template}${resource} ${path}`.trim();
}
