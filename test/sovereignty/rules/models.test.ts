import { describe, expect, test } from 'vitest';
import { ACCOUNT, auditResource, countOf, HOME } from '../fixtures';

const NOVA = 'amazon.nova-pro-v1:0';
const GPT = 'openai.gpt-5.6-terra';
const EMBEDDINGS = 'amazon.titan-embed-text-v2:0';
const GUARDRAIL = `arn:aws-eusc:bedrock:${HOME}:${ACCOUNT}:guardrail/abcdefghij`;
const LIST = { inference: { models: [NOVA, GPT, EMBEDDINGS] } };
const GUARDED = { inference: { guardrails: [`${GUARDRAIL}:1`], unguardedModels: [EMBEDDINGS] } };

function modelArn(id: string): string {
  return `arn:aws-eusc:bedrock:${HOME}::foundation-model/${id}`;
}

function policyOf(statement: object): object {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } };
}

describe('models on the list', () => {
  const CODE = 'AIF-SOV-031';

  describe('where a policy allows everything and denies what is not on the list', () => {
    const everything = { Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' };
    const mantle = {
      Effect: 'Deny',
      Action: 'bedrock-mantle:CreateInference',
      Resource: '*',
      Condition: { StringNotEquals: { 'bedrock-mantle:Model': [NOVA, GPT] } },
    };
    const others = {
      Effect: 'Deny',
      Action: ['bedrock:InvokeModel*', 'bedrock:CreateModelInvocationJob'],
      NotResource: [modelArn(NOVA), 'arn:aws-eusc:bedrock:*:*:custom-model*/*'],
    };
    const findings = (...statements: object[]) =>
      countOf(CODE, 'AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: [everything, ...statements] } }, LIST);

    test('is bound by the list', () => {
      expect(findings(others, mantle)).toBe(0);
    });

    test('fails when the denial only stands in a description', () => {
      const Description = JSON.stringify({ Statement: [others, mantle] });
      const properties = { PolicyDocument: { Statement: [everything] }, Description };
      expect(countOf(CODE, 'AWS::IAM::ManagedPolicy', properties, LIST)).toBeGreaterThan(0);
    });

    test.each<[string, object[]]>([
      ['the template may leave the denial out', [{ 'Fn::If': ['Strict', others, { Ref: 'AWS::NoValue' }] }, mantle]],
      [
        'the template decides what is denied',
        [{ ...others, Action: { 'Fn::If': ['Strict', 'bedrock:*', 's3:*'] } }, mantle],
      ],
      ['one way to call is left open', [others]],
      ['answers in a stream are left open', [{ ...others, Action: ['bedrock:InvokeModel'] }, mantle]],
      ['another model is spared', [{ ...others, NotResource: [modelArn('other.model')] }, mantle]],
      ['every model is spared', [{ ...others, NotResource: ['arn:aws-eusc:bedrock:*::foundation-model/*'] }, mantle]],
      ['nobody knows what is spared', [{ ...others, NotResource: { Ref: 'Models' } }, mantle]],
      ['the denial has a condition', [{ ...others, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }, mantle]],
      [
        'another name is spared',
        [others, { ...mantle, Condition: { StringNotEquals: { 'bedrock-mantle:Model': 'other.model' } } }],
      ],
    ])('fails when %s', (_what, statements) => {
      expect(findings(...statements)).toBeGreaterThan(0);
    });
  });

  test.each<[string, string, (id: string) => object]>([
    ['an agent', 'AWS::Bedrock::Agent', (id) => ({ FoundationModel: id })],
    ['an agent, by ARN', 'AWS::Bedrock::Agent', (id) => ({ FoundationModel: modelArn(id) })],
    ['a prompt', 'AWS::Bedrock::Prompt', (id) => ({ Variants: [{ ModelId: id }] })],
    [
      'a flow',
      'AWS::Bedrock::Flow',
      (id) => ({ DefinitionString: JSON.stringify({ Nodes: [{ Configuration: { Prompt: { ModelId: id } } }] }) }),
    ],
    [
      'a knowledge base',
      'AWS::Bedrock::KnowledgeBase',
      (id) => ({
        KnowledgeBaseConfiguration: { VectorKnowledgeBaseConfiguration: { EmbeddingModelArn: modelArn(id) } },
      }),
    ],
    [
      'an application profile',
      'AWS::Bedrock::ApplicationInferenceProfile',
      (id) => ({ ModelSource: { CopyFrom: modelArn(id) } }),
    ],
    ['a router', 'AWS::Bedrock::IntelligentPromptRouter', (id) => ({ Models: [{ ModelArn: modelArn(id) }] })],
    [
      'an evaluator',
      'AWS::BedrockAgentCore::Evaluator',
      (id) => ({ EvaluatorConfig: { LlmAsAJudge: { ModelConfig: { BedrockEvaluatorModelConfig: { ModelId: id } } } } }),
    ],
    ['a function', 'AWS::Lambda::Function', (id) => ({ Environment: { Variables: { ModelId: id } } })],
    [
      'a state machine',
      'AWS::StepFunctions::StateMachine',
      (id) => ({ DefinitionString: JSON.stringify({ States: { A: { Parameters: { ModelId: modelArn(id) } } } }) }),
    ],
    ['a type that nobody knows', 'AWS::Unheard::Of', (id) => ({ Deep: [{ Model: modelArn(id) }] })],
    ['a policy', 'AWS::IAM::Policy', (id) => policyOf({ Action: 'bedrock:InvokeModel', Resource: modelArn(id) })],
  ])('are the only ones that %s may name', (_what, type, naming) => {
    for (const listed of [NOVA, GPT]) expect(countOf(CODE, type, naming(listed), LIST)).toBe(0);
    expect(countOf(CODE, type, naming('amazon.nova-lite-v1:0'), LIST)).toBe(1);
    expect(countOf(CODE, type, naming('openai.gpt-5.6'), LIST)).toBe(1);
    expect(countOf(CODE, type, naming('amazon.nova-lite-v1:0'), {})).toBe(0);
  });

  test('are compared letter by letter, never as a pattern', () => {
    const grant = (id: string) => policyOf({ Action: 'bedrock:InvokeModel', Resource: modelArn(id) });
    for (const id of ['*', 'amazon.*', `${NOVA}*`, 'AMAZON.nova-pro-v1:0']) {
      expect(countOf(CODE, 'AWS::IAM::Policy', grant(id), LIST), id).toBe(1);
    }
  });

  test('are all that a grant may reach', () => {
    const mantle = { Action: 'bedrock-mantle:CreateInference', Resource: '*' };
    const named = (models: string[]) => ({
      ...mantle,
      Condition: { StringEquals: { 'bedrock-mantle:Model': models } },
    });
    const region = { StringEquals: { 'aws:RequestedRegion': HOME } };
    const type = 'AWS::IAM::Policy';
    expect(countOf(CODE, type, policyOf({ Action: 'bedrock:*', Resource: '*', Condition: region }), LIST)).toBe(1);
    expect(countOf(CODE, type, policyOf({ Action: 'bedrock:InvokeModel', NotResource: modelArn(NOVA) }), LIST)).toBe(1);
    expect(countOf(CODE, type, policyOf(mantle), LIST)).toBe(1);
    expect(countOf(CODE, type, policyOf(named([GPT])), LIST)).toBe(0);
    expect(countOf(CODE, type, policyOf(named(['openai.other'])), LIST)).toBe(1);
    for (const pattern of ['*', 'found*', 'foundation-model?*', 'foundation-model/*']) {
      const everything = modelArn('x').replace('foundation-model/x', pattern);
      expect(
        countOf(CODE, type, policyOf({ Action: 'bedrock:InvokeModel', Resource: everything }), LIST),
        pattern,
      ).toBe(1);
    }
    const custom = modelArn('x').replace('foundation-model/x', 'custom-model/*');
    expect(countOf(CODE, type, policyOf({ Action: 'bedrock:InvokeModel', Resource: custom }), LIST)).toBe(0);
    expect(countOf(CODE, type, policyOf({ Action: 'bedrock:ListFoundationModels', Resource: '*' }), LIST)).toBe(0);
    expect(countOf(CODE, type, policyOf({ Effect: 'Deny', Action: 'bedrock:InvokeModel', Resource: '*' }), LIST)).toBe(
      0,
    );
  });

  test('do not bind what is made from models, nor services that choose themselves', () => {
    const custom = `arn:aws-eusc:bedrock:${HOME}:${ACCOUNT}:custom-model/amazon.nova-lite-v1:0/abc`;
    expect(countOf(CODE, 'AWS::Bedrock::Agent', { FoundationModel: custom }, LIST)).toBe(0);
    expect(countOf(CODE, 'AWS::QBusiness::Application', {}, LIST)).toBe(1);
    expect(countOf(CODE, 'AWS::QBusiness::Application', {}, {})).toBe(0);
  });

  test('do not bind the models that a guardrail is put on', () => {
    const enforced = {
      GuardrailVersion: '1',
      ModelEnforcement: { IncludedModels: ['ALL'], ExcludedModels: [modelArn('a.b')] },
    };
    expect(countOf(CODE, 'AWS::Bedrock::EnforcedGuardrailConfiguration', enforced, LIST)).toBe(0);
  });

  test('leave models of other services and names that look like ids alone', () => {
    expect(countOf(CODE, 'AWS::IoTSiteWise::Asset', { AssetModelId: '1234' }, LIST)).toBe(0);
    expect(
      countOf(
        CODE,
        'AWS::Comprehend::Flywheel',
        { ActiveModelArn: 'arn:aws-eusc:comprehend:eusc-de-east-1:111122223333:x' },
        LIST,
      ),
    ).toBe(0);
  });
});

test('a harness that calls the provider of a model outside AWS leaves the Region', () => {
  const calls = (name: string) => ({ Model: { [name]: { ModelId: 'gemini-3', ApiKeyArn: 'x' } } });
  for (const name of ['OpenAiModelConfig', 'GeminiModelConfig', 'LiteLlmModelConfig']) {
    expect(countOf('AIF-SOV-030', 'AWS::BedrockAgentCore::Harness', calls(name), {}), name).toBe(1);
  }
  expect(countOf('AIF-SOV-030', 'AWS::BedrockAgentCore::Harness', calls('BedrockModelConfig'), {})).toBe(0);
});

describe('a guardrail', () => {
  const CODE = 'AIF-SOV-032';
  const agent = (guardrail: object, model = NOVA) => ({ FoundationModel: model, ...guardrail });
  const configured = (identifier: unknown, version: unknown) => ({
    GuardrailConfiguration: { GuardrailIdentifier: identifier, GuardrailVersion: version },
  });

  test('is named by every agent, with its version', () => {
    const type = 'AWS::Bedrock::Agent';
    expect(countOf(CODE, type, agent(configured(GUARDRAIL, '1')), GUARDED)).toBe(0);
    expect(countOf(CODE, type, agent({}), GUARDED)).toBe(1);
    expect(countOf(CODE, type, agent(configured(GUARDRAIL, undefined)), GUARDED)).toBe(1);
    expect(countOf(CODE, type, agent(configured(GUARDRAIL, 'DRAFT')), GUARDED)).toBe(1);
    expect(countOf(CODE, type, agent(configured('other', '1')), GUARDED)).toBe(1);
    expect(countOf(CODE, type, agent({}), {})).toBe(0);
  });

  test('is not asked of models that the policy exempts, by id or ARN', () => {
    const type = 'AWS::Bedrock::Agent';
    expect(countOf(CODE, type, agent({}, EMBEDDINGS), GUARDED)).toBe(0);
    expect(countOf(CODE, type, agent({}, modelArn(EMBEDDINGS)), GUARDED)).toBe(0);
  });

  test('is named by the nodes of a flow that call a model', () => {
    const flow = (...nodes: object[]) => ({ Definition: { Nodes: nodes.map((Configuration) => ({ Configuration })) } });
    const prompt = (guardrail: object) => ({
      Prompt: { SourceConfiguration: { Inline: { ModelId: NOVA } }, ...guardrail },
    });
    const search = { KnowledgeBase: { ModelId: NOVA } };
    expect(countOf(CODE, 'AWS::Bedrock::Flow', flow(prompt(configured(GUARDRAIL, '1')), { Input: {} }), GUARDED)).toBe(
      0,
    );
    expect(countOf(CODE, 'AWS::Bedrock::Flow', flow(prompt({}), search), GUARDED)).toBe(2);
  });

  test('cannot be proven where a parameter or the app decides', () => {
    const [finding] = auditResource('AWS::Bedrock::Agent', agent(configured({ Ref: 'Which' }, '1')), GUARDED).filter(
      ({ path }) => path === 'Properties.GuardrailConfiguration',
    );
    expect(finding?.code).toBe('AIF-SOV-903');
  });

  test('cannot be proven for a flow that is defined as a text or elsewhere', () => {
    const flow = { DefinitionString: '{}' };
    const [finding] = auditResource('AWS::Bedrock::Flow', flow, GUARDED).filter(
      ({ path }) => path === 'Properties.DefinitionString',
    );
    expect(finding?.code).toBe('AIF-SOV-903');
  });

  test('of the account is no draft, and leaves out only what the policy exempts', () => {
    const type = 'AWS::Bedrock::EnforcedGuardrailConfiguration';
    const enforced = (version: string, excluded: string[]) => ({
      GuardrailIdentifier: GUARDRAIL,
      GuardrailVersion: version,
      ModelEnforcement: { IncludedModels: ['ALL'], ExcludedModels: excluded },
    });
    expect(countOf(CODE, type, enforced('1', [EMBEDDINGS]), GUARDED)).toBe(0);
    expect(countOf(CODE, type, enforced('DRAFT', []), {})).toBe(1);
    expect(countOf(CODE, type, enforced('1', [NOVA]), GUARDED)).toBe(1);
  });
});

describe('settings that no template has', () => {
  const CODE = 'AIF-SOV-033';
  const role = (statement: object) => ({ Policies: [policyOf(statement)] });

  test.each([
    'bedrock:PutAccountDataRetention',
    'bedrock:Put*',
    'bedrock:DeleteModelInvocationLoggingConfiguration',
    'iam:CreateServiceSpecificCredential',
    'supportauthz:CreateSupportPermit',
  ])('are not handed out by %s', (action) => {
    expect(countOf(CODE, 'AWS::IAM::Role', role({ Action: action, Resource: '*' }), {})).toBeGreaterThan(0);
    expect(countOf(CODE, 'AWS::IAM::Role', role({ Effect: 'Deny', Action: action, Resource: '*' }), {})).toBe(0);
  });

  test('may be read', () => {
    expect(countOf(CODE, 'AWS::IAM::Role', role({ Action: 'bedrock:Get*', Resource: '*' }), {})).toBe(0);
  });

  test('are handed out by a managed policy only once somebody has it', () => {
    const statement = { Action: 'bedrock:PutAccountDataRetention', Resource: '*' };
    const type = 'AWS::IAM::ManagedPolicy';
    expect(countOf(CODE, type, policyOf(statement), {})).toBe(0);
    expect(countOf(CODE, type, { ...policyOf(statement), Roles: ['r'] }, {})).toBe(1);
  });
});
