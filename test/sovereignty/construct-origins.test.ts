import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { auditTemplates } from '../../lib/sovereignty/audit';
import { readTemplates } from '../../lib/sovereignty/read-templates';
import { ACCOUNT, HOME, policy } from './fixtures';

const folder = mkdtempSync(join(tmpdir(), 'origins-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The paths and files of all findings in an assembly whose stacks hold one key each, that is not rotated. */
function origins(name: string, build: (app: App) => readonly Stack[], waived: readonly string[] = []) {
  const app = new App({ outdir: join(folder, name), analyticsReporting: false });
  for (const stack of build(app)) new CfnResource(stack, 'Key', { type: 'AWS::KMS::Key', properties: {} });
  app.synth();
  const term = { reason: 'r', approver: 'a', expires: '2027-03-01', rule: 'AIF-SOV-211' };
  const waivers = waived.map((resource, index) => ({ id: `W${index}`, resource, ...term }));
  return auditTemplates(policy({ waivers, asOf: '2026-12-01' }), readTemplates([join(folder, name)])).map(
    ({ constructPath, source, waiver }) => ({
      constructPath,
      file: source?.replace(/:\d+:\d+$/, ''),
      waiver: waiver?.id,
    }),
  );
}

const env = { account: ACCOUNT, region: HOME };

describe('the construct behind a finding', () => {
  test('is named with its path and the file that created it', () => {
    expect(origins('plain', (app) => [new Stack(app, 'Plain', { env })])).toEqual([
      { constructPath: 'Plain/Key', file: __filename, waiver: undefined },
    ]);
  });

  test('is told apart from one of the same logical ID in a nested stack', () => {
    const build = (app: App) => {
      const outer = new Stack(app, 'Outer', { env });
      const nested = new NestedStack(outer, 'Nested');
      return [outer, nested, new NestedStack(nested, 'Inner')];
    };
    const found = origins('nested', build, ['Outer/Nested/Key']);
    expect(found.map(({ constructPath, waiver }) => [constructPath, waiver])).toEqual(
      expect.arrayContaining([
        ['Outer/Key', undefined],
        ['Outer/Nested/Key', 'W0'],
        ['Outer/Nested/Inner/Key', undefined],
      ]),
    );
  });

  test('is told apart from one of another stage', () => {
    const build = (app: App) =>
      ['Test', 'Prod'].map((stage) => new Stack(new Stage(app, stage, { env }), 'Jobs', { stackName: 'jobs' }));
    const found = origins('stages', build, ['Prod/Jobs/Key']);
    expect(found.map(({ constructPath, waiver }) => [constructPath, waiver])).toEqual(
      expect.arrayContaining([
        ['Prod/Jobs/Key', 'W0'],
        ['Test/Jobs/Key', undefined],
      ]),
    );
  });
});
