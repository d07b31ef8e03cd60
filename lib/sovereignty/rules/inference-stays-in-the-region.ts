import { INFERENCE_GEOGRAPHIES, MODEL_PROVIDERS } from '../../catalog/exposure-locations';
import { arnsIn } from '../template/arn';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

const PROFILE = new RegExp(`^(?:${INFERENCE_GEOGRAPHIES.join('|')})\\.[a-z0-9-]+[.*]`);
const KNOWN_PROVIDER = new RegExp(`^[a-z-]+\\.(?:${MODEL_PROVIDERS.join('|')}|guardrail)\\.`);
const MODEL_PROPERTY = /model|inferenceprofile|copyfrom|guardrailprofile/i;
const MODEL_ID_PROPERTY =
  /^(?:.*modelid|.*modelidentifier|.*modelarn|foundationmodel|copyfrom|.*inferenceprofile(?:arn|id|identifier)?|guardrailprofilearn)$/i;
const SYSTEM_PROFILE = /^(?:inference-profile|guardrail-profile)\//;
/** What a harness calls when it does not call Amazon Bedrock. */
const OTHER_PROVIDER = /\.(?:OpenAi|Gemini|LiteLlm)ModelConfig\.ModelId$/;
const MODEL_SERVICE = /^AWS::Bedrock(?:AgentCore)?::/;

export const INFERENCE_STAYS_IN_THE_REGION: SovereigntyRule = {
  code: 'AIF-SOV-030',
  severity: 'fatal',
  title: 'Inference stays in the Region',
  explanation:
    'A cross-Region inference profile (eu., us., global., …) sends prompts and answers to any Region of its geography, and stores what abuse detection keeps there.',
  remedy: 'Name the foundation model of the Region itself: its ID without the prefix, or its ARN with the Region.',
  sources: [
    'https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/guardrail-profiles-permissions.html',
  ],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 AC-4', 'C5:2020 PSS-12', 'GDPR 44'],
  *checkLeaf(leaf, { holes, type }) {
    if (leaf.isRestriction) return;
    for (const text of leaf.texts) {
      const id = text.trim();
      if (OTHER_PROVIDER.test(leaf.path)) {
        yield { path: leaf.path, message: `${holes.show(id)} is called at its provider, outside AWS` };
      }
      const isProfile = PROFILE.test(id) && (MODEL_PROPERTY.test(leaf.key) || KNOWN_PROVIDER.test(id));
      const arn = arnsIn(text).find(
        (found) => found.service.startsWith('bedrock') && SYSTEM_PROFILE.test(found.resource),
      );
      if (isProfile) yield { path: leaf.path, message: `${holes.show(id)} is a cross-Region inference profile` };
      if (arn !== undefined)
        yield { path: leaf.path, message: `${holes.show(arn.text)} is a cross-Region inference profile` };
      if (MODEL_SERVICE.test(type) && MODEL_ID_PROPERTY.test(leaf.key) && holes.whole(text)?.kind === 'unknown') {
        const message = `${leaf.key} is ${holes.show(text)}, which can be a cross-Region inference profile`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_LOCATION };
      }
    }
  },
};
