import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const ANSWERS_PASS_A_GUARDRAIL: EnforcementStatement = {
  id: 'Guardrail',
  title: 'Prompts and answers pass a guardrail of the site',
  denies:
    'Calling a model without one of the named guardrails in the named version, by the four calls of inference; and removing what enforces a guardrail in an account.',
  letsThrough:
    'Calls that name such a guardrail, and models that answer no questions, such as embeddings, so far as the site names them.',
  places: ['serviceControl', 'permissionBoundary'],
  frameworks: ['ISO27001:2022 A.8.26', 'ISO42001 A.6.2.6', 'AI Act 15.5'],
  sources: ['https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html'],
  statements: (site) => {
    if (site.guardrails.length === 0) return [];
    const unguarded = site.unguardedModels.map((model) => `arn:${site.partition}:bedrock:*::foundation-model/${model}`);
    return [
      {
        actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        ...(unguarded.length === 0 ? {} : { notResources: unguarded }),
        conditions: { StringNotEquals: { 'bedrock:GuardrailIdentifier': site.guardrails } },
      },
      {
        actions: ['bedrock:DeleteEnforcedGuardrailConfiguration', 'bedrock:DeleteGuardrail'],
        conditions: unless(site, 'platform'),
      },
    ];
  },
};
