import { cdkHandlerOf } from './cdk-handler';
import { compare } from './compare';
import type { Finding } from './finding';
import { ConstructOrigins } from './reading/construct-origins';
import type { SovereigntyRule, Violation } from './rules/rule';
import type { SovereigntyPolicy } from './sovereignty-policy';
import type { ResourceUnderAudit } from './template/resource-under-audit';
import type { TemplateScope } from './template/template-scope';

/** The findings of an audit, each one once. */
export class Findings {
  private readonly known = new Map<string, Finding>();
  private readonly origins = new ConstructOrigins();

  public constructor(private readonly policy: SovereigntyPolicy) {}

  /** Adds what a rule found, in a resource or in the template itself. */
  public add(rule: SovereigntyRule, violation: Violation, scope: TemplateScope, resource?: ResourceUnderAudit): void {
    const code = violation.unprovable?.code ?? rule.code;
    const logicalId = resource?.logicalId ?? '';
    const identity = JSON.stringify([scope.name, logicalId, violation.path, code, violation.message]);
    if (this.known.has(identity)) return;
    this.known.set(identity, this.findingOf(rule, violation, scope, resource));
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
    const { unprovable, path, message } = violation;
    const code = unprovable?.code ?? rule.code;
    const logicalId = resource?.logicalId ?? '';
    const origin = this.origins.of(scope, logicalId);
    const help = violation.help ?? unprovable?.remedy ?? rule.remedy;
    const handler = cdkHandlerOf(logicalId, origin?.path);
    const whenUnprovable = this.policy.strict ? 'fatal' : 'warning';
    return {
      code,
      severity: unprovable === undefined ? (violation.severity ?? rule.severity) : whenUnprovable,
      template: scope.name,
      logicalId,
      resourceType: resource?.type ?? '',
      path,
      message: handler === undefined ? message : `${message}; it belongs to ${handler.what} of the AWS CDK`,
      help: handler === undefined ? help : `It comes with ${handler.madeBy}. ${handler.without}`,
      ...(origin === undefined ? {} : { constructPath: origin.path }),
      ...(origin?.source === undefined ? {} : { source: origin.source }),
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
