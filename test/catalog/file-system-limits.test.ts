import { describe, expect, test } from 'vitest';
import {
  efaInterfacesPerNode,
  INTELLIGENT_TIERING_METADATA_IOPS,
  intelligentTieringMBps,
  isLustreCapacity,
  LUSTRE_THROUGHPUTS_PER_TIB,
  lustreCapacityGiB,
  lustreClientInterfaces,
  lustreStepGiB,
  lustreThroughputGBps,
  SSD_METADATA_IOPS,
} from '../../lib/catalog/file-system-limits';

describe('the capacity of a file system', () => {
  test.each([
    [0, 500, 1200],
    [0.1, 125, 1200],
    [0.5, 500, 1200],
    [0.6, 500, 2400],
    [1, 1000, 1200],
    [4.6875, 1000, 4800],
    [10, 500, 21_600],
    [240, 500, 492_000],
  ] as const)('for %s GB/s at %s MB/s for each TiB is %s GiB', (throughput, perTiB, capacity) => {
    expect(lustreCapacityGiB(throughput, perTiB)).toBe(capacity);
  });

  test.each([
    [0.1, 125, 38_400],
    [4.6875, 250, 19_200],
    [4.7, 500, 19_200],
    [240, 500, 499_200],
    [539.136, 1000, 556_800],
  ] as const)('with EFA for %s GB/s at %s MB/s for each TiB is %s GiB', (throughput, perTiB, capacity) => {
    expect(lustreCapacityGiB(throughput, perTiB, true)).toBe(capacity);
  });

  test('is one that FSx sells, gives the throughput, and is the smallest that does', () => {
    for (const perTiB of LUSTRE_THROUGHPUTS_PER_TIB) {
      for (const efa of [false, true]) {
        for (const throughput of [0.3, 1, 7.77, 99, 1465, 7000]) {
          const capacity = lustreCapacityGiB(throughput, perTiB, efa);
          const smaller = capacity - lustreStepGiB(perTiB, efa);
          expect(isLustreCapacity(capacity, perTiB, efa)).toBe(true);
          expect(lustreThroughputGBps(capacity, perTiB)).toBeGreaterThanOrEqual(throughput);
          expect(lustreThroughputGBps(smaller, perTiB)).toBeLessThan(throughput);
        }
      }
    }
  });

  test('is no other', () => {
    const sizes = [0, -2400, 1199, 1300, 3600, 4801];
    expect(sizes.filter((size) => isLustreCapacity(size, 500))).toEqual([]);
    expect([1200, 2400, 4800, 19_200].filter((size) => isLustreCapacity(size, 500, true))).toEqual([19_200]);
  });
});

test('Intelligent-Tiering storage grows by 4000 MB/s', () => {
  expect([0.1, 4, 4.001, 100].map(intelligentTieringMBps)).toEqual([4000, 4000, 8000, 100_000]);
});

test('metadata operations come in the steps that FSx takes', () => {
  expect(SSD_METADATA_IOPS).toHaveLength(19);
  expect(SSD_METADATA_IOPS.at(-1)).toBe(192_000);
  expect(INTELLIGENT_TIERING_METADATA_IOPS).toEqual([6000, 12_000]);
});

test('the EFA interfaces of a node get fewer as a cell grows', () => {
  expect([64, 128, 864, 960, 1024, 1025].map(efaInterfacesPerNode)).toEqual([16, 8, 1, 1, 1, 0]);
});

test('the client tools use 8 adapters of a node, 16 of p6-b300, and no more than there are', () => {
  expect(lustreClientInterfaces('p5.48xlarge', 32)).toBe(8);
  expect(lustreClientInterfaces('p6-b300.48xlarge', 16)).toBe(16);
  expect(lustreClientInterfaces('p6e-gb200.36xlarge', 4)).toBe(4);
});
