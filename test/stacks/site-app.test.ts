import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { planSite } from '../../lib/plan';
import { SiteDescription, siteApp, synthesizeSite } from '../../lib/stacks';
import { exampleData, exampleFile, exampleSite, siteFrom } from '../support/example-sites';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ai-factory-stacks-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('the app of a site', () => {
  test('does not let the feature flags of a cdk.json change its templates', () => {
    const plan = planSite(exampleSite('quickstart'));
    const template = (app: App) => app.synth().getStackByName('quickstart-model-assistant').template;
    const expected = template(siteApp(plan));
    vi.stubEnv(
      'CDK_CONTEXT_JSON',
      JSON.stringify({
        '@aws-cdk/core:enablePartitionLiterals': true,
        '@aws-cdk/core:defaultCrossStackReferences': 'weak',
        '@aws-cdk/aws-iam:minimizePolicies': false,
      }),
    );
    expect(template(siteApp(plan))).toEqual(expected);
  });

  test('gives cells private endpoints for the services that the site names, besides those it needs itself', () => {
    const endpoints = (privateEndpoints: string[]) => {
      const data = exampleData('quickstart');
      data.network = { ...(data.network as object), privateEndpoints };
      const { template } = siteApp(planSite(siteFrom(data)))
        .synth()
        .getStackByName('quickstart-network-main');
      return Object.values(template.Resources as Record<string, { Type: string; Properties: { ServiceName: string } }>)
        .filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint')
        .map(({ Properties }) => Properties.ServiceName.replace('com.amazonaws.eu-central-1.', ''))
        .sort();
    };
    const own = ['ec2', 'ecr.api', 'ecr.dkr', 'eks-auth', 's3', 'sagemaker.runtime'];
    expect(endpoints([])).toEqual(own);
    expect(endpoints(['logs', 'ssm', 's3'])).toEqual([...own, 'ec2messages', 'logs', 'ssm', 'ssmmessages'].sort());
  });

  test('lets cells out to S3 Express One Zone when the site names it', () => {
    const data = exampleData('quickstart');
    data.hosting = { ...(data.hosting as object), s3ExpressPrefixListId: 'pl-0123456789abcdef1' };
    data.network = { ...(data.network as object), privateEndpoints: ['s3express'] };
    const assembly = siteApp(planSite(siteFrom(data))).synth();
    expect(JSON.stringify(assembly.getStackByName('quickstart-network-main').template)).toContain('.s3express"');
    expect(JSON.stringify(assembly.getStackByName('quickstart-compute-main').template)).toContain(
      '"DestinationPrefixListId":"pl-0123456789abcdef1"',
    );
  });

  test('keeps ids apart that differ in a hyphen only', () => {
    const data = exampleData('quickstart');
    const dataClass = 'modelWeights';
    data.storage = {
      objectStores: ['weights', 'we-ights'].map((id) => ({ id, dataClass })),
      imageRepositories: ['vllm', 'v-llm'].map((id) => ({ id })),
    };
    expect(() => siteApp(planSite(siteFrom(data))).synth()).not.toThrow();
  });

  test('uses the bootstrap qualifier of the site', () => {
    const data = exampleData('quickstart');
    data.hosting = { ...(data.hosting as object), bootstrapQualifier: 'bravo' };
    const stack = siteApp(planSite(siteFrom(data)))
      .synth()
      .getStackByName('quickstart-foundation');
    expect(JSON.stringify(stack.template)).toContain('/cdk-bootstrap/bravo/version');
  });
});

describe('synthesizing a site', () => {
  test('writes an assembly and reports its stacks', () => {
    const outdir = join(folder, 'deep', 'cdk.out');
    const { stacks } = synthesizeSite(exampleSite('quickstart'), { outdir });
    expect(stacks.map((stack) => stack.name)).toContain('quickstart-foundation');
    expect(readdirSync(outdir)).toContain('quickstart-foundation.template.json');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['cdk.out']);
  });

  test('replaces an older assembly as a whole', () => {
    const outdir = join(folder, 'cdk.out');
    synthesizeSite(exampleSite('eu-sovereign-cloud'), { outdir });
    synthesizeSite(exampleSite('quickstart'), { outdir });
    expect(readdirSync(outdir).filter((name) => name.startsWith('brandenburg'))).toEqual([]);
  });

  test('fails with the report and writes nothing when the templates break a rule (AIF-STACK-002)', () => {
    vi.stubEnv('CDK_VALIDATION', undefined);
    const data = exampleData('quickstart');
    data.databases = (data.databases as object[]).map((database) => ({
      ...database,
      instanceClass: 'db.t4g.enormous',
    }));
    const outdir = join(folder, 'cdk.out');
    expect(() => synthesizeSite(siteFrom(data), { outdir })).toThrow(/db\.t4g\.enormous[\s\S]*\[AIF-STACK-002\]/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('fails rather than replace a folder that is no assembly (AIF-STACK-003)', () => {
    writeFileSync(join(folder, 'thesis.txt'), 'years of work');
    expect(() => synthesizeSite(exampleSite('quickstart'), { outdir: folder })).toThrow('[AIF-STACK-003]');
    expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
  });
});

describe('a site description in an app of its own', () => {
  test('adds its stacks, and its checks to all stacks', () => {
    const app = new App();
    const site = SiteDescription.fromFile(exampleFile('quickstart'));
    site.addStacksTo(app);
    expect(site.siteId).toBe('quickstart');
    expect(app.node.children.filter(Stack.isStack).map((stack) => stack.stackName)).toContain('quickstart-storage');

    new Stack(app, 'elsewhere', { env: { account: '111122223333', region: 'us-east-1' } });
    expect(() => app.synth()).toThrow('AIF-SOV-001');
  });

  test('fails with every problem and its place (AIF-STACK-004)', () => {
    const file = join(folder, 'site.yaml');
    const text = readFileSync(exampleFile('quickstart'), 'utf8');
    writeFileSync(file, text.replace('nodes: 2', 'nodes: 0').replace('jurisdiction: DE', 'jurisdiction: UK'));
    expect(() => SiteDescription.fromFile(file)).toThrow(
      /site\.yaml:\d+:\d+ error AIF-SITE-101[\s\S]*site\.yaml:\d+:\d+ error AIF-SITE-006[\s\S]*\[AIF-STACK-004\]/,
    );
  });
});
