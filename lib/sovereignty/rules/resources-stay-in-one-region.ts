import { SPANNING_FLAGS } from '../../catalog/exposure-flags';
import { exposedType } from './exposed-types';
import { byType, flagViolations } from './flags';
import type { SovereigntyRule } from './rule';

const FLAGS = byType(SPANNING_FLAGS);
const SPANS =
  /^(?:(?:is)?multiregion(?:enabled)?|all(?:aws)?regions|includefutureregions|crossregionreplication(?:enabled)?)$/i;
/** Properties that join a resource to one that spans Regions, whatever they hold. */
const JOINS = /^global(?:cluster|replicationgroup|table)(?:id|identifier|name)$|^multiregionclustername$/i;
const LISTED = new Set(SPANNING_FLAGS.map((flag) => flag.type));

export const RESOURCES_STAY_IN_ONE_REGION: SovereigntyRule = {
  code: 'AIF-SOV-022',
  severity: 'fatal',
  title: 'No resource spans Regions',
  explanation:
    'A global table, a global cluster, a multi-Region key or access point holds the same data, or the key to it, in several Regions.',
  remedy: 'Use the kind of the resource that lives in one Region.',
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html'],
  frameworks: ['NIST.800-53r5 SC-12', 'NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 SC-7(10)'],
  concerns: (type) => exposedType(type, 'region-lock') !== undefined || FLAGS.has(type),
  *check(resource) {
    const spanning = exposedType(resource.type, 'region-lock');
    if (spanning !== undefined) yield { path: 'Type', message: `${resource.type} ${spanning.effect}` };
    for (const flag of FLAGS.get(resource.type) ?? []) yield* flagViolations(resource, flag);
  },
  *checkLeaf(leaf, { policy, type }) {
    if (leaf.isCondition || type === 'AWS::CloudTrail::Trail' || LISTED.has(type)) return;
    if (JOINS.test(leaf.key) && leaf.texts.some((text) => text !== ''))
      yield { path: leaf.path, message: `${leaf.key} joins a group of resources in several Regions` };
    if (/opt_?out_?policy/i.test(leaf.path) && leaf.texts.includes('optIn'))
      yield { path: leaf.path, message: 'AI services may keep content and move it to other Regions' };
    if (!SPANS.test(leaf.key)) return;
    if (!leaf.texts.some((text) => text.toLowerCase() === 'true' || text.toLowerCase() === 'enabled')) return;
    yield { path: leaf.path, message: `${leaf.key} is on; allowed: ${policy.allowedRegions.join(', ')}` };
  },
};
