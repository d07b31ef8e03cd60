import { compare } from '../compare';
import { property, records } from '../intrinsics/intrinsic';
import type { SovereigntyRule } from '../rules/rule';
import type { TemplateUnderAudit } from '../template/template-scope';

/** A resource of a template. */
export interface InventoryResource {
  readonly template: string;
  readonly logicalId: string;
  readonly type: string;
}

/** Everything that an audit of templates looks at. */
export interface Inventory {
  readonly templates: number;
  /** In the order of templates and logical ids. */
  readonly resources: readonly InventoryResource[];
  /** How many resources there are of each type, sorted by type. */
  readonly countByType: ReadonlyMap<string, number>;
}

/** What a check judges. */
export interface Concerned {
  /** How many templates it judges as a whole. */
  readonly templates?: number;
  readonly resources: number;
  /** How many of each type; left out where it judges every resource. */
  readonly types?: { readonly [type: string]: number };
}

/** Lists what templates hold. */
export function inventoryOf(templates: readonly TemplateUnderAudit[]): Inventory {
  const resources = templates
    .flatMap(({ name, template }) =>
      Object.entries(records(property(template, 'Resources'))).map(([logicalId, definition]) => {
        const type = property(definition, 'Type');
        return { template: name, logicalId, type: typeof type === 'string' ? type : '' };
      }),
    )
    .sort((a, b) => compare(a.template, b.template) || compare(a.logicalId, b.logicalId));
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return {
    templates: templates.length,
    resources,
    countByType: new Map([...counts].sort(([a], [b]) => compare(a, b))),
  };
}

/** What a rule judges of an inventory. It takes one look at each type, however many resources there are. */
export function concernedBy(rule: SovereigntyRule, inventory: Inventory): Concerned {
  const templates = rule.checkTemplate === undefined ? {} : { templates: inventory.templates };
  if (rule.checkLeaf !== undefined || (rule.check !== undefined && rule.concerns === undefined)) {
    return { ...templates, resources: inventory.resources.length };
  }
  const isJudged = (type: string) => rule.check !== undefined && rule.concerns?.(type) === true;
  const types = Object.fromEntries([...inventory.countByType].filter(([type]) => isJudged(type)));
  return { ...templates, resources: Object.values(types).reduce((sum, count) => sum + count, 0), types };
}
