import type { EnforcedSite } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const INFERENCE_STAYS_IN_THE_REGION: EnforcementStatement = {
  id: 'InferenceInRegion',
  title: 'Prompts are answered in the Region',
  denies:
    'Every call through an inference profile of AWS, geographic or global, through a router built on one, or through a guardrail profile: each sends prompts to other Regions and may store them there. A model of no Region is global inference.',
  letsThrough:
    'Models of the Region by their own ARN, application profiles of one model, own and provisioned models, guardrails.',
  places: ['serviceControl', 'permissionBoundary'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 AC-4', 'C5:2020 PSS-12', 'GDPR 44'],
  sources: [
    'https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/guardrail-profiles-permissions.html',
  ],
  statements: (site) => [
    { actions: ['bedrock:*'], resources: routed(site) },
    {
      actions: ['bedrock:*'],
      conditions: {
        ArnLike: { 'bedrock:InferenceProfileArn': [`arn:${site.partition}:bedrock:*:*:inference-profile/*`] },
      },
    },
  ],
};

function routed({ partition }: EnforcedSite): string[] {
  return [
    `arn:${partition}:bedrock:*:*:default-prompt-router/*`,
    `arn:${partition}:bedrock:*:*:guardrail-profile/*`,
    `arn:${partition}:bedrock:*:*:inference-profile/*`,
    `arn:${partition}:bedrock:::foundation-model/*`,
  ];
}
