import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { siteJsonSchema, siteSchema } from '../../lib/site';
import { siteTree } from './support/schema-tree';

const FILE = join(__dirname, '..', '..', 'lib', 'site', 'site.schema.json');

/** Every value of a keyword in a JSON Schema. */
function valuesOf(keyword: string, schema: unknown): unknown[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === keyword && typeof value === 'string' ? [value] : []),
    ...valuesOf(keyword, value),
  ]);
}

/** Every key of a mapping in a JSON Schema; what an editor shows for the kinds of a mapping is part of the key for the kind. */
function keysOf(schema: unknown, at = ''): { path: string; title: unknown }[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  return Object.entries(schema).flatMap(([word, inner]) =>
    word === 'properties'
      ? Object.entries(inner as { [key: string]: { title?: unknown; const?: unknown } }).flatMap(([key, child]) => [
          ...(child.const === undefined ? [{ path: `${at}.${key}`, title: child.title }] : []),
          ...keysOf(child, `${at}.${key}`),
        ])
      : word === 'if'
        ? []
        : keysOf(inner, at),
  );
}

describe('the JSON Schema', () => {
  test('is the file that the package ships', async () => {
    await expect(`${JSON.stringify(siteJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(FILE);
  });

  test('is the same each time', () => {
    expect(JSON.stringify(siteJsonSchema())).toBe(JSON.stringify(siteJsonSchema()));
  });

  test('is draft 7 and refuses unknown keys', () => {
    expect(siteJsonSchema()).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'cdk-ai-factory site description',
      additionalProperties: false,
      required: ['apiVersion', 'identity', 'hosting', 'network'],
    });
  });

  test('has only patterns that editors, which read them as Unicode, can compile', () => {
    const patterns = valuesOf('pattern', siteJsonSchema());
    expect(patterns.length).toBeGreaterThan(20);
    for (const pattern of patterns) {
      expect(() => new RegExp(String(pattern), 'u'), String(pattern)).not.toThrow();
    }
  });

  test('refers to nothing outside itself', () => {
    expect(valuesOf('$ref', siteJsonSchema())).toEqual([]);
    expect(valuesOf('$id', siteJsonSchema())).toEqual([]);
  });

  test('documents every key with a title', () => {
    const keys = keysOf(siteJsonSchema());
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter(({ title }) => title === undefined).map(({ path }) => path)).toEqual([]);
  });

  test('has only examples that are valid themselves', () => {
    const checked = siteTree(siteSchema).flatMap(({ path, schema, examples }) =>
      examples.map((example) => ({ path, example, ...z.safeParse(schema, example) })),
    );
    expect(checked.length).toBeGreaterThan(50);
    expect(checked.filter(({ success }) => !success).map(({ path }) => path)).toEqual([]);
  });
});
