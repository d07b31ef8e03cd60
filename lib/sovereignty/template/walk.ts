import type { Evaluator } from '../intrinsics/evaluator';
import { asIntrinsic, isRecord, property } from '../intrinsics/intrinsic';
import { ABSENT, literal } from '../intrinsics/text';
import { decoded } from './base64';
import type { Leaf, NamedEntry, OpaquePlace, Statement } from './leaf';
import type { TemplateScope } from './template-scope';

/** Objects nested deeper than this are not read; the place is reported instead. */
const MAX_DEPTH = 120;

/** Values of one resource beyond this number are not read; the place is reported instead. */
const MAX_LEAVES = 100_000;

const PROSE = /^(?:.*description|markdown|comments?|labels|taints|tags?|tagspecifications?|.*tags)$/i;
/** A text that can be JSON or become it. */
const MAY_HOLD_MORE = /^\s*[[{$]/;
const STRUCTURAL = new Set(['Fn::If', 'Fn::ToJsonString', 'Fn::Base64']);

const VALUE = /^value$/i;
const EXCLUDES = /^(?:Resource|Principal|Action)$/;
const NAMES = ['Name', 'name', 'Key', 'key', 'OptionName', 'ParameterKey'];

interface Place {
  readonly path: string;
  readonly key: string;
  readonly parentKey: string;
  readonly depth: number;
  readonly isText: boolean;
  readonly isProse: boolean;
  readonly isDenied: boolean;
  readonly isRestriction: boolean;
  readonly isCondition: boolean;
}

/** Reads every value of a resource once, through conditions and through texts that are JSON. */
export class Walk {
  public readonly leaves: Leaf[] = [];
  public readonly statements: Statement[] = [];
  public readonly opaque: OpaquePlace[] = [];
  public readonly names: NamedEntry[] = [];
  private values = 0;

  public constructor(
    private readonly evaluator: Evaluator,
    private readonly scope: TemplateScope,
    private readonly substitutions: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** Reads a value and everything below it. */
  public read(value: unknown, path: string): void {
    this.visit(value, {
      path,
      key: path,
      parentKey: '',
      depth: 0,
      isText: false,
      isProse: false,
      isDenied: false,
      isRestriction: false,
      isCondition: false,
    });
  }

  private visit(value: unknown, place: Place): void {
    if (place.depth > MAX_DEPTH || this.values > MAX_LEAVES) {
      if (this.opaque.length === 0) this.opaque.push({ path: place.path, what: 'more values than can be read' });
      return;
    }
    if (typeof value === 'string' && place.isProse && !MAY_HOLD_MORE.test(value)) {
      this.values += 1;
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        this.visit(item, { ...place, path: `${place.path}[${index}]`, depth: place.depth + 1 });
      });
    } else if (isRecord(value)) {
      const call = place.isText ? undefined : asIntrinsic(value);
      if (call === undefined) this.object(value, place);
      else this.call(call.name, call.argument, value, place);
    } else if (value !== null && value !== undefined) {
      const text = place.isText ? String(value) : undefined;
      this.texts(text === undefined ? this.evaluator.texts(value, this.scope) : [this.evaluator.resolved(text)], place);
    }
  }

  private call(name: string, argument: unknown, value: unknown, place: Place): void {
    const below = { ...place, depth: place.depth + 1 };
    if (name === 'Fn::Transform' || name.startsWith('Fn::ForEach')) {
      this.opaque.push({ path: place.path, what: name });
      this.visit(argument, below);
    } else if (name === 'Fn::If' && Array.isArray(argument)) {
      for (const branch of argument.slice(1)) this.visit(branch, below);
    } else if (name === 'Fn::ToJsonString' || (name === 'Fn::Base64' && isStructure(argument))) {
      this.visit(argument, below);
    } else if (name === 'Fn::Split' || name === 'Fn::FindInMap') {
      this.texts(this.evaluator.texts(value, this.scope), place);
      if (name === 'Fn::Split' && Array.isArray(argument)) this.visit(argument[1], below);
    } else if (name === 'Fn::GetStackOutput') {
      this.texts(this.evaluator.texts(value, this.scope), place);
      this.visit(argument, below);
    } else {
      this.texts(this.evaluator.texts(value, this.scope), place);
    }
  }

  private object(value: { readonly [key: string]: unknown }, place: Place): void {
    const denies = isStatement(value) && isDeny(value.Effect);
    if (isStatement(value)) this.statements.push({ path: place.path, value, isText: place.isText });
    const isDenied = place.isDenied || denies;
    for (const key in value) {
      const name = place.isText ? key : literal(key);
      const path = `${place.path}.${name}`;
      if (name === 'Fn::Transform' || name.startsWith('Fn::ForEach')) this.opaque.push({ path, what: name });
      if (name.includes('-')) this.names.push({ path, key: name, parentKey: place.key });
      this.visit(value[key], within(place, value, name, path, isDenied));
    }
  }

  /** Fills in variables that the service itself replaces, such as `${Queue}` in the definition of a state machine. */
  private substituted(text: string): string {
    if (this.substitutions.size === 0) return text;
    return text.replace(/\$\{(\w{1,128})\}/g, (variable, name: string) => this.substitutions.get(name) ?? variable);
  }

  private texts(texts: readonly string[], place: Place): void {
    const plain: string[] = [];
    for (const found of texts) {
      if (found === ABSENT) continue;
      const text = this.substituted(found);
      const parsed = parse(text);
      if (parsed === undefined) plain.push(decoded(text) ?? text);
      else this.visit(parsed, { ...place, isText: true, depth: place.depth + 1 });
    }
    if (plain.length === 0) return;
    this.values += 1;
    if (place.isProse) return;
    const { path, key, parentKey, isRestriction, isCondition } = place;
    this.leaves.push({ path, key, parentKey, texts: plain, isRestriction, isCondition });
  }
}

/** The place of a property of an object. Spelt out, because it is made for every property of every resource. */
function within(
  place: Place,
  object: { readonly [key: string]: unknown },
  name: string,
  path: string,
  isDenied: boolean,
): Place {
  const opensCondition = !place.isCondition && name === 'Condition' && place.depth > 0;
  return {
    path,
    key: (VALUE.test(name) ? nameBeside(object) : undefined) ?? name,
    parentKey: place.key,
    depth: place.depth + 1,
    isText: place.isText,
    isProse: place.isProse || PROSE.test(name),
    isDenied: place.isCondition ? place.isDenied : isDenied,
    isRestriction: opensCondition ? place.isRestriction : restricts(name, place, isDenied),
    isCondition: place.isCondition || opensCondition,
  };
}

/** Whether values under a key grant or restrict: it depends on the effect of the statement and on the operator of the condition. */
function restricts(name: string, place: Place, isDenied: boolean): boolean {
  if (!place.isCondition) return place.isRestriction || (isDenied && EXCLUDES.test(name));
  return place.key === 'Condition' ? /not/i.test(name) !== isDenied : place.isRestriction;
}

/** The name in `{ Name: 'AWS_REGION', Value: … }`, which says what the value means. */
function nameBeside(pair: { readonly [key: string]: unknown }): string | undefined {
  for (const key of NAMES) {
    const name = property(pair, key);
    if (typeof name === 'string' && /^[\w.:-]+$/.test(name)) return name;
  }
  return undefined;
}

function isStructure(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(asIntrinsic(value) !== undefined && !STRUCTURAL.has(asIntrinsic(value)?.name ?? ''))
  );
}

function isStatement(value: { readonly [key: string]: unknown }): boolean {
  return (
    'Effect' in value &&
    ['Action', 'NotAction', 'Principal', 'NotPrincipal', 'Resource', 'NotResource'].some((key) => key in value)
  );
}

function isDeny(effect: unknown): boolean {
  return typeof effect === 'string' && effect.toLowerCase() === 'deny';
}

function parse(text: string): unknown {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
