import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';

/** Values that one template may have, counted after aliases: ten times what CloudFormation accepts in a megabyte. */
const MAX_VALUES = 2_000_000;

/** The deepest nesting that is read. */
const MAX_DEPTH = 500;

/**
 * Reads a YAML template, with the short forms of functions (`!Sub`, `!GetAtt`, …) written out.
 *
 * @throws Error when the text is no YAML or grows without bounds through aliases
 */
export function parseYamlTemplate(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'error', prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined) throw problem;
  return new YamlReader(document).value(document.contents, 0);
}

class YamlReader {
  private readonly targets: ReadonlyMap<Alias, Node>;
  private count = 0;

  public constructor(document: Document) {
    this.targets = targetsOf(document);
  }

  public value(node: unknown, depth: number): unknown {
    this.count += 1;
    if (this.count > MAX_VALUES || depth > MAX_DEPTH)
      throw new RangeError('the template holds more values than can be read');
    if (isAlias(node)) return this.value(this.targets.get(node), depth + 1);
    const call = functionOf(node);
    const plain = this.untagged(node, depth);
    if (call === undefined) return plain;
    const isAttribute = call === 'Fn::GetAtt' && typeof plain === 'string' && plain.includes('.');
    return { [call]: isAttribute ? [plain.slice(0, plain.indexOf('.')), plain.slice(plain.indexOf('.') + 1)] : plain };
  }

  private untagged(node: unknown, depth: number): unknown {
    if (isMap(node)) {
      return Object.fromEntries(
        node.items.map((pair) => [String(this.value(pair.key, depth + 1)), this.value(pair.value, depth + 1)]),
      );
    }
    if (isSeq(node)) return node.items.map((item) => this.value(item, depth + 1));
    return isScalar(node) ? scalar(node) : null;
  }
}

/** What each alias stands for: the last node before it that has its anchor. Found in one walk, where `Alias.resolve` walks each time. */
function targetsOf(document: Document): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      const target = isAlias(node) ? anchored.get(node.source) : undefined;
      if (isAlias(node) && target !== undefined) targets.set(node, target);
      if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return targets;
}

/** The function that a tag such as `!Sub` is short for. */
function functionOf(node: unknown): string | undefined {
  const tag = isMap(node) || isSeq(node) || isScalar(node) ? node.tag : undefined;
  if (tag === undefined || !tag.startsWith('!') || tag.length < 2) return undefined;
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** CloudFormation reads YAML 1.1, where `yes` is a boolean, and keeps the leading zeros of an account. */
function scalar(node: Scalar): unknown {
  if (node.type !== 'PLAIN' || node.source === undefined) return node.value;
  if (/^(?:yes|on)$/i.test(node.source)) return true;
  if (/^(?:no|off)$/i.test(node.source)) return false;
  return typeof node.value === 'number' && /^[-+]?0\d/.test(node.source) ? node.source : node.value;
}
