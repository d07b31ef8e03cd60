import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { planSite, SiteLines } from '../../lib/plan';
import { parseSite } from '../../lib/site';
import { siteApp } from '../../lib/stacks';
import { brokenRulesIn } from '../../lib/stacks/broken-rules';
import { SOUND_SITE } from '../cli/site-sources';

const folder = mkdtempSync(join(tmpdir(), 'site-checks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WAIVER = `sovereignty:
  waivers:
    - { id: EXC-1, rule: AIF-SOV-103, resource: alpha-storage/Handler, reason: r, approver: a, expires: 2027-03-01 }
`;

function failing(name: string, asOf: string) {
  const loaded = parseSite(`${SOUND_SITE}${WAIVER}`, 'site.yaml');
  if (loaded.site === undefined) throw new Error(JSON.stringify(loaded.problems));
  const plan = planSite(loaded.site);
  const outdir = join(folder, name);
  const lines = new SiteLines({ ...loaded, site: loaded.site, plan });
  return { app: siteApp(plan, outdir, {}, { asOf, lines }), outdir };
}

describe('the checks of a site', () => {
  test('fail when a waiver of the site covers nothing, and say where the site has it', () => {
    const { app, outdir } = failing('unused', '2026-12-01');
    expect(() => app.synth()).toThrow(/AIF-SOV-727/);
    const report = readFileSync(join(outdir, 'validation-report.json'), 'utf8');
    expect(report).toContain('Site description: site.yaml:13:9 (sovereignty.waivers[0])');
    expect(brokenRulesIn(outdir)).toEqual([
      {
        code: 'AIF-SOV-727',
        severity: 'fatal',
        message: 'the waiver EXC-1 covers nothing: alpha-storage/Handler does not break AIF-SOV-103',
        help: 'Delete it, or correct the rule, the resource and the path to what the finding says.',
        template: '',
        logicalId: '',
        path: 'waivers.EXC-1',
      },
    ]);
  });

  test('judge waivers on the day that they are given', () => {
    expect(() => failing('expired', '2027-03-02').app.synth()).toThrow(/AIF-SOV-725/);
  });
});

describe('broken rules', () => {
  test('are none where validation wrote no report', () => {
    expect(brokenRulesIn(join(folder, 'nothing'))).toEqual([]);
  });
});
