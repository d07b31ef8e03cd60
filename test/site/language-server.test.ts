import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { YamlLanguageClient } from './support/yaml-language-client';

const MODELINE = '# yaml-language-server: $schema=../../lib/site/site.schema.json\n';
const VALID = join(__dirname, 'valid');
const IDENTITY =
  'apiVersion: ai-factory/v1\nidentity: { id: bravo, name: Bravo, jurisdiction: DE, operator: Somebody }\n';

let client: YamlLanguageClient;

beforeAll(async () => {
  client = await YamlLanguageClient.start(__dirname);
});

afterAll(() => client.stop());

function open(name: string, text: string) {
  return client.open(join(__dirname, name), MODELINE + text);
}

/** A diagnostic as `line:column message`, counted from 1 and without the line of the schema. */
function placed(diagnostics: Awaited<ReturnType<typeof open>>): string[] {
  return diagnostics.map(({ range, message }) => `${range.start.line}:${range.start.character + 1} ${message}`).sort();
}

describe('an editor with yaml-language-server', () => {
  test.each(readdirSync(VALID))('finds nothing wrong with %s', async (name) => {
    const text = readFileSync(join(VALID, name), 'utf8').replace(/^\uFEFF/, '');
    expect(placed(await open(name, text))).toEqual([]);
  });

  test('marks an unknown key and what is missing instead', async () => {
    const text = `${IDENTITY}network: { cidr: 10.64.0.0/16 }
hosting:
  kind: region
  regoin: eu-central-1
  account: "111122223333"
  zones: [{ name: eu-central-1a }]
`;
    expect(placed(await open('typo.yaml', text))).toEqual([
      '4:1 Missing property "region".',
      '6:3 Property regoin is not allowed.',
    ]);
  });

  test('marks only the kind when it is not one of the kinds', async () => {
    const text = `${IDENTITY}network: { cidr: 10.64.0.0/16 }\nhosting:\n  kind: outposts\n  region: eu-central-1\n`;
    expect(placed(await open('kind.yaml', text))).toEqual([
      '5:9 Value is not accepted. Valid values: "aiFactory", "region".',
    ]);
  });

  test('asks only for the kind as long as it is missing', async () => {
    const text = `${IDENTITY}network: { cidr: 10.64.0.0/16 }\nhosting:\n  region: eu-central-1\n`;
    expect(placed(await open('no-kind.yaml', text))).toEqual(['4:1 Missing property "kind".']);
  });

  test('completes the keys of the kind that was chosen', async () => {
    await open('complete.yaml', `${IDENTITY}hosting:\n  kind: region\n  \n`);
    const labels = await client.complete(join(__dirname, 'complete.yaml'), { line: 5, character: 2 });
    expect(labels).toEqual(expect.arrayContaining(['region', 'account', 'zones']));
    expect(labels).not.toContain('dnsSuffix');
  });

  test('completes values', async () => {
    await open('values.yaml', `${IDENTITY}hosting:\n  kind: \n`);
    const labels = await client.complete(join(__dirname, 'values.yaml'), { line: 4, character: 8 });
    expect(labels).toEqual(['aiFactory', 'region']);
  });

  test('completes orchestrators, and the keys of the one that was chosen', async () => {
    await open('orchestrator.yaml', `${IDENTITY}training:\n  - orchestrator: \n`);
    const values = await client.complete(join(__dirname, 'orchestrator.yaml'), { line: 4, character: 18 });
    expect(values).toEqual(['hyperPodEks', 'hyperPodSlurm', 'pcs', 'eks']);
    await open('chosen.yaml', `${IDENTITY}training:\n  - orchestrator: pcs\n    \n`);
    const keys = await client.complete(join(__dirname, 'chosen.yaml'), { line: 5, character: 4 });
    expect(keys).toEqual(expect.arrayContaining(['slurmVersion', 'imageId', 'nodesPerCell', 'fileSystem']));
    expect(keys).not.toContain('trainingPlans');
  });

  test('completes rack designs of this release', async () => {
    await open('design.yaml', `${IDENTITY}racks:\n  - design: \n`);
    const labels = await client.complete(join(__dirname, 'design.yaml'), { line: 4, character: 12 });
    expect(labels).toEqual(expect.arrayContaining(['nvl72-gb200', 'hgx-b300']));
  });

  test('shows the documentation of a key', async () => {
    await open('hover.yaml', `${IDENTITY}network:\n  cidr: 10.64.0.0/16\n`);
    const text = await client.hover(join(__dirname, 'hover.yaml'), { line: 4, character: 4 });
    expect(text).toContain('Site range');
    expect(text).toContain('Routable addresses given to the site.');
  });

  test('shows the documentation of a key in a list', async () => {
    await open('hover-list.yaml', `${IDENTITY}facility:\n  halls:\n    - id: hall-1\n      powerKw: 6000\n`);
    const text = await client.hover(join(__dirname, 'hover-list.yaml'), { line: 6, character: 8 });
    expect(text).toContain('Power in kW');
    expect(text).toContain('with redundancy already taken off');
  });

  test('shows the documentation of a key that belongs to one kind', async () => {
    await open('hover-kind.yaml', `${IDENTITY}hosting:\n  kind: aiFactory\n  dnsSuffix: amazonaws.com\n`);
    expect(await client.hover(join(__dirname, 'hover-kind.yaml'), { line: 5, character: 4 })).toContain('DNS suffix');
  });

  test('completes the keys of an entry of a list', async () => {
    await open('entry.yaml', `${IDENTITY}racks:\n  - id: north\n    \n`);
    const labels = await client.complete(join(__dirname, 'entry.yaml'), { line: 5, character: 4 });
    expect(labels).toEqual(expect.arrayContaining(['design', 'count', 'hall', 'powerKw', 'weightKg']));
    expect(labels).not.toContain('id');
  });

  test('completes the first key of an entry of a list', async () => {
    await open('first.yaml', `${IDENTITY}storage:\n  objectStores:\n    - \n`);
    const labels = await client.complete(join(__dirname, 'first.yaml'), { line: 5, character: 6 });
    expect(labels).toEqual(expect.arrayContaining(['id', 'dataClass']));
  });

  test('completes the kind first as long as there is none', async () => {
    await open('before-kind.yaml', `${IDENTITY}hosting:\n  \n`);
    const labels = await client.complete(join(__dirname, 'before-kind.yaml'), { line: 4, character: 2 });
    expect(labels).toContain('kind');
    expect(labels).not.toContain('dnsSuffix');
  });
});
