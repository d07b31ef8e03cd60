import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../lib/site';

const FOLDER = join(__dirname, '..', '..', 'lib', 'site');

/** The codes that the sources of the folder mention, except where they are declared, and except those of templates, which waivers name. */
function codesInSources(): string[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => name.endsWith('.ts') && !name.startsWith('codes'));
  const found = sources.flatMap(
    (name) => readFileSync(join(FOLDER, name), 'utf8').match(/AIF-(?!SOV)[A-Z]+-\d{3}/g) ?? [],
  );
  return [...new Set(found)].sort();
}

describe('the codes of site descriptions', () => {
  test('are declared exactly if they are used', () => {
    expect(codesInSources()).toEqual(CODES.map(({ code }) => code).sort());
  });

  test('are declared once', () => {
    expect(new Set(CODES.map(({ code }) => code)).size).toBe(CODES.length);
  });

  test.each(CODES.map((definition) => [definition.code, definition] as const))(
    '%s is explained',
    (code, definition) => {
      expect(code).toMatch(/^AIF-(FILE|YAML|SITE|ID|HOST|NET|RACK|POOL|CAT|TRAIN|FS|BUCKET|DATA|MODEL|ENF|POL)-\d{3}$/);
      expect(definition.title).not.toMatch(/\.$/);
      expect(definition.explanation).toMatch(/\.$/);
      expect(definition.remedy).toMatch(/\.$/);
      for (const source of definition.sources ?? []) {
        expect(() => new URL(source)).not.toThrow();
      }
    },
  );
});
