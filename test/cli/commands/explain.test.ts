import { describe, expect, test } from 'vitest';
import { ALL_CODES } from '../../../lib/cli/all-codes';
import { CLEAN, captured, USAGE } from '../captured';

describe('explain', () => {
  test('prints the page of a code, in whatever case it is written', async () => {
    const page = await captured(['explain', 'AIF-CLI-003']);
    expect(page).toEqual({ exitCode: CLEAN, err: '', out: expect.any(String) });
    expect(page.out).toMatchInlineSnapshot(`
      "AIF-CLI-003: A new site overwrites nothing

      The directory holds a file that \`init\` would write. It may be a site description
      that took weeks, so nothing is overwritten and nothing is written beside it.

      What to do
        Choose another directory, or move the files away that the message names.
      "
    `);
    expect(await captured(['explain', 'aif-cli-003'])).toEqual(page);
  });

  test('lists every code with its title', async () => {
    const { out } = await captured(['explain']);
    expect(out.trimEnd().split('\n')).toHaveLength(ALL_CODES.length);
    expect(out).toMatch(/^AIF-CLI-003 +A new site overwrites nothing$/m);
  });

  test('fails when there is no such code, and offers the nearest', async () => {
    const { exitCode, out, err } = await captured(['explain', 'AIF-CLI-03']);
    expect({ exitCode, out }).toEqual({ exitCode: USAGE, out: '' });
    expect(err).toContain('there is no code "AIF-CLI-03" [AIF-CLI-002]');
    expect(err).toMatch(/Did you mean AIF-CLI-00\d\?/);
  });

  test.each(ALL_CODES.map(({ code }) => code))('%s has a page that fits a terminal', async (code) => {
    const { out } = await captured(['explain', code]);
    const prose = out.split('\n').filter((line) => !line.includes('https://'));
    expect(prose.filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([]);
    expect(out).toContain('What to do\n');
  });
});
