import { classesOnPremises } from './data-classes';
import { placeOfOutpost } from './places';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

const OUTPOST_PROPERTY = /^outpost(?:arns?|ids?)$/i;

export const OUTPOSTS_ARE_OUR_OWN: SovereigntyRule = {
  code: 'AIF-SOV-061',
  severity: 'fatal',
  title: 'Outposts are those of the site',
  explanation: 'An Outpost that somebody shares stands in the building of its owner.',
  remedy: 'Name an Outpost of onPremises.outpostArns, or add its ARN there.',
  sources: ['https://docs.aws.amazon.com/outposts/latest/userguide/sharing-outposts.html'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'C5:2020 PSS-12', 'SecNumCloud-3.2 19.2.a'],
  *checkLeaf(leaf, { policy, holes }) {
    if (leaf.isCondition || leaf.isRestriction || !OUTPOST_PROPERTY.test(leaf.key)) return;
    if (policy.onPremises.outpostArns?.length === 0 && classesOnPremises(policy).length === 0) return;
    for (const text of leaf.texts) {
      const place = placeOfOutpost(text, holes, policy);
      const shown = holes.show(text);
      if (place === 'unknown') {
        const message = `${leaf.key} is ${shown}, which can be any Outpost`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_LOCATION };
      } else if (place === 'elsewhere') {
        yield { path: leaf.path, message: `${leaf.key} is ${shown}, which is not an Outpost of the site` };
      }
    }
  },
};
