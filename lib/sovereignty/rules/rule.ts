import type { CodeDefinition } from '../../errors';
import type { FindingSeverity } from '../finding';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import type { AppUnderAudit } from '../template/app-under-audit';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { TemplateScope } from '../template/template-scope';

/** A place that breaks a rule. */
export interface Violation {
  readonly path: string;
  /** What is wrong, with the value shown. */
  readonly message: string;
  /** What to do here, where that differs from the remedy of the rule. */
  readonly help?: string;
  /** The severity here, where it differs from that of the rule. */
  readonly severity?: FindingSeverity;
  /** Set when the value cannot be proven: the finding has this code, and its severity follows `strict`. */
  readonly unprovable?: CodeDefinition;
}

/** What a rule may look at besides the resource. */
export interface RuleContext {
  readonly policy: SovereigntyPolicy;
  readonly app: AppUnderAudit;
}

/** One promise of the policy and how a template is held against it. */
export interface SovereigntyRule extends CodeDefinition {
  readonly severity: FindingSeverity;
  /** Requirements of public frameworks that the rule supports, such as `NIST.800-53r5 SC-7`. */
  readonly frameworks?: readonly string[];
  /** Judges one resource. */
  readonly check?: (resource: ResourceUnderAudit, context: RuleContext) => Iterable<Violation>;
  /** Judges a template as a whole. */
  readonly checkTemplate?: (template: TemplateScope, context: RuleContext) => Iterable<Violation>;
}
