import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../lib/cli/diagnostic';
import { sarif } from '../../../lib/cli/formats/sarif';
import type { CodeDefinition } from '../../../lib/errors';
import { FINDING, PROBLEM } from './diagnostics';

const DEFINITIONS: CodeDefinition[] = [
  {
    code: 'AIF-REF-001',
    title: 'A reference names something',
    explanation: 'Because.',
    remedy: 'Name it.',
    sources: ['https://example.com/a'],
  },
  { code: 'AIF-UNUSED-001', title: 'Not used', explanation: '-', remedy: '-' },
];

const runOf = (diagnostics: readonly Diagnostic[]) => JSON.parse(sarif(diagnostics, DEFINITIONS, '1.2.3')).runs[0];
const fingerprintsOf = (diagnostics: readonly Diagnostic[]) =>
  runOf(diagnostics).results.map((result: { partialFingerprints: object }) => result.partialFingerprints);

describe('a SARIF log', () => {
  test('is of version 2.1.0 and names the tool', () => {
    const log = JSON.parse(sarif([], DEFINITIONS, '1.2.3'));
    expect(log).toMatchObject({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'ai-factory', semanticVersion: '1.2.3', rules: [] } }, results: [] }],
    });
  });

  test('has the rules that broke, with their help', () => {
    expect(runOf([PROBLEM, PROBLEM]).tool.driver.rules).toEqual([
      {
        id: 'AIF-REF-001',
        shortDescription: { text: 'A reference names something' },
        fullDescription: { text: 'Because.' },
        help: {
          text: 'Because.\n\nName it.\n\nSources:\n- https://example.com/a',
          markdown: 'Because.\n\n**What to do:** Name it.\n\nSources:\n- https://example.com/a',
        },
      },
    ]);
  });

  test('places a result in its file and its data', () => {
    expect(runOf([FINDING, PROBLEM]).results[1]).toMatchObject({
      ruleId: 'AIF-REF-001',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'there is no cell "mian"\nDid you mean main?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'site.yaml' },
            region: { startLine: 3, startColumn: 13, endLine: 3, endColumn: 17 },
          },
          logicalLocations: [{ fullyQualifiedName: 'compute.pools[0].cell' }],
        },
      ],
    });
  });

  test('has no region where no line is known', () => {
    const { physicalLocation } = runOf([FINDING]).results[0].locations[0];
    expect(physicalLocation).toEqual({ artifactLocation: { uri: 'cdk.out/a%20b.template.json' } });
  });

  test('names files by relative references, or by addresses where they are absolute', () => {
    const uriOf = (file: string) =>
      runOf([{ ...PROBLEM, file }]).results[0].locations[0].physicalLocation.artifactLocation.uri;
    expect(uriOf('sites/ümlaut #1.yaml')).toBe('sites/%C3%BCmlaut%20%231.yaml');
    expect(uriOf(resolve('/sites/a b.yaml'))).toMatch(/^file:\/\/\/.*sites\/a%20b\.yaml$/);
  });

  test('knows a problem again when it moves or its figures change', () => {
    const moved = { ...PROBLEM, message: 'there is no cell', region: { line: 9, column: 1, endLine: 9, endColumn: 2 } };
    expect(fingerprintsOf([moved])).toEqual(fingerprintsOf([PROBLEM]));
  });

  test('tells equal problems apart', () => {
    const [first, second] = fingerprintsOf([PROBLEM, PROBLEM]);
    expect(first).not.toEqual(second);
  });
});
