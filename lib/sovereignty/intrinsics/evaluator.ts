import type { SovereigntyPolicy } from '../sovereignty-policy';
import { isCustomResource, type TemplateScope } from '../template/template-scope';
import { asIntrinsic, isRecord, property } from './intrinsic';
import { Lists } from './lists';
import type { Outputs } from './outputs';
import { concatenations, MAX_ALTERNATIVES, unique } from './product';
import { ABSENT, type Holes, literal } from './text';

/** Functions nested deeper than this are not followed. */
const MAX_DEPTH = 100;

const DYNAMIC_REFERENCE = /\{\{resolve:([^{}]*)\}\}/g;

/** Parameters of these types are checked by CloudFormation to exist in the account and Region of the stack. */
const LOCAL_PARAMETER = /^(?:List<)?AWS::(?!SSM::Parameter::Value)/;

/**
 * Works out what the functions of a template can give.
 *
 * The answer is every text that may stand there at deployment: both branches of a condition, every entry of a mapping whose key is open. What no
 * template decides stays as a hole that remembers where it comes from. Garbage gives an unknown hole, never an exception.
 */
export class Evaluator {
  private readonly lists: Lists;

  public constructor(
    private readonly policy: SovereigntyPolicy,
    public readonly holes: Holes,
    private readonly outputs: Outputs,
  ) {
    this.lists = new Lists(this, holes);
  }

  /** Every text that a value can be; `ABSENT` among them when the property may not be set. */
  public texts(value: unknown, scope: TemplateScope): readonly string[] {
    if (typeof value === 'string') return [this.resolved(literal(value))];
    const texts = this.evaluate(value, scope, 0);
    return texts.length === 0 ? [this.unknown('an empty value')] : texts.map((text) => this.resolved(text));
  }

  /** Replaces dynamic references by holes; an ARN in one stays readable, since it names where the value is fetched from. */
  public resolved(text: string): string {
    if (!text.includes('{{resolve:')) return text;
    return text.replace(DYNAMIC_REFERENCE, (_reference, what: string) => {
      const mark = this.unknown(`dynamic reference ${this.holes.show(what)}`);
      return what.includes('arn:') ? `${mark} ${what}` : mark;
    });
  }

  /** The mark of a value that can be anything. */
  public unknown(label: string): string {
    return this.holes.mark({ kind: 'unknown', label });
  }

  /** The texts of a value at some depth of nested functions. */
  public evaluate(value: unknown, scope: TemplateScope, depth: number): string[] {
    if (typeof value === 'string') return [literal(value)];
    if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
    const call = asIntrinsic(value);
    if (call === undefined || depth > MAX_DEPTH) return [this.unknown('a value that is not a text')];
    const { argument } = call;
    switch (call.name) {
      case 'Ref':
        return this.reference(argument, scope, depth);
      case 'Fn::GetAtt':
        return this.attribute(argument, scope, depth);
      case 'Fn::Join':
        return this.lists.join(argument, scope, depth + 1);
      case 'Fn::Sub':
        return this.substitution(argument, scope, depth + 1);
      case 'Fn::If':
        return Array.isArray(argument) && argument.length === 3
          ? this.limited(argument.slice(1).flatMap((branch) => this.evaluate(branch, scope, depth + 1)))
          : [this.unknown('Fn::If')];
      case 'Fn::Select':
        return this.limited(this.lists.select(argument, scope, depth + 1));
      case 'Fn::FindInMap':
        return this.limited(
          this.lists.findInMap(argument, scope, depth + 1).flatMap((found) => this.flat(found, scope, depth + 1)),
        );
      case 'Fn::Split':
      case 'Fn::GetAZs':
      case 'Fn::Cidr':
        return this.limited(this.lists.elements(value, scope, depth + 1).flat());
      case 'Fn::Base64':
        return this.evaluate(argument, scope, depth + 1);
      case 'Fn::ImportValue':
        return this.imported(argument, scope, depth + 1);
      case 'Fn::GetStackOutput':
        return this.stackOutput(argument, scope, depth + 1);
      case 'Fn::Length':
        return [this.holes.mark({ kind: 'app', label: 'Fn::Length' })];
      default:
        return [this.unknown(call.name)];
    }
  }

  /** The alternatives without repetition, or one unknown when there are too many. */
  public limited(texts: readonly string[]): string[] {
    const distinct = unique(texts);
    return distinct.length > MAX_ALTERNATIVES ? [this.unknown('more alternatives than can be followed')] : distinct;
  }

  private flat(value: unknown, scope: TemplateScope, depth: number): string[] {
    return Array.isArray(value)
      ? value.flatMap((item) => this.evaluate(item, scope, depth))
      : this.evaluate(value, scope, depth);
  }

  private reference(target: unknown, scope: TemplateScope, depth: number): string[] {
    if (typeof target !== 'string') return [this.unknown('Ref')];
    switch (target) {
      case 'AWS::Partition':
        return [this.policy.partition];
      case 'AWS::Region':
        return [scope.region];
      case 'AWS::URLSuffix':
        return [this.policy.dnsSuffix];
      case 'AWS::AccountId':
        return [scope.account ?? this.holes.mark({ kind: 'account', label: 'AWS::AccountId' })];
      case 'AWS::NoValue':
        return [ABSENT];
      case 'AWS::StackName':
        return [scope.source.stackName ?? this.holes.mark({ kind: 'app', label: 'AWS::StackName' })];
      case 'AWS::StackId':
      case 'AWS::NotificationARNs':
        return [this.holes.mark({ kind: 'app', label: target })];
      default:
        return scope.typeOf(target) === undefined
          ? this.parameter(target, scope, depth)
          : [this.resource(target, undefined, scope)];
    }
  }

  private parameter(name: string, scope: TemplateScope, depth: number): string[] {
    const parameter = property(scope.parameters, name);
    const type = property(parameter, 'Type');
    if (scope.parents.length > 0) return this.limited(this.passed(name, parameter, scope, depth));
    if (typeof type === 'string' && LOCAL_PARAMETER.test(type)) {
      return [this.holes.mark({ kind: 'app', label: `parameter ${name}` })];
    }
    const values = property(parameter, 'AllowedValues');
    if (Array.isArray(values) && values.length > 0 && !(typeof type === 'string' && type.includes('AWS::SSM::'))) {
      return this.limited(values.flatMap((value) => this.evaluate(value, scope, MAX_DEPTH)));
    }
    return [this.unknown(`parameter ${literal(name)}`)];
  }

  private passed(name: string, parameter: unknown, scope: TemplateScope, depth: number): string[] {
    return scope.parents.flatMap((parent, index) => {
      const value = property(parent.parameters, name) ?? property(parameter, 'Default');
      return value === undefined
        ? [this.unknown(`parameter ${literal(name)}`)]
        : this.outputs.once(`parameter ${name} of ${scope.name} from parent ${index}`, this, () =>
            this.flat(value, parent.scope, depth + 1),
          );
    });
  }

  private attribute(argument: unknown, scope: TemplateScope, depth: number): string[] {
    const parts = typeof argument === 'string' ? splitOnce(argument) : argument;
    if (!Array.isArray(parts) || typeof parts[0] !== 'string') return [this.unknown('Fn::GetAtt')];
    const [target] = parts;
    const name = parts
      .slice(1)
      .map((part) => (typeof part === 'string' ? part : 'attribute'))
      .join('.');
    const type = scope.typeOf(target);
    if (type === 'AWS::CloudFormation::Stack' && name.startsWith('Outputs.')) {
      return [...this.outputs.ofNestedStack(target, name.slice('Outputs.'.length), scope, this, depth)];
    }
    if (type === 'AWS::SSM::Parameter' && name === 'Value') {
      return this.evaluate(
        property(property(property(scope.resources, target), 'Properties'), 'Value'),
        scope,
        depth + 1,
      );
    }
    return [this.resource(target, name, scope)];
  }

  private resource(target: string, attribute: string | undefined, scope: TemplateScope): string {
    const label =
      attribute === undefined ? `Ref ${literal(target)}` : `GetAtt ${literal(target)}.${literal(attribute)}`;
    const resourceType = scope.typeOf(target);
    if (resourceType === undefined) return this.unknown(`${label}, which this template does not define`);
    if (isCustomResource(resourceType)) return this.unknown(`${label} of a custom resource`);
    const { name: template } = scope;
    return this.holes.mark({
      kind: 'app',
      label: `${label} in ${template}`,
      resourceType,
      logicalId: target,
      template,
    });
  }

  private substitution(argument: unknown, scope: TemplateScope, depth: number): string[] {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined];
    if (typeof text !== 'string') return [this.unknown('Fn::Sub')];
    const parts: string[][] = [];
    let end = 0;
    for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
      parts.push(
        [literal(text.slice(end, match.index))],
        this.variable((match[1] ?? '').trim(), variables, scope, depth),
      );
      end = match.index + match[0].length;
    }
    parts.push([literal(text.slice(end))]);
    return concatenations(parts, '') ?? [this.unknown('a text with more alternatives than can be followed')];
  }

  private variable(name: string, variables: unknown, scope: TemplateScope, depth: number): string[] {
    if (name.startsWith('!')) return [`\${${literal(name.slice(1))}}`];
    const value = property(variables, name);
    if (value !== undefined) return this.evaluate(value, scope, depth).map((text) => (text === ABSENT ? '' : text));
    return name.includes('.')
      ? this.attribute(name, scope, depth)
      : this.reference(name, scope, depth).map((text) => (text === ABSENT ? '' : text));
  }

  private imported(argument: unknown, scope: TemplateScope, depth: number): string[] {
    return this.limited(
      this.evaluate(argument, scope, depth).flatMap((name) => this.outputs.ofExport(name, this, depth)),
    );
  }

  private stackOutput(argument: unknown, scope: TemplateScope, depth: number): string[] {
    if (!isRecord(argument)) return [this.unknown('Fn::GetStackOutput')];
    const stacks = this.evaluate(argument.StackName, scope, depth);
    const outputs = this.evaluate(argument.OutputName, scope, depth);
    return this.limited(
      stacks.flatMap((stack) => outputs.flatMap((output) => this.outputs.ofStack(stack, output, this, depth))),
    );
  }
}

function splitOnce(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
