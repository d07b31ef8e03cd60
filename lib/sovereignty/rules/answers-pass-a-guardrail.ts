import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { type Slot, select } from '../template/select';
import type { RuleContext, SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

interface Caller {
  /** Where the resource calls a model, relative to `Properties`; empty for the resource itself. */
  readonly at: string;
  /** The model that is called, relative to `at`. */
  readonly model: string;
}

/** Everything that calls a model and can name a guardrail. */
const CALLERS: ReadonlyMap<string, readonly Caller[]> = new Map([
  ['AWS::Bedrock::Agent', [{ at: '', model: 'FoundationModel' }]],
  [
    'AWS::Bedrock::Flow',
    [
      { at: 'Definition.Nodes[].Configuration.KnowledgeBase', model: 'ModelId' },
      { at: 'Definition.Nodes[].Configuration.Prompt', model: 'SourceConfiguration.Inline.ModelId' },
    ],
  ],
]);

export const ANSWERS_PASS_A_GUARDRAIL: SovereigntyRule = {
  code: 'AIF-SOV-032',
  severity: 'fatal',
  title: 'Prompts and answers pass a guardrail of the policy',
  explanation:
    'A call of a model without one of the guardrails is refused at run time, and where nothing refuses it, nobody looks at what goes in and out. A draft can change after it was approved.',
  remedy: 'Name a guardrail of inference.guardrails by its ARN, with the number of its version.',
  sources: [
    'https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-deploy.html',
  ],
  frameworks: ['ISO27001:2022 A.8.26'],
  concerns: (type) => CALLERS.has(type) || type === 'AWS::Bedrock::EnforcedGuardrailConfiguration',
  *check(resource, context) {
    if (resource.type === 'AWS::Bedrock::EnforcedGuardrailConfiguration') {
      yield* enforced(resource, context);
      return;
    }
    const { guardrails = [], unguardedModels = [] } = context.policy.inference;
    if (guardrails.length === 0) return;
    yield* definedElsewhere(resource);
    for (const { at, model } of CALLERS.get(resource.type) ?? []) {
      for (const caller of callersAt(resource, at)) {
        const models = select(caller.value, model, caller.path).flatMap((slot) => resource.texts(slot));
        const isExempt = models.length > 0 && models.every((id) => unguardedModels.some((one) => isModel(id, one)));
        if (!isExempt) yield* named(resource, caller, guardrails);
      }
    }
  },
};

/** A flow whose nodes are not written out. */
function* definedElsewhere(resource: ResourceUnderAudit): Iterable<Violation> {
  for (const name of ['DefinitionString', 'DefinitionS3Location']) {
    if (!resource.has(name)) continue;
    const message = 'which guardrails the nodes of the flow name is not written out';
    yield { path: `Properties.${name}`, message, help: 'Write it as Definition.', unprovable: UNPROVABLE_EXPOSURE };
  }
}

function callersAt(resource: ResourceUnderAudit, at: string): Slot[] {
  if (at === '') return [{ path: 'Properties', value: resource.properties }];
  return resource.select(at).filter(({ value }) => value !== undefined);
}

function isModel(text: string | undefined, id: string): boolean {
  return text === id || text?.endsWith(`:foundation-model/${id}`) === true;
}

/** Whether a caller names one of the guardrails, as its ARN and its version. */
function* named(
  resource: ResourceUnderAudit,
  { path, value }: Slot,
  guardrails: readonly string[],
): Iterable<Violation> {
  const at = `${path}.GuardrailConfiguration`;
  const textsOf = (name: string) =>
    select(value, `GuardrailConfiguration.${name}`, path).flatMap((slot) => resource.texts(slot));
  for (const identifier of textsOf('GuardrailIdentifier')) {
    for (const version of textsOf('GuardrailVersion')) {
      if (identifier === undefined || version === undefined) {
        yield { path: at, message: 'no guardrail is named, with its version' };
        continue;
      }
      const name = `${identifier}:${version}`;
      if (guardrails.includes(name)) continue;
      const isOpen = resource.holes.in(name).length > 0;
      const message = `the guardrail is ${resource.holes.show(name)}, which is not in inference.guardrails`;
      yield { path: at, message, ...(isOpen ? { unprovable: UNPROVABLE_EXPOSURE } : {}) };
    }
  }
}

/** What an account puts on every call: a version, and models left out only so far as the policy says. */
function* enforced(resource: ResourceUnderAudit, { policy }: RuleContext): Iterable<Violation> {
  if (resource.values('GuardrailVersion').some((version) => version.toUpperCase() === 'DRAFT')) {
    yield { path: 'Properties.GuardrailVersion', message: 'the guardrail is a draft, which anybody can change' };
  }
  const { guardrails = [], organizationGuardrails = [], unguardedModels = [] } = policy.inference;
  if (guardrails.length === 0 && organizationGuardrails.length === 0) return;
  for (const model of resource.values('ModelEnforcement.ExcludedModels[]')) {
    if (unguardedModels.some((one) => isModel(model, one))) continue;
    const message = `${resource.holes.show(model)} is left out, and is not in inference.unguardedModels`;
    yield { path: 'Properties.ModelEnforcement.ExcludedModels', message };
  }
}
