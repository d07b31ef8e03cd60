import { describe, expect, test } from 'vitest';
import { namedUuid } from '../../../lib/sovereignty/evidence/named-uuid';
import { evidenceInput, packOf, textOf } from './fixture';

const PATH = 'oscal/component-definition.json';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const dated = (asOf: string) => packOf(evidenceInput(undefined, { policyProps: { asOf } }));

interface Requirement {
  readonly uuid: string;
  readonly 'control-id': string;
  readonly description: string;
  readonly props: readonly { readonly name: string; readonly ns: string; readonly value: string }[];
}

describe('the OSCAL component definition', () => {
  const { 'component-definition': definition } = JSON.parse(textOf(dated('2027-01-01'), PATH));
  const [component] = definition.components;
  const requirements: readonly Requirement[] = component['control-implementations'][0]['implemented-requirements'];

  test('has what the model requires', () => {
    expect(definition.metadata).toEqual({
      title: 'Sovereignty of Alpha',
      'last-modified': '2027-01-01T00:00:00Z',
      version: expect.stringMatching(/^[0-9a-f]{16}$/),
      'oscal-version': '1.1.2',
    });
    expect(component).toMatchObject({ type: 'software', title: expect.any(String), description: expect.any(String) });
    expect(component['control-implementations']).toHaveLength(1);
    for (const { props, description } of requirements) {
      expect(description).toMatch(/^Can be supported by: .+\. Remarks say what came of each\.$/);
      expect(props.length).toBeGreaterThan(0);
      expect(props.filter(({ name, ns }) => !/^[A-Za-z_][\w.-]*$/.test(name) || !/^https:/.test(ns))).toEqual([]);
    }
  });

  test('writes controls as the catalogue of NIST does', () => {
    const controls = requirements.map((requirement) => requirement['control-id']);
    expect(controls).toContain('sa-9.5');
    expect(controls.filter((id) => !/^[a-z]{2}-\d+(\.\d+)?$/.test(id))).toEqual([]);
  });

  test('has UUIDs that no other part has, and the same ones for the same names', () => {
    const uuids: string[] = [];
    JSON.stringify(definition, (key, value) => {
      if (key === 'uuid') uuids.push(value);
      return value;
    });
    expect(uuids.filter((uuid) => !UUID.test(uuid))).toEqual([]);
    expect(new Set(uuids).size).toBe(uuids.length);
    expect(textOf(dated('2027-01-01'), PATH)).toBe(textOf(dated('2027-01-01'), PATH));
  });

  test('is another document on another day', () => {
    expect(JSON.parse(textOf(dated('2027-01-02'), PATH))['component-definition'].uuid).not.toBe(definition.uuid);
  });

  test('is left out where no day is stated, since it would have to say one', () => {
    expect(textOf(packOf(), PATH)).toBe('');
  });
});

test('UUIDs are made from names as RFC 9562 says', () => {
  expect(namedUuid('a')).toMatch(UUID);
  expect(namedUuid('a')).toBe(namedUuid('a'));
  expect(namedUuid('a')).not.toBe(namedUuid('b'));
});
