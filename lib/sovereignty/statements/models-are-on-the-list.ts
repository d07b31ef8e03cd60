import type { EnforcedSite } from './enforced-site';
import type { EnforcementStatement, PolicyStatement } from './statement';

const MADE_FROM_MODELS = [
  'application-inference-profile',
  'async-invoke',
  'custom-model*',
  'imported-model',
  'project',
  'prompt-router',
  'provisioned-model',
];

/** Everything that sends prompts to Amazon Bedrock. */
export const INFERENCE = ['bedrock-mantle:CreateInference', 'bedrock:CreateModelInvocationJob', 'bedrock:InvokeModel*'];

export const MODELS_ARE_ON_THE_LIST: EnforcementStatement = {
  id: 'ModelsOnTheList',
  title: 'Only models on the list are called and trained',
  denies:
    'Calling and customizing a foundation model that is not on the list, by its ARN or, at the interface of OpenAI, by its name. Calling any, where prompts have to stay on premises.',
  letsThrough:
    'The models on the list, in whatever Region the lock on Regions allows, and what is made from models: own, imported, provisioned and deployed ones. An application profile needs its model to be allowed too.',
  places: ['serviceControl', 'permissionBoundary'],
  frameworks: ['NIST.800-53r5 CM-7(5)', 'ISO27001:2022 A.5.23'],
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html',
  ],
  statements: (site) => [
    ...(site.models === undefined ? [] : [byArn(site, site.models), ...byName(site.models)]),
    ...(site.keepsPromptsOnPremises ? [{ actions: INFERENCE }] : []),
  ],
};

function byArn({ partition }: EnforcedSite, models: readonly string[]): PolicyStatement {
  return {
    actions: ['bedrock:CreateModelCustomizationJob', 'bedrock:InvokeModel*'],
    notResources: [
      ...models.map((model) => `arn:${partition}:bedrock:*::foundation-model/${model}`),
      ...MADE_FROM_MODELS.map((kind) => `arn:${partition}:bedrock:*:*:${kind}/*`),
    ],
  };
}

/** The OpenAI-compatible interface names models in a key instead of an ARN. */
function byName(models: readonly string[]): PolicyStatement[] {
  const actions = ['bedrock-mantle:CreateFineTuningJob', 'bedrock-mantle:CreateInference'];
  return models.length === 0
    ? [{ actions }]
    : [{ actions, conditions: { StringNotEquals: { 'bedrock-mantle:Model': models } } }];
}
