import { AspectPriority, Aspects, FeatureFlags, type IAspect, type ITaggable, Stack, TagManager } from 'aws-cdk-lib';
import { ASPECT_PRIORITIES_MUTATING } from 'aws-cdk-lib/cx-api';
import type { IConstruct } from 'constructs';
import { TYPES_REPLACED_BY_TAGS } from '../catalog/types-replaced-by-tags';

/** What `Tags.of(…).add` gives tags: of two with one key, the one that is said further inside wins. */
const PRIORITY = 100;

const REPLACED = [...TYPES_REPLACED_BY_TAGS];

/** Several tags in one walk, where `Tags` takes one walk for each. */
class TagsBelow implements IAspect {
  private readonly tags: readonly (readonly [string, string])[];

  public constructor(tags: { readonly [key: string]: string }) {
    this.tags = Object.entries(tags);
  }

  public visit(construct: IConstruct): void {
    const manager = Stack.isStack(construct) ? undefined : TagManager.of(construct);
    if (manager?.applyTagAspectHere([], REPLACED)) {
      for (const [key, value] of this.tags) {
        manager.setTag(key, value, PRIORITY);
      }
    }
  }
}

/**
 * Tags all resources below a construct, but those that a tag would replace.
 *
 * Not the stack as such: CloudFormation passes tags of a stack on to everything in it.
 *
 * @internal
 */
export function tagBelow(scope: IConstruct, tags: { readonly [key: string]: string }): void {
  // When `Tags` has its turn: in another one, tags from outside would come after those from inside.
  const mutating = FeatureFlags.of(scope).isEnabled(ASPECT_PRIORITIES_MUTATING);
  Aspects.of(scope).add(new TagsBelow(tags), mutating ? { priority: AspectPriority.MUTATING } : {});
}

/**
 * Tags one resource. Only a tag of a higher priority than usual replaces it: one for a whole app by the same key does not.
 *
 * @internal
 */
export function tagResource(resource: ITaggable, key: string, value: string): void {
  resource.tags.setTag(key, value, PRIORITY + 1);
}
