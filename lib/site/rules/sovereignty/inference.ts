import type { PathStep, UnplacedProblem } from '../../problem';
import type { Site } from '../../site';
import { oneOf } from '../../suggest';
import { type Rule, rule } from '../rule';

type Inference = NonNullable<Site['sovereignty']['inference']>;

/** Guardrails and models of the policy go together. */
export const inferenceRules: readonly Rule[] = [
  rule(['sovereignty', 'hosting'], ({ sovereignty: { inference, allowedRegions }, hosting }) =>
    inference === undefined
      ? []
      : [
          ...workIn(allowedRegions ?? [hosting.region], inference, 'guardrails'),
          ...workIn(allowedRegions ?? [hosting.region], inference, 'organizationGuardrails'),
          ...oneForEachRegion(inference.organizationGuardrails),
        ],
  ),
  rule(['sovereignty'], ({ sovereignty: { inference, organizationId } }) =>
    inference === undefined
      ? []
      : [
          ...(inference.organizationGuardrails.length > 0 && organizationId === undefined
            ? [
                contradiction(
                  ['organizationGuardrails'],
                  'the organization is to put guardrails on every call, and the policy names no organization',
                  'Add `organizationId` to `sovereignty`; or name the guardrails in `guardrails`.',
                ),
              ]
            : []),
          ...unguardedAreListed(inference),
        ],
  ),
];

function workIn(
  regions: readonly string[],
  inference: Inference,
  list: 'guardrails' | 'organizationGuardrails',
): UnplacedProblem[] {
  return inference[list].flatMap((arn, index): UnplacedProblem[] =>
    regions.includes(regionOf(arn))
      ? []
      : [
          {
            code: 'AIF-POL-006',
            severity: 'error',
            path: ['sovereignty', 'inference', list, index],
            message: `the guardrail is in ${regionOf(arn)}, and the policy allows ${oneOf([...regions])}`,
            help: 'Name a guardrail of an allowed Region.',
          },
        ],
  );
}

function oneForEachRegion(arns: readonly string[]): UnplacedProblem[] {
  const regions = arns.map(regionOf);
  return regions.flatMap((region, index): UnplacedProblem[] =>
    regions.indexOf(region) === index
      ? []
      : [
          {
            code: 'AIF-POL-006',
            severity: 'error',
            path: ['sovereignty', 'inference', 'organizationGuardrails', index],
            message: `this is the second guardrail of the organization in ${region}, which takes one`,
            help: 'Delete one of them.',
          },
        ],
  );
}

function unguardedAreListed({ models, guardrails, unguardedModels }: Inference): UnplacedProblem[] {
  const [first] = unguardedModels;
  return [
    ...unguardedModels.flatMap((model, index) =>
      models === undefined || models.includes(model)
        ? []
        : [
            contradiction(
              ['unguardedModels', index],
              `${model} may be called without a guardrail, and \`models\` does not allow it at all`,
              'Add it to `models`, or delete it here.',
            ),
          ],
    ),
    ...(first !== undefined && guardrails.length === 0
      ? [
          contradiction(
            ['unguardedModels'],
            'models are exempt from guardrails, and the policy names no guardrail',
            'Name the guardrails of the other models in `guardrails`; or delete `unguardedModels`.',
          ),
        ]
      : []),
  ];
}

function contradiction(path: readonly PathStep[], message: string, help: string): UnplacedProblem {
  return { code: 'AIF-POL-007', severity: 'error', path: ['sovereignty', 'inference', ...path], message, help };
}

function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
