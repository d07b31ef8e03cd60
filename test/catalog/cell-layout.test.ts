import { describe, expect, test } from 'vitest';
import { CELL_PREFIX, type SubnetRole, subnetRange, ZONE_SLOTS, zoneSlot } from '../../lib/catalog/cell-layout';
import { Cidr } from '../../lib/catalog/cidr';

const ROLES: readonly SubnetRole[] = ['services', 'data', 'controlPlane', 'transit'];

describe('the layout of a cell range', () => {
  test.each([CELL_PREFIX.widest, 18, CELL_PREFIX.narrowest])(
    'gives every role of every zone its own part of a /%d',
    (prefix) => {
      const cell = new Cidr(10 * 2 ** 24, prefix);
      const subnets = Array.from({ length: ZONE_SLOTS }, (_, slot) =>
        ROLES.map((role) => subnetRange(cell, slot, role)),
      ).flat();
      for (const [index, subnet] of subnets.entries()) {
        expect(cell.contains(subnet), String(subnet)).toBe(true);
        expect(
          subnets.findIndex((other) => other.overlaps(subnet)),
          String(subnet),
        ).toBe(index);
        expect(subnet.prefix).toBeLessThanOrEqual(28);
      }
    },
  );

  test('is what deployed sites have, and must never change', () => {
    const cell = new Cidr(10 * 2 ** 24 + 64 * 2 ** 16, 20);
    expect(ROLES.map((role) => String(subnetRange(cell, 1, role)))).toEqual([
      '10.64.2.0/24',
      '10.64.3.0/25',
      '10.64.3.128/26',
      '10.64.3.192/28',
    ]);
  });
});

describe('the address slot of a zone', () => {
  test.each([
    ['eu-central-1a', 0],
    ['us-east-1f', 5],
    ['xa-north-1h', 7],
  ])('of %s is %d, by the letter at its end', (name, slot) => {
    expect(zoneSlot({ name })).toBe(slot);
  });

  test('is what the site states, when it states one', () => {
    expect(zoneSlot({ name: 'eu-central-1a', slot: 3 })).toBe(3);
  });

  test.each(['us-west-2-lax-1z', 'hall-one', 'xa-north-1'])('of %s has to be stated', (name) => {
    expect(zoneSlot({ name })).toBeUndefined();
  });
});
