import { describe, expect, test } from 'vitest';
import { concernedBy, inventoryOf } from '../../../lib/sovereignty/evidence/inventory';
import { RULES } from '../../../lib/sovereignty/rules';
import { CLOSED, OPEN } from './fixture';

const inventory = inventoryOf([
  { name: 'b', template: CLOSED },
  { name: 'a', template: { Resources: { ...OPEN.Resources, Odd: 'text', Key: CLOSED.Resources.Key } } },
  { name: 'c', template: undefined },
]);

const concerned = (code: string) => {
  const rule = RULES.find((candidate) => candidate.code === code);
  return rule === undefined ? undefined : concernedBy(rule, inventory);
};

describe('the inventory', () => {
  test('lists every resource by template and logical id', () => {
    expect(inventory.templates).toBe(3);
    expect(inventory.resources.map(({ template, logicalId, type }) => `${template} ${logicalId} ${type}`)).toEqual([
      'a Gateway AWS::EC2::InternetGateway',
      'a Key AWS::KMS::Key',
      'a Odd ',
      'b Key AWS::KMS::Key',
    ]);
  });

  test('counts what a rule about some types judges', () => {
    expect(concerned('AIF-SOV-211')).toEqual({ resources: 2, types: { 'AWS::KMS::Key': 2 } });
    expect(concerned('AIF-SOV-107')).toEqual({ resources: 0, types: {} });
  });

  test('counts all resources for a rule about values', () => {
    expect(concerned('AIF-SOV-011')).toEqual({ resources: 4 });
  });

  test('counts templates for a rule about templates', () => {
    expect(concerned('AIF-SOV-001')).toMatchObject({ templates: 3 });
  });

  test('finds something to count for every rule', () => {
    const idle = RULES.filter((rule) => rule.check === undefined && !rule.checkLeaf && !rule.checkTemplate);
    expect(idle.map(({ code }) => code)).toEqual([]);
  });
});
