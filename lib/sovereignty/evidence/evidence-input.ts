import type { EnforcementDocument } from '../enforcement/enforcement-document';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import type { TemplateUnderAudit } from '../template/template-scope';
import type { Watch } from './watch';

/** A template as it was written, for the audit and for its sum. */
export interface WrittenTemplate {
  readonly audited: TemplateUnderAudit;
  /** The bytes of the file. */
  readonly bytes: Uint8Array;
}

/** Something that took part in making the templates. */
export interface ToolVersion {
  readonly name: string;
  readonly version: string;
}

/**
 * What evidence is made from.
 *
 * It reads nothing else: no clock, no file, no environment.
 */
export interface EvidenceInput {
  readonly siteId: string;
  readonly siteName: string;
  /** The site description as it was given. */
  readonly source: Uint8Array;
  /** The site description with every default filled in. */
  readonly site: unknown;
  readonly plan: unknown;
  /** The policy. Its `asOf` is the day that the evidence is for. */
  readonly policy: SovereigntyPolicy;
  readonly templates: readonly WrittenTemplate[];
  /** The documents that enforce the policy while the site runs; none where the site asks for none. */
  readonly documents: readonly EnforcementDocument[];
  /** What watches the site while it runs; none where the site turns none on. */
  readonly watches: readonly Watch[];
  readonly tools: readonly ToolVersion[];
}
