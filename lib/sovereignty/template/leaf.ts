import type { Holes } from '../intrinsics/text';

/**
 * One value of a resource: a text, number or boolean at the end of a property path.
 *
 * What people read and nothing else does is none: descriptions, comments, labels, tags.
 */
export interface Leaf {
  /** Where it is: `Properties.Rules[0].Destination.Bucket`. Text that is JSON is read, and its keys continue the path. */
  readonly path: string;
  /** The property that holds it; the elements of a list share the name of the list. */
  readonly key: string;
  /** The property around that one, or an empty text. */
  readonly parentKey: string;
  /** Everything that may stand here at deployment, holes as marks. Not set (`AWS::NoValue`) is left out. */
  readonly texts: readonly string[];
  /** Whether it restricts instead of granting: the resources of a `Deny`, the values of a negated condition. */
  readonly isRestriction: boolean;
  /** Whether it stands in the condition of a policy statement. */
  readonly isCondition: boolean;
}

/**
 * Everything that rules look at, as one text: where two values have the same outline, rules say the same of them.
 *
 * The lengths keep apart what would read the same one behind the other.
 */
export function outlineOf({ path, key, parentKey, texts, isRestriction, isCondition }: Leaf, holes: Holes): string {
  let outline = `${isRestriction} ${isCondition} ${path.length} ${key.length} ${parentKey.length} ${path}${key}${parentKey}`;
  for (const text of texts) {
    const outlined = holes.outlined(text);
    outline += `${outlined.length} ${outlined}`;
  }
  return outline;
}

/** A statement of a policy document, wherever it was found. */
export interface Statement {
  readonly path: string;
  /** The object as it stands in the template or in the JSON text. */
  readonly value: { readonly [key: string]: unknown };
  /** Whether it was read from a text, whose holes are marks already. */
  readonly isText: boolean;
}

/** A place whose content CloudFormation, not this template, decides. */
export interface OpaquePlace {
  readonly path: string;
  readonly what: string;
}

/** A property name that is a Region code, as in `{"us-east-1": …}`. */
export interface NamedEntry {
  readonly path: string;
  readonly key: string;
  readonly parentKey: string;
}
