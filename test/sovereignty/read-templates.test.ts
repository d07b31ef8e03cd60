import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTemplates } from '../../lib/sovereignty/read-templates';
import { ACCOUNT, HOME } from './fixtures';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe('readTemplates', () => {
  test('reads stacks, nested stacks and stages of an assembly with their environments', () => {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const stack = new Stack(app, 'Main', { env: { account: ACCOUNT, region: HOME } });
    new Queue(new NestedStack(stack, 'Inner'), 'Queue');
    new Queue(new Stack(new Stage(app, 'Prod'), 'Two'), 'Queue');
    app.synth();
    const read = readTemplates([join(folder, 'cdk.out')]);
    expect(read.map(({ name, account, region }) => [name.replace(/[0-9A-F]{8}/g, ''), account, region])).toEqual(
      expect.arrayContaining([
        ['Main', ACCOUNT, HOME],
        ['MainInner.nested', ACCOUNT, HOME],
        ['ProdTwo', undefined, undefined],
      ]),
    );
    expect(read).toHaveLength(3);
  });

  test('writes the short forms of YAML out', () => {
    const path = file(
      'a.yaml',
      'Resources:\n  A:\n    Type: T\n    Properties:\n      S: !Sub "${AWS::Region}"\n      G: !GetAtt B.C.D\n      I: !If [C, !Ref X, !Join ["", [a, b]]]\n      Flag: yes\n      Account: 012345678901\n      Date: 2012-10-17\n',
    );
    expect(readTemplates([path])[0]?.template).toEqual({
      Resources: {
        A: {
          Type: 'T',
          Properties: {
            S: { 'Fn::Sub': '${AWS::Region}' },
            G: { 'Fn::GetAtt': ['B', 'C.D'] },
            I: { 'Fn::If': ['C', { Ref: 'X' }, { 'Fn::Join': ['', ['a', 'b']] }] },
            Flag: true,
            Account: '012345678901',
            Date: '2012-10-17',
          },
        },
      },
    });
  });

  test('tells templates of the same name apart', () => {
    const paths = [file('a/x.template.json', '{"Resources":{}}'), file('b/x.template.json', '{"Resources":{}}')];
    expect(new Set(readTemplates(paths).map(({ name }) => name)).size).toBe(2);
    expect(readTemplates([...paths, ...paths])).toHaveLength(2);
  });

  test('fails when a path does not exist', () => {
    expect(() => readTemplates([join(folder, 'none')])).toThrow(/AIF-SOV-801/);
  });

  test('fails when a file is no YAML', () => {
    expect(() => readTemplates([file('a.yaml', 'a: [')])).toThrow(/AIF-SOV-801/);
  });

  test('fails when a file hides a second template or a second resource of the same name', () => {
    const again = '{"Resources":{"A":{"Type":"AWS::EC2::EIP"},"A":{"Type":"AWS::New::Type"}}}';
    expect(() => readTemplates([file('a.json', again)])).toThrow(/AIF-SOV-801/);
    expect(() => readTemplates([file('a.yaml', 'Resources: {}\n---\nResources: {}\n')])).toThrow(/AIF-SOV-801/);
    const text = '{"Resources":{"A":{"Type":"T","Properties":{"a":"\\"b\\":1","b":[{"a":"{\\"a\\":1}"}]}}}}';
    expect(readTemplates([file('b.json', text)])).toHaveLength(1);
  });

  test('fails when an assembly holds no stack or names itself as a stage', () => {
    const artifact = { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } };
    file('empty/manifest.json', '{}');
    file('loop/manifest.json', JSON.stringify({ artifacts: { artifact } }));
    expect(() => readTemplates([join(folder, 'empty')])).toThrow(/AIF-SOV-802/);
    expect(() => readTemplates([join(folder, 'loop')])).toThrow(/AIF-SOV-801/);
  });

  test('fails when a file is not a template', () => {
    expect(() => readTemplates([file('a.json', '[1]')])).toThrow(/AIF-SOV-802/);
    expect(() => readTemplates([folder])).toThrow(/AIF-SOV-802/);
  });

  test('fails when aliases grow without bounds', () => {
    const lines = ['Resources: &a0 {x: y}'];
    for (let i = 1; i < 40; i++) lines.push(`l${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
    expect(() => readTemplates([file('bomb.yaml', lines.join('\n'))])).toThrow(/AIF-SOV-801/);
  });
});
