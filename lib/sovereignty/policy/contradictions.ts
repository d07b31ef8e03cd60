import { AiFactoryError } from '../../errors';
import type { InferenceProps } from './inference';

/** What two statements of one policy say, when no site can follow both. */
export function refuseContradictions(
  { models, guardrails = [], organizationGuardrails = [], unguardedModels = [] }: InferenceProps,
  organizationId: string | undefined,
): void {
  if (organizationGuardrails.length > 0 && organizationId === undefined) {
    throw contradiction(
      'organizationGuardrails are stated, but no organizationId',
      'state the organization whose policy puts the guardrails on every call, or name them as guardrails',
    );
  }
  const unlisted = unguardedModels.find((model) => models !== undefined && !models.includes(model));
  if (unlisted !== undefined) {
    throw contradiction(
      `unguardedModels holds ${unlisted}, which is not among models`,
      'add it to models, or remove it: a model that may not be called needs no exception',
    );
  }
  if (unguardedModels.length > 0 && guardrails.length === 0) {
    throw contradiction(
      'unguardedModels are stated, but no guardrails that they would be exempt from',
      'name the guardrails of the other models, or remove unguardedModels',
    );
  }
}

function contradiction(message: string, help: string): AiFactoryError {
  return new AiFactoryError('AIF-SOV-707', message, help);
}
