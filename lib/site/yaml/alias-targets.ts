import { type Alias, type Document, isAlias, isNode, type Node, visit } from 'yaml';

/** The node that each alias repeats; an alias without a target is not in it. */
export type AliasTargets = ReadonlyMap<Alias, Node>;

/** Finds the target of every alias in one walk: the last node before it that carries its anchor. */
export function aliasTargets(document: Document.Parsed): AliasTargets {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, (_key, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target !== undefined) {
        targets.set(node, target);
      }
    } else if (isNode(node) && node.anchor !== undefined) {
      anchors.set(node.anchor, node);
    }
  });
  return targets;
}
