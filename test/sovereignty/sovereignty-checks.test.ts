import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CfnInclude as Included } from 'aws-cdk-lib/cloudformation-include';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SovereigntyChecks } from '../../lib/sovereignty/sovereignty-checks';
import { ACCOUNT, HOME, policy } from './fixtures';

const env = { account: ACCOUNT, region: HOME };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checks-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function checkedApp(strict = true): App {
  const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
  Validations.of(app).addPlugins(new SovereigntyChecks(policy({ strict })));
  return app;
}

function key(stack: Stack): Key {
  return new Key(stack, 'Key', { enableKeyRotation: true });
}

describe('SovereigntyChecks', () => {
  test('lets a sound app pass, with a nested stack that uses a key of its parent', () => {
    const app = checkedApp();
    const stack = new Stack(app, 'Sound', { env });
    new Queue(new NestedStack(stack, 'Inner'), 'Queue', { encryptionMasterKey: key(stack) });
    expect(() => app.synth()).not.toThrow();
  });

  test('fails when a property override moves data away', () => {
    const app = checkedApp();
    const stack = new Stack(app, 'Bad', { env });
    const queue = new Queue(stack, 'Queue', { encryptionMasterKey: key(stack) });
    (queue.node.defaultChild as CfnResource).addPropertyOverride('KmsMasterKeyId', 'alias/aws/sqs');
    expect(() => app.synth()).toThrow(/AIF-SOV-202/);
  });

  test('fails when a raw resource moves data away', () => {
    const app = checkedApp();
    new CfnResource(new Stack(app, 'Bad', { env }), 'Raw', {
      type: 'AWS::New::Type',
      properties: { Region: 'us-east-1' },
    });
    expect(() => app.synth()).toThrow(/AIF-SOV-020/);
  });

  test('fails when a nested stack moves data away', () => {
    const app = checkedApp();
    const nested = new NestedStack(new Stack(app, 'Bad', { env }), 'Inner');
    new CfnResource(nested, 'Raw', { type: 'AWS::New::Type', properties: { Region: 'us-east-1' } });
    expect(() => app.synth()).toThrow(/AIF-SOV-020/);
  });

  test('fails when an included template moves data away', () => {
    const app = checkedApp();
    const templateFile = join(folder, 'included.json');
    writeFileSync(templateFile, JSON.stringify({ Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: {} } } }));
    new Included(new Stack(app, 'Bad', { env }), 'Include', { templateFile });
    expect(() => app.synth()).toThrow(/AIF-SOV-201/);
  });

  test('fails when an aspect moves data away', () => {
    const app = checkedApp();
    const stack = new Stack(app, 'Bad', { env });
    new CfnResource(stack, 'Raw', { type: 'AWS::New::Type', properties: {} });
    Aspects.of(app).add(
      {
        visit: (node) =>
          node instanceof CfnResource && node.node.id === 'Raw' && node.addPropertyOverride('Region', 'us-east-1'),
      },
      { priority: 1000 },
    );
    expect(() => app.synth()).toThrow(/AIF-SOV-020/);
  });

  test('fails when a stack of a stage is deployed elsewhere', () => {
    const app = checkedApp();
    new Stack(new Stage(app, 'Prod'), 'Bad', { env: { account: ACCOUNT, region: 'us-east-1' } });
    expect(() => app.synth()).toThrow(/AIF-SOV-001/);
  });

  test('fails when a stack does not say where it is deployed', () => {
    const app = checkedApp();
    new Stack(app, 'Anywhere');
    expect(() => app.synth()).toThrow(/AIF-SOV-901/);
  });

  test('fails when a plugin is added to a stage and its stack leaks', () => {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const stage = new Stage(app, 'Prod', { env });
    Validations.of(stage).addPlugins(new SovereigntyChecks(policy()));
    new CfnBucket(new Stack(stage, 'Bad'), 'Bucket');
    expect(() => app.synth()).toThrow(/AIF-SOV-107/);
  });

  test('fails when the finding was acknowledged', () => {
    const app = checkedApp();
    const stack = new Stack(app, 'Bad', { env });
    const bucket = new CfnBucket(stack, 'Bucket');
    for (const scope of [app, stack, bucket]) {
      for (const code of ['AIF-SOV-107', 'AIF-SOV-201']) {
        Validations.of(scope).acknowledge(
          { id: `cdk-ai-factory-sovereignty::${code}`, reason: 'no' },
          { id: code, reason: 'no' },
        );
      }
    }
    expect(() => app.synth()).toThrow(/AIF-SOV-107/);
  });

  test('fails when an error was acknowledged, since errors are reported as fatal', () => {
    const app = checkedApp();
    const stack = new Stack(app, 'Bad', { env });
    new Key(stack, 'Key');
    Validations.of(app).acknowledge({ id: 'cdk-ai-factory-sovereignty::AIF-SOV-211', reason: 'no' });
    expect(() => app.synth()).toThrow(/AIF-SOV-211/);
  });

  test('lets what a waiver covers pass, and keeps it in the report', () => {
    const waiver = {
      id: 'EXC-1',
      rule: 'AIF-SOV-211',
      resource: 'Waived/Key',
      reason: 'It signs nothing.',
      approver: 'Security Office',
      expires: '2027-03-01',
    };
    const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
    Validations.of(app).addPlugins(new SovereigntyChecks(policy({ waivers: [waiver], asOf: '2026-12-01' })));
    new Key(new Stack(app, 'Waived', { env }), 'Key');
    app.synth();
    const report = readFileSync(join(folder, 'cdk.out', 'validation-report.json'), 'utf8');
    expect(report).toContain('EXC-1 waives this until 2027-03-01: It signs nothing.');
    expect(report).toContain('"approver": "Security Office"');
  });

  test('fails when a waiver is for the path of another resource, whatever the metadata of this one claim', () => {
    const waiver = { id: 'W', rule: 'AIF-SOV-211', reason: 'r', approver: 'a', expires: '2027-03-01' };
    const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
    const waivers = [{ ...waiver, resource: 'Bad/Agreed' }];
    Validations.of(app).addPlugins(new SovereigntyChecks(policy({ waivers, asOf: '2026-12-01' })));
    const leak = new Key(new Stack(app, 'Bad', { env }), 'Leak').node.defaultChild as CfnResource;
    leak.addMetadata('aws:cdk:path', 'Bad/Agreed/Resource');
    expect(() => app.synth()).toThrow(/AIF-SOV-211/);
  });

  test('fails when validation is skipped', () => {
    const app = checkedApp();
    new Key(new Stack(app, 'Bad', { env }), 'Key');
    expect(() => app.synth({ skipValidation: true })).toThrow(/AIF-SOV-211/);
  });

  test('says in the report that it failed when the context lets synthesis return', () => {
    const context = { '@aws-cdk/core:failSynthOnValidationErrors': false };
    const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false, context });
    Validations.of(app).addPlugins(new SovereigntyChecks(policy()));
    new Key(new Stack(app, 'Bad', { env }), 'Key');
    app.synth();
    expect(readFileSync(join(folder, 'cdk.out', 'validation-report.json'), 'utf8')).toContain(
      '"conclusion": "failure"',
    );
  });

  test('lets warnings pass and names the construct', () => {
    const app = checkedApp(false);
    const stack = new Stack(app, 'Warned', { env });
    new CfnResource(stack, 'Route', {
      type: 'AWS::EC2::Route',
      properties: { RouteTableId: 'r', DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 't' },
    });
    app.synth();
    const report = readFileSync(join(folder, 'cdk.out', 'validation-report.json'), 'utf8');
    expect(report).toContain('AIF-SOV-105');
    expect(report).toContain('Warned/Route');
  });
});
