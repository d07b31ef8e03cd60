import { arnsIn, matchesPattern } from '../template/arn';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

export const ARNS_NAME_THE_PARTITION: SovereigntyRule = {
  code: 'AIF-SOV-010',
  severity: 'fatal',
  title: 'ARNs name the partition of the site',
  explanation:
    'An ARN of another partition names a resource of another cloud, or nothing at all; both are found out at deployment.',
  remedy: 'Use the pseudo parameter AWS::Partition (Aws.PARTITION, stack.formatArn).',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html'],
  frameworks: ['NIST.800-53r5 SA-9(5)'],
  *checkLeaf(leaf, { policy, holes }) {
    if (leaf.isRestriction) return;
    for (const arn of leaf.texts.flatMap(arnsIn)) {
      if (holes.isUnknown(arn.partition) || arn.partition.includes('${')) {
        const message = `the partition of ${holes.show(arn.text)} cannot be proven`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_LOCATION };
      } else if (holes.in(arn.partition).length === 0 && !matchesPattern(arn.partition, policy.partition)) {
        const message = `${holes.show(arn.text)} is in partition "${arn.partition}", the site is in "${policy.partition}"`;
        yield { path: leaf.path, message };
      }
    }
  },
};
