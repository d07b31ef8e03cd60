import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAiFactoryError } from '../errors';
import type { SitePlan } from '../plan';
import type { Site } from '../site/site';
import {
  auditTemplates,
  type EnforcementDocument,
  EnforcementPolicies,
  type EvidenceInput,
  isFailing,
  readTemplates,
  SovereigntyPolicy,
  type ToolVersion,
  type WrittenTemplate,
  watchesOf,
} from '../sovereignty';
import { enforcementProps } from './enforcement-props';
import { draftSite } from './synthesize-site';

/** A site description without errors, and what its evidence is made with. */
export interface EvidencedSite {
  readonly site: Site;
  readonly plan: SitePlan;
  /** The bytes of the description. */
  readonly source: Uint8Array;
  readonly tools: readonly ToolVersion[];
  /** The day that the evidence is for. */
  readonly asOf?: string;
}

/**
 * What the evidence of a site is made from. Templates are synthesized aside and gone afterwards.
 *
 * Templates that break the policy are evidence too. Templates that break any other rule cannot be deployed.
 *
 * @throws AIF-STACK-002 when the templates break a rule, and none of the policy
 */
export function siteEvidence({ site, plan, source, tools, asOf }: EvidencedSite): EvidenceInput {
  const policy = new SovereigntyPolicy({ ...plan.sovereignty, ...(asOf === undefined ? {} : { asOf }) });
  const { siteId, name: siteName } = plan;
  const templates = writtenTemplates(plan, policy);
  const documents = documentsOf(plan);
  const watches = watchesOf(policy, plan.enforcement ?? {});
  return { siteId, siteName, source, site, plan, policy, templates, documents, watches, tools };
}

function writtenTemplates(plan: SitePlan, policy: SovereigntyPolicy): WrittenTemplate[] {
  const draft = mkdtempSync(join(tmpdir(), 'ai-factory-draft-'));
  try {
    const refusal = refusalOf(() => draftSite(plan, draft, { asOf: policy.asOf }));
    const templates = readTemplates([draft]).map(({ file = '', ...audited }) => ({
      audited: { ...audited, name: audited.name.replace(`${draft}/`, '') },
      bytes: readFileSync(file),
    }));
    if (refusal !== undefined && !breaksPolicy(templates, policy)) {
      throw refusal;
    }
    return templates;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function breaksPolicy(templates: readonly WrittenTemplate[], policy: SovereigntyPolicy): boolean {
  const audited = templates.map((template) => template.audited);
  return auditTemplates(policy, audited).some(isFailing);
}

function refusalOf(synthesize: () => void): Error | undefined {
  try {
    synthesize();
    return undefined;
  } catch (error) {
    if (isAiFactoryError(error) && error.code === 'AIF-STACK-002') {
      return error;
    }
    throw error;
  }
}

/** The documents that the site asks for: those of the kinds that it attaches, and the boundary where roles carry it. */
function documentsOf(plan: SitePlan): EnforcementDocument[] {
  const { enforcement } = plan;
  if (enforcement === undefined) {
    return [];
  }
  const policies = new EnforcementPolicies(enforcementProps(plan));
  return [
    ...policies.organizationDocuments().filter(({ kind }) => enforcement.kinds?.includes(kind) ?? true),
    ...(enforcement.boundary ? [policies.permissionBoundary] : []),
  ];
}
