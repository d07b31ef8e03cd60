import { describe, expect, test } from 'vitest';
import { PrivateRegion, strangersRefused } from '../../lib/region';
import { evaluate, FULL_ACCESS } from '../support/iam/evaluate';
import type { PolicyDocument, RequestContext } from '../support/iam/policy';
import { ordinaryRegion, stackOf } from './fixture';

const ORGANIZATION = 'o-exampleorgid';
const PARTNER = '444455556666';
const STRANGER = '999988887777';

function region(organizationId?: string): PrivateRegion {
  const hosting = ordinaryRegion();
  return new PrivateRegion(stackOf(hosting), 'Region', {
    siteId: 'bravo',
    hosting,
    organizationId,
    trustedAccounts: [PARTNER],
  });
}

/** What becomes of a call for a key whose policy lets everyone in. */
function outcome(account: string, context: RequestContext, principal = `arn:aws:iam::${account}:role/reader`) {
  const [refused] = strangersRefused(region(ORGANIZATION), ['kms:*'], ['*']);
  const resource: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
      { ...refused?.toJSON(), Principal: '*' },
    ],
  };
  const key = 'arn:aws:kms:eu-central-1:111122223333:key/one';
  return evaluate({ principal, action: 'kms:Decrypt', resource: key, context }, { identity: [FULL_ACCESS], resource })
    .outcome;
}

describe('the perimeter of an organization', () => {
  test.each([
    ['the organization', STRANGER, { 'aws:PrincipalOrgID': ORGANIZATION }],
    [
      'the account of the site, whatever organization it is in',
      '111122223333',
      { 'aws:PrincipalOrgID': 'o-elsewhere000' },
    ],
    ['a trusted account of another organization', PARTNER, { 'aws:PrincipalOrgID': 'o-elsewhere000' }],
  ])('lets %s in', (_name, account, context) => {
    expect(outcome(account, { 'aws:PrincipalIsAWSService': 'false', ...context })).toBe('allowed');
  });

  test('lets services of AWS in', () => {
    expect(outcome('', { 'aws:PrincipalIsAWSService': 'true' }, 'logs.eu-central-1.amazonaws.com')).toBe('allowed');
  });

  test.each([
    ['another organization', { 'aws:PrincipalOrgID': 'o-elsewhere000' }],
    ['an account without organization', {}],
  ])('keeps %s out, whatever else allows it', (_name, context) => {
    expect(outcome(STRANGER, { 'aws:PrincipalIsAWSService': 'false', ...context })).toBe('explicitly denied');
  });

  test('is not drawn where no organization is named', () => {
    expect(strangersRefused(region(), ['kms:*'], ['*'])).toEqual([]);
  });

  test('holds for an imported region too', () => {
    const hosting = ordinaryRegion();
    const imported = PrivateRegion.fromPrivateRegionAttributes(stackOf(hosting), 'Region', {
      siteId: 'bravo',
      hosting,
      keyArns: {},
      organizationId: ORGANIZATION,
    });
    expect(strangersRefused(imported, ['s3:*'], ['*'])).toHaveLength(1);
  });
});
