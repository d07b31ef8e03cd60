import { expect, test } from 'vitest';
import { github } from '../../../lib/cli/formats/github';
import { FINDING, PROBLEM } from './diagnostics';

test('a problem becomes a workflow command with its region', () => {
  expect(github([PROBLEM])).toBe(
    '::error file=site.yaml,line=3,col=13,endLine=3,endColumn=17,title=AIF-REF-001::there is no cell "mian"%0ADid you mean main?\n',
  );
});

test('a finding without a line names its resource', () => {
  expect(github([FINDING])).toBe(
    '::error file=cdk.out/a b.template.json,title=AIF-SOV-101::Copy.Properties.Region: the Region is "us-east-1"%0AKeep it in eu-west-1.\n',
  );
});

test('a warning is a warning', () => {
  expect(github([{ ...PROBLEM, severity: 'warning' }])).toMatch(/^::warning /);
});

test('nothing in a value can end a command or start a property', () => {
  const command = github([{ ...PROBLEM, file: 'a,b:c%.yaml', message: '100 %\r\n::error::x' }]);
  expect(command).toContain('file=a%2Cb%3Ac%25.yaml,');
  expect(command).toContain('::100 %25%0D%0A::error::x%0A');
  expect(command.split('\n')).toHaveLength(2);
});
