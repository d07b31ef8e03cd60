import { ACCOUNT, arn, call, GUARDRAIL, PARTITION, REGION, role } from '../../enforcement/fixture';
import type { Cases } from './case';

const PLATFORM = role('platform/setup');
const BREAK_GLASS = role('break-glass');
const AUDITOR = role('audit/admin');
const HERE = { 'bedrock:GuardrailIdentifier': GUARDRAIL };
const MODEL = `arn:${PARTITION}:bedrock:${REGION}::foundation-model/amazon.nova-pro-v1:0`;
const EMBEDDINGS = `arn:${PARTITION}:bedrock:${REGION}::foundation-model/amazon.titan-embed-text-v2:0`;
const PROFILE = arn('bedrock', 'inference-profile/eu.amazon.nova-pro-v1:0');

export const INFERENCE: Cases = {
  InferenceInRegion: {
    denies: [
      call('bedrock:InvokeModel', PROFILE, HERE),
      call('bedrock:InvokeModel', MODEL, { ...HERE, 'bedrock:InferenceProfileArn': PROFILE }),
      call('bedrock:InvokeModel', MODEL.replace(REGION, 'eu-west-1'), {
        ...HERE,
        'bedrock:InferenceProfileArn': PROFILE,
      }),
      call('bedrock:InvokeModel', `arn:${PARTITION}:bedrock:::foundation-model/amazon.nova-pro-v1:0`, HERE),
      call('bedrock:InvokeModelWithResponseStream', PROFILE.replace('eu.', 'global.'), HERE, BREAK_GLASS),
      call('bedrock:CreateModelInvocationJob', PROFILE),
      call('bedrock:CreateInferenceProfile', PROFILE),
      call('bedrock:InvokeModel', arn('bedrock', 'default-prompt-router/amazon.nova:1'), HERE),
      call('bedrock:ApplyGuardrail', arn('bedrock', 'guardrail-profile/eu.guardrail.v1:0')),
      call('bedrock:CreateGuardrail', arn('bedrock', 'guardrail-profile/eu.guardrail.v1:0')),
    ],
    letsThrough: [
      call('bedrock:InvokeModel', MODEL, HERE),
      call('bedrock:InvokeModel', arn('bedrock', 'application-inference-profile/p'), HERE),
      call('bedrock:InvokeModel', MODEL, {
        ...HERE,
        'bedrock:InferenceProfileArn': arn('bedrock', 'application-inference-profile/p'),
      }),
      call('bedrock:InvokeModel', arn('bedrock', 'provisioned-model/p'), HERE),
      call('bedrock:ApplyGuardrail', arn('bedrock', 'guardrail/abcdefghij')),
      call('bedrock:CreateGuardrail'),
    ],
  },
  ModelsOnTheList: {
    denies: [
      call('bedrock:InvokeModel', MODEL.replace('nova-pro', 'nova-lite'), HERE),
      call('bedrock:CreateModelCustomizationJob', MODEL.replace('nova-pro', 'nova-lite')),
      call('bedrock-mantle:CreateInference', arn('bedrock-mantle', 'project/p'), {
        'bedrock-mantle:Model': 'openai.gpt',
      }),
      call('bedrock-mantle:CreateInference', arn('bedrock-mantle', 'project/p')),
    ],
    letsThrough: [
      call('bedrock:InvokeModel', MODEL, HERE),
      call('bedrock:InvokeModel', arn('bedrock', 'imported-model/m'), HERE),
      call('bedrock:InvokeModel', arn('bedrock', 'custom-model-deployment/m'), HERE),
      call('bedrock:CreateModelCustomizationJob', MODEL),
      call('bedrock:CreateModelCustomizationJob', arn('bedrock', 'custom-model/m')),
      call('bedrock-mantle:CreateInference', arn('bedrock-mantle', 'project/p'), {
        'bedrock-mantle:Model': 'amazon.nova-pro-v1:0',
      }),
    ],
  },
  Guardrail: {
    denies: [
      call('bedrock:InvokeModel', MODEL),
      call('bedrock:InvokeModelWithResponseStream', MODEL, {
        'bedrock:GuardrailIdentifier': `${GUARDRAIL.slice(0, -1)}2`,
      }),
      call('bedrock:InvokeModel', MODEL, { 'bedrock:GuardrailIdentifier': GUARDRAIL.slice(0, -2) }),
      call('bedrock:DeleteEnforcedGuardrailConfiguration'),
    ],
    letsThrough: [
      call('bedrock:InvokeModel', MODEL, HERE),
      call('bedrock:InvokeModel', EMBEDDINGS),
      call('bedrock:DeleteGuardrail', arn('bedrock', 'guardrail/abcdefghij'), {}, PLATFORM),
    ],
  },
  NoModelKeys: {
    denies: [
      call('bedrock:CallWithBearerToken', '*', { 'bedrock:BearerTokenType': 'SHORT_TERM' }),
      call('bedrock-mantle:CallWithBearerToken'),
      call('iam:CreateServiceSpecificCredential', `arn:${PARTITION}:iam::${ACCOUNT}:user/u`, {
        'iam:ServiceSpecificCredentialServiceName': 'bedrock.amazonaws.com',
      }),
    ],
    letsThrough: [
      call('iam:CreateServiceSpecificCredential', `arn:${PARTITION}:iam::${ACCOUNT}:user/u`, {
        'iam:ServiceSpecificCredentialServiceName': 'codecommit.amazonaws.com',
      }),
    ],
  },
  PromptsAreNotRetained: {
    denies: [
      call('bedrock:PutAccountDataRetention', '*', { 'bedrock:DataRetentionMode': 'provider_data_share' }),
      call('bedrock:PutAccountDataRetention', '*', { 'bedrock:DataRetentionMode': 'inherit' }, PLATFORM),
      call('bedrock-mantle:PutAccountDataRetention'),
      call('bedrock-mantle:UpdateProject', arn('bedrock-mantle', 'project/p'), {
        'bedrock-mantle:DataRetentionMode': 'default',
      }),
    ],
    letsThrough: [
      call('bedrock:PutAccountDataRetention', '*', { 'bedrock:DataRetentionMode': 'none' }),
      call('bedrock:GetAccountDataRetention'),
      call('bedrock-mantle:CreateProject', arn('bedrock-mantle', 'project/p')),
      call('bedrock-mantle:CreateProject', arn('bedrock-mantle', 'project/p'), {
        'bedrock-mantle:DataRetentionMode': 'none',
      }),
    ],
  },
  ModelCallsAreLogged: {
    denies: [
      call('bedrock:DeleteModelInvocationLoggingConfiguration'),
      call('bedrock:PutModelInvocationLoggingConfiguration', '*', {}, PLATFORM),
    ],
    letsThrough: [
      call('bedrock:GetModelInvocationLoggingConfiguration'),
      call('bedrock:PutModelInvocationLoggingConfiguration', '*', {}, AUDITOR),
    ],
  },
};
