import { describe, expect, test } from 'vitest';
import { evaluate, FULL_ACCESS, type Policies } from './evaluate';
import type { Request, Statement } from './policy';

const ROLE = 'arn:aws:iam::111122223333:role/builder';
const READ: Request = { principal: ROLE, action: 's3:GetObject', resource: 'arn:aws:s3:::site/weights' };

function policy(...statements: Statement[]) {
  return { Version: '2012-10-17', Statement: statements };
}

function allow(element: Partial<Statement>) {
  return policy({ Effect: 'Allow', Action: '*', Resource: '*', ...element });
}

function denial(element: Partial<Statement>): Policies {
  return { identity: [FULL_ACCESS, policy({ Sid: 'Denial', Effect: 'Deny', Action: '*', Resource: '*', ...element })] };
}

/** Whether a condition holds, asked by means of a statement that denies under it. */
function holds(Condition: Statement['Condition'], context: Request['context'] = {}): boolean {
  return evaluate({ ...READ, context }, denial({ Condition })).outcome === 'explicitly denied';
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
describe('a decision', () => {
  test('is to deny where nothing allows', () => {
    expect(evaluate(READ, {}).outcome).toBe('implicitly denied');
  });

  test('is to deny where a statement denies, whatever allows', () => {
    expect(evaluate(READ, denial({}))).toEqual({ outcome: 'explicitly denied', deniedBy: ['Denial'] });
  });

  test('needs every level of the organization to allow', () => {
    const identity = [FULL_ACCESS];
    expect(evaluate(READ, { identity, serviceControl: [[FULL_ACCESS], [FULL_ACCESS]] }).outcome).toBe('allowed');
    expect(evaluate(READ, { identity, serviceControl: [[FULL_ACCESS], []] }).outcome).toBe('implicitly denied');
    expect(evaluate(READ, { serviceControl: [[FULL_ACCESS]] }).outcome).toBe('implicitly denied');
  });

  test('is within boundary, session and endpoint', () => {
    const identity = [FULL_ACCESS];
    const other = allow({ Action: 'sqs:*' });
    expect(evaluate(READ, { identity, boundary: other }).outcome).toBe('implicitly denied');
    expect(evaluate(READ, { identity, session: other }).outcome).toBe('implicitly denied');
    expect(evaluate(READ, { identity, endpoint: other }).outcome).toBe('implicitly denied');
    expect(evaluate(READ, { identity, boundary: FULL_ACCESS, session: FULL_ACCESS }).outcome).toBe('allowed');
  });

  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#scp-effects-on-permissions
  test('ignores policies of the organization for service-linked roles and for the management account', () => {
    const all = { ...denial({}), identity: [FULL_ACCESS], serviceControl: [denial({}).identity ?? []] };
    const linked = 'arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS';
    expect(evaluate(READ, all).outcome).toBe('explicitly denied');
    expect(evaluate({ ...READ, principal: linked }, all).outcome).toBe('allowed');
    expect(evaluate(READ, { ...all, isManagementAccount: true }).outcome).toBe('allowed');
  });

  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
  test('holds resource control policies against services and strangers, service control policies against neither', () => {
    const service = { ...READ, principal: 'logs.amazonaws.com' };
    const resource = allow({ Principal: { Service: 'logs.amazonaws.com' } });
    const denying = policy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' });
    expect(evaluate(service, { resource, serviceControl: [[denying]] }).outcome).toBe('allowed');
    expect(evaluate(service, { resource, resourceControl: [denying] }).outcome).toBe('explicitly denied');
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
describe('the policy of a resource', () => {
  const boundary = allow({ Action: 'sqs:*' });
  const session = 'arn:aws:sts::111122223333:assumed-role/builder/me';

  test('grants by itself in the same account', () => {
    expect(evaluate(READ, { resource: allow({ Principal: { AWS: ROLE } }) }).outcome).toBe('allowed');
    expect(evaluate(READ, { resource: allow({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }) }).outcome).toBe(
      'allowed',
    );
    expect(evaluate(READ, { resource: allow({ Principal: { AWS: '444455556666' } }) }).outcome).toBe(
      'implicitly denied',
    );
  });

  test('grants to a role within its boundary, to a session by its name beyond it', () => {
    const request = { ...READ, session };
    expect(evaluate(request, { boundary, resource: allow({ Principal: { AWS: ROLE } }) }).outcome).toBe(
      'implicitly denied',
    );
    expect(evaluate(request, { boundary, resource: allow({ Principal: { AWS: session } }) }).outcome).toBe('allowed');
  });

  test('has to grant together with the identity across accounts', () => {
    const request = { ...READ, context: { 'aws:ResourceAccount': '444455556666' } };
    const resource = allow({ Principal: { AWS: ROLE } });
    expect(evaluate(request, { resource }).outcome).toBe('implicitly denied');
    expect(evaluate(request, { identity: [FULL_ACCESS] }).outcome).toBe('implicitly denied');
    expect(evaluate(request, { identity: [FULL_ACCESS], resource }).outcome).toBe('allowed');
  });

  test('denies everyone but the principals it leaves out', () => {
    const NotPrincipal = { AWS: [ROLE] };
    const resource = policy({ Effect: 'Deny', NotPrincipal, Action: '*', Resource: '*' });
    const other = { ...READ, principal: 'arn:aws:iam::111122223333:role/other' };
    expect(evaluate(READ, { identity: [FULL_ACCESS], resource }).outcome).toBe('allowed');
    expect(evaluate(other, { identity: [FULL_ACCESS], resource }).outcome).toBe('explicitly denied');
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html and …_elements_resource.html
describe('a statement', () => {
  const isDenied = (element: Partial<Statement>, request: Partial<Request> = {}) =>
    evaluate({ ...READ, ...request }, denial(element)).outcome === 'explicitly denied';

  test('compares actions with wildcards and without regard to case', () => {
    expect(isDenied({ Action: 'S3:getobject' })).toBe(true);
    expect(isDenied({ Action: 's3:Get*' })).toBe(true);
    expect(isDenied({ Action: 's3:GetObjec?' })).toBe(true);
    expect(isDenied({ Action: 's3:Put*' })).toBe(false);
  });

  test('turns NotAction and NotResource around', () => {
    expect(isDenied({ Action: undefined, NotAction: ['s3:Get*', 'iam:*'] })).toBe(false);
    expect(isDenied({ Action: undefined, NotAction: 'iam:*' })).toBe(true);
    expect(isDenied({ Resource: undefined, NotResource: 'arn:aws:s3:::site/*' })).toBe(false);
    expect(isDenied({ Resource: undefined, NotResource: 'arn:aws:s3:::other/*' })).toBe(true);
  });

  test('compares the parts of an ARN one by one', () => {
    const resource = 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1';
    expect(isDenied({ Resource: 'arn:aws:ec2:*:*:vpc/*' }, { resource })).toBe(true);
    expect(isDenied({ Resource: 'arn:aws:*:vpc/*' }, { resource })).toBe(false);
    expect(isDenied({ Resource: 'arn:aws:ec2:eu-*-1:*:*' }, { resource })).toBe(true);
    expect(isDenied({ Resource: 'arn:aws:ec2:*::snapshot/*' }, { resource })).toBe(false);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
  test('resolves variables, and fits nothing where one is missing', () => {
    const Resource = 'arn:aws:s3:::${aws:PrincipalAccount}-site/*';
    const resource = 'arn:aws:s3:::111122223333-site/weights';
    expect(isDenied({ Resource }, { resource })).toBe(true);
    expect(isDenied({ Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*' }, { resource })).toBe(false);
    expect(isDenied({ Resource: "arn:aws:s3:::${aws:PrincipalTag/team, '111122223333-site'}/*" }, { resource })).toBe(
      true,
    );
    expect(isDenied({ Resource: 'arn:aws:s3:::site/${*}' })).toBe(false);
    expect(isDenied({ Resource: 'arn:aws:s3:::site/${*}' }, { resource: 'arn:aws:s3:::site/*' })).toBe(true);
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
describe('a condition', () => {
  const region = (value: string) => ({ 'aws:RequestedRegion': value });

  test('is any of its values, and with a negated operator none of them', () => {
    expect(holds({ StringEquals: { 'aws:RequestedRegion': ['a-1', 'b-1'] } }, region('b-1'))).toBe(true);
    expect(holds({ StringNotEquals: { 'aws:RequestedRegion': ['a-1', 'b-1'] } }, region('b-1'))).toBe(false);
    expect(holds({ StringNotEquals: { 'aws:RequestedRegion': ['a-1', 'b-1'] } }, region('c-1'))).toBe(true);
  });

  test('holds where all operators and all keys hold', () => {
    const Condition = { StringEquals: { 'aws:RequestedRegion': 'a-1', 'aws:PrincipalAccount': '111122223333' } };
    expect(holds(Condition, region('a-1'))).toBe(true);
    expect(holds({ ...Condition, Bool: { 'aws:SecureTransport': 'true' } }, region('a-1'))).toBe(false);
  });

  test('names its key without regard to case and its values with regard to it', () => {
    expect(holds({ StringEquals: { 'AWS:requestedregion': 'a-1' } }, region('a-1'))).toBe(true);
    expect(holds({ StringEquals: { 'aws:RequestedRegion': 'A-1' } }, region('a-1'))).toBe(false);
    expect(holds({ StringEqualsIgnoreCase: { 'aws:RequestedRegion': 'A-1' } }, region('a-1'))).toBe(true);
  });

  test.each([
    ['StringEquals', false],
    ['StringLike', false],
    ['ArnLike', false],
    ['Bool', false],
    ['NumericLessThan', false],
    ['DateLessThan', false],
    ['IpAddress', false],
    ['StringNotEquals', true],
    ['StringNotLike', true],
    ['ArnNotEquals', true],
    ['ArnNotLike', true],
    ['NotIpAddress', true],
    ['StringEqualsIfExists', true],
    ['StringNotEqualsIfExists', true],
    ['BoolIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:ArnNotEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
  ])('%s is %s where its key is missing', (operator, expected) => {
    expect(holds({ [operator]: { 'x:Missing': '1' } })).toBe(expected);
  });

  test('Null asks whether the key is missing', () => {
    expect(holds({ Null: { 'aws:RequestedRegion': 'true' } })).toBe(true);
    expect(holds({ Null: { 'aws:RequestedRegion': 'true' } }, region('a-1'))).toBe(false);
    expect(holds({ Null: { 'aws:RequestedRegion': 'false' } }, region('a-1'))).toBe(true);
  });

  test('IfExists compares where the key is there', () => {
    expect(holds({ StringEqualsIfExists: { 'aws:RequestedRegion': 'a-1' } }, region('b-1'))).toBe(false);
    expect(holds({ StringNotEqualsIfExists: { 'aws:RequestedRegion': 'a-1' } }, region('b-1'))).toBe(true);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
  test('compares keys with several values one by one', () => {
    const keys = { 'aws:TagKeys': ['team', 'cost'] };
    expect(holds({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost', 'site'] } }, keys)).toBe(true);
    expect(holds({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }, keys)).toBe(false);
    expect(holds({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } }, keys)).toBe(true);
    expect(holds({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team'] } }, keys)).toBe(true);
    expect(holds({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team', 'cost'] } }, keys)).toBe(false);
    expect(() => holds({ StringEquals: { 'aws:TagKeys': ['team'] } }, keys)).toThrow('several values');
  });

  test('ArnEquals and ArnLike both know wildcards within the parts of an ARN', () => {
    const context = { 'ec2:AccepterVpc': 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1' };
    for (const operator of ['ArnEquals', 'ArnLike']) {
      expect(holds({ [operator]: { 'ec2:AccepterVpc': 'arn:aws:ec2:eu-central-1:*:vpc/*' } }, context)).toBe(true);
      expect(holds({ [operator]: { 'ec2:AccepterVpc': 'arn:aws:ec2:*:vpc/*' } }, context)).toBe(false);
    }
    expect(holds({ ArnNotLike: { 'ec2:AccepterVpc': 'arn:aws:ec2:eu-west-1:*:vpc/*' } }, context)).toBe(true);
  });

  test('compares numbers, times, booleans and addresses as what they are', () => {
    expect(holds({ NumericLessThan: { 'x:Days': '30' } }, { 'x:Days': '7' })).toBe(true);
    expect(holds({ NumericGreaterThanEquals: { 'x:Days': '30' } }, { 'x:Days': '30' })).toBe(true);
    expect(holds({ NumericNotEquals: { 'x:Days': '30' } }, { 'x:Days': '30.0' })).toBe(false);
    expect(
      holds(
        { DateLessThan: { 'aws:CurrentTime': '2026-12-31T00:00:00Z' } },
        { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
      ),
    ).toBe(true);
    expect(
      holds({ DateGreaterThan: { 'aws:EpochTime': '2026-01-01T00:00:00Z' } }, { 'aws:EpochTime': '1893456000' }),
    ).toBe(true);
    expect(holds({ Bool: { 'aws:SecureTransport': 'False' } }, { 'aws:SecureTransport': 'false' })).toBe(true);
    expect(
      holds({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] } }, { 'aws:SourceIp': '10.1.2.3' }),
    ).toBe(true);
    expect(holds({ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, { 'aws:SourceIp': '2001:db8::1' })).toBe(true);
    expect(holds({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { 'aws:SourceIp': '192.0.2.1' })).toBe(true);
  });

  test('resolves variables in its values', () => {
    const Condition = { StringNotEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } };
    expect(holds(Condition, { 'aws:ResourceAccount': '111122223333' })).toBe(false);
    expect(holds(Condition, { 'aws:ResourceAccount': '444455556666' })).toBe(true);
  });

  test('fails when its operator does not exist', () => {
    expect(() => holds({ StringEqual: { 'aws:RequestedRegion': 'a-1' } })).toThrow('StringEqual is not an operator');
  });
});
