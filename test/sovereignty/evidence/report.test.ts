import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { watchesOf } from '../../../lib/sovereignty/evidence';
import { policy } from '../fixtures';
import { evidenceInput, OPEN, packOf, textOf } from './fixture';

const NAME = `<b>"A" & 'B'</b>`;
const waiver = {
  id: 'EXC-1',
  rule: 'AIF-SOV-103',
  resource: 'alpha-network/<img src=x>',
  reason: '<script>alert(1)</script>',
  approver: '"><i>',
  expires: '2027-06-30',
};
const report = textOf(
  packOf(
    evidenceInput(
      { 'alpha-<u>': OPEN },
      { siteName: NAME, siteId: 'alpha', policyProps: { waivers: [waiver], asOf: '2027-01-01' } },
    ),
  ),
  'report.html',
);

const elements = report.match(/<[^>]*>/g)?.join('') ?? '';

describe('the report', () => {
  test('shows every value as text', () => {
    expect(report).not.toMatch(/<(b|u|i|img|script)[ >]/);
    expect(report).toContain('<h1>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</h1>');
    expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('shows what would be unseen, and leaves what scripts need', () => {
    const unseen = String.raw`a\u202Eb\u0000c\u200B\u2028\u200Cd`;
    const siteName = JSON.parse(`"${unseen}"`);
    const text = textOf(packOf(evidenceInput(undefined, { siteName })), 'report.html');
    expect(text).toContain('<h1>a[U+202E]b[U+0000]c[U+200B][U+2028]\u200Cd</h1>');
  });

  test('loads nothing and runs nothing', () => {
    expect(report).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(elements).not.toMatch(/ (?:src|srcset|on\w+|action)=|<(?:link|iframe|object|form|svg)/);
    expect(report).not.toMatch(/url\(|@import/);
    expect(report.match(/href="(?!#)/g)).toBeNull();
  });

  test('says supports, and never that anything complies', () => {
    expect(report).toContain('supports');
    expect(report).not.toMatch(/\bcompl(?:y|ies|iant)\b/i);
  });

  test('names what every cell is about', () => {
    const tables = report.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      expect(table).toMatch(/<caption>.+<\/caption>/);
      expect(table).toContain('<th scope="col"');
    }
  });

  test('leads its contents to sections that exist', () => {
    const targets = [...report.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(12);
    expect(targets.filter((id) => !report.includes(`<section id="${id}"`))).toEqual([]);
  });

  test('says every state in words beside its colour', () => {
    const results = [...report.matchAll(/<span class="result[^"]*"><span aria-hidden="true">.<\/span> ([^<]*)</g)];
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(([, words = '']) => words.trim() === '')).toEqual([]);
  });

  test('balances its elements', () => {
    for (const name of [
      'section',
      'table',
      'tr',
      'td',
      'th',
      'p',
      'span',
      'ol',
      'ul',
      'li',
      'pre',
      'code',
      'article',
    ]) {
      const opened = report.match(new RegExp(`<${name}[ >]`, 'g'))?.length ?? 0;
      expect({ name, closed: report.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0 }).toEqual({
        name,
        closed: opened,
      });
    }
  });

  test('names what watches the site, or that nothing does', () => {
    const watches = watchesOf(policy(), {
      controlTower: { excludedControls: ['AWS-GR_DISALLOW_VPN_CONNECTIONS'] },
    });
    const report = textOf(packOf(evidenceInput(undefined, { watches })), 'report.html');
    expect(report).toContain('AWS-GR_DISALLOW_VPC_INTERNET_ACCESS');
    expect(report).not.toContain('AWS-GR_DISALLOW_VPN_CONNECTIONS');
    expect(textOf(packOf(), 'report.html')).toContain('The site turns on no rules of AWS Config');
  });

  test('has a page to sign', () => {
    expect(report).toMatch(/class="signatures"[\s\S]*Role<[\s\S]*Name<[\s\S]*Decision<[\s\S]*Date<[\s\S]*Signature</);
  });
});

describe('exceptions for popular packs', () => {
  const { conflicts } = packOf().evidence;

  test('are acknowledgements that parse', () => {
    for (const { exception, rule } of conflicts.filter(({ form }) => form === 'cdkAcknowledgement')) {
      const call: { id?: string; reason?: string }[] = [];
      const scope = { of: () => ({ acknowledge: (given: object) => call.push(given) }) };
      new Function('Validations', 'stack', exception)(scope, undefined);
      expect(call).toEqual([{ id: rule, reason: expect.stringContaining('sovereignty policy') }]);
    }
  });

  test('are mutelists that parse', () => {
    for (const { exception, rule, justification } of conflicts.filter(({ form }) => form === 'prowlerMutelist')) {
      expect(parse(exception).Mutelist.Accounts['*'].Checks[rule]).toEqual({
        Regions: ['*'],
        Resources: ['*'],
        Description: justification,
      });
    }
  });
});
