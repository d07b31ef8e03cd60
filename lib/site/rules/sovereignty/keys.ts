import { DATA_CLASS_IDS } from '../../../catalog/data-classes';
import { partitionOfRegion } from '../../../catalog/partitions';
import { KeyOrigin } from '../../../catalog/sovereignty-words';
import type { PathStep, UnplacedProblem } from '../../problem';
import type { Site } from '../../site';
import { allOf } from '../../suggest';
import { hasRegion } from '../hosting';
import { type Rule, rule } from '../rule';

/** Keys that CloudFormation cannot make exist, and what is named by its ARN is in the Region of the site. */
export const keyRules: readonly Rule[] = [
  rule(['sovereignty'], ({ sovereignty: { keyOrigin, keyArns = {} } }): UnplacedProblem[] => {
    const missing = DATA_CLASS_IDS.filter((id) => keyArns[id] === undefined);
    return keyOrigin === undefined || keyOrigin === KeyOrigin.AWS_KMS || missing.length === 0
      ? []
      : [
          {
            code: 'AIF-POL-004',
            severity: 'error',
            path: ['sovereignty', 'keyOrigin'],
            message: `the site makes keys of AWS KMS only, and \`keyArns\` names none of origin ${keyOrigin} for ${allOf(missing)}`,
            help: 'Make a key for each class, and list their ARNs in `keyArns`; or choose `AWS_KMS`.',
          },
        ];
  }),
  rule(['sovereignty', 'hosting'], ({ sovereignty: { keyArns = {}, onPremises }, hosting }) => {
    const named: (readonly [string | undefined, readonly PathStep[]])[] = [
      ...DATA_CLASS_IDS.map((id) => [keyArns[id], ['keyArns', id]] as const),
      ...(['outpostArns', 'outpostSubnetArns'] as const).flatMap((list) =>
        (onPremises?.[list] ?? []).map((arn, index) => [arn, ['onPremises', list, index]] as const),
      ),
    ];
    return hosting.kind === 'region' && !hasRegion(hosting)
      ? []
      : named.flatMap(([arn, path]) => (arn === undefined ? [] : isHere(arn, path, placeOf(hosting))));
  }),
  rule(['sovereignty', 'hosting'], ({ sovereignty: { keyArns = {}, allowedAccounts }, hosting }) =>
    DATA_CLASS_IDS.flatMap((id): UnplacedProblem[] => {
      const account = keyArns[id]?.split(':')[4];
      return account === undefined || [hosting.account, ...allowedAccounts].includes(account)
        ? []
        : [
            {
              code: 'AIF-POL-010',
              severity: 'error',
              path: ['sovereignty', 'keyArns', id],
              message: `the key belongs to the account ${account}, which is neither that of the site nor allowed`,
              help: 'Correct the ARN; or add the account to `allowedAccounts`, when its owner has agreed.',
            },
          ];
    }),
  ),
];

/** Region and, where this release knows it, partition. */
function placeOf({ region, partition = partitionOfRegion(region)?.id }: Site['hosting']) {
  return { region, partition };
}

function isHere(
  arn: string,
  path: readonly PathStep[],
  { region, partition }: ReturnType<typeof placeOf>,
): UnplacedProblem[] {
  const [, inPartition, , inRegion] = arn.split(':');
  return inRegion === region && (partition === undefined || inPartition === partition)
    ? []
    : [
        {
          code: 'AIF-POL-005',
          severity: 'error',
          path: ['sovereignty', ...path],
          message: `the ARN names ${inRegion} in the partition ${inPartition}, and the site is in ${region}${partition === undefined ? '' : ` in the partition ${partition}`}`,
          help: 'Correct the ARN: what it names has to be in the Region of the site.',
        },
      ];
}
