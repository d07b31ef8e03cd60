import { describe, expect, test } from 'vitest';
import { auditTemplates } from '../../../lib/sovereignty';
import { codes, policy } from '../fixtures';

const OWNER = '444455556666';
const POLICY_OF_THE_ORGANIZATION = { Type: 'AWS::Organizations::Policy', Properties: { Name: 'guard' } };

function audit(resources: object, account = OWNER, managementAccount: string | undefined = OWNER) {
  const template = { name: 'organization', account, region: 'eusc-de-east-1', template: { Resources: resources } };
  return auditTemplates(policy({ managementAccount }), [template]);
}

describe('the account that owns the organization', () => {
  test('holds policies of the organization', () => {
    expect(codes(audit({ Guard: POLICY_OF_THE_ORGANIZATION }))).not.toContain('AIF-SOV-002');
  });

  test('holds nothing else', () => {
    const findings = audit({
      Guard: POLICY_OF_THE_ORGANIZATION,
      Queue: { Type: 'AWS::SQS::Queue' },
    }).filter(({ code }) => code === 'AIF-SOV-002');
    expect(findings.map(({ logicalId, path, severity }) => [logicalId, path, severity])).toEqual([
      ['Queue', 'Type', 'fatal'],
    ]);
    expect(findings[0]?.message).toContain('AWS::SQS::Queue is deployed to the management account');
  });

  test('is no account of the site where the policy does not name it', () => {
    expect(codes(audit({ Guard: POLICY_OF_THE_ORGANIZATION }, OWNER, '777788889999'))).toContain('AIF-SOV-002');
  });

  test('changes nothing for the account of the site', () => {
    expect(codes(audit({ Guard: POLICY_OF_THE_ORGANIZATION }, '111122223333'))).not.toContain('AIF-SOV-002');
  });
});
