import { RegionInfo } from 'aws-cdk-lib/region-info';
import { describe, expect, test } from 'vitest';
import { isJurisdiction } from '../../lib/catalog/countries';
import { architectureOf } from '../../lib/catalog/instance-types';
import { PARTITIONS } from '../../lib/catalog/partitions';

describe('the facts of the catalogue', () => {
  test('know the Regions of aws-cdk-lib, their partitions and suffixes', () => {
    const known = PARTITIONS.flatMap(({ id, dnsSuffix, regions }) => regions.map((region) => [region, id, dnsSuffix]));
    const expected = RegionInfo.regions.map(({ name, partition, domainSuffix }) => [name, partition, domainSuffix]);
    expect(known.sort()).toEqual(expect.arrayContaining(expected.sort()));
  });

  test('give every Region the shape that its partition states', () => {
    for (const { regions, regionPattern } of PARTITIONS) {
      expect(regions.filter((region) => !new RegExp(regionPattern).test(region))).toEqual([]);
    }
  });

  test('tell Graviton from x86 by the name of a type', () => {
    expect(['m7g.large', 'c8gn.xlarge', 'a1.large', 'p6e-gb200.36xlarge'].map(architectureOf)).toEqual(
      Array(4).fill('arm64'),
    );
    expect(['m7i.large', 'g6.xlarge', 'p5.48xlarge'].map(architectureOf)).toEqual(Array(3).fill('x86_64'));
  });

  test('know which codes name a jurisdiction', () => {
    expect(['DE', 'XA', 'ZZ', 'GB'].every(isJurisdiction)).toBe(true);
    expect(['UK', 'EU', 'de', ''].some(isJurisdiction)).toBe(false);
  });
});
