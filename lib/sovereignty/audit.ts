import type { Finding } from './finding';
import { Findings } from './findings';
import { RULES } from './rules';
import type { LeafContext, RuleContext, SovereigntyRule } from './rules/rule';
import type { SovereigntyPolicy } from './sovereignty-policy';
import { AppUnderAudit } from './template/app-under-audit';
import { HostJudge } from './template/host';
import { type Leaf, outlineOf } from './template/leaf';
import { ResourceUnderAudit } from './template/resource-under-audit';
import type { TemplateScope, TemplateUnderAudit } from './template/template-scope';
import { applyWaivers } from './waivers';

export type { TemplateUnderAudit } from './template/template-scope';

/**
 * Holds CloudFormation templates against a policy.
 *
 * Templates are judged together: what one exports another imports, and a nested stack gets its parameters from its parent. The answer depends on
 * nothing but the arguments and, where the policy has waivers and states no day, the date. No template makes it throw.
 *
 * @returns the findings, waived ones marked, sorted by template, logical ID, path and code
 */
export function auditTemplates(policy: SovereigntyPolicy, templates: readonly TemplateUnderAudit[]): Finding[] {
  return new Audit(policy, templates).findings();
}

const TEMPLATE_RULES = RULES.filter(({ checkTemplate }) => checkTemplate !== undefined);
const RESOURCE_RULES = RULES.filter(({ check }) => check !== undefined);
const LEAF_RULES = RULES.filter(({ checkLeaf }) => checkLeaf !== undefined);

class Audit {
  private readonly app: AppUnderAudit;
  private readonly context: RuleContext;
  private readonly judge: HostJudge;
  private readonly found: Findings;
  private readonly rules = new Map<string, readonly SovereigntyRule[]>();
  /** Outlines of values that no rule objects to: the cells of a factory repeat each other, so most values were there before. */
  private readonly harmless = new Map<string, Set<string>>();

  public constructor(policy: SovereigntyPolicy, templates: readonly TemplateUnderAudit[]) {
    this.app = new AppUnderAudit(policy, templates);
    this.context = { policy, app: this.app };
    this.judge = new HostJudge(policy, this.app.evaluator.holes, this.app);
    this.found = new Findings(policy);
  }

  public findings(): Finding[] {
    for (const scope of this.app.scopes) {
      this.judgeTemplate(scope);
      for (const logicalId of Object.keys(scope.resources)) {
        const definition = scope.resources[logicalId];
        this.judgeResource(new ResourceUnderAudit(scope, logicalId, definition, this.app.evaluator));
      }
    }
    return [...applyWaivers(this.context.policy, this.found.sorted(), this.app.scopes)];
  }

  private judgeTemplate(scope: TemplateScope): void {
    for (const rule of TEMPLATE_RULES) {
      for (const violation of rule.checkTemplate?.(scope, this.context) ?? []) this.found.add(rule, violation, scope);
    }
  }

  private judgeResource(resource: ResourceUnderAudit): void {
    const { type, scope, holes } = resource;
    for (const rule of this.rulesFor(type)) {
      for (const violation of rule.check?.(resource, this.context) ?? []) {
        this.found.add(rule, violation, scope, resource);
      }
    }
    const { account } = scope.source;
    const context = { ...this.context, type, account, holes, judge: this.judge };
    const harmless = remembered(this.harmless, JSON.stringify([type, account]), () => new Set());
    for (const leaf of resource.leaves) {
      const outline = outlineOf(leaf, holes);
      if (!harmless.has(outline) && this.isHarmless(leaf, context, resource)) harmless.add(outline);
    }
  }

  private isHarmless(leaf: Leaf, context: LeafContext, resource: ResourceUnderAudit): boolean {
    let isHarmless = true;
    for (const rule of LEAF_RULES) {
      for (const violation of rule.checkLeaf?.(leaf, context) ?? []) {
        this.found.add(rule, violation, resource.scope, resource);
        isHarmless = false;
      }
    }
    return isHarmless;
  }

  private rulesFor(type: string): readonly SovereigntyRule[] {
    return remembered(this.rules, type, () => RESOURCE_RULES.filter(({ concerns }) => concerns?.(type) ?? true));
  }
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key) ?? make();
  memory.set(key, known);
  return known;
}
