import type { CodeDefinition } from '../../errors';
import type { FindingSeverity } from '../finding';
import type { Holes } from '../intrinsics/text';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import type { AppUnderAudit } from '../template/app-under-audit';
import type { HostJudge } from '../template/host';
import type { Leaf } from '../template/leaf';
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

/**
 * What a rule may look at besides a value.
 *
 * It holds nothing of one resource or one template but the type and the account, so that a value is judged once however often it is there.
 */
export interface LeafContext extends RuleContext {
  /** The type of the resource that holds the value. */
  readonly type: string;
  /** The account that the template is deployed to, where it is known. */
  readonly account: string | undefined;
  readonly holes: Holes;
  readonly judge: HostJudge;
}

/** One promise of the policy and how a template is held against it. */
export interface SovereigntyRule extends CodeDefinition {
  readonly severity: FindingSeverity;
  /** Requirements of public frameworks that the rule supports, such as `NIST.800-53r5 SC-7`. */
  readonly frameworks?: readonly string[];
  /**
   * Whether `check` judges resources of a type.
   *
   * @default - it judges all
   */
  readonly concerns?: (type: string) => boolean;
  /** Judges one resource. */
  readonly check?: (resource: ResourceUnderAudit, context: RuleContext) => Iterable<Violation>;
  /** Judges one value that people do not read: what holds for it holds for the same value in every resource of the type. */
  readonly checkLeaf?: (leaf: Leaf, context: LeafContext) => Iterable<Violation>;
  /** Judges a template as a whole. */
  readonly checkTemplate?: (template: TemplateScope, context: RuleContext) => Iterable<Violation>;
}
