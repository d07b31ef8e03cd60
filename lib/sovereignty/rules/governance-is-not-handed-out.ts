import { property } from '../intrinsics/intrinsic';
import type { AppUnderAudit } from '../template/app-under-audit';
import { matchesPattern } from '../template/arn';
import type { Statement } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { SovereigntyRule } from './rule';
import { grantsNothing, mayAllow, statementTexts } from './statements';

/** Calls that loosen what the policy asks for, with what they do. Templates have no setting for any of it. */
const LOOSENING: ReadonlyMap<string, string> = new Map([
  ['bedrock:PutAccountDataRetention', 'lets prompts be kept by AWS or by the provider of a model'],
  ['bedrock:DeleteModelInvocationLoggingConfiguration', 'turns the log of prompts and answers off'],
  ['bedrock:PutModelInvocationLoggingConfiguration', 'sends the log of prompts and answers elsewhere'],
  ['bedrock:DeleteEnforcedGuardrailConfiguration', 'takes the guardrail off every call of the account'],
  ['bedrock:CallWithBearerToken', 'lets models be called with a key that works from anywhere'],
  ['iam:CreateServiceSpecificCredential', 'makes keys that work from anywhere'],
  ['supportauthz:CreateSupportPermit', 'lets AWS Support in'],
]);

/** How patterns begin that can stand for one of these calls. */
const MAY_LOOSEN = /^(?:bedrock|iam|supportauthz|[*?])/;

export const GOVERNANCE_IS_NOT_HANDED_OUT: SovereigntyRule = {
  code: 'AIF-SOV-033',
  severity: 'error',
  title: 'Roles of the app cannot loosen how models are governed',
  explanation:
    'Retention, the log of invocations and permits for support are settings of the account without a resource type: a template can only refuse to hand out the calls that change them.',
  remedy: 'Remove the action; an exempt role of the policy makes the call, outside the app.',
  sources: [
    'https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html',
  ],
  frameworks: ['NIST.800-53r5 AC-6', 'NIST.800-53r5 AU-12', 'C5:2020 OPS-10', 'ISO27001:2022 A.5.34'],
  *check(resource, { app }) {
    if (grantsNothing(resource.type) || resource.has('PermissionsBoundary') || !isAttached(resource, app)) return;
    for (const statement of resource.statements) {
      for (const action of granted(statement, resource)) {
        const message = `the statement allows ${action}, which ${LOOSENING.get(action)}`;
        yield { path: `${statement.path}.Action`, message };
      }
    }
  },
};

/** Whether a policy is given to somebody: a managed policy by itself grants nothing, and one that is a boundary never does. */
function isAttached(resource: ResourceUnderAudit, app: AppUnderAudit): boolean {
  if (resource.type !== 'AWS::IAM::ManagedPolicy') return true;
  if (['Roles', 'Users', 'Groups'].some((name) => resource.has(name))) return true;
  const attached = app.fact('attached policies', () => attachedPolicies(app));
  const names = resource.values('ManagedPolicyName');
  return attached.has(`${resource.scope.name}\n${resource.logicalId}`) || names.some((name) => attached.has(name));
}

/** The managed policies that identities of the app name: template and logical ID, or their name at the end of an ARN. */
function* attachedPolicies(app: AppUnderAudit): Iterable<string> {
  const { evaluator } = app;
  for (const type of ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group']) {
    for (const { scope, properties } of app.resourcesOf(type)) {
      const arns = property(properties, 'ManagedPolicyArns');
      for (const text of (Array.isArray(arns) ? arns : []).flatMap((arn) => evaluator.texts(arn, scope))) {
        const hole = evaluator.holes.whole(text);
        yield hole === undefined ? text.slice(text.lastIndexOf('/') + 1) : `${hole.template}\n${hole.logicalId}`;
      }
    }
  }
}

/** The loosening calls that a statement allows by their name or by a pattern within their service; `*` has a rule of its own. */
function granted(statement: Statement, resource: ResourceUnderAudit): string[] {
  const { Principal: principal, Action: action } = statement.value;
  if (principal !== undefined || action === undefined || !mayAllow(statement, resource)) return [];
  const patterns = statementTexts(statement, resource, action)
    .map((text) => text.toLowerCase())
    .filter((text) => MAY_LOOSEN.test(text) && !/^\*+(?::\*+)?$/.test(text));
  return [...LOOSENING.keys()].filter((call) =>
    patterns.some((pattern) => matchesPattern(pattern, call.toLowerCase())),
  );
}
