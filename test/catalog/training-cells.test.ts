import { describe, expect, test } from 'vitest';
import { Cidr } from '../../lib/catalog/cidr';
import { INSTANCE_TYPES } from '../../lib/catalog/instance-types';
import { NETWORK_ADDRESS_USAGE, usableAddresses } from '../../lib/catalog/network-usage';
import {
  CELL_RANGE_PREFIX,
  cellsThatFit,
  filled,
  nodeRangePrefix,
  nodesOfCells,
  nodesPerCell,
  trainingCellId,
  trainingCellRange,
  trainingNodeRange,
} from '../../lib/catalog/training-cells';
import { nodesPerGroup, wholeUltraServers } from '../../lib/catalog/training-limits';
import { nodeUse } from '../../lib/plan/budget';

const MOST_HELPERS = 20;

describe('a full cell', () => {
  test.each([...INSTANCE_TYPES.values()].map((type) => [type.name, type] as const))(
    'of %s fits one /17 and the network address usage that a VPC has from the start, with room for helpers and endpoints',
    (instanceType, type) => {
      const nodes = nodesPerCell({ instanceType, nodesPerUltraServer: type.nodesPerUltraServer });
      const use = nodeUse(true, type);
      expect(nodes % type.nodesPerUltraServer).toBe(0);
      expect((nodes + MOST_HELPERS) * use.addresses).toBeLessThanOrEqual(usableAddresses(17));
      expect(nodes * use.units).toBeLessThanOrEqual(NETWORK_ADDRESS_USAGE.usual * 0.9);
      expect(nodes).toBeLessThanOrEqual(1000);
    },
  );

  test('has at least one UltraServer', () => {
    expect(nodesPerCell({ instanceType: 'p6e-gb200.36xlarge', nodesPerUltraServer: 18, nodesPerCell: 5 })).toBe(18);
    expect(wholeUltraServers(0, 4)).toBe(4);
  });

  test('takes a /17 for its nodes as long as it fits, with as many helpers as a cell may have', () => {
    const widest = (prefix: number) => Math.floor(usableAddresses(prefix) / 33) - MOST_HELPERS;
    expect(nodeRangePrefix(widest(17))).toBe(17);
    expect(nodeRangePrefix(widest(17) + 1)).toBe(16);
  });
});

test('a quantity is divided into full portions and a rest', () => {
  expect(filled(2500, 1000)).toEqual([1000, 1000, 500]);
  expect(filled(2000, 1000)).toEqual([1000, 1000]);
  expect(filled(0, 1000)).toEqual([]);
  expect(nodesOfCells(10, 4)).toEqual([4, 4, 2]);
});

test('groups are whole UltraServers of at most 1,000 nodes, or of 450', () => {
  expect([1, 4, 18].map((together) => nodesPerGroup(false, together))).toEqual([1000, 1000, 990]);
  expect([1, 4, 18].map((together) => nodesPerGroup(true, together))).toEqual([450, 448, 450]);
});

describe('the ranges of a training cell', () => {
  const pool = new Cidr(10 * 2 ** 24, 16);
  const nodes = new Cidr(100 * 2 ** 24 + 64 * 2 ** 16, 13);

  test('follow from its number', () => {
    expect([1, 2, 16].map((number) => trainingCellRange(pool, number).toString())).toEqual([
      '10.0.0.0/20',
      '10.0.16.0/20',
      '10.0.240.0/20',
    ]);
    expect([1, 3].map((number) => trainingNodeRange(nodes, number, 960).toString())).toEqual([
      '100.64.0.0/17',
      '100.65.0.0/17',
    ]);
    expect(trainingNodeRange(nodes, 3, 1500).toString()).toBe('100.66.0.0/16');
  });

  test('are as many as the range of the pool holds', () => {
    expect(cellsThatFit(pool, CELL_RANGE_PREFIX)).toBe(16);
    expect(cellsThatFit(nodes, 17)).toBe(16);
    expect(cellsThatFit(nodes, 16)).toBe(8);
    expect(cellsThatFit(nodes, 8)).toBe(0);
  });
});

test('the id of a cell has its number behind the id of its pool', () => {
  expect([1, 44, 999].map((number) => trainingCellId('frontier', number))).toEqual([
    'frontier-001',
    'frontier-044',
    'frontier-999',
  ]);
});
