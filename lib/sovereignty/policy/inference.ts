import { GUARDRAIL_VERSION, MODEL_ID } from '../../catalog/policy-shapes';
import { AiFactoryError } from '../../errors';
import { checkEach, sorted } from './checks';

/** Which models may answer, and under what conditions. */
export interface InferenceProps {
  /**
   * Ids of foundation models that may be called, such as `amazon.nova-pro-v1:0`. An empty list allows none.
   *
   * @default - every model of the allowed Regions
   */
  readonly models?: string[];
  /**
   * ARNs of guardrails with their version: `…:guardrail/abcdefghij:1`. Every call of a model has to name one of them.
   *
   * @default - none
   */
  readonly guardrails?: string[];
  /**
   * ARNs of guardrails of the management account with their version, one for each Region. The Bedrock policy of the organization puts them
   * on every call of a model, and callers name nothing.
   *
   * Each needs a resource policy that lets the organization use it, and no automated reasoning:
   * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_best_practices.html
   *
   * @default - no Bedrock policy
   */
  readonly organizationGuardrails?: string[];
  /**
   * Ids of models that are called without a guardrail, such as models for embeddings.
   *
   * @default - none
   */
  readonly unguardedModels?: string[];
}

const MODEL_SHAPE = 'the id of a model in lower case, without wildcards and without the prefix of a geography';
const GUARDRAIL_SHAPE = 'the ARN of a guardrail with the number of a version';

/** Each list sorted; models that nobody lists stay unlisted. */
export function inferenceOf(props: InferenceProps = {}, allowedRegions: readonly string[]): InferenceProps {
  checkEach('models', props.models, MODEL_ID, MODEL_SHAPE);
  checkEach('unguardedModels', props.unguardedModels, MODEL_ID, MODEL_SHAPE);
  checkEach('guardrails', props.guardrails, GUARDRAIL_VERSION, GUARDRAIL_SHAPE);
  checkEach('organizationGuardrails', props.organizationGuardrails, GUARDRAIL_VERSION, GUARDRAIL_SHAPE);
  requireAllowedRegions(props, allowedRegions);
  return {
    ...(props.models === undefined ? {} : { models: sorted(props.models) }),
    guardrails: sorted(props.guardrails),
    organizationGuardrails: sorted(props.organizationGuardrails),
    unguardedModels: sorted(props.unguardedModels),
  };
}

/** A guardrail works in its own Region only: one in a Region that is not allowed would never be called, nor would a second one. */
function requireAllowedRegions(props: InferenceProps, allowedRegions: readonly string[]): void {
  const regionOf = (arn: string) => arn.split(':')[3] ?? '';
  const { guardrails = [], organizationGuardrails = [] } = props;
  const foreign = [...guardrails, ...organizationGuardrails].find((arn) => !allowedRegions.includes(regionOf(arn)));
  if (foreign !== undefined) {
    throw new AiFactoryError(
      'AIF-SOV-705',
      `the guardrail ${JSON.stringify(foreign)} is in a Region that the policy does not allow`,
      `name a guardrail in ${allowedRegions.join(' or ')}`,
    );
  }
  const regions = organizationGuardrails.map(regionOf);
  const second = organizationGuardrails.find((_, index) => regions.indexOf(regions[index] ?? '') !== index);
  if (second !== undefined) {
    throw new AiFactoryError(
      'AIF-SOV-705',
      `organizationGuardrails holds ${JSON.stringify(second)}, the second one of its Region`,
      'name one guardrail for each Region',
    );
  }
}
