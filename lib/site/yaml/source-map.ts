import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { PathStep } from '../problem';
import type { Span } from '../text-lines';
import type { AliasTargets } from './alias-targets';
import { spanOfNode } from './value-reader';

/** How far a path leads into the file. */
interface Reached {
  /** The last node on the path. */
  readonly node: Node | null;
  /** What to underline for the node as a whole: its key, or where it starts. */
  readonly handle: Span;
  /** Whether the whole path exists. */
  readonly whole: boolean;
}

/** Finds the place in the text that a path into the data comes from. */
export class SourceMap {
  private readonly pairs = new Map<YAMLMap, ReadonlyMap<unknown, Pair<Node, Node | null>>>();

  public constructor(
    private readonly root: Node | null,
    private readonly targets: AliasTargets,
  ) {}

  /**
   * What to underline: the value, or its key when the value spans lines or `onKey` asks for it.
   *
   * A path that is not in the file (a missing key, a default) leads to its nearest ancestor that is.
   */
  public spanOf(path: readonly PathStep[], onKey = false): Span {
    const { node, handle, whole } = this.walk(path);
    if (!whole || onKey || node === null || isMap(node) || isSeq(node)) {
      return handle;
    }
    const span = spanOfNode(node);
    return span.end > span.start ? span : handle;
  }

  /** A value without quotes as it is written, such as `1.30` or `0x1F`. */
  public textOf(path: readonly PathStep[]): string | undefined {
    const { node, whole } = this.walk(path);
    return whole && isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
  }

  private walk(path: readonly PathStep[]): Reached {
    let node = this.root;
    let handle = this.root === null ? { start: 0, end: 0 } : startOf(this.root);
    let insideAlias = false;
    for (const step of path) {
      const { key, value } = this.child(node, step);
      if (value === undefined) {
        return { node, handle, whole: false };
      }
      if (!insideAlias) {
        handle = key === undefined ? startOf(value) : spanOfNode(key);
      }
      node = value;
      if (isAlias(value)) {
        handle = insideAlias ? handle : spanOfNode(value);
        insideAlias = true;
        node = this.targets.get(value) ?? null;
      }
    }
    return { node, handle, whole: !insideAlias };
  }

  private child(node: Node | null, step: PathStep): { key?: Node; value?: Node | null } {
    if (isMap<Node, Node | null>(node)) {
      const pair = this.pairsOf(node).get(step);
      return pair === undefined ? {} : { key: pair.key, value: pair.value };
    }
    const value = isSeq<Node>(node) && typeof step === 'number' ? node.items[step] : undefined;
    return value === undefined ? {} : { value };
  }

  /** The pairs of a mapping by key, collected once. Of equal keys the first one counts. */
  private pairsOf(mapping: YAMLMap<Node, Node | null>): ReadonlyMap<unknown, Pair<Node, Node | null>> {
    const known = this.pairs.get(mapping);
    if (known !== undefined) {
      return known;
    }
    const pairs = new Map(
      mapping.items
        .map((pair): [unknown, typeof pair] => [isScalar(pair.key) ? pair.key.value : undefined, pair])
        .reverse(),
    );
    this.pairs.set(mapping, pairs);
    return pairs;
  }
}

/** The first key of a mapping, or a value as a whole. */
function startOf(node: Node | null): Span {
  const first = isMap<Node>(node) ? node.items[0]?.key : undefined;
  return first === undefined ? (node === null ? { start: 0, end: 0 } : spanOfNode(node)) : spanOfNode(first);
}
