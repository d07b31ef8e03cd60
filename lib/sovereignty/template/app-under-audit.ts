import { createHash } from 'node:crypto';
import { Evaluator } from '../intrinsics/evaluator';
import { property } from '../intrinsics/intrinsic';
import { nestedIdentity, Outputs } from '../intrinsics/outputs';
import { Holes } from '../intrinsics/text';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import { TemplateScope, type TemplateUnderAudit } from './template-scope';

/** All templates of an audit, joined where they nest each other. */
export class AppUnderAudit {
  public readonly scopes: readonly TemplateScope[];
  public readonly evaluator: Evaluator;
  private readonly nested = new Map<string, TemplateScope>();
  private readonly facts = new Map<string, ReadonlySet<string>>();

  public constructor(policy: SovereigntyPolicy, templates: readonly TemplateUnderAudit[]) {
    this.scopes = templates.map((template) => new TemplateScope(template, policy));
    const holes = new Holes();
    this.evaluator = new Evaluator(policy, holes, new Outputs(this.scopes, this.nested));
    this.joinNested();
  }

  /** The template behind a nested stack, when it is one of this audit. */
  public nestedTemplate(scope: TemplateScope, logicalId: string): TemplateScope | undefined {
    return this.nested.get(nestedIdentity(scope, logicalId));
  }

  /** A set of texts about the whole app, worked out once. */
  public fact(name: string, gather: () => Iterable<string>): ReadonlySet<string> {
    const known = this.facts.get(name) ?? new Set(gather());
    this.facts.set(name, known);
    return known;
  }

  /** Every resource of a type with the template that holds it. */
  public *resourcesOf(type: string): Iterable<{ scope: TemplateScope; logicalId: string; properties: unknown }> {
    for (const scope of this.scopes) {
      for (const [logicalId, resource] of Object.entries(scope.resources)) {
        if (property(resource, 'Type') === type)
          yield { scope, logicalId, properties: property(resource, 'Properties') };
      }
    }
  }

  private joinNested(): void {
    const stacks = [...this.resourcesOf('AWS::CloudFormation::Stack')];
    if (stacks.length === 0) return;
    const byKey = new Map(
      this.scopes.flatMap((scope) => [...publishedKeys(scope.source)].map((key) => [key, scope] as const)),
    );
    for (const { scope, logicalId, properties } of stacks) {
      const urls = this.evaluator.texts(property(properties, 'TemplateURL'), scope);
      const targets = urls.map((url) => byKey.get(url.slice(url.lastIndexOf('/') + 1)));
      const [target] = targets;
      if (target === undefined || targets.some((other) => other !== target) || target === scope) continue;
      this.nested.set(nestedIdentity(scope, logicalId), target);
      target.parents.push({ scope, logicalId, parameters: property(properties, 'Parameters') });
    }
  }
}

/** The names under which a template is published: what the assembly says, and the digest of its content, which CDK names it by. */
function publishedKeys(source: TemplateUnderAudit): ReadonlySet<string> {
  const said = (source.publishedAs ?? []).map((key) => key.slice(key.lastIndexOf('/') + 1));
  return new Set([...said, `${createHash('sha256').update(serialized(source.template)).digest('hex')}.json`]);
}

function serialized(template: unknown): string {
  try {
    return JSON.stringify(template) ?? '';
  } catch {
    return '';
  }
}
