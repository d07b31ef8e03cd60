import { DATA_CLASS_IDS, type DataClassId } from '../../catalog/data-classes';
import { ENCRYPTED_RESOURCES } from '../../catalog/encryption';
import { CLASS_OF_TYPE, DATA_CLASS_TAG } from '../../catalog/on-premises-placements';
import { Residency } from '../../catalog/sovereignty-words';
import { isRecord, property } from '../intrinsics/intrinsic';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import type { AppUnderAudit } from '../template/app-under-audit';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { TemplateScope } from '../template/template-scope';
import { byType } from './flags';
import type { RuleContext } from './rule';

const KEYS = byType(ENCRYPTED_RESOURCES);

/** The classes of data that have to stay in the building. */
export function classesOnPremises({ residency }: SovereigntyPolicy): readonly DataClassId[] {
  return DATA_CLASS_IDS.filter((id) => residency[id] === Residency.ON_PREMISES);
}

/**
 * Why a resource has to be in the building: the class of data that it holds, or may hold; undefined where nothing asks for it.
 *
 * The tag of the resource and that of its key count together, then what its type holds by nature. What nobody says can be anything.
 */
export function reasonToStay(resource: ResourceUnderAudit, { policy, app }: RuleContext): string | undefined {
  const staying = classesOnPremises(policy);
  if (staying.length === 0) return undefined;
  const said = [...taggedClasses(resource.properties, resource.scope, app), ...classesOfKeys(resource, policy, app)];
  const byNature = CLASS_OF_TYPE.get(resource.type);
  const known = said.length > 0 || byNature === undefined ? said : [byNature];
  if (known.length === 0) {
    return `nothing says what class of data it holds, and ${staying.join(', ')} have to stay on premises`;
  }
  const found = staying.find((id) => known.includes(id));
  return found === undefined ? undefined : `it holds ${found}, which have to stay on premises`;
}

/** The classes that the tags of a resource name. */
function* taggedClasses(properties: unknown, scope: TemplateScope, app: AppUnderAudit): Iterable<string> {
  if (!isRecord(properties)) return;
  for (const [name, tags] of Object.entries(properties)) {
    if (!/tags$/i.test(name)) continue;
    const values = Array.isArray(tags)
      ? tags.filter((tag) => property(tag, 'Key') === DATA_CLASS_TAG).map((tag) => property(tag, 'Value'))
      : [property(tags, DATA_CLASS_TAG)];
    for (const value of values) if (value !== undefined) yield* app.evaluator.texts(value, scope);
  }
}

/** The classes of the keys that a resource names, by their tags or by the list of the policy. */
function classesOfKeys(resource: ResourceUnderAudit, policy: SovereigntyPolicy, app: AppUnderAudit): string[] {
  const ofKeys = app.fact('classes of keys', () => taggedKeys(app));
  const texts = (KEYS.get(resource.type) ?? []).flatMap(({ within, key }) =>
    resource.values(within === undefined ? key : `${within}.${key}`),
  );
  return texts.flatMap((text) => {
    const hole = resource.holes.whole(text);
    return DATA_CLASS_IDS.filter((id) =>
      hole === undefined ? policy.keyArns[id] === text : ofKeys.has(`${hole.template}\n${hole.logicalId}\n${id}`),
    );
  });
}

/** Template, logical ID and class of every key of the app with such a tag. */
function* taggedKeys(app: AppUnderAudit): Iterable<string> {
  for (const { scope, logicalId, properties } of app.resourcesOf('AWS::KMS::Key')) {
    for (const dataClass of taggedClasses(properties, scope, app)) yield `${scope.name}\n${logicalId}\n${dataClass}`;
  }
}
