import {
  type EnforcementDocument,
  type EnforcementPolicies,
  type EnforcementProps,
  KeyOrigin,
  SovereigntyPolicy,
  type SovereigntyPolicyProps,
} from '../../../lib/sovereignty';
import { evaluate, FULL_ACCESS, type Policies } from '../../support/iam/evaluate';
import type { PolicyDocument, Request, RequestContext, Statement } from '../../support/iam/policy';

export const PARTITION = 'aws-eusc';
export const REGION = 'eusc-de-east-1';
export const ACCOUNT = '111122223333';
export const STRANGER = '999988887777';
export const PARTNER = '444455556666';
export const ORGANIZATION = 'o-exampleorgid';

const HOME: SovereigntyPolicyProps = {
  partition: PARTITION,
  region: REGION,
  dnsSuffix: 'amazonaws.eu',
  account: ACCOUNT,
  allowedAccounts: [PARTNER],
};

export const POLICY = new SovereigntyPolicy(HOME);

/** A site that asks for nothing but its policy. */
export const PLAIN: EnforcementProps = { policy: POLICY, siteId: 'munich' };

export const GUARDRAIL = `arn:${PARTITION}:bedrock:${REGION}:${ACCOUNT}:guardrail/abcdefghij:1`;
export const ORGANIZATION_GUARDRAIL = `arn:${PARTITION}:bedrock:${REGION}:${PARTNER}:guardrail/jihgfedcba:2`;
export const OUTPOST = `arn:${PARTITION}:outposts:${REGION}:${ACCOUNT}:outpost/op-0123456789abcdef0`;
export const OUTPOST_SUBNET = `arn:${PARTITION}:ec2:${REGION}:${ACCOUNT}:subnet/subnet-0123456789abcdef0`;

/** A policy that asks for everything. */
export const STRICT_POLICY: SovereigntyPolicyProps = {
  ...HOME,
  organizationId: ORGANIZATION,
  exemptRoles: {
    platform: ['platform/setup'],
    breakGlass: ['break-glass'],
    keyCustodians: ['custody/keys'],
    auditors: ['audit/admin'],
    supportApprovers: ['custody/support'],
  },
  onPremises: {
    outpostArns: [OUTPOST],
    outpostSubnetArns: [OUTPOST_SUBNET],
    localZones: ['eusc-de-east-1-muc-1a'],
    keepObjectsOnOutposts: true,
    regionalBuckets: ['munich-logs'],
  },
  inference: {
    models: ['amazon.nova-pro-v1:0', 'amazon.titan-embed-text-v2:0'],
    guardrails: [GUARDRAIL],
    organizationGuardrails: [ORGANIZATION_GUARDRAIL],
    unguardedModels: ['amazon.titan-embed-text-v2:0'],
  },
  keyOrigin: KeyOrigin.EXTERNAL_KEY_STORE,
  imageProviders: [ACCOUNT],
};

/** A site that asks for everything. */
export const STRICT: EnforcementProps = {
  siteId: 'munich',
  policy: new SovereigntyPolicy(STRICT_POLICY),
  requireBoundary: true,
};

/** A site whose policy differs from the plain one. */
export function siteWith(policy: Partial<SovereigntyPolicyProps>): EnforcementProps {
  return { ...PLAIN, policy: new SovereigntyPolicy({ ...HOME, ...policy }) };
}

/** A role of the account, or of another one. */
export function role(name: string, account = ACCOUNT): string {
  return `arn:${PARTITION}:iam::${account}:role/${name}`;
}

/** An ARN in the Region of the site. */
export function arn(service: string, resource: string, account = ACCOUNT): string {
  return `arn:${PARTITION}:${service}:${REGION}:${account}:${resource}`;
}

/** A call of a developer inside the site. What the context says besides overrides it; a key without values is left out. */
export function call(
  action: string,
  resource = '*',
  context: RequestContext = {},
  principal = role('developer'),
): Request {
  const usual: RequestContext = {
    'aws:RequestedRegion': REGION,
    'aws:PrincipalOrgID': ORGANIZATION,
    'aws:ResourceOrgID': ORGANIZATION,
    'aws:ResourceAccount': ACCOUNT,
    'aws:SecureTransport': 'true',
    'aws:SourceVpc': 'vpc-0123456789abcdef0',
  };
  const given = Object.entries({ ...usual, ...context }).filter(([, values]) => values.length > 0);
  return { principal, action, resource, context: Object.fromEntries(given) };
}

/** The content of a document, as IAM reads it. */
export function read({ json }: EnforcementDocument): PolicyDocument {
  return JSON.parse(json);
}

/** The policies of a site on top of a role that may do everything, in an account whose resources anyone may use. */
export function inForce(policies: EnforcementPolicies): Policies {
  return {
    identity: [FULL_ACCESS],
    resource: { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
    serviceControl: [[FULL_ACCESS, ...policies.serviceControl.map(read)]],
    resourceControl: policies.resourceControl.map(read),
  };
}

/** Which statements of a site deny a call; none where it gets through. */
export function deniedBy(request: Request, policies: Policies): readonly string[] {
  const { outcome, deniedBy: statements } = evaluate(request, policies);
  return outcome === 'implicitly denied' ? ['nothing allows it'] : statements;
}

/** All statements of documents. */
export function statementsIn(documents: readonly EnforcementDocument[]): readonly Statement[] {
  return documents.flatMap((document) => read(document).Statement);
}
