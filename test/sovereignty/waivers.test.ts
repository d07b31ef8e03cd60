import { describe, expect, test } from 'vitest';
import { auditTemplates, type TemplateUnderAudit } from '../../lib/sovereignty/audit';
import { type Finding, isFailing } from '../../lib/sovereignty/finding';
import type { WaiverProps } from '../../lib/sovereignty/policy';
import { policy } from './fixtures';

const DAY = '2026-11-22';

const FUNCTION = { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile: 'x' } } };

function jobs(
  resources: object = { Handler8A4D: FUNCTION },
  rest: Partial<TemplateUnderAudit> = {},
): TemplateUnderAudit {
  return { name: 'Jobs', template: { Resources: resources }, ...rest };
}

function waiver(change: Partial<WaiverProps> = {}): WaiverProps {
  return {
    id: 'EXC-1',
    rule: 'AIF-SOV-103',
    resource: 'Jobs/Handler8A4D',
    reason: 'It renames files and has no rights beyond that.',
    approver: 'Security Office',
    expires: '2027-06-30',
    ...change,
  };
}

function audited(waivers: WaiverProps[], templates: TemplateUnderAudit[] = [jobs()], asOf = DAY): Finding[] {
  return auditTemplates(policy({ waivers, asOf }), templates);
}

function outline(findings: readonly Finding[]): string[] {
  return findings.map(({ code, severity, waiver: covering }) => `${code.slice(-3)} ${covering?.id ?? severity}`);
}

describe('a waiver', () => {
  test('covers the finding that it names, which stays in the list and fails nothing', () => {
    const findings = audited([waiver()]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: 'AIF-SOV-103', severity: 'error', waiver: waiver() });
    expect(findings.some(isFailing)).toBe(false);
  });

  test.each([
    ['the name of the template', 'Jobs/Handler8A4D', {}],
    ['the name of the stack', 'prod-jobs/Handler8A4D', { stackName: 'prod-jobs' }],
    ['the path of the stack', 'Prod/Jobs/Handler8A4D', { displayName: 'Prod/Jobs' }],
  ])('may name the resource by its logical ID behind %s', (_what, resource, rest) => {
    expect(outline(audited([waiver({ resource })], [jobs(undefined, rest)]))).toEqual(['103 EXC-1']);
  });

  test.each(['Jobs/Handler', 'Jobs/Handler/Resource'])('may name the resource by its path %s', (resource) => {
    const made = { ...FUNCTION, Metadata: { 'aws:cdk:path': 'Jobs/Handler/Resource' } };
    expect(outline(audited([waiver({ resource })], [jobs({ Handler8A4D: made })]))).toEqual(['103 EXC-1']);
  });

  test('may name a stack for what the stack does as a whole', () => {
    const templates = [jobs({}, { region: 'eu-central-1' })];
    expect(outline(audited([waiver({ rule: 'AIF-SOV-001', resource: 'Jobs' })], templates))).toEqual(['001 EXC-1']);
  });

  test('covers no other rule, no other resource and nothing below its path', () => {
    const made = { ...FUNCTION, Metadata: { 'aws:cdk:path': 'Jobs/Handler/Inner/Resource' } };
    for (const change of [{ rule: 'AIF-SOV-041' }, { resource: 'Jobs/Handler' }, { resource: 'Jobs' }]) {
      expect(outline(audited([waiver(change)], [jobs({ Handler8A4D: made })]))).toEqual(['727 fatal', '103 error']);
    }
  });

  test('covers one place only where it names one', () => {
    const hosts = { One: 'https://one.example.com', Two: 'https://two.example.com' };
    const templates = [jobs({ T: { Type: 'AWS::New::Type', Properties: hosts } })];
    const one = waiver({ rule: 'AIF-SOV-040', resource: 'Jobs/T', path: 'Properties.One' });
    expect(outline(audited([one], templates))).toEqual(['040 EXC-1', '040 fatal']);
    expect(outline(audited([waiver({ rule: 'AIF-SOV-040', resource: 'Jobs/T' })], templates))).toEqual([
      '040 EXC-1',
      '040 EXC-1',
    ]);
  });

  test('covers warnings, and what cannot be proven, by its own code', () => {
    const open = jobs({ T: { Type: 'AWS::New::Type', Properties: { Region: { Ref: 'P' } } } });
    expect(outline(audited([waiver({ rule: 'AIF-SOV-902', resource: 'Jobs/T' })], [open]))).toEqual(['902 EXC-1']);
  });

  test('holds on its last day', () => {
    expect(outline(audited([waiver({ expires: DAY })]))).toEqual(['103 EXC-1']);
  });

  test('holds for a leap year', () => {
    expect(outline(audited([waiver({ expires: '2029-01-01' })], [jobs()], '2028-01-01'))).toEqual(['103 EXC-1']);
  });

  test('is judged today where the policy states no day', () => {
    const findings = auditTemplates(policy({ waivers: [waiver({ expires: '2020-01-01' })] }), [jobs()]);
    expect(outline(findings)).toEqual(['725 fatal', '103 error']);
  });

  test('fails when it has expired, and covers nothing any more', () => {
    const findings = audited([waiver({ expires: '2026-11-21' })]);
    expect(outline(findings)).toEqual(['725 fatal', '103 error']);
    expect(findings[0]).toMatchObject({ template: '', logicalId: '', path: 'waivers.EXC-1' });
  });

  test('fails when it holds for longer than a leap year, and covers nothing', () => {
    expect(outline(audited([waiver({ expires: '2027-11-24' })]))).toEqual(['726 fatal', '103 error']);
  });

  test('fails when nothing needs it', () => {
    expect(outline(audited([waiver()], [jobs({})]))).toEqual(['727 fatal']);
  });

  test('is only advice when the stack that it names is not part of the audit', () => {
    expect(outline(audited([waiver({ resource: 'Other/Handler' })], [jobs({})]))).toEqual(['727 warning']);
  });

  test('fails when two stacks of one name have the resource, and covers neither', () => {
    const twice = ['A', 'B'].map((name) => ({ ...jobs(undefined, { stackName: 'jobs' }), name }));
    const waivers = [waiver({ resource: 'jobs/Handler8A4D' })];
    expect(outline(audited(waivers, twice))).toEqual(['728 fatal', '103 error', '103 error']);
    expect(audited(waivers, twice)).toEqual(audited(waivers, twice.reverse()));
  });

  test('fails when the stack that it names has a namesake with the resource, which breaks nothing so far', () => {
    const sound = { ...FUNCTION, Properties: { Code: { ZipFile: 'x' }, VpcConfig: { SubnetIds: ['subnet-1'] } } };
    const stages = [jobs(), jobs({ Handler8A4D: sound })].map((stack, index) => ({
      ...stack,
      name: `Stage${index}Jobs`,
      displayName: `Stage${index}/Jobs`,
      stackName: 'jobs',
    }));
    expect(outline(audited([waiver({ resource: 'jobs/Handler8A4D' })], stages))).toEqual(['728 fatal', '103 error']);
    expect(outline(audited([waiver({ resource: 'Stage0/Jobs/Handler8A4D' })], stages))).toEqual(['103 EXC-1']);
  });

  test('fails when several resources deploy the template that holds the resource', () => {
    const nested = jobs(undefined, { name: 'Nested', publishedAs: ['nested.json'] });
    const deploy = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://s3/assets/nested.json' } };
    const outlineOf = (resources: object) =>
      outline(audited([waiver({ resource: 'Nested/Handler8A4D' })], [jobs(resources), nested]));
    expect(outlineOf({ One: deploy })).toContain('103 EXC-1');
    expect(outlineOf({ One: deploy, Two: deploy })).toEqual(expect.arrayContaining(['728 fatal', '103 error']));
  });

  test('fails when a template claims the path of another resource', () => {
    const claimed = { ...FUNCTION, Metadata: { 'aws:cdk:path': 'Jobs/Handler/Resource' } };
    const templates = [jobs({ Handler8A4D: claimed, Leak: claimed })];
    expect(outline(audited([waiver({ resource: 'Jobs/Handler' })], templates))).toEqual([
      '728 fatal',
      '103 error',
      '103 error',
    ]);
  });
});

describe('waivers of a policy', () => {
  test('are sorted by id, so that their order says nothing', () => {
    const ids = policy({ waivers: [waiver({ id: 'b' }), waiver({ id: 'a' })] }).waivers.map(({ id }) => id);
    expect(ids).toEqual(['a', 'b']);
  });

  test.each<[string, Partial<WaiverProps>]>([
    ['has no reason', { reason: ' ' }],
    ['has no approver', { approver: '' }],
    ['has no resource', { resource: '' }],
    ['is for every resource', { resource: '*' }],
    ['is for a pattern', { resource: 'Jobs/*' }],
    ['ends on no day', { expires: '2027-02-30' }],
    ['ends at a time', { expires: '2027-02-28T00:00:00Z' }],
  ])('fails when one %s', (_what, change) => {
    expect(() => policy({ waivers: [waiver(change)] })).toThrow('[AIF-SOV-720]');
  });

  test('fails when two have one id', () => {
    expect(() => policy({ waivers: [waiver(), waiver({ rule: 'AIF-SOV-040' })] })).toThrow('[AIF-SOV-720]');
  });

  test.each(['AIF-SOV-401', 'AIF-SOV-402', 'AIF-SOV-727', 'AIF-SOV-603', 'AIF-NET-001', '*'])(
    'fails when one is for %s',
    (rule) => {
      expect(() => policy({ waivers: [waiver({ rule })] })).toThrow('[AIF-SOV-721]');
    },
  );

  test.each(['2026-13-01', 'today', '22.11.2026'])('fails when they are judged on %s', (asOf) => {
    expect(() => policy({ asOf })).toThrow('[AIF-SOV-722]');
  });
});
