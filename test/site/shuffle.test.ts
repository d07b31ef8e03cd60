import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseSite } from '../../lib/site';

/** Sites whose text can be read, so that they can be written again in another order. */
function readable(folder: string): [string, unknown][] {
  return readdirSync(join(__dirname, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name): [string, string] => [name, readFileSync(join(__dirname, folder, name), 'utf8')])
    .filter(([name, text]) => parseSite(text, name).problems.every(({ code }) => !code.startsWith('AIF-YAML')))
    .map(([name, text]) => [name, parse(text)]);
}

/** The same data with every list in an order that the seeds decide. */
function shuffled(value: unknown, order: (length: number) => number[]): unknown {
  if (Array.isArray(value)) {
    return order(value.length).map((index) => shuffled(value[index], order));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shuffled(inner, order)]));
  }
  return value;
}

function orderFrom(seeds: readonly number[]): (length: number) => number[] {
  let next = 0;
  const draw = () => {
    next += 1;
    return seeds[next % seeds.length] ?? 0;
  };
  return (length) =>
    Array.from({ length }, (_, index) => ({ index, rank: draw() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ index }) => index);
}

function whatIsSaid(data: unknown): string[] {
  const { problems } = parseSite(JSON.stringify(data, null, 1), 'site.yaml');
  return [...new Set(problems.map(({ code, severity, message }) => `${severity} ${code} ${message}`))].sort();
}

describe('the order of a list changes nothing about what is wrong', () => {
  test.each([...readable('valid'), ...readable('invalid')])('%s', (_name, data) => {
    const said = whatIsSaid(data);
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 5, maxLength: 40 }), (seeds) => {
        expect(whatIsSaid(shuffled(data, orderFrom(seeds)))).toEqual(said);
      }),
      { numRuns: 10 },
    );
  });
});
