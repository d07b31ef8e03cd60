import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyOrigin } from '../../../lib/catalog/sovereignty-words';
import { EnforcementPolicies } from '../../../lib/sovereignty/enforcement/enforcement-policies';
import { CONDITIONAL_CODES } from '../../../lib/sovereignty/evidence/asked';
import { sumOf } from '../../../lib/sovereignty/evidence/evidence';
import type { SovereigntyPolicyProps } from '../../../lib/sovereignty/policy';
import { RULES } from '../../../lib/sovereignty/rules';
import { policy } from '../fixtures';
import { CLOSED, evidenceInput, OPEN, packOf, textOf } from './fixture';

const ALLOWED = {
  allowedRegions: ['eusc-de-east-1', 'eusc-de-west-1'],
  allowedHosts: ['a.example.gov', 'b.example.gov'],
};

describe('a pack of evidence', () => {
  test('says pass where nothing breaks the policy', () => {
    const { evidence, files } = packOf();
    expect(evidence).toMatchObject({ result: 'pass', findings: [] });
    expect(files.map(({ path }) => path)).toEqual([
      'README.md',
      'evidence.json',
      'plan.json',
      'policy.json',
      'report.html',
      'resources.json',
      'site.resolved.json',
      'site.yaml',
      'verify.mjs',
      'manifest.json',
    ]);
  });

  test('does not say that a check found nothing where the policy asks for nothing', () => {
    const resultsOf = (policyProps: Partial<SovereigntyPolicyProps>) =>
      packOf(evidenceInput(undefined, { policyProps }))
        .evidence.mechanisms.filter(({ id }) => CONDITIONAL_CODES.includes(id))
        .map(({ id, result }) => `${id} ${result}`);
    expect(resultsOf({})).toContain('AIF-SOV-031 notAsked');
    expect(resultsOf({})).toContain('AIF-SOV-213 notAsked');
    expect(resultsOf({}).filter((each) => each.endsWith('clear'))).toEqual([]);
    expect(resultsOf({ keyOrigin: KeyOrigin.AWS_KMS })).toContain('AIF-SOV-213 clear');
    expect(resultsOf({ inference: { models: ['a.b-v1:0'] } })).toContain('AIF-SOV-031 clear');
    expect(CONDITIONAL_CODES.filter((code) => !RULES.some((rule) => rule.code === code))).toEqual([]);
  });

  test('says fail where something does, and names it', () => {
    const pack = packOf(evidenceInput({ 'alpha-network': OPEN }));
    expect(pack.evidence.result).toBe('fail');
    const { mechanisms, findings } = JSON.parse(textOf(pack, 'evidence.json'));
    expect(findings[0]).toMatchObject({ code: 'AIF-SOV-101', template: 'alpha-network', logicalId: 'Gateway' });
    expect(mechanisms.find(({ id }: { id: string }) => id === 'AIF-SOV-101')).toMatchObject({
      kind: 'check',
      result: 'findings',
      findings: { failing: 1, waived: 0, warnings: 0 },
    });
    expect(textOf(pack, 'report.html')).toContain('FAIL: 1 finding');
  });

  test('passes where what was found is waived, and names who agreed', () => {
    const waiver = {
      id: 'EXC-1',
      rule: 'AIF-SOV-101',
      resource: 'alpha-network/Gateway',
      reason: 'a test of the evidence',
      approver: 'security@agency.example',
      expires: '2027-06-30',
    };
    const pack = packOf(
      evidenceInput({ 'alpha-network': OPEN }, { policyProps: { waivers: [waiver], asOf: '2027-01-01' } }),
    );
    expect(pack.evidence).toMatchObject({ result: 'pass', waivers: [{ ...waiver, covers: 1 }] });
    expect(textOf(pack, 'report.html')).toContain('that breaks the policy and is not waived');
    expect(textOf(pack, 'report.html')).toContain('1 finding waived');
    expect(textOf(pack, 'report.html')).toContain('security@agency.example');
  });

  test('keeps the site description byte for byte, and names the sum of each template', () => {
    const source = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xff]);
    const pack = packOf(evidenceInput({ one: CLOSED }, { source }));
    expect(pack.files.find(({ path }) => path === 'site.yaml')?.content).toBe(source);
    expect(JSON.parse(textOf(pack, 'evidence.json')).templates).toEqual([
      expect.objectContaining({ name: 'one', resources: 1, sha256: sumOf(JSON.stringify(CLOSED)) }),
    ]);
  });

  test('names every file with its sum, and the records in the evidence', () => {
    const pack = packOf();
    const manifest = JSON.parse(textOf(pack, 'manifest.json'));
    for (const { path, sha256 } of [...manifest.files, ...JSON.parse(textOf(pack, 'evidence.json')).files]) {
      expect({ path, sha256 }).toEqual({ path, sha256: sumOf(textOf(pack, path)) });
    }
    expect(textOf(pack, 'report.html')).toContain(sumOf(textOf(pack, 'evidence.json')));
  });

  test('holds the documents that the site asks for, and which statements they write', () => {
    const { serviceControl, permissionBoundary } = new EnforcementPolicies({ policy: policy(), siteId: 'alpha' });
    const documents = [...serviceControl, permissionBoundary];
    const pack = packOf(evidenceInput(undefined, { documents }));
    expect(textOf(pack, 'enforcement/alpha-boundary.json')).toBe(permissionBoundary.json);
    const lock = pack.evidence.mechanisms.find(({ id }) => id === 'RegionLock');
    expect(lock).toMatchObject({ kind: 'statement', result: 'written' });
    expect(lock?.documents).toContain('alpha-boundary');
    expect(packOf().evidence.mechanisms.find(({ id }) => id === 'RegionLock')).toMatchObject({ result: 'notWritten' });
  });

  test('has the same bytes in whatever order its lists are', () => {
    const names = ['alpha-a', 'alpha-b', 'alpha-c'];
    const inOrder = (order: readonly string[], reversed: boolean) => {
      const templates = Object.fromEntries(order.map((name) => [name, name === 'alpha-b' ? OPEN : CLOSED]));
      const cells = [{ id: 'a' }, { id: 'b', zones: ['x', 'y'] }];
      const regions = [...ALLOWED.allowedRegions];
      return packOf(
        evidenceInput(templates, {
          site: { cells: reversed ? [{ zones: ['y', 'x'], id: 'b' }, { id: 'a' }] : cells },
          policyProps: { ...ALLOWED, asOf: '2027-01-01', allowedRegions: reversed ? regions.reverse() : regions },
        }),
      ).files.map(({ path, content }) => [path, Buffer.from(content).toString('utf8')]);
    };
    const expected = inOrder(names, false);
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 3 }), fc.boolean(), (order, reversed) => {
        expect(inOrder(order, reversed)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  test('names no place of the machine, also where the templates do', () => {
    const input = evidenceInput({ one: OPEN });
    const pack = packOf({
      ...input,
      templates: input.templates.map(({ audited, bytes }) => ({
        audited: { ...audited, file: '/home/jdoe/cdk.out/one.template.json' },
        bytes,
      })),
    });
    expect(pack.files.filter(({ content }) => Buffer.from(content).includes('jdoe'))).toEqual([]);
  });
});
