import type { Diagnostic } from '../../../lib/cli/diagnostic';

export const PROBLEM: Diagnostic = {
  code: 'AIF-REF-001',
  severity: 'error',
  message: 'there is no cell "mian"',
  help: 'Did you mean main?',
  file: 'site.yaml',
  region: { line: 3, column: 13, endLine: 3, endColumn: 17 },
  subject: 'compute.pools[0].cell',
};

export const FINDING: Diagnostic = {
  code: 'AIF-SOV-101',
  severity: 'fatal',
  message: 'the Region is "us-east-1"',
  help: 'Keep it in eu-west-1.',
  file: 'cdk.out/a b.template.json',
  subject: 'Copy.Properties.Region',
};
