import { describe, expect, test } from 'vitest';
import { EnforcementPolicies } from '../../../lib/sovereignty';
import { CODES } from '../../../lib/sovereignty/codes';
import { STATEMENTS } from '../../../lib/sovereignty/statements';
import { evaluate, FULL_ACCESS } from '../../support/iam/evaluate';
import type { Request, Statement } from '../../support/iam/policy';
import { call, deniedBy, inForce, read, STRICT, statementsIn } from '../enforcement/fixture';
import { CASES } from './cases';

const policies = new EnforcementPolicies(STRICT);
const everything = inForce(policies);
const boundary = { identity: [FULL_ACCESS], boundary: read(policies.permissionBoundary) };
const limitsOf = (places: readonly string[]) =>
  places.includes('permissionBoundary') && places.length === 1 ? boundary : everything;

function show({ principal, action, resource, context }: Request): string {
  return `${principal.split(':').pop()} ${action} ${resource} ${JSON.stringify(context)}`;
}

describe.each(STATEMENTS)('$id: $title', ({ id, places, denies, letsThrough, sources, title }) => {
  const known = CASES[id];

  test('is told and proven', () => {
    expect(known?.letsThrough.length ?? 0).toBeGreaterThan(0);
    expect(id).toMatch(/^[A-Za-z][A-Za-z0-9]+$/);
    expect([title, denies, letsThrough].filter((text) => text.length < 10)).toEqual([]);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !source.startsWith('https://'))).toEqual([]);
  });

  test.each((known?.denies ?? []).map((request) => [show(request), request] as const))(
    'denies %s',
    (_name, request) => {
      const sids = deniedBy(request, limitsOf(places));
      expect(sids.filter((sid) => sid.replace(/\d+$/, '') === id)).not.toEqual([]);
    },
  );

  test.each((known?.letsThrough ?? []).map((request) => [show(request), request] as const))(
    'lets through, as all others do, %s',
    (_name, request) => {
      expect(deniedBy(request, limitsOf(places))).toEqual([]);
    },
  );
});

describe('all statements', () => {
  const written: readonly Statement[] = statementsIn([
    ...policies.serviceControl,
    ...policies.resourceControl,
    policies.permissionBoundary,
  ]);

  test('have ids of their own, and cases', () => {
    const ids = STATEMENTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(CASES).sort()).toEqual([...ids].sort());
  });

  test('deny, apart from the ceiling of the boundary', () => {
    expect(written.filter(({ Effect }) => Effect !== 'Deny').map(({ Sid }) => Sid)).toEqual(['Ceiling', 'Ceiling2']);
  });

  test('stand in the boundary as in the organization, without leaving anyone out', () => {
    const inBoundary = statementsIn([policies.permissionBoundary]);
    expect(JSON.stringify(inBoundary)).not.toContain('aws:PrincipalArn');
    for (const { id, denies } of STATEMENTS.flatMap(({ id, places }) =>
      places.includes('permissionBoundary') ? [{ id, denies: CASES[id]?.denies ?? [] }] : [],
    )) {
      const missed = denies.filter((request) => !deniedBy(request, boundary).some((sid) => sid.startsWith(id)));
      expect(missed.map(show)).toEqual([]);
    }
  });

  test('keep the boundary from allowing the organization and inference elsewhere', () => {
    const abroad = { 'aws:RequestedRegion': 'eu-central-1' };
    for (const request of [
      call('organizations:ListAccounts'),
      call('account:PutContactInformation'),
      call('bedrock:GetModelInvocationJob', '*', abroad),
    ]) {
      expect(evaluate(request, boundary).outcome).not.toBe('allowed');
    }
    expect(evaluate(call('bedrock:ListFoundationModels'), boundary).outcome).toBe('allowed');
  });

  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
  test('keep to what a resource control policy may say', () => {
    for (const statement of statementsIn(policies.resourceControl)) {
      expect(statement).toMatchObject({ Effect: 'Deny', Principal: '*' });
      expect(statement.NotAction ?? statement.NotPrincipal).toBeUndefined();
      expect(statement.Action).not.toBe('*');
    }
  });

  test('name no Principal elsewhere', () => {
    const others = statementsIn([...policies.serviceControl, policies.permissionBoundary]);
    expect(others.filter(({ Principal }) => Principal !== undefined)).toEqual([]);
  });

  test('never leave Amazon Bedrock out of the lock on Regions', () => {
    const lock = written.find(({ Sid }) => Sid === 'RegionLock');
    expect(JSON.stringify(lock?.NotAction)).not.toMatch(/bedrock|kms|cloudfront|globalaccelerator|\*:/);
  });

  test('send to checks that exist where nothing can be enforced', () => {
    const codes = policies.notEnforceable.flatMap(({ coveredBy }) => coveredBy.match(/AIF-SOV-\d{3}/g) ?? []);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !CODES.some((known) => known.code === code))).toEqual([]);
  });
});
