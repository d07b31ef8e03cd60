import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { pretty } from '../../../lib/cli/formats/pretty';
import { coloured, plain } from '../../../lib/cli/style';
import { FINDING, PROBLEM } from './diagnostics';

test('a problem shows its code, place, line, help and where to read more', () => {
  const source = 'compute:\n  pools:\n    - cell: mian\n      nodes: 4\n';
  expect(pretty([PROBLEM], { 'site.yaml': source }, plain)).toMatchInlineSnapshot(`
    "error[AIF-REF-001]: there is no cell "mian"
      --> site.yaml:3:13
      2 |   pools:
      3 |     - cell: mian
        |             ^^^^
      4 |       nodes: 4
      help: Did you mean main?
      explain: ai-factory explain AIF-REF-001
    "
  `);
});

test('a finding without a line shows its resource', () => {
  expect(pretty([FINDING], {}, plain)).toMatchInlineSnapshot(`
    "fatal[AIF-SOV-101]: the Region is "us-east-1"
      --> cdk.out/a b.template.json: Copy.Properties.Region
      help: Keep it in eu-west-1.
      explain: ai-factory explain AIF-SOV-101
    "
  `);
});

test('problems are set apart by an empty line', () => {
  expect(pretty([FINDING, FINDING], {}, plain).split('\n\n')).toHaveLength(2);
});

test('colours change nothing but the looks', () => {
  const dressed = pretty([PROBLEM], {}, coloured);
  expect(dressed).toContain('\u001b[');
  expect(stripVTControlCharacters(dressed)).toBe(pretty([PROBLEM], {}, plain));
});

test('a message cannot smuggle control characters or lines', () => {
  const text = pretty([{ ...FINDING, message: 'a\u001b[2Jb\nc' }], {}, plain);
  expect(text.split('\n')[0]).toBe('fatal[AIF-SOV-101]: a\ufffd[2Jb\ufffdc');
});
