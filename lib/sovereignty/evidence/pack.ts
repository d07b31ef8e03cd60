import type { KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import { type Evidence, gatherEvidence, sumOf } from './evidence';
import type { EvidenceInput } from './evidence-input';
import { type PackFile, withManifest } from './manifest';
import { oscalComponentDefinition } from './oscal';
import { packReadme } from './pack-readme';
import { renderReport } from './report/report';

/** What goes into a pack besides the evidence. */
export interface PackOptions {
  /** The program that verifies packs. */
  readonly verifier: string;
  /** @default - the pack is not signed */
  readonly signingKey?: KeyObject;
}

/** A pack of evidence, ready to be written. */
export interface EvidencePack {
  readonly evidence: Evidence;
  /** Sorted by path; the manifest and its signature last. */
  readonly files: readonly PackFile[];
}

/**
 * The evidence of a site as a folder of files.
 *
 * The same input gives the same bytes, in whatever order its lists are: only the site description itself is kept as it was given.
 */
export function evidencePack(input: EvidenceInput, { verifier, signingKey }: PackOptions): EvidencePack {
  const evidence = gatherEvidence(input);
  const records: readonly PackFile[] = [
    { path: 'site.resolved.json', content: canonicalJson(input.site) },
    { path: 'policy.json', content: canonicalJson(input.policy) },
    { path: 'plan.json', content: json(input.plan) },
    { path: 'resources.json', content: json(evidence.inventory.resources) },
    ...evidence.documents.map((document) => ({
      path: `enforcement/${document.name}.json`,
      content: document.json,
    })),
  ];
  const record: PackFile = { path: 'evidence.json', content: evidenceJson(evidence, records) };
  const files = [record, ...records].map(({ path, content }) => ({ path, sha256: sumOf(content) }));
  const oscal = oscalComponentDefinition(evidence, sumOf(record.content).slice(0, 16));
  return {
    evidence,
    files: withManifest(
      [
        ...records,
        record,
        { path: 'site.yaml', content: input.source },
        {
          path: 'report.html',
          content: renderReport(evidence, { policy: JSON.parse(canonicalJson(input.policy)), files }),
        },
        { path: 'README.md', content: packReadme(signingKey !== undefined) },
        { path: 'verify.mjs', content: verifier },
        ...(oscal === undefined ? [] : [{ path: 'oscal/component-definition.json', content: json(oscal) }]),
      ],
      signingKey,
    ),
  };
}

/** The evidence for machines. Lists that are files of their own are named by their sum. */
function evidenceJson({ inventory, documents, frameworks, ...rest }: Evidence, records: readonly PackFile[]): string {
  return json({
    format: 1,
    ...rest,
    documents: documents.map(({ name, kind, statementIds }) => ({ name, kind, statementIds })),
    frameworks: frameworks.map(({ framework: { id, title, version, source, baselines = [] }, requirements }) => ({
      id,
      title,
      version,
      source,
      baselines: baselines.map((baseline) => ({
        title: baseline.title,
        version: baseline.version,
        source: baseline.source,
      })),
      requirements,
    })),
    resources: inventory.resources.length,
    files: records.map(({ path, content }) => ({ path, sha256: sumOf(content) })),
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
