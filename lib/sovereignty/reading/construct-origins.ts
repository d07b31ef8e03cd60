import { property } from '../intrinsics/intrinsic';
import type { TemplateScope } from '../template/template-scope';
import { readJson } from './template-file';

/** Which construct made a resource, and where. */
export interface ConstructOrigin {
  /** The path in the construct tree, without a slash in front. */
  readonly path: string;
  /** The file, line and column that called its constructor, where the app notes them. */
  readonly source?: string;
}

/** The constructs of one stack or of one nested stack, by logical ID. */
type Constructs = ReadonlyMap<string, ConstructOrigin>;

const NESTED_STACK = /^(.*)\.NestedStack\/[^/]+\.NestedStackResource$/;

/**
 * Finds the constructs behind resources by what the AWS CDK writes beside a template; only where it writes nothing, by what the template says of itself.
 *
 * A file is read when the first finding needs it; a sound app has none.
 */
export class ConstructOrigins {
  private readonly files = new Map<string, ReadonlyMap<string, Constructs>>();

  /** The construct behind a resource; of the template itself when there is no logical ID. */
  public of(scope: TemplateScope, logicalId: string): ConstructOrigin | undefined {
    if (logicalId === '') return this.ofStack(scope);
    const made = this.read(scope.source.metadataFile);
    if (made.size === 0) return noted(property(scope.resources, logicalId));
    const stack = scope.source.publishedAs === undefined ? '' : this.ofStack(scope)?.path;
    return stack === undefined ? undefined : made.get(stack)?.get(logicalId);
  }

  /** A nested stack that several resources deploy has no path of its own. */
  private ofStack(scope: TemplateScope): ConstructOrigin | undefined {
    const { displayName, publishedAs } = scope.source;
    if (publishedAs === undefined) return displayName === undefined ? undefined : { path: displayName };
    const [parent, another] = scope.parents;
    if (parent === undefined || another !== undefined) return undefined;
    const origin = this.of(parent.scope, parent.logicalId);
    const path = NESTED_STACK.exec(origin?.path ?? '')?.[1];
    return path === undefined ? undefined : { ...origin, path };
  }

  private read(file: string | undefined): ReadonlyMap<string, Constructs> {
    if (file === undefined) return new Map();
    const known = this.files.get(file) ?? constructsIn(file);
    this.files.set(file, known);
    return known;
  }
}

/** The constructs in a file, by the nested stack that they are in; those of the stack itself have an empty name. */
function constructsIn(file: string): ReadonlyMap<string, Constructs> {
  const byStack = new Map<string, Map<string, ConstructOrigin>>();
  const entries = entriesOf(file);
  const nested = new Set(entries.flatMap(([path]) => NESTED_STACK.exec(path)?.[1] ?? []));
  for (const [path, metadata] of entries) {
    const logicalId = dataOf(metadata, 'aws:cdk:logicalId');
    if (typeof logicalId !== 'string') continue;
    const stack = ancestors(path).find((ancestor) => nested.has(ancestor)) ?? '';
    const constructs = byStack.get(stack) ?? new Map<string, ConstructOrigin>();
    const source = callOf(dataOf(metadata, 'aws:cdk:creationStack'));
    constructs.set(logicalId, { path, ...(source === undefined ? {} : { source }) });
    byStack.set(stack, constructs);
  }
  return byStack;
}

/** Paths with their metadata. A file that cannot be read costs a finding its path, never the finding. */
function entriesOf(file: string): readonly (readonly [path: string, metadata: unknown])[] {
  try {
    return Object.entries(readJson(file) ?? {}).map(([path, metadata]) => [path.replace(/^\//, ''), metadata]);
  } catch {
    return [];
  }
}

function dataOf(metadata: unknown, type: string): unknown {
  const entries: readonly unknown[] = Array.isArray(metadata) ? metadata : [];
  return property(
    entries.find((entry) => property(entry, 'type') === type),
    'data',
  );
}

/** The first call in a stack trace that is not folded away as one of a library: `new Jobs (/app/lib/jobs.ts:12:5)`. */
function callOf(trace: unknown): string | undefined {
  const frames: readonly unknown[] = Array.isArray(trace) ? trace : [];
  for (const frame of frames) {
    const place = typeof frame === 'string' ? /\(([^()]+:\d+:\d+)\)$/.exec(frame)?.[1] : undefined;
    if (place !== undefined) return place;
  }
  return undefined;
}

function noted(definition: unknown): ConstructOrigin | undefined {
  const path = property(property(definition, 'Metadata'), 'aws:cdk:path');
  return typeof path === 'string' ? { path } : undefined;
}

/** The longest first: `Prod/Jobs/Queue`: `Prod/Jobs`, `Prod`. */
function ancestors(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.map((_, index) => segments.slice(0, index).join('/')).reverse();
}
