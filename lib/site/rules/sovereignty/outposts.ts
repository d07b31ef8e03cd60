import type { UnplacedProblem } from '../../problem';
import type { Site } from '../../site';
import { allOf } from '../../suggest';
import { rule } from '../rule';

/** A site builds nothing in its Region that its own policy wants on Outposts. */
export const outpostsOnly = rule(
  ['sovereignty', 'storage', 'compute', 'training', 'models'],
  ({ sovereignty: { onPremises }, ...site }) => [
    ...(onPremises?.keepObjectsOnOutposts === true
      ? inRegion('keepObjectsOnOutposts', 'objects are to be kept on Outposts only', buckets(site))
      : []),
    ...((onPremises?.outpostSubnetArns.length ?? 0) > 0
      ? inRegion('outpostSubnetArns', 'instances are to be in these subnets only', nodes(site))
      : []),
  ],
);

function buckets({ storage }: Pick<Site, 'storage'>): string[] {
  return (['objectStores', 'directoryBuckets', 'vectorBuckets', 'tableBuckets'] as const)
    .filter((kind) => storage[kind].length > 0)
    .map((kind) => `\`storage.${kind}\``);
}

function nodes({ compute, training }: Pick<Site, 'compute' | 'training'>): string[] {
  return [...(compute === undefined ? [] : ['`compute`']), ...(training.length === 0 ? [] : ['`training`'])];
}

function inRegion(key: string, asked: string, builds: readonly string[]): UnplacedProblem[] {
  return builds.length === 0
    ? []
    : [
        {
          code: 'AIF-POL-009',
          severity: 'error',
          path: ['sovereignty', 'onPremises', key],
          message: `${asked}, and ${allOf([...builds])} ${builds.length === 1 ? 'builds' : 'build'} in the Region`,
          help: `Delete \`${key}\`, or what builds in the Region.`,
        },
      ];
}
