import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { EnforcementKind } from '../../lib/catalog/sovereignty-words';
import { planSite, type SitePlan } from '../../lib/plan';
import { parseSite } from '../../lib/site';
import { evidencePack } from '../../lib/sovereignty/evidence';
import { siteEvidence } from '../../lib/stacks/site-evidence';
import { exampleSite } from '../support/example-sites';

const site = exampleSite('quickstart');
const plan = planSite(site);
const inputOf = (changed: Partial<SitePlan> = {}) =>
  siteEvidence({ site, plan: { ...plan, ...changed }, source: Buffer.from(''), tools: [], asOf: '2027-01-01' });

describe('the evidence of a site', () => {
  test('is made from templates that keep the policy', () => {
    const { templates, policy } = inputOf();
    expect(templates.map(({ audited }) => audited.name).sort()).toEqual(plan.stacks.map(({ name }) => name).sort());
    expect(templates.every(({ audited }) => audited.file === undefined)).toBe(true);
    expect(policy.asOf).toBe('2027-01-01');
  });

  test('is made from templates that break it, too', () => {
    const elsewhere = { ...plan.sovereignty, region: 'eu-west-1', allowedRegions: ['eu-west-1'] };
    const input = inputOf({ sovereignty: elsewhere });
    const { evidence } = evidencePack(input, { verifier: '' });
    expect(evidence.result).toBe('fail');
    expect(evidence.findings.map(({ code }) => code)).toContain('AIF-SOV-001');
  });

  test('fails when templates break a rule that is not one of the policy', () => {
    const more = Array.from({ length: 260 }, (_, index) => ({
      id: `store-${index}`,
      dataClass: 'trainingData' as const,
      expireNoncurrentAfterDays: 30,
    }));
    expect(() => inputOf({ objectStores: [...plan.objectStores, ...more] })).toThrow('[AIF-STACK-002]');
  });

  test('leaves nothing behind', () => {
    const before = readdirSync(tmpdir());
    inputOf();
    expect(
      readdirSync(tmpdir()).filter((name) => !before.includes(name) && name.startsWith('ai-factory-draft-')),
    ).toEqual([]);
  });

  test('names the rules of AWS Config that the site turns on', () => {
    const enforcement = parseSite(
      `${readFileSync('examples/quickstart/site.yaml', 'utf8')}\nenforcement: { conformancePack: { excludedRules: [LAMBDA_INSIDE_VPC] } }\n`,
      'site.yaml',
    ).site;
    const watched = inputOf(planSite(enforcement ?? site)).watches.map(({ name }) => name);
    expect(watched).toContain('eks-endpoint-no-public-access');
    expect(watched).not.toContain('lambda-inside-vpc');
    expect(inputOf().watches).toEqual([]);
  });

  test('holds the documents of the kinds that the site attaches', () => {
    const enforcement = {
      targetIds: [],
      boundary: false,
      requireBoundary: false,
      fixBlockPublicAccess: false,
      earlierLimits: false,
      otherServiceControlPolicies: 0,
    };
    const namesOf = (changed: Partial<SitePlan>) => inputOf(changed).documents.map(({ kind }) => kind);
    expect(namesOf({})).toEqual([]);
    expect(new Set(namesOf({ enforcement }))).toEqual(
      new Set(['serviceControl', 'resourceControl', 'declarativeEc2', 'aiOptOut']),
    );
    expect(namesOf({ enforcement: { ...enforcement, kinds: [EnforcementKind.AI_OPT_OUT] } })).toEqual(['aiOptOut']);
  });
});
