import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { PathStep } from '../problem';
import type { Span } from '../text-lines';
import type { AliasTargets } from './alias-targets';
import type { YamlProblem } from './yaml-problem';

type Path = readonly PathStep[];

/** Values that may come from repeating an anchor. A site repeats a list of servers or a few labels, not thousands of values. */
const REPEATED_VALUES = 10_000;

/** Turns YAML nodes into plain data, and notes what YAML allows but a site description does not. */
export class ValueReader {
  public readonly problems: YamlProblem[] = [];
  private readonly open = new Set<Node>();
  private repeated = 0;

  public constructor(private readonly targets: AliasTargets) {}

  /** Whether reading stopped, because aliases repeat more than a site can need. */
  public get exhausted(): boolean {
    return this.repeated > REPEATED_VALUES;
  }

  /** The data of a node. What had a problem becomes null. */
  public read(node: Node | null, path: Path): unknown {
    if (node === null) {
      return null;
    }
    if (this.open.size > 0) {
      this.repeated += 1;
    }
    if (this.exhausted) {
      return null;
    }
    if (isAlias(node)) {
      return this.readAlias(node, path);
    }
    if (node.tag !== undefined) {
      this.report('AIF-YAML-011', node, path, {
        message: `the value has the YAML tag ${node.tag.replace('tag:yaml.org,2002:', '!!')}, and tags are not used here`,
        help: 'Delete the tag. To have digits or a word like true read as text, put it in quotes.',
      });
      return null;
    }
    if (isMap(node)) {
      return this.readMapping(node, path);
    }
    if (isSeq<Node>(node)) {
      return node.items.map((item, index) => this.read(item, [...path, index]));
    }
    if (isScalar(node)) {
      if (typeof node.value === 'number' && /^[-+]?0\d/.test(node.source ?? '')) {
        this.report('AIF-YAML-012', node, path, {
          message: `${node.source} starts with a zero: some tools read it as ${node.value}, others as an octal number`,
          help: `Write ${node.value}.`,
        });
      }
      return node.value;
    }
    return null;
  }

  private readAlias(alias: Alias, path: Path): unknown {
    const target = this.targets.get(alias);
    if (target === undefined) {
      this.report('AIF-YAML-009', alias, path, {
        message: `*${alias.source} repeats a value named &${alias.source}, and none comes before it`,
        help: `Put the value in quotes if it only starts with an asterisk: "*${alias.source}"`,
      });
      return null;
    }
    if (this.open.has(target)) {
      this.report('AIF-YAML-009', alias, path, {
        message: `*${alias.source} repeats the value that it is part of`,
        help: 'Write the value out.',
      });
      return null;
    }
    const exhaustedBefore = this.exhausted;
    this.open.add(target);
    const value = this.read(target, path);
    this.open.delete(target);
    if (this.exhausted && !exhaustedBefore && this.open.size === 0) {
      this.report('AIF-YAML-009', alias, path, {
        message: `with *${alias.source} the file repeats more than ${REPEATED_VALUES.toLocaleString('en-US')} values`,
        help: 'Write the values out, or give the site fewer of them.',
      });
    }
    return value;
  }

  private readMapping(mapping: YAMLMap, path: Path): { [key: string]: unknown } {
    const data: { [key: string]: unknown } = {};
    for (const pair of mapping.items as Pair<Node, Node | null>[]) {
      const key = this.readKey(pair.key, path);
      if (key === undefined) {
        continue;
      }
      if (Object.hasOwn(data, key)) {
        this.report('AIF-YAML-004', pair.key, [...path, key], {
          message: `\`${key}\` is given twice here`,
          help: 'Keep one of them. YAML tools disagree on which one counts.',
        });
        continue;
      }
      data[key] = this.read(pair.value, [...path, key]);
    }
    return data;
  }

  private readKey(node: Node, path: Path): string | undefined {
    const key = isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
    if (key === '<<') {
      this.report('AIF-YAML-010', node, path, {
        message: 'the merge key << is not used here',
        help: 'Write the keys out. An anchor may stand for a whole value: `labels: *common`.',
      });
      return undefined;
    }
    if (key === undefined || key === '' || key === '__proto__' || node.tag !== undefined) {
      this.report('AIF-YAML-016', node, path, {
        message: key ? `\`${key}\` cannot be a key` : 'a key is missing before the colon',
        help: 'Write a word before the colon.',
      });
      return undefined;
    }
    return key;
  }

  private report(code: string, node: Node, path: Path, text: Pick<YamlProblem, 'message' | 'help'>): void {
    this.problems.push({ code, span: spanOfNode(node), path, ...text });
  }
}

/** The part of the text that a node takes, without comments that follow it. */
export function spanOfNode(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}
