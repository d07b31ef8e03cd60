import { EXPOSURE_FLAGS } from '../../catalog/exposure-flags';
import type { Leaf } from '../template/leaf';
import { byType, flagViolations, placesOf, withoutPositions } from './flags';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

const FLAGS = byType(EXPOSURE_FLAGS);
const JUDGED = placesOf(EXPOSURE_FLAGS);
const OPENS =
  /public(?:ly|ip(?:v4)?)?(?:access|accessible|address(?:es)?|ips?|connectivity|advertisable|endpoint|networkaccess)?(?:enabled|allowed|onlaunch)?$|internetaccess(?:enabled)?$|frompublic$|publicips?(?:address)?(?:onlaunch)?$/i;
const CLOSES = /^(?:block|ignore|restrict|deny|disable|prevent)\w*public/i;
const NEGATED = /^(?:block|ignore|restrict|deny|disable|prevent|no|non|not)/i;
const CHOICE =
  /scheme|network(?:mode|type|access|accesstype)|connectivitytype|endpointtype|access(?:type|mode|control|level|policy)|visibility|acl(?:forobjects)?$|exposure|^type$/i;
const ON = /^(?:true|yes|on|1|enabled?)$/i;
const PUBLIC_CHOICE = /^(?:public.*|internet-?facing|internet|service_provided_eips|anonymous|authenticated-?read)$/i;

export const RESOURCES_ARE_CLOSED: SovereigntyRule = {
  code: 'AIF-SOV-103',
  severity: 'fatal',
  title: 'Resources are not reachable from the internet',
  explanation:
    'A public endpoint answers everyone, also where the network has no gateway. Some services are public unless told otherwise.',
  remedy: 'Set the property to its closed value.',
  sources: ['https://docs.aws.amazon.com/controltower/latest/controlreference/data-residency-controls.html'],
  frameworks: ['NIST.800-53r5 SC-7', 'NIST.800-53r5 AC-4', 'C5:2020 COS-01'],
  concerns: (type) => FLAGS.has(type),
  *check(resource) {
    for (const flag of FLAGS.get(resource.type) ?? []) yield* flagViolations(resource, flag);
  },
  /** Judges a property that no table knows by its name and value. */
  *checkLeaf(leaf, { holes, type }) {
    if (leaf.isCondition || JUDGED.has(`${type} ${withoutPositions(leaf.path)}`)) return;
    const closes = CLOSES.test(leaf.key) && type !== 'AWS::S3::Bucket';
    const opens = !closes && !NEGATED.test(leaf.key) && OPENS.test(leaf.key);
    for (const text of leaf.texts) {
      const shown = holes.show(text);
      if ((opens || closes) && holes.whole(text)?.kind === 'unknown') {
        yield {
          path: leaf.path,
          message: `${leaf.key} is ${shown}, which can be anything`,
          unprovable: UNPROVABLE_EXPOSURE,
        };
      } else if ((opens && ON.test(text)) || (closes && /^(?:false|no|off|0|disabled?)$/i.test(text))) {
        yield { path: leaf.path, message: `${leaf.key} is ${shown}` };
      } else if (CHOICE.test(leaf.key) && PUBLIC_CHOICE.test(text) && isReach(leaf)) {
        yield { path: leaf.path, message: `${leaf.key} is ${shown}` };
      } else if (/usergroups?$/i.test(leaf.key) && text === 'all') {
        yield { path: leaf.path, message: `${leaf.key} is all: everyone may use it` };
      } else if (/^authtype$/i.test(leaf.key) && text === 'NONE') {
        yield { path: leaf.path, message: `${leaf.key} is ${shown}: callers need not say who they are` };
      }
    }
  },
};

/** `Type` says something about reachability only inside an object that does. */
function isReach(leaf: Leaf): boolean {
  return !/^type$/i.test(leaf.key) || /public|access|network|connectivity|endpoint/i.test(leaf.parentKey);
}
