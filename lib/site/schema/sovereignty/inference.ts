import { z } from 'zod';
import { GUARDRAIL_VERSION, MODEL_ID } from '../../../catalog/policy-shapes';

const model = z.string().max(256).regex(MODEL_ID, {
  error: 'must be the id of a model in lower case, without wildcards and without the prefix of a geography such as eu.',
});

const guardrail = z.string().regex(GUARDRAIL_VERSION, {
  error: 'must be the ARN of a guardrail, a colon and the number of its version',
});

const GUARDRAIL_EXAMPLES = [['arn:aws-eusc:bedrock:eusc-de-east-1:111122223333:guardrail/abcdefghij:1']];

/** Which models may answer, and under what conditions. */
export const inference = z
  .strictObject({
    models: z
      .array(model)
      .optional()
      .meta({
        title: 'Models',
        description:
          'Ids of foundation models that may be called, compared letter by letter. An empty list allows none. By default every model of the allowed Regions.',
        examples: [['amazon.nova-pro-v1:0']],
      }),
    guardrails: z.array(guardrail).default([]).meta({
      title: 'Guardrails',
      description: 'Guardrails with their version, one of which every call of a model has to name.',
      examples: GUARDRAIL_EXAMPLES,
    }),
    organizationGuardrails: z.array(guardrail).default([]).meta({
      title: 'Guardrails of the organization',
      description:
        'Guardrails of the management account with their version, one for each Region. The organization puts them on every call.',
      examples: GUARDRAIL_EXAMPLES,
    }),
    unguardedModels: z
      .array(model)
      .default([])
      .meta({
        title: 'Unguarded models',
        description: 'Ids of models that are called without a guardrail, such as models for embeddings.',
        examples: [['amazon.titan-embed-text-v2:0']],
      }),
  })
  .meta({ title: 'Inference', description: 'Which models of Amazon Bedrock may answer, and under what conditions.' });
