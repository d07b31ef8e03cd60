import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { checkPlan, planSite } from '../../lib/plan';
import { parseSite } from '../../lib/site';
import { expectSound } from './support/sound';

const VALID = join(__dirname, 'valid');
const SITES = readdirSync(VALID).map((name) => readFileSync(join(VALID, name), 'utf8'));

const RUNS = { numRuns: 300 };

/** Scalars that are something else than they look like. */
const TRAP = fc.oneof(
  fc.constantFrom(
    '',
    '~',
    'null',
    'yes',
    'NO',
    '012',
    '0x1F',
    '1e999',
    '.nan',
    '-1',
    '63A',
    '500 kW',
    '10,000',
    '1.30',
    '2026-11-22',
  ),
  fc.constantFrom(
    '*x',
    '&x y',
    '!!str 1',
    '!x',
    '@x',
    '`x',
    '%x',
    '{{ x }}',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '- x',
    '? x',
    'a: b',
  ),
  fc.constantFrom(
    '<<: x',
    '__proto__: x',
    'constructor: x',
    '---',
    '...',
    '%YAML 1.1',
    '\t',
    '# x',
    '\u202E',
    '\uD800',
    '\u0000',
  ),
  fc.string(),
);

/** One change of one line. */
const CHANGE = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('delete', 'duplicate', 'replace', 'value', 'key', 'indent', 'outdent', 'insert'),
  text: TRAP,
});

function change(lines: string[], { at, how, text }: { at: number; how: string; text: string }): string[] {
  const index = at % Math.max(1, lines.length);
  const line = lines[index] ?? '';
  const replacement = {
    delete: [],
    duplicate: [line, line],
    replace: [text],
    value: [line.replace(/:.*$/, `: ${text}`)],
    key: [line.replace(/[\w]+:/, `${text}:`)],
    indent: [`  ${line}`],
    outdent: [line.replace(/^ {1,2}/, '')],
    insert: [line, text],
  }[how];
  return [...lines.slice(0, index), ...(replacement ?? []), ...lines.slice(index + 1)];
}

describe('whatever the text is, every problem is true to its form', () => {
  test('for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) =>
        expectSound(parseSite(text, 'site.yaml')),
      ),
      RUNS,
    );
  });

  test('for text made of what YAML is made of', () => {
    const piece = fc.oneof(fc.constantFrom('\n', '  ', ': ', '- ', 'identity', 'hosting', 'kind'), TRAP);
    fc.assert(
      fc.property(fc.array(piece), (pieces) => expectSound(parseSite(pieces.join(''), 'site.yaml'))),
      RUNS,
    );
  });

  test('for a valid site with a few lines changed, which can be planned if it is still valid', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SITES), fc.array(CHANGE, { minLength: 1, maxLength: 4 }), (text, changes) => {
        const mutated = changes.reduce(change, text.split('\n')).join('\n');
        const loaded = parseSite(mutated, 'site.yaml');
        expectSound(loaded);
        if (loaded.site !== undefined) {
          checkPlan(loaded.site, planSite(loaded.site)).map((problem) => loaded.place(problem));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('for any JSON value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => expectSound(parseSite(text, 'site.json'))),
      RUNS,
    );
  });

  test('for any JSON value in the place of a section', () => {
    const sections = [
      'identity',
      'hosting',
      'facility',
      'catalogue',
      'racks',
      'network',
      'compute',
      'training',
      'storage',
      'databases',
      'models',
      'operations',
      'tags',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...sections), fc.jsonValue()), (site) =>
        expectSound(parseSite(JSON.stringify({ apiVersion: 'ai-factory/v1', ...site }, null, 1), 'site.json')),
      ),
      RUNS,
    );
  });
});
