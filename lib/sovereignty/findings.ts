import type { Finding } from './finding';
import { property } from './intrinsics/intrinsic';
import type { SovereigntyRule, Violation } from './rules/rule';
import type { SovereigntyPolicy } from './sovereignty-policy';
import type { ResourceUnderAudit } from './template/resource-under-audit';
import type { TemplateScope } from './template/template-scope';

/** The findings of an audit, each one once. */
export class Findings {
  private readonly known = new Map<string, Finding>();

  public constructor(private readonly policy: SovereigntyPolicy) {}

  /** Adds what a rule found, in a resource or in the template itself. */
  public add(rule: SovereigntyRule, violation: Violation, scope: TemplateScope, resource?: ResourceUnderAudit): void {
    const finding = this.findingOf(rule, violation, scope, resource);
    const identity = JSON.stringify([finding.template, finding.logicalId, finding.path, finding.code, finding.message]);
    if (!this.known.has(identity)) this.known.set(identity, finding);
  }

  /** All findings, sorted by template, logical ID, path and code. */
  public sorted(): Finding[] {
    return [...this.known.values()].sort(byPlace);
  }

  private findingOf(
    rule: SovereigntyRule,
    violation: Violation,
    scope: TemplateScope,
    resource: ResourceUnderAudit | undefined,
  ): Finding {
    const { unprovable } = violation;
    const constructPath = property(property(resource?.definition, 'Metadata'), 'aws:cdk:path');
    const whenUnprovable = this.policy.strict ? 'fatal' : 'warning';
    return {
      code: unprovable?.code ?? rule.code,
      severity: unprovable === undefined ? (violation.severity ?? rule.severity) : whenUnprovable,
      template: scope.name,
      logicalId: resource?.logicalId ?? '',
      resourceType: resource?.type ?? '',
      path: violation.path,
      message: violation.message,
      help: violation.help ?? unprovable?.remedy ?? rule.remedy,
      ...(typeof constructPath === 'string' ? { constructPath } : {}),
    };
  }
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
