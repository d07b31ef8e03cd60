import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALL_CODES } from '../../lib/cli/all-codes';

const LIB = join(__dirname, '..', '..', 'lib');
const DECLARED = new Set(ALL_CODES.map(({ code }) => code));

const sources = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

describe('codes', () => {
  test('are declared once', () => {
    const codes = ALL_CODES.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  test.each(ALL_CODES.map((definition) => [definition.code, definition] as const))(
    '%s is well formed',
    (code, definition) => {
      expect(code).toMatch(/^AIF-[A-Z]{2,8}-\d{3}$/);
      expect(definition.title).not.toMatch(/\.$|\n/);
      for (const text of [definition.title, definition.explanation, definition.remedy]) {
        expect(text.trim()).not.toBe('');
      }
      for (const source of definition.sources ?? []) {
        expect(source).toMatch(/^https:\/\//);
      }
    },
  );

  test.each(sources)('every code that lib/%s names is declared', (file) => {
    const named = readFileSync(join(LIB, file), 'utf8').match(/AIF-[A-Z]+-\d+/g) ?? [];
    expect(named.filter((code) => !DECLARED.has(code))).toEqual([]);
  });

  test('every declared code is used', () => {
    const code = sources
      .filter((file) => !/codes(\.ts|\/)/.test(file))
      .map((file) => readFileSync(join(LIB, file), 'utf8'));
    expect([...DECLARED].filter((declared) => !code.some((text) => text.includes(declared)))).toEqual([]);
  });
});
