import { Aspects, CfnResource, type IAspect, type ITaggable, TagManager } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { TYPES_REPLACED_BY_TAGS } from '../catalog/types-replaced-by-tags';

/** What `Tags.of(…).add` gives tags: of two with one key, the one that is said further inside wins. */
const PRIORITY = 100;

const REPLACED = new Set(TYPES_REPLACED_BY_TAGS);

/** Several tags in one walk, where `Tags` takes one walk for each. */
class TagsBelow implements IAspect {
  private readonly tags: readonly (readonly [string, string])[];

  public constructor(tags: { readonly [key: string]: string }) {
    this.tags = Object.entries(tags);
  }

  public visit(construct: IConstruct): void {
    if (!CfnResource.isCfnResource(construct) || REPLACED.has(construct.cfnResourceType)) {
      return;
    }
    const manager = TagManager.of(construct);
    for (const [key, value] of this.tags) {
      manager?.setTag(key, value, PRIORITY);
    }
  }
}

/**
 * Tags all resources below a construct, but those that a tag would replace.
 *
 * Not the stack as such: CloudFormation passes tags of a stack on to everything in it.
 */
export function tagBelow(scope: IConstruct, tags: { readonly [key: string]: string }): void {
  Aspects.of(scope).add(new TagsBelow(tags));
}

/** Tags one resource. Only a tag of a higher priority than usual replaces it: one for a whole app by the same key does not. */
export function tagResource(resource: ITaggable, key: string, value: string): void {
  resource.tags.setTag(key, value, PRIORITY + 1);
}
