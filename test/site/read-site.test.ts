import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSite, readSite } from '../../lib/site';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-site-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('reading a file', () => {
  test('fails when there is none', () => {
    expect(() => readSite(join(folder, 'none.yaml'))).toThrow(
      expect.objectContaining({ code: 'AIF-FILE-001', message: expect.stringContaining('there is no such file') }),
    );
  });

  test('fails when it is a folder', () => {
    expect(() => readSite(folder)).toThrow(
      expect.objectContaining({ code: 'AIF-FILE-001', message: expect.stringContaining('it is a folder') }),
    );
  });

  test('fails when it is not UTF-8', () => {
    const file = write('latin1.yaml', Buffer.from('identity:\n  name: Zürich\n', 'latin1'));
    expect(() => readSite(file)).toThrow(expect.objectContaining({ code: 'AIF-FILE-002' }));
  });

  test('fails when it is UTF-16', () => {
    const file = write('utf16.yaml', Buffer.from('\uFEFFidentity:\n', 'utf16le'));
    expect(() => readSite(file)).toThrow(expect.objectContaining({ code: 'AIF-FILE-002' }));
  });

  test('fails when it is far too long', () => {
    const file = write('long.yaml', `# ${'x'.repeat(8_000_001)}`);
    expect(() => readSite(file)).toThrow(expect.objectContaining({ code: 'AIF-FILE-003' }));
  });
});

describe('reading text', () => {
  test('reports a text that is too long', () => {
    const { problems } = parseSite(`# ${'x'.repeat(2_000_000)}`, 'site.yaml');
    expect(problems).toMatchObject([{ code: 'AIF-FILE-003', line: 1, column: 1 }]);
  });

  test('reports a text of more words and signs than any site needs', () => {
    const { problems } = parseSite('{}'.repeat(500_000), 'site.yaml');
    expect(problems).toMatchObject([{ code: 'AIF-FILE-003', line: 1, column: 1 }]);
  });

  test('reports no more than a thousand problems, and that there are more', () => {
    const keys = Array.from({ length: 3_000 }, (_, index) => `unknown${index}: 1\n`).join('');
    const { problems, site } = parseSite(keys, 'site.yaml');
    expect(problems).toHaveLength(1_001);
    expect(problems.at(-1)).toMatchObject({ code: 'AIF-FILE-004', severity: 'error', line: problems.at(-2)?.line });
    expect(site).toBeUndefined();
  });

  test.each([
    ['commas', `[${','.repeat(250_000)}`],
    ['braces', '{}'.repeat(140_000)],
    ['quotes', '"'.repeat(280_000)],
    ['list entries', `racks: [${'1,'.repeat(140_000)}]`],
    ['unknown values', `hosting: { kind: aiFactory, acceptUnconfirmed: [${'x,'.repeat(140_000)}] }`],
  ])('is done with hostile text within seconds: %s', (_name, text) => {
    const start = performance.now();
    expect(parseSite(text, 'site.yaml').problems.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['hyphens', '- '.repeat(100_000)],
    ['questions', '? '.repeat(100_000)],
    ['colons', `{${'a: '.repeat(50_000)}}`],
    ['braces', '{a: '.repeat(50_000)],
    ['indentation', Array.from({ length: 250 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    [
      'indentation and back',
      `${Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\nb: 1`,
    ],
  ])('reports a text that nests too deeply: %s', (_name, text) => {
    expect(parseSite(text, 'site.yaml').problems).toMatchObject([{ code: 'AIF-YAML-014' }]);
  });

  test('keeps the name of the file', () => {
    expect(parseSite('', 'somewhere/site.yaml').file).toBe('somewhere/site.yaml');
  });
});
