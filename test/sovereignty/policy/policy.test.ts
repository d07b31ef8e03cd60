import { describe, expect, test } from 'vitest';
import { SOVEREIGNTY_PRESETS, unmetDemands } from '../../../lib/catalog/sovereignty-presets';
import {
  KeyOrigin,
  Residency,
  type SovereigntyPolicyProps,
  SovereigntyPreset,
  SupportPermits,
} from '../../../lib/sovereignty/policy';
import { ACCOUNT, HOME, policy } from '../fixtures';

const GUARDRAIL = `arn:aws-eusc:bedrock:${HOME}:${ACCOUNT}:guardrail/abcdefghij:1`;
const KEY = `arn:aws-eusc:kms:${HOME}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

describe('a preset', () => {
  test.each(Object.values(SovereigntyPreset))('says the same at both doors: %s', (preset) => {
    const { summary: _, residency, ...answers } = SOVEREIGNTY_PRESETS[preset];
    const { strict, immutableLogs, operatorAccess, residency: classes } = policy({ preset });
    expect({ strict, immutableLogs, ...operatorAccess }).toMatchObject(answers);
    expect(new Set(Object.values(classes))).toEqual(new Set([residency]));
  });

  test('may be asked for more than it says', () => {
    const site = policy({
      preset: SovereigntyPreset.RESIDENCY_STANDARD,
      strict: true,
      residency: { logs: Residency.ON_PREMISES },
      operatorAccess: { supportPermits: SupportPermits.FORBIDDEN },
      immutableLogs: true,
    });
    expect(site).toMatchObject({ strict: true, immutableLogs: true });
    expect(site.residency).toMatchObject({ logs: 'onPremises', modelWeights: 'region' });
  });

  test.each<[string, SovereigntyPreset, Partial<SovereigntyPolicyProps>]>([
    ['proof', SovereigntyPreset.RESIDENCY_STRICT, { strict: false }],
    ['locked logs', SovereigntyPreset.RESIDENCY_STRICT, { immutableLogs: false }],
    ['closed doors', SovereigntyPreset.RESIDENCY_STRICT, { operatorAccess: { supportPermits: SupportPermits.NARROW } }],
    ['recorded sessions', SovereigntyPreset.ON_PREMISES_ONLY, { operatorAccess: { recordSessions: false } }],
    ['premises', SovereigntyPreset.ON_PREMISES_ONLY, { residency: { backups: Residency.REGION } }],
  ])('fails when the policy takes %s back', (_what, preset, props) => {
    expect(() => policy({ preset, ...props })).toThrow(/AIF-SOV-706/);
    expect(unmetDemands(preset, props)).toHaveLength(1);
  });

  test('is no default: without one support stays out, and nothing else is asked for', () => {
    const { strict, immutableLogs, operatorAccess, residency } = policy();
    expect({ strict, immutableLogs }).toEqual({ strict: true, immutableLogs: false });
    expect(operatorAccess).toEqual({
      supportPermits: 'forbidden',
      maximumSupportPermitHours: 24,
      recordSessions: false,
    });
    expect(new Set(Object.values(residency))).toEqual(new Set(['region']));
  });
});

describe('a policy', () => {
  test.each<[string, Partial<SovereigntyPolicyProps>]>([
    ['guardrails of an organization that it does not name', { inference: { organizationGuardrails: [GUARDRAIL] } }],
    [
      'an exception for a model that may not be called',
      { inference: { models: [], guardrails: [GUARDRAIL], unguardedModels: ['amazon.titan-embed-text-v2:0'] } },
    ],
    ['exceptions from no guardrail', { inference: { unguardedModels: ['amazon.titan-embed-text-v2:0'] } }],
  ])('fails when it contradicts itself: %s', (_what, props) => {
    expect(() => policy(props)).toThrow(/AIF-SOV-707/);
  });

  test.each<[string, Partial<SovereigntyPolicyProps>]>([
    ['a peer that is none', { allowedPeers: ['somewhere'] }],
    ['a range that starts nowhere', { allowedPeers: ['10.0.0.1/8'] }],
    ['a key by its alias', { keyArns: { logs: `arn:aws-eusc:kms:${HOME}:${ACCOUNT}:alias/logs` } }],
    ['a key of another Region', { keyArns: { logs: KEY.replace(HOME, 'eusc-de-west-1') } }],
    ['a key of another partition', { keyArns: { logs: KEY.replace('aws-eusc', 'aws') } }],
    ['a key that may be in several Regions', { keyArns: { logs: KEY.replace('key/', 'key/mrk-') } }],
    ['a key for no class', { keyArns: { weights: KEY } }],
    ['a model of a geography', { inference: { models: ['eu.anthropic.claude-sonnet-4-5-20250929-v1:0'] } }],
    ['a Region that is none', { onPremises: { regions: ['Munich'] } }],
    ['a service that is none', { onPremises: { localServices: ['Amazon S3'] } }],
  ])('fails when it names %s', (_what, props) => {
    expect(() => policy(props)).toThrow(/AIF-SOV-705/);
  });

  test('fails when a permit for support may last longer than a month', () => {
    expect(() => policy({ operatorAccess: { maximumSupportPermitHours: 721 } })).toThrow(/AIF-SOV-704/);
  });

  test('takes models with dots in their names for what they are', () => {
    const { inference } = policy({ inference: { models: ['openai.gpt-5.6-terra', 'amazon.nova-pro-v1:0'] } });
    expect(inference.models).toEqual(['amazon.nova-pro-v1:0', 'openai.gpt-5.6-terra']);
  });

  test('keeps what it is given, each list once and sorted', () => {
    const site = policy({
      allowedPeers: ['vpc-0123456789abcdef0', '10.0.0.0/8', '10.0.0.0/8'],
      onPremises: { regions: [HOME], localServices: ['s3', 'ec2', 's3'] },
      keyOrigin: KeyOrigin.EXTERNAL_KEY_STORE,
      keyArns: { metadata: KEY, logs: KEY },
    });
    expect(site.allowedPeers).toEqual(['10.0.0.0/8', 'vpc-0123456789abcdef0']);
    expect(site.onPremises).toMatchObject({ regions: [HOME], localServices: ['ec2', 's3'] });
    expect(Object.keys(site.keyArns)).toEqual(['logs', 'metadata']);
  });

  test('allows peers by address, by range and by id, and their addresses as hosts', () => {
    const site = policy({ allowedPeers: ['10.0.0.0/8', '198.51.100.7', 'tgw-0123456789abcdef0'] });
    expect(
      ['10.1.2.3', '10.1.0.0/16', '198.51.100.7', 'tgw-0123456789abcdef0'].every((peer) => site.allowsPeer(peer)),
    ).toBe(true);
    expect(['10.0.0.0/7', '198.51.100.8', 'tgw-0fedcba9876543210'].some((peer) => site.allowsPeer(peer))).toBe(false);
    expect(site.allowsHost('198.51.100.7')).toBe(true);
    expect(policy().allowsPeer('10.1.2.3')).toBe(false);
  });
});
