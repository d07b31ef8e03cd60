import type { TemplateScope } from '../template/template-scope';
import type { Evaluator } from './evaluator';
import { property } from './intrinsic';

interface Output {
  readonly name: string;
  readonly value: unknown;
  readonly scope: TemplateScope;
}

/** Values that templates of one audit take from each other: exports, outputs of nested stacks, outputs of other stacks. */
export class Outputs {
  private readonly memory = new Map<string, readonly string[]>();
  private readonly byStack = new Map<string, TemplateScope>();
  private exports: Map<string, Output[]> | undefined;

  public constructor(
    private readonly scopes: readonly TemplateScope[],
    private readonly nested: ReadonlyMap<string, TemplateScope>,
  ) {
    for (const scope of scopes) {
      this.byStack.set(scope.name, scope);
      if (scope.source.stackName !== undefined) this.byStack.set(scope.source.stackName, scope);
    }
  }

  /** Evaluates a shared value once; a value that depends on itself is unknown. */
  public once(identity: string, evaluator: Evaluator, evaluate: () => readonly string[]): readonly string[] {
    const known = this.memory.get(identity);
    if (known !== undefined) return known;
    this.memory.set(identity, [evaluator.unknown(`${identity}, which depends on itself`)]);
    const texts = evaluate();
    this.memory.set(identity, texts);
    return texts;
  }

  /** The value behind `Fn::ImportValue`. */
  public ofExport(name: string, evaluator: Evaluator, depth: number): readonly string[] {
    this.exports ??= this.readExports(evaluator);
    const outputs = this.exports.get(name) ?? [];
    if (outputs.length === 0) return [evaluator.unknown(`import ${evaluator.holes.show(name)}`)];
    return outputs.flatMap((output) => this.value(output, evaluator, depth));
  }

  /** The value behind `Fn::GetAtt` of an output of a nested stack. */
  public ofNestedStack(
    logicalId: string,
    name: string,
    scope: TemplateScope,
    evaluator: Evaluator,
    depth: number,
  ): readonly string[] {
    const nested = this.nested.get(nestedIdentity(scope, logicalId));
    return this.ofScope(nested, name, `output ${name} of nested stack ${logicalId}`, evaluator, depth);
  }

  /** The value behind `Fn::GetStackOutput`. */
  public ofStack(stack: string, name: string, evaluator: Evaluator, depth: number): readonly string[] {
    const label = `output ${evaluator.holes.show(name)} of stack ${evaluator.holes.show(stack)}`;
    return this.ofScope(this.byStack.get(stack), name, label, evaluator, depth);
  }

  private ofScope(
    scope: TemplateScope | undefined,
    name: string,
    label: string,
    evaluator: Evaluator,
    depth: number,
  ): readonly string[] {
    const value = property(property(scope?.outputs, name), 'Value');
    if (scope === undefined || value === undefined) return [evaluator.unknown(label)];
    return this.value({ name, value, scope }, evaluator, depth);
  }

  private value(output: Output, evaluator: Evaluator, depth: number): readonly string[] {
    return this.once(`output ${output.name} of ${output.scope.name}`, evaluator, () =>
      evaluator.evaluate(output.value, output.scope, depth + 1),
    );
  }

  private readExports(evaluator: Evaluator): Map<string, Output[]> {
    this.exports = new Map();
    const exports = new Map<string, Output[]>();
    for (const scope of this.scopes) {
      for (const [name, output] of Object.entries(scope.outputs)) {
        const exported = property(property(output, 'Export'), 'Name');
        if (exported === undefined) continue;
        for (const key of evaluator.evaluate(exported, scope, 0)) {
          const known = exports.get(key) ?? [];
          known.push({ name, value: property(output, 'Value'), scope });
          exports.set(key, known);
        }
      }
    }
    return exports;
  }
}

/** How the template of a nested stack is found from its resource in the parent. */
export function nestedIdentity(parent: TemplateScope, logicalId: string): string {
  return `${parent.name}\n${logicalId}`;
}
