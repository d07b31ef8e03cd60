import { type Arn, arnsIn, matchesPattern } from '../template/arn';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

/** Services whose ARNs without a Region stand for the resource in every Region. */
const WITHOUT_REGION_IS_EVERYWHERE = /^bedrock/;

export const ARNS_NAME_ALLOWED_REGIONS: SovereigntyRule = {
  code: 'AIF-SOV-011',
  severity: 'fatal',
  title: 'ARNs name resources in allowed Regions',
  explanation:
    'What an ARN names is used where it is: a replica, a target, a model. An ARN of Amazon Bedrock without a Region stands for inference in any Region.',
  remedy: 'Refer to a resource in an allowed Region, with the pseudo parameter AWS::Region.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html',
  ],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 AC-4', 'C5:2020 PSS-12'],
  *checkLeaf(leaf, { policy, holes }) {
    if (leaf.isRestriction) return;
    for (const arn of leaf.texts.flatMap(arnsIn)) {
      const shown = holes.show(arn.text);
      if (holes.isUnknown(arn.region) || /\$\{(?!aws:)/i.test(arn.region)) {
        const message = `the Region of ${shown} cannot be proven`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_LOCATION };
      } else if (isElsewhere(arn, holes.in(arn.region).length > 0, policy.allowedRegions)) {
        const where = arn.region === '' ? 'no Region, which means every Region' : `Region "${arn.region}"`;
        yield { path: leaf.path, message: `${shown} names ${where}; allowed: ${policy.allowedRegions.join(', ')}` };
      }
    }
  },
};

function isElsewhere(arn: Arn, hasHole: boolean, allowed: readonly string[]): boolean {
  if (hasHole || arn.region.startsWith('${')) return false;
  if (arn.region === '') return WITHOUT_REGION_IS_EVERYWHERE.test(arn.service);
  return !allowed.some((region) => matchesPattern(arn.region.toLowerCase(), region));
}
