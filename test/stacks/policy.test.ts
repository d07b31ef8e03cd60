import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATA_CLASS_IDS } from '../../lib/catalog/data-classes';
import { SERVICE_IDS } from '../../lib/catalog/services';
import { planSite, sovereigntyOf } from '../../lib/plan';
import { readSite } from '../../lib/site';
import { SovereigntyPolicy } from '../../lib/sovereignty';
import { siteApp } from '../../lib/stacks';
import { exampleData, siteFrom, smallExampleData } from '../support/example-sites';

const { site: everyKey } = readSite(join(__dirname, '..', 'site', 'valid', 'policy-of-all-kinds.yaml'));
if (everyKey === undefined) {
  throw new Error('the site is not valid');
}
const EVERY_KEY = everyKey;
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

describe('a site with every key of the policy', () => {
  test('hands all of them to the policy, which says the same', () => {
    const plan = sovereigntyOf(EVERY_KEY);
    expect({ ...new SovereigntyPolicy(plan) }).toMatchObject(plan);
    expect(plan.onPremises.regions).toEqual(['xa-north-1']);
    expect(plan.onPremises.localServices).toContain('rds');
    expect(plan.onPremises.localServices).not.toContain('backup');
  });

  test('makes no key, uses those that were made beforehand, and passes its own checks', () => {
    const { stacks } = siteApp(planSite(EVERY_KEY)).synth();
    const texts = stacks.map(({ template }) => JSON.stringify(template));
    expect(texts.some((text) => text.includes('AWS::KMS::Key'))).toBe(false);
    expect(texts.some((text) => text.includes('key/11111111-12ab-34cd-56ef-1234567890ab'))).toBe(true);
    expect(stacks.flatMap(({ messages }) => messages)).toEqual([]);
  });

  test('has no stack for its ground where nothing of it is left to deploy', () => {
    const plan = planSite(
      siteFrom({
        ...exampleData('quickstart'),
        sovereignty: { keyOrigin: 'EXTERNAL', keyArns: Object.fromEntries(DATA_CLASS_IDS.map((id) => [id, KEY])) },
      }),
    );
    expect(plan.stacks.map(({ layer }) => layer)).not.toContain('foundation');
    const { stacks } = siteApp(plan).synth();
    expect(stacks.map(({ stackName }) => stackName).sort()).toEqual(plan.stacks.map(({ name }) => name).sort());
  });

  test('fails when it makes its keys all the same', () => {
    const { keyArns: _, ...sovereignty } = EVERY_KEY.sovereignty;
    const app = siteApp(planSite({ ...EVERY_KEY, sovereignty }));
    expect(() => app.synth()).toThrow(/AIF-SOV-213/);
  });
});

describe.each(['sovereign-ai-factory', 'national-ai-zone'] as const)('on-premises-only at %s', (name) => {
  const data = smallExampleData(name) as { hosting: object; sovereignty: object };
  const site = (services: { [id: string]: string }) =>
    siteFrom({
      ...data,
      hosting: { ...data.hosting, services, acceptUnconfirmed: [] },
      sovereignty: { ...data.sovereignty, preset: 'on-premises-only' },
    });
  const local = Object.fromEntries(SERVICE_IDS.map((id) => [id, 'local']));

  test('passes its own checks where every service runs in the building', () => {
    const { stacks } = siteApp(planSite(site(local))).synth();
    expect(stacks.flatMap(({ messages }) => messages)).toEqual([]);
  });
});
