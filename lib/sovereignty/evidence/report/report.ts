import { isFailing } from '../../finding';
import type { Evidence } from '../evidence';
import { findingsSection, waiversSection } from './findings';
import { frameworksSection } from './frameworks';
import { Html, html } from './html';
import {
  checksSection,
  defaultsSection,
  notEnforceableSection,
  runbooksSection,
  statementsSection,
  watchesSection,
} from './mechanisms';
import { conflictsSection, filesSection, policySection } from './records';
import type { Section } from './section';
import { signatureSection } from './signature';
import { STYLE } from './style';
import { summarySection } from './summary';
import { counted } from './words';

/** What the report shows besides the evidence. */
export interface ReportContext {
  /** The policy, with every default filled in. */
  readonly policy: { readonly [key: string]: unknown };
  /** The files that the evidence was gathered in, with their sums. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/**
 * The report for the officer who signs: one file without scripts, which loads nothing.
 *
 * It says what supports the policy. It never says that a site complies: that is for the people who sign.
 */
export function renderReport(evidence: Evidence, context: ReportContext): string {
  const sections: readonly Section[] = [
    summarySection(evidence),
    policySection(context.policy),
    findingsSection(evidence),
    waiversSection(evidence),
    checksSection(evidence),
    statementsSection(evidence),
    watchesSection(evidence),
    defaultsSection(evidence),
    runbooksSection(evidence),
    notEnforceableSection(evidence),
    frameworksSection(evidence),
    conflictsSection(evidence),
    filesSection(evidence, context.files),
    signatureSection(evidence, context.files),
  ];
  return `${page(evidence, sections).text}\n`;
}

function page(evidence: Evidence, sections: readonly Section[]): Html {
  const { siteName, siteId } = evidence;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evidence of sovereignty: ${siteName}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header>
<p class="kind">Evidence of sovereignty</p>
<h1>${siteName}</h1>
<p class="quiet">Site <code>${siteId}</code>, ${evidence.asOf === undefined ? 'for no stated day' : `as of ${evidence.asOf}`}</p>
</header>
<main>
${verdict(evidence)}
${meaning()}
<nav aria-label="Contents">
<ol class="contents">
${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
</ol>
</nav>
${sections.map(
  ({ id, title, body }, index) => html`<section id="${id}" class="${id}">
<h2>${index + 1}. ${title}</h2>
${body}
</section>`,
)}
</main>
</body>
</html>`;
}

function verdict({ result, findings, waivers, inventory }: Evidence): Html {
  const failing = findings.filter(isFailing).length;
  const waived = findings.filter(({ waiver }) => waiver !== undefined).length;
  const warnings = findings.length - failing - waived;
  const looked = `${counted(inventory.resources.length, 'resource')} in ${counted(inventory.templates, 'template')} were judged`;
  const rest = `${counted(waived, 'finding')} waived under ${counted(waivers.length, 'waiver')}, ${counted(warnings, 'warning')}.`;
  return result === 'pass'
    ? html`<div class="verdict pass"><strong>✓ PASS: the checks found nothing in the templates that breaks the policy${waived === 0 ? '' : ' and is not waived'}</strong>${looked}; ${rest}</div>`
    : html`<div class="verdict fail"><strong>✗ FAIL: ${counted(failing, 'finding')}</strong>${looked}; besides, ${rest} What is found has to be mended, or waived by somebody who may.</div>`;
}

function meaning(): Html {
  return html`<p>This report supports an assessment. It shows what the policy of the site asks for, what checks, denies or does it, and what came of
that. It judges the templates before they are deployed, and the documents as they are written. Whether they were deployed and attached, and whether
the site meets a requirement, is for the people who sign to say.</p>`;
}
