import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type PathStep, readSite } from '../../lib/site';

const loaded = readSite(join(__dirname, 'valid', 'anchors.yaml'));
const lines = loaded.source.split('\n');

/** What would be underlined for a problem at a path. */
function underlined(path: PathStep[], onKey?: boolean): string {
  const { line, column, endLine, endColumn } = loaded.place({
    code: 'AIF-X-001',
    severity: 'error',
    path,
    message: 'm',
    help: 'h',
    ...(onKey === undefined ? {} : { onKey }),
  });
  expect(endLine).toBe(line);
  return lines[line - 1]?.slice(column - 1, endColumn - 1) ?? '';
}

describe('the place of a problem', () => {
  test('is the value', () => {
    expect(underlined(['identity', 'jurisdiction'])).toBe('DE');
    expect(underlined(['hosting', 'account'])).toBe('"111122223333"');
    expect(underlined(['compute', 'pools', 1, 'nodes'])).toBe('2');
  });

  test('is the key when that is what is wrong', () => {
    expect(underlined(['identity', 'jurisdiction'], true)).toBe('jurisdiction');
  });

  test('is the key of a value that spans lines', () => {
    expect(underlined(['compute'])).toBe('compute');
    expect(underlined(['compute', 'pools'])).toBe('pools');
  });

  test('is the first key of an entry of a list', () => {
    expect(underlined(['compute', 'pools', 1])).toBe('id');
  });

  test('is the nearest key above what is not written', () => {
    expect(underlined(['network', 'nodeCidr'])).toBe('network');
    expect(underlined(['sovereignty', 'preset'])).toBe('apiVersion');
    expect(underlined(['compute', 'pools', 7, 'nodes'])).toBe('pools');
  });

  test('is the alias when the value is repeated by one', () => {
    expect(underlined(['compute', 'pools', 1, 'labels'])).toBe('*labels');
    expect(underlined(['compute', 'pools', 1, 'labels', 'team'])).toBe('*labels');
    expect(underlined(['compute', 'pools', 0, 'labels', 'team'])).toBe('research');
  });

  test('is the first key for the site as a whole', () => {
    expect(underlined([])).toBe('apiVersion');
  });

  test('comes with the path as people write it', () => {
    const { path } = loaded.place({
      code: 'AIF-X-001',
      severity: 'warning',
      path: ['compute', 'pools', 0, 'labels', 'a.b/c'],
      message: 'm',
      help: 'h',
    });
    expect(path).toBe('compute.pools[0].labels["a.b/c"]');
  });
});
