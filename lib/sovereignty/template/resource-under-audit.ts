import type { Evaluator } from '../intrinsics/evaluator';
import { isRecord, property } from '../intrinsics/intrinsic';
import { ABSENT, type Holes } from '../intrinsics/text';
import type { Leaf, NamedEntry, OpaquePlace, Statement } from './leaf';
import { type Slot, select } from './select';
import type { TemplateScope } from './template-scope';
import { Walk } from './walk';

/** Metadata that helper scripts on the instance carry out: files they fetch, commands they run. */
const EXECUTED_METADATA = ['AWS::CloudFormation::Init', 'AWS::CloudFormation::Authentication'];

/** One resource as the rules see it: its type, every value in it, and values by path. */
export class ResourceUnderAudit {
  public readonly type: string;
  public readonly properties: unknown;
  public readonly leaves: readonly Leaf[];
  public readonly statements: readonly Statement[];
  public readonly opaque: readonly OpaquePlace[];
  public readonly names: readonly NamedEntry[];
  public readonly holes: Holes;

  public constructor(
    public readonly scope: TemplateScope,
    public readonly logicalId: string,
    public readonly definition: unknown,
    public readonly evaluator: Evaluator,
  ) {
    this.type = scope.typeOf(logicalId) ?? '';
    this.properties = property(definition, 'Properties');
    this.holes = evaluator.holes;
    const walk = new Walk(evaluator, scope, this.substitutions());
    walk.read(this.properties, 'Properties');
    for (const key of EXECUTED_METADATA) {
      const value = property(property(definition, 'Metadata'), key);
      if (value !== undefined) walk.read(value, `Metadata.${key}`);
    }
    this.leaves = walk.leaves;
    this.statements = walk.statements;
    this.opaque = walk.opaque;
    this.names = walk.names;
  }

  /** The values at a property path, relative to `Properties`. */
  public select(path: string): Slot[] {
    return select(this.properties, path, 'Properties');
  }

  /** Everything that a slot may hold at deployment; empty where it is certainly not set, `undefined` among the rest where it may not be. */
  public texts(slot: Slot): readonly (string | undefined)[] {
    if (slot.value === undefined) return [undefined];
    if (typeof slot.value === 'object' && Array.isArray(slot.value)) {
      return slot.value.flatMap((value) => this.texts({ path: slot.path, value }));
    }
    return this.evaluator
      .texts(slot.value, this.scope)
      .map((text) => (text === ABSENT || text === '' ? undefined : text));
  }

  /** Whether a property is set to something. */
  public has(path: string): boolean {
    return this.select(path).some((slot) => slot.value !== undefined);
  }

  /** Everything that the values at a path may be, without "not set". */
  public values(path: string): readonly string[] {
    return this.select(path).flatMap((slot) => this.texts(slot).flatMap((text) => text ?? []));
  }

  private substitutions(): ReadonlyMap<string, string> {
    const variables = property(this.properties, 'DefinitionSubstitutions');
    if (!isRecord(variables)) return new Map();
    return new Map(
      Object.entries(variables).map(([name, value]) => {
        const texts = this.evaluator.texts(value, this.scope);
        return [
          name,
          texts.length === 1 && texts[0] !== undefined ? texts[0] : this.evaluator.unknown(`variable ${name}`),
        ];
      }),
    );
  }
}
