import { INFERENCE_GEOGRAPHIES, MODEL_PROVIDERS } from '../../catalog/exposure-locations';
import { arnsIn, matchesPattern } from '../template/arn';
import type { Leaf, Statement } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { grantsInference, INFERENCE } from './inference-grants';
import type { LeafContext, SovereigntyRule, Violation } from './rule';
import { statementTexts } from './statements';

const MODEL_SERVICE = /^AWS::(?:Bedrock(?:AgentCore)?|Wisdom)::/;
const MODEL_PROPERTY = /^(?:.*modelid|.*modelidentifier|.*modelarn|foundationmodel|copyfrom)$/i;
const FOUNDATION_MODEL = /^foundation-model\/(.+)$/;
/** `provider.model`, or the same behind a geography, as models are named outside the services that only hold models. */
const MODEL_ID = /^[a-z0-9-]+\.[a-z][\w.:-]*$/;
const PROVIDERS = new RegExp(`^(?:${MODEL_PROVIDERS.join('|')})\\.`);
const GEOGRAPHY = new RegExp(`^(?:${INFERENCE_GEOGRAPHIES.join('|')})\\.`);
const INTRINSIC = /"(?:Ref|Fn::\w+)":/;
/** Calls that a denial of `bedrock:InvokeModel` alone leaves open. */
const STREAMS = ['bedrock:invokemodelwithresponsestream', 'bedrock:invokemodelwithbidirectionalstream'];
/** Names the models that a guardrail is put on, and calls none. */
const SCOPE_OF_GUARDRAIL = 'ModelEnforcement';
/** Services that choose their models themselves. */
const CHOOSES_ITSELF = new Set(['AWS::QBusiness::Application']);

export const MODELS_ARE_ON_THE_LIST: SovereigntyRule = {
  code: 'AIF-SOV-031',
  severity: 'fatal',
  title: 'Only models on the list are named and allowed',
  explanation:
    'A model that nobody has approved answers with data that nobody has looked at, under terms that nobody has read. Ids are compared letter by letter.',
  remedy: 'Name a model of inference.models by its id or its ARN in the Region, or add it there after it was approved.',
  sources: [
    'https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html',
  ],
  frameworks: ['NIST.800-53r5 CM-7(5)', 'ISO27001:2022 A.5.23'],
  *check(resource, { policy }) {
    const { models } = policy.inference;
    if (models === undefined) return;
    if (CHOOSES_ITSELF.has(resource.type)) {
      yield { path: 'Type', message: `${resource.type} chooses its models itself, and no list binds it` };
    }
    for (const statement of resource.statements) {
      if (!grantsInference(statement, resource) || deniesOthers(statement, resource, models)) continue;
      yield* grantsBeyond(statement, resource, models);
    }
  },
  *checkLeaf(leaf, context) {
    const { models } = context.policy.inference;
    if (models === undefined || leaf.isRestriction || leaf.isCondition || leaf.parentKey === SCOPE_OF_GUARDRAIL) return;
    for (const id of leaf.texts.flatMap((text) => modelsNamedBy(leaf, text, context))) {
      if (models.includes(id)) continue;
      yield {
        path: leaf.path,
        message: `${leaf.key} names ${context.holes.show(id)}, which is not in inference.models`,
      };
    }
  },
};

/** A grant on every model is more than the list; ARNs of single models are judged where they stand. */
function* grantsBeyond(
  statement: Statement,
  resource: ResourceUnderAudit,
  models: readonly string[],
): Iterable<Violation> {
  const beyond = 'which holds models that are not in inference.models';
  if (statement.value.NotResource !== undefined) {
    yield { path: `${statement.path}.NotResource`, message: `the statement allows all but some models, ${beyond}` };
  }
  for (const target of statementTexts(statement, resource, statement.value.Resource)) {
    if (isEveryModel(target) && !isBoundByName(statement, resource, models)) {
      yield { path: `${statement.path}.Resource`, message: `the statement allows inference on ${target}, ${beyond}` };
    }
  }
}

/** Whether a pattern can stand for any foundation model: what is behind `foundation-model/` is judged where it stands. */
function isEveryModel(target: string): boolean {
  if (/^\*+$/.test(target)) return true;
  const [arn] = arnsIn(target);
  const [known = '', ...open] = arn?.resource.split(/[*?]/) ?? [];
  return open.length > 0 && /^(?:bedrock|\*)/.test(arn?.service ?? '') && 'foundation-model'.startsWith(known);
}

/**
 * Whether a policy that allows all but some calls denies every model that is not on the list, as boundaries do.
 *
 * Only denials of the same document count, and only in resources without functions: a denial that a condition leaves out denies nothing.
 */
function deniesOthers(statement: Statement, resource: ResourceUnderAudit, models: readonly string[]): boolean {
  const { NotAction: notAction } = statement.value;
  if (notAction === undefined || INTRINSIC.test(JSON.stringify(resource.definition))) return false;
  const spared = statementTexts(statement, resource, notAction).map((name) => name.toLowerCase());
  const allowed = [...INFERENCE, ...STREAMS].filter((call) => !spared.some((name) => matchesPattern(name, call)));
  const denials = resource.statements.filter(
    ({ path, value }) =>
      value.Effect === 'Deny' && value.Principal === undefined && documentOf(path) === documentOf(statement.path),
  );
  return allowed.every((call) => denials.some((denial) => isDenied(call, denial, resource, models)));
}

/** The path of the document that a statement stands in. */
function documentOf(path: string): string {
  return path.replace(/\.Statement(?:\[\d+\])?$/, '');
}

function isDenied(call: string, denial: Statement, resource: ResourceUnderAudit, models: readonly string[]): boolean {
  const { Action: action, Resource: target, NotResource: spared, Condition: conditions } = denial.value;
  const names = statementTexts(denial, resource, action);
  if (!names.some((name) => matchesPattern(name.toLowerCase(), call))) return false;
  const holds = conditions === undefined || isDeniedByName(denial, resource, models);
  if (spared === undefined) return holds && statementTexts(denial, resource, target).includes('*');
  return holds && statementTexts(denial, resource, spared).every((text) => isOnTheList(text, resource, models));
}

/** Whether what a denial spares is known, and is no foundation model or one on the list. */
function isOnTheList(text: string, { holes }: ResourceUnderAudit, models: readonly string[]): boolean {
  const arns = arnsIn(text);
  if (arns.length === 0 || holes.in(text).length > 0 || isEveryModel(text)) return false;
  const ids = arns.flatMap(({ resource }) => FOUNDATION_MODEL.exec(resource)?.[1] ?? []);
  return ids.every((id) => models.includes(id));
}

/** Whether a denial holds for every name but those on the list. */
function isDeniedByName(denial: Statement, resource: ResourceUnderAudit, models: readonly string[]): boolean {
  const tests = Object.entries(denial.value.Condition ?? {});
  return tests.every(
    ([operator, keys]) =>
      operator === 'StringNotEquals' &&
      Object.entries(keys ?? {}).every(
        ([key, names]) =>
          key === 'bedrock-mantle:Model' &&
          statementTexts(denial, resource, names).every((name) => models.includes(name)),
      ),
  );
}

/** Whether a condition on the name of the model, which the interface of OpenAI has, keeps to the list. */
function isBoundByName(statement: Statement, resource: ResourceUnderAudit, models: readonly string[]): boolean {
  const { Condition: conditions } = statement.value;
  const onlyMantle = statementTexts(statement, resource, statement.value.Action).every((name) =>
    name.toLowerCase().startsWith('bedrock-mantle:'),
  );
  if (!onlyMantle || typeof conditions !== 'object' || conditions === null) return false;
  return Object.entries(conditions).some(([operator, tests]) => {
    if (!/^(?:ForAnyValue:)?StringEquals$/i.test(operator) || typeof tests !== 'object' || tests === null) return false;
    return Object.entries(tests).some(([key, values]) => {
      const texts = statementTexts(statement, resource, values);
      return key.toLowerCase() === 'bedrock-mantle:model' && texts.every((text) => models.includes(text));
    });
  });
}

/** The ids of foundation models that a value names. Profiles across Regions have a rule of their own. */
function modelsNamedBy(leaf: Leaf, text: string, { type, holes }: LeafContext): readonly string[] {
  const named = arnsIn(text).flatMap(({ service, resource }) => {
    const id = service === 'bedrock' ? FOUNDATION_MODEL.exec(resource)?.[1] : undefined;
    return id === undefined ? [] : [id];
  });
  if (named.length > 0 || !MODEL_PROPERTY.test(leaf.key) || text.startsWith('arn:') || holes.in(text).length > 0) {
    return named;
  }
  const isModel = MODEL_SERVICE.test(type) || (MODEL_ID.test(text) && PROVIDERS.test(text));
  return isModel && !GEOGRAPHY.test(text) ? [text] : [];
}
