import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODES, readSite } from '../../lib/site';
import { render } from './support/render';

const FOLDER = join(__dirname, 'invalid');
const CASES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => name.replace(/\.yaml$/, ''));

function problemsOf(name: string) {
  return readSite(join(FOLDER, `${name}.yaml`)).problems;
}

describe('a site with problems', () => {
  test.each(CASES)('says what is wrong with %s', async (name) => {
    const problems = problemsOf(name);
    expect(problems).not.toEqual([]);
    await expect(render(`${name}.yaml`, problems)).toMatchFileSnapshot(join(FOLDER, `${name}.txt`));
  });

  test('is no site as long as one of them is an error', () => {
    for (const name of CASES) {
      const { site, problems } = readSite(join(FOLDER, `${name}.yaml`));
      expect(site === undefined, name).toBe(problems.some(({ severity }) => severity === 'error'));
    }
  });

  test('between them, the cases show every code that a text can produce', () => {
    const shown = new Set(CASES.flatMap((name) => problemsOf(name).map(({ code }) => code)));
    const elsewhere = ['AIF-FILE-001', 'AIF-FILE-002', 'AIF-FILE-003', 'AIF-FILE-004', 'AIF-YAML-014'];
    expect([...shown, ...elsewhere].sort()).toEqual(CODES.map(({ code }) => code).sort());
  });
});
