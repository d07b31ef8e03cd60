import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, CfnParameter, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { Construct } from 'constructs';
import { afterAll, describe, expect, test } from 'vitest';
import { auditTemplates } from '../../../lib/sovereignty/audit';
import { readTemplates } from '../../../lib/sovereignty/read-templates';
import { SovereigntyChecks } from '../../../lib/sovereignty/sovereignty-checks';
import { ACCOUNT, HOME, policy } from '../fixtures';
import { LEAKS } from './leaks';

const env = { account: ACCOUNT, region: HOME };
const folder = mkdtempSync(join(tmpdir(), 'routes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Leaks of a policy that says nothing special, by the logical ID that they are planted under. */
const PLANTED = LEAKS.filter(({ props }) => props === undefined).map((leak, index) => ({
  ...leak,
  name: `Leak${index}`,
}));

/** What leaks refer to. */
const SURROUNDINGS = {
  Key: { type: 'AWS::KMS::Key', properties: { EnableKeyRotation: true } },
  Bucket: { type: 'AWS::New::Bucket' },
  Topic: { type: 'AWS::New::Topic' },
};

function surround(scope: Construct): Construct {
  new CfnParameter(scope, 'P');
  for (const [id, resource] of Object.entries(SURROUNDINGS)) new CfnResource(scope, id, resource);
  return scope;
}

function stackIn(scope: Construct): Stack {
  return new Stack(scope, 'Stack', { env });
}

function overridden(resource: CfnResource, properties: object): void {
  for (const [name, value] of Object.entries(properties)) resource.addPropertyOverride(name, value);
}

/** The ways in which a leak can get into an app. */
const ROUTES: { readonly [route: string]: (app: App) => void } = {
  'a raw resource': (app) => {
    const stack = surround(stackIn(app));
    for (const { name, type, properties } of PLANTED)
      new CfnResource(stack, name, { type, properties: { ...properties } });
  },
  'a property override': (app) => {
    const stack = surround(stackIn(app));
    for (const { name, type, properties } of PLANTED) overridden(new CfnResource(stack, name, { type }), properties);
  },
  'an override of the type': (app) => {
    const stack = surround(stackIn(app));
    for (const { name, type, properties } of PLANTED) {
      const resource = new CfnResource(stack, name, { type: 'AWS::SNS::Topic', properties: { ...properties } });
      resource.addOverride('Type', type);
    }
  },
  'an aspect that comes late': (app) => {
    const stack = surround(stackIn(app));
    for (const { name, type } of PLANTED) new CfnResource(stack, name, { type });
    const visit = (node: unknown) => {
      const planted = node instanceof CfnResource ? PLANTED.find(({ name }) => name === node.node.id) : undefined;
      if (node instanceof CfnResource && planted !== undefined) overridden(node, planted.properties);
    };
    Aspects.of(app).add({ visit }, { priority: 10_000 });
  },
  'a nested stack': (app) => {
    const stack = surround(new NestedStack(new NestedStack(stackIn(app), 'Outer'), 'Inner'));
    for (const { name, type, properties } of PLANTED)
      new CfnResource(stack, name, { type, properties: { ...properties } });
  },
  'a stage in a stage': (app) => {
    const stack = surround(stackIn(new Stage(new Stage(app, 'Prod'), 'Wave')));
    for (const { name, type, properties } of PLANTED)
      new CfnResource(stack, name, { type, properties: { ...properties } });
  },
};

/** A template with leaks, as another tool would write it. */
function templateOf(leaks: typeof PLANTED): string {
  const resources = [
    ...Object.entries(SURROUNDINGS).map(([name, { type, ...rest }]) => ({ name, type, properties: {}, ...rest })),
    ...leaks,
  ];
  const Resources = Object.fromEntries(
    resources.map(({ name, type, properties }) => [name, { Type: type, Properties: properties }]),
  );
  const templateFile = join(folder, `included-${leaks.length}.json`);
  writeFileSync(templateFile, JSON.stringify({ Parameters: { P: { Type: 'String' } }, Resources }));
  return templateFile;
}

/** Entries of the catalogue hold what leaks and nothing else; where a required property is missing, the AWS CDK includes nothing. */
function isIncludable(leak: (typeof PLANTED)[number]): boolean {
  try {
    const stack = stackIn(new App());
    new CfnInclude(stack, 'Included', { templateFile: templateOf([leak]) });
    const resources = stack.node.findAll().filter(CfnResource.isCfnResource);
    for (const resource of resources)
      stack.resolve(Reflect.apply(Reflect.get(resource, '_toCloudFormation'), resource, []));
    return true;
  } catch {
    return false;
  }
}

function failingSynth(outdir: string, plant: (app: App) => void): ReadonlySet<string> {
  const app = new App({ outdir, analyticsReporting: false });
  Validations.of(app).addPlugins(new SovereigntyChecks(policy()));
  plant(app);
  expect(() => app.synth({ skipValidation: true })).toThrow(/AIF-SOV-/);
  const findings = auditTemplates(policy(), readTemplates([outdir]));
  return new Set(findings.map(({ logicalId, code }) => `${logicalId} ${code}`));
}

function missed(leaks: typeof PLANTED, found: ReadonlySet<string>): string[] {
  return leaks.filter(({ name, code }) => !found.has(`${name} AIF-SOV-${code}`)).map(({ id, type }) => `${id} ${type}`);
}

describe('routes of a leak', () => {
  test.each(Object.entries(ROUTES))('fails when all leaks of the catalogue come through %s', (route, plant) => {
    expect(missed(PLANTED, failingSynth(join(folder, route.replaceAll(' ', '-')), plant))).toEqual([]);
  });

  test('fails when the leaks that the AWS CDK can include come through an included template', () => {
    const includable = PLANTED.filter(isIncludable);
    expect(includable.length).toBeGreaterThan(50);
    const found = failingSynth(join(folder, 'include'), (app) => {
      new CfnInclude(stackIn(app), 'Included', { templateFile: templateOf(includable) });
    });
    expect(missed(includable, found)).toEqual([]);
  });
});
