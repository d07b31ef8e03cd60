import { describe, expect, test } from 'vitest';
import { CODES } from '../../lib/sovereignty/codes';
import { RULES } from '../../lib/sovereignty/rules';
import { policy } from './fixtures';

describe('SovereigntyPolicy', () => {
  test('allows its own Region and nothing else by default', () => {
    const site = policy();
    expect(site.allowedRegions).toEqual(['eusc-de-east-1']);
    expect(site.strict).toBe(true);
    expect(site.minimumKeyDeletionWindowDays).toBe(30);
    expect(site.minimumLogRetentionDays).toBe(365);
    expect(site.allowsHost('a.b.site.example.gov')).toBe(true);
    expect(site.allowsHost('site.example.gov')).toBe(false);
  });

  test('fails when a name is empty or the Region of the site is left out', () => {
    expect(() => policy({ region: '' })).toThrow(/AIF-SOV-701/);
    expect(() => policy({ partition: '${Token}' })).toThrow(/AIF-SOV-701/);
    expect(() => policy({ dnsSuffix: 'https://x' })).toThrow(/AIF-SOV-701/);
    expect(() => policy({ allowedRegions: ['eusc-de-west-1'] })).toThrow(/AIF-SOV-701/);
  });

  test('fails when an account has not twelve digits', () => {
    expect(() => policy({ account: '123' })).toThrow(/AIF-SOV-702/);
    expect(() => policy({ allowedAccounts: ['abc'] })).toThrow(/AIF-SOV-702/);
  });

  test.each(['*', 'https://a.b', 'a.b:443', ''])('fails when the allowed host is "%s"', (host) => {
    expect(() => policy({ allowedHosts: [host] })).toThrow(/AIF-SOV-703/);
  });

  test('fails when a number of days is out of its range', () => {
    expect(() => policy({ minimumKeyDeletionWindowDays: 31 })).toThrow(/AIF-SOV-704/);
    expect(() => policy({ minimumLogRetentionDays: 400, maximumLogRetentionDays: 30 })).toThrow(/AIF-SOV-704/);
  });
});

describe('codes', () => {
  test('every code is declared once and explained', () => {
    const codes = CODES.map((definition) => definition.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, title, explanation, remedy } of CODES) {
      expect(code).toMatch(/^AIF-SOV-\d{3}$/);
      expect(title.endsWith('.')).toBe(false);
      expect([explanation, remedy].every((text) => text.endsWith('.'))).toBe(true);
    }
  });

  test('every rule names its source', () => {
    expect(RULES.filter((rule) => (rule.sources ?? []).length === 0)).toEqual([]);
  });
});
