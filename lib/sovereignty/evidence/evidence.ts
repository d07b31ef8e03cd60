import { createHash } from 'node:crypto';
import { auditTemplates } from '../audit';
import type { EnforcementDocument } from '../enforcement/enforcement-document';
import { type Finding, isFailing } from '../finding';
import type { WaiverProps } from '../policy/waiver';
import type { EvidenceInput, ToolVersion } from './evidence-input';
import { type Conflict, conflicts } from './exceptions';
import { type Inventory, inventoryOf } from './inventory';
import type { Mechanism } from './mechanism';
import { mechanismsOf } from './mechanisms';
import { type SupportedFramework, supportedFrameworks } from './requirements';

/** A template, and what its file holds. */
export interface TemplateEvidence {
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
  readonly resources: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A waiver of the policy, and how many findings it covers. */
export interface WaiverEvidence extends WaiverProps {
  readonly covers: number;
}

/** Everything that is known about how the site keeps its policy. */
export interface Evidence {
  readonly siteId: string;
  readonly siteName: string;
  /** The day that the evidence is for, where it is stated. */
  readonly asOf?: string;
  /** `fail` when a finding is neither waived nor a warning. */
  readonly result: 'pass' | 'fail';
  readonly findings: readonly Finding[];
  readonly waivers: readonly WaiverEvidence[];
  readonly mechanisms: readonly Mechanism[];
  readonly frameworks: readonly SupportedFramework[];
  readonly conflicts: readonly Conflict[];
  readonly documents: readonly EnforcementDocument[];
  readonly templates: readonly TemplateEvidence[];
  readonly inventory: Inventory;
  readonly tools: readonly ToolVersion[];
}

/** Audits the templates of a site and gathers what shows how it keeps its policy. */
export function gatherEvidence(input: EvidenceInput): Evidence {
  const { policy, documents, watches } = input;
  const audited = input.templates.map((template) => template.audited);
  const inventory = inventoryOf(audited);
  const findings = auditTemplates(policy, audited).map(withoutSource);
  const mechanisms = mechanismsOf(inventory, { findings, policy, documents, watches });
  return {
    siteId: input.siteId,
    siteName: input.siteName,
    ...(policy.asOf === undefined ? {} : { asOf: policy.asOf }),
    result: findings.some(isFailing) ? 'fail' : 'pass',
    findings,
    waivers: policy.waivers.map((waiver) => ({
      ...waiver,
      covers: findings.filter((finding) => finding.waiver?.id === waiver.id).length,
    })),
    mechanisms,
    frameworks: supportedFrameworks(mechanisms),
    conflicts: conflicts(),
    documents,
    templates: templatesOf(input, inventory),
    inventory,
    tools: input.tools,
  };
}

/** The SHA-256 sum of bytes, in hexadecimal. */
export function sumOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Where a construct was created is a path of the machine that synthesized it. */
function withoutSource({ source, ...finding }: Finding): Finding {
  return finding;
}

function templatesOf({ templates }: EvidenceInput, { resources }: Inventory): TemplateEvidence[] {
  return templates
    .map(({ audited: { name, account, region }, bytes }) => ({
      name,
      ...(account === undefined ? {} : { account }),
      ...(region === undefined ? {} : { region }),
      resources: resources.filter(({ template }) => template === name).length,
      bytes: bytes.byteLength,
      sha256: sumOf(bytes),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
