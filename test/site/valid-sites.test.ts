import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PARTITIONS } from '../../lib/catalog/partitions';
import { parseSite, readSite } from '../../lib/site';
import { exampleFile } from '../support/example-sites';

const FOLDER = join(__dirname, 'valid');
const CASES = readdirSync(FOLDER).sort();

function siteIn(name: string) {
  const { site } = readSite(join(FOLDER, name));
  if (site === undefined) {
    throw new Error(`${name} is not valid`);
  }
  return site;
}

describe('a site without problems', () => {
  test.each(CASES)('is %s', (name) => {
    const { site, problems } = readSite(join(FOLDER, name));
    expect(problems).toEqual([]);
    expect(site).toBeDefined();
  });

  test.each(PARTITIONS.flatMap(({ id, regions }) => regions.map((region) => [region, id])))(
    'may be in %s, a Region of %s',
    (region) => {
      const text = readSite(join(FOLDER, 'minimal.yaml')).source.replaceAll('eu-central-1', region);
      expect(parseSite(text, 'site.yaml').problems).toEqual([]);
    },
  );

  test('has every default filled in', () => {
    const site = siteIn('minimal.yaml');
    expect(site.network).toMatchObject({ nodeCidr: '100.64.0.0/17', onPremises: [] });
    expect(site.sovereignty).toMatchObject({
      preset: 'residency-strict',
      keyDeletionWindowDays: 30,
      logRetentionDays: 365,
    });
    expect(site.facility).toEqual({ halls: [] });
    expect(site.racks).toEqual([]);
    expect(site.compute).toBeUndefined();
  });

  test('may be written in JSON, also with tabs', () => {
    const site = siteIn('written-in-json.yaml');
    expect(site).toEqual({ ...siteIn('minimal.yaml'), identity: { ...site.identity } });
  });

  test('may be written in JSON on one line, however many keys it has', () => {
    const { site, source } = readSite(exampleFile('national-ai-zone'));
    const line = JSON.stringify(parse(source));
    expect(line.split(':').length).toBeGreaterThan(200);
    expect(parseSite(line, 'site.json')).toMatchObject({ problems: [], site });
  });

  test('may repeat a value with an anchor', () => {
    const pools = siteIn('anchors.yaml').compute?.pools.map((pool) => pool.labels);
    expect(pools).toEqual([{ team: 'research' }, { team: 'research' }]);
  });

  test('may start with a byte order mark and end its lines as Windows does', () => {
    const loaded = readSite(join(FOLDER, 'windows-line-ends.yaml'));
    expect(loaded.source.startsWith('apiVersion')).toBe(true);
    expect(loaded.site).toEqual(siteIn('minimal.yaml'));
    const { line, column } = loaded.place({
      code: 'AIF-X-001',
      severity: 'error',
      path: ['apiVersion'],
      message: 'm',
      help: 'h',
    });
    expect([line, column]).toEqual([1, 13]);
  });

  test('reads NO as Norway and 0x7 as seven', () => {
    const site = siteIn('unusual-but-true.yaml');
    expect(site.identity.jurisdiction).toBe('NO');
    expect(site.hosting.zones[0]?.slot).toBe(7);
  });
});

describe('the keys of a mapping', () => {
  const minimal = readSite(join(FOLDER, 'minimal.yaml')).source;

  test('may be named like something that every object has', () => {
    const { site } = parseSite(`${minimal}tags:\n  constructor: x\n  toString: y\n`, 'site.yaml');
    expect(site?.tags).toEqual({ constructor: 'x', toString: 'y' });
  });

  test('fail when they are such a name and unknown', () => {
    const { problems } = parseSite(`${minimal}constructor: x\nhasOwnProperty: y\n`, 'site.yaml');
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['AIF-SITE-003', 'constructor'],
      ['AIF-SITE-003', 'hasOwnProperty'],
    ]);
  });
});
