import { conditionsHold } from './conditions';
import { isArnLike, isLike, resolveVariables } from './match';
import type { PolicyDocument, PrincipalElement, Request, RequestContext, Statement } from './policy';
import { listOf, statementsOf } from './policy';

/** Everything that decides about a request. What is left out does not exist. */
export interface Policies {
  /** Policies of the role or user. */
  readonly identity?: readonly PolicyDocument[];
  /** Service control policies: one list for each level from the root to the account. Each level has to allow. */
  readonly serviceControl?: readonly (readonly PolicyDocument[])[];
  /** Resource control policies. `RCPFullAWSAccess` cannot be detached, so only their denials count. */
  readonly resourceControl?: readonly PolicyDocument[];
  /** The policy of the resource. */
  readonly resource?: PolicyDocument;
  /** The policy of the endpoint that the request comes through. */
  readonly endpoint?: PolicyDocument;
  readonly boundary?: PolicyDocument;
  readonly session?: PolicyDocument;
  /** Whether principal and resource belong to the management account, which no policy of the organization binds. */
  readonly isManagementAccount?: boolean;
}

/** What becomes of a request, and which statements denied it. */
export interface Decision {
  readonly outcome: 'allowed' | 'explicitly denied' | 'implicitly denied';
  readonly deniedBy: readonly string[];
}

/** The policy that AWS attaches to every target of an organization. */
export const FULL_ACCESS: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'FullAccess', Effect: 'Allow', Action: '*', Resource: '*' }],
};

/**
 * Decides about a request as AWS documents it.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html. Left out is what no test
 * needs: policies of keys and trust policies of roles, which have to allow even in the same account, and the root user.
 *
 * Written here because the evaluator on npm that is kept up to date is licensed under the AGPL and takes only actions of its own list.
 */
export function evaluate(request: Request, policies: Policies): Decision {
  const context = contextOf(request);
  const effective = organizationPoliciesThatBind(request, policies);
  const deniedBy = documentsOf(effective)
    .flatMap(statementsOf)
    .filter((statement) => statement.Effect === 'Deny' && applies(statement, request, context))
    .map(({ Sid }) => Sid ?? 'a statement without Sid');
  if (deniedBy.length > 0) return { outcome: 'explicitly denied', deniedBy };
  const allows = (document: PolicyDocument) =>
    statementsOf(document).some((statement) => statement.Effect === 'Allow' && applies(statement, request, context));
  const isAllowed =
    (effective.serviceControl ?? []).every((level) => level.some(allows)) &&
    [effective.endpoint].every((document) => document === undefined || allows(document)) &&
    isGranted(request, context, effective, allows);
  return { outcome: isAllowed ? 'allowed' : 'implicitly denied', deniedBy: [] };
}

/** Service control policies bind roles and users of member accounts; neither kind binds service-linked roles. */
function organizationPoliciesThatBind(request: Request, policies: Policies): Policies {
  const isServiceLinked = /:role\/aws-service-role\//.test(request.principal);
  const { serviceControl, resourceControl, ...others } = policies;
  if (policies.isManagementAccount === true || isServiceLinked) return others;
  return isService(request.principal)
    ? { ...others, ...(resourceControl === undefined ? {} : { resourceControl }) }
    : policies;
}

function documentsOf(policies: Policies): readonly PolicyDocument[] {
  return [
    ...(policies.identity ?? []),
    ...(policies.serviceControl ?? []).flat(),
    ...(policies.resourceControl ?? []),
    ...[policies.resource, policies.endpoint, policies.boundary, policies.session].filter((one) => one !== undefined),
  ];
}

/**
 * Whether policies of the identity or of the resource grant the request.
 *
 * In one account either is enough, across accounts both are needed. Boundary and session limit both, except what the policy of a resource
 * grants to a user or to the session of a role by its name:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
function isGranted(
  request: Request,
  context: RequestContext,
  policies: Policies,
  allows: (document: PolicyDocument) => boolean,
): boolean {
  const isWithinLimits = [policies.boundary, policies.session].every((one) => one === undefined || allows(one));
  const byIdentity = isWithinLimits && (policies.identity ?? []).some(allows);
  const byResource = policies.resource !== undefined && allows(policies.resource);
  if (isService(request.principal)) return byResource;
  const owner = request.resource.split(':')[4] || context['aws:ResourceAccount'];
  const isOwn = owner === undefined || owner === '' || owner === accountOf(request.principal);
  if (!isOwn) return byIdentity && byResource;
  const isNamed = policies.resource !== undefined && namesDirectly(policies.resource, request, context);
  return byIdentity || (byResource && (isWithinLimits || isNamed));
}

function namesDirectly(document: PolicyDocument, request: Request, context: RequestContext): boolean {
  const name = request.session ?? (/:user\//.test(request.principal) ? request.principal : undefined);
  return statementsOf(document).some(
    (statement) =>
      statement.Effect === 'Allow' &&
      applies(statement, request, context) &&
      typeof statement.Principal === 'object' &&
      name !== undefined &&
      listOf(statement.Principal.AWS).includes(name),
  );
}

function applies(statement: Statement, request: Request, context: RequestContext): boolean {
  const isPrincipal =
    statement.NotPrincipal === undefined
      ? statement.Principal === undefined || isNamed(statement.Principal, request)
      : !isNamed(statement.NotPrincipal, request);
  return isPrincipal && isAction(statement, request.action) && isResource(statement, request, context)
    ? conditionsHold(statement, context)
    : false;
}

function isAction({ Action, NotAction }: Statement, action: string): boolean {
  const fits = listOf(NotAction ?? Action).some((pattern) => isLike(pattern, action, 'i'));
  return fits === (NotAction === undefined);
}

/** A pattern with a variable that the request does not give fits nothing. */
function isResource({ Resource, NotResource }: Statement, request: Request, context: RequestContext): boolean {
  const fits = listOf(NotResource ?? Resource)
    .map((pattern) => resolveVariables(pattern, context))
    .some(
      (pattern) =>
        pattern !== undefined && (request.resource === '*' ? pattern === '*' : isArnLike(pattern, request.resource)),
    );
  return fits === (NotResource === undefined);
}

function isNamed(element: PrincipalElement, { principal, session }: Request): boolean {
  if (element === '*') return true;
  if (isService(principal)) return listOf(element.Service).includes(principal);
  const account = accountOf(principal);
  return listOf(element.AWS).some(
    (name) =>
      name === '*' ||
      name === principal ||
      name === session ||
      name === account ||
      isLike(`arn:*:iam::${account}:root`, name),
  );
}

function contextOf({ principal, context }: Request): RequestContext {
  return isService(principal)
    ? { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': principal, ...context }
    : {
        'aws:PrincipalIsAWSService': 'false',
        'aws:PrincipalArn': principal,
        'aws:PrincipalAccount': accountOf(principal),
        ...context,
      };
}

function isService(principal: string): boolean {
  return !principal.startsWith('arn:');
}

function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
