import type { Finding } from './finding';
import { property } from './intrinsics/intrinsic';
import { RULES } from './rules';
import type { SovereigntyRule, Violation } from './rules/rule';
import type { SovereigntyPolicy } from './sovereignty-policy';
import { AppUnderAudit } from './template/app-under-audit';
import { ResourceUnderAudit } from './template/resource-under-audit';
import type { TemplateScope, TemplateUnderAudit } from './template/template-scope';

export type { TemplateUnderAudit } from './template/template-scope';

/**
 * Holds CloudFormation templates against a policy.
 *
 * Templates are judged together: what one exports another imports, and a nested stack gets its parameters from its parent. The answer depends on
 * nothing but the arguments, and no template makes it throw.
 *
 * @returns the findings, sorted by template, logical ID, path and code
 */
export function auditTemplates(policy: SovereigntyPolicy, templates: readonly TemplateUnderAudit[]): Finding[] {
  const app = new AppUnderAudit(policy, templates);
  const context = { policy, app };
  const findings = new Map<string, Finding>();
  const report = (rule: SovereigntyRule, scope: TemplateScope, violation: Violation, resource?: ResourceUnderAudit) => {
    const finding = asFinding(policy, rule, scope, violation, resource);
    const identity = JSON.stringify([finding.template, finding.logicalId, finding.path, finding.code, finding.message]);
    if (!findings.has(identity)) findings.set(identity, finding);
  };
  for (const scope of app.scopes) {
    for (const rule of RULES) {
      for (const violation of rule.checkTemplate?.(scope, context) ?? []) report(rule, scope, violation);
    }
    for (const logicalId of Object.keys(scope.resources)) {
      const resource = new ResourceUnderAudit(scope, logicalId, scope.resources[logicalId], app.evaluator);
      for (const rule of RULES) {
        for (const violation of rule.check?.(resource, context) ?? []) report(rule, scope, violation, resource);
      }
    }
  }
  return [...findings.values()].sort(byPlace);
}

function asFinding(
  policy: SovereigntyPolicy,
  rule: SovereigntyRule,
  scope: TemplateScope,
  violation: Violation,
  resource: ResourceUnderAudit | undefined,
): Finding {
  const { unprovable } = violation;
  const constructPath = property(property(resource?.definition, 'Metadata'), 'aws:cdk:path');
  return {
    code: unprovable?.code ?? rule.code,
    severity: unprovable === undefined ? (violation.severity ?? rule.severity) : policy.strict ? 'fatal' : 'warning',
    template: scope.name,
    logicalId: resource?.logicalId ?? '',
    resourceType: resource?.type ?? '',
    path: violation.path,
    message: violation.message,
    help: violation.help ?? unprovable?.remedy ?? rule.remedy,
    ...(typeof constructPath === 'string' ? { constructPath } : {}),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.template, b.template) ||
    compare(a.logicalId, b.logicalId) ||
    compare(a.path, b.path) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
