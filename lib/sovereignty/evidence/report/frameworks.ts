import type { Evidence } from '../evidence';
import type { Mechanism } from '../mechanism';
import type { SupportedFramework, SupportedRequirement } from '../requirements';
import { Html, html } from './html';
import type { Section } from './section';
import { table } from './table';
import { resultWords } from './words';

/** What supports which requirement of which framework. */
export function frameworksSection({ frameworks, mechanisms }: Evidence): Section {
  const byId = new Map(mechanisms.map((mechanism) => [mechanism.id, mechanism]));
  const body = html`<p>Only requirements are listed that something of the package can support, by ids that a public source confirms. What is not written,
not asked for or not seen supports nothing at this site. To support a requirement is less than to meet it. Which requirement a mechanism supports is the judgement of the authors of the package.</p>
${frameworks.map((supported) => frameworkTable(supported, byId))}`;
  return { id: 'frameworks', title: 'What supports which requirement', body };
}

function frameworkTable({ framework, requirements }: SupportedFramework, byId: ReadonlyMap<string, Mechanism>): Html {
  const { title, version, source, note, baselines = [] } = framework;
  const columns = [
    { title: 'Requirement', look: 'id', width: 14 },
    ...baselines.map((baseline) => ({ title: baseline.title, width: 14 })),
    { title: 'Supported by' },
  ] as const;
  const rows = requirements.map((requirement) => [
    requirement.id,
    ...baselines.map((baseline) =>
      requirement.baselines.includes(baseline.title) ? '✓ prescribed' : '– not prescribed',
    ),
    supportWords(requirement, byId),
  ]);
  return html`<h3>${title}, ${version}</h3>
<p class="quiet small">${note === undefined ? '' : `${note} `}Ids: ${source.url}, read ${source.date}.${baselines
    .map((baseline) => ` ${baseline.title}: ${baseline.version}, ${baseline.source.url}, read ${baseline.source.date}.`)
    .join('')}</p>
${table(`${requirements.length} requirements`, columns, rows)}`;
}

/** What supports a requirement, by what came of it. */
function supportWords({ supportedBy }: SupportedRequirement, byId: ReadonlyMap<string, Mechanism>): Html {
  const idsByResult = new Map<string, string[]>();
  for (const mechanism of supportedBy.flatMap((id) => byId.get(id) ?? [])) {
    const result = resultWords(mechanism.result).text;
    idsByResult.set(result, [...(idsByResult.get(result) ?? []), mechanism.id]);
  }
  return html`${[...idsByResult].map(([result, ids]) => html`<p>${new Html(result)}: ${ids.join(', ')}</p>`)}`;
}
