import { describe, expect, test } from 'vitest';
import { KeyOrigin } from '../../../lib/sovereignty/policy';
import { auditOne, auditResource, countOf } from '../fixtures';

const found = (code: string, type: string, properties: object, keyOrigin?: KeyOrigin) =>
  countOf(code, type, properties, { keyOrigin });

describe('keys of the stated origin', () => {
  const CODE = 'AIF-SOV-213';

  test('are those of AWS KMS where nothing else is said', () => {
    expect(found(CODE, 'AWS::KMS::Key', {})).toBe(0);
    expect(found(CODE, 'AWS::KMS::Key', {}, KeyOrigin.AWS_KMS)).toBe(0);
    expect(found(CODE, 'AWS::KMS::Key', { Origin: 'EXTERNAL' }, KeyOrigin.AWS_KMS)).toBe(1);
    expect(found(CODE, 'AWS::KMS::Key', { Origin: 'EXTERNAL' }, KeyOrigin.EXTERNAL)).toBe(0);
    expect(found(CODE, 'AWS::KMS::Key', {}, KeyOrigin.EXTERNAL)).toBe(1);
  });

  test.each([KeyOrigin.AWS_CLOUDHSM, KeyOrigin.EXTERNAL_KEY_STORE])('are never made by a template for %s', (origin) => {
    const [finding] = auditResource('AWS::KMS::Key', {}, { keyOrigin: origin }).filter(({ code }) => code === CODE);
    expect(finding?.help).toContain('by ARN');
    expect(found(CODE, 'AWS::KMS::Key', { Origin: origin }, origin)).toBe(1);
    expect(found(CODE, 'AWS::KMS::Key', { Origin: { Ref: 'Parameter' } }, origin)).toBe(1);
  });

  test('cannot be proven where a parameter decides', () => {
    const template = {
      Parameters: { Origin: { Type: 'String' } },
      Resources: { K: { Type: 'AWS::KMS::Key', Properties: { Origin: { Ref: 'Origin' } } } },
    };
    const codes = auditOne(template, { keyOrigin: KeyOrigin.EXTERNAL }).map(({ code }) => code);
    expect(codes).toContain('AIF-SOV-904');
    expect(codes).not.toContain(CODE);
  });
});

test('hardware modules run in FIPS mode', () => {
  const cluster = (mode: object) =>
    found('AIF-SOV-214', 'AWS::CloudHSM::Cluster', { HsmType: 'hsm2m.medium', ...mode });
  expect(cluster({ Mode: 'FIPS' })).toBe(0);
  expect(cluster({})).toBe(0);
  expect(cluster({ Mode: 'NON_FIPS' })).toBe(1);
});
