import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { EXAMPLE_SITES, exampleData, exampleSite, reordered, siteFrom } from '../support/example-sites';

describe('the plan of a site', () => {
  test('takes instance type and nodes of a pool from its racks', () => {
    const plan = planSite(exampleSite('sovereign-ai-factory'));
    expect(plan.pools.find((pool) => pool.id === 'train-north')).toMatchObject({
      instanceType: 'p6e-gb200.36xlarge',
      nodes: 21 * 18,
      accelerators: 21 * 72,
      cell: 'one',
    });
  });

  test('adds up racks, nodes, accelerators and power', () => {
    const plan = planSite(exampleSite('sovereign-ai-factory'));
    expect(plan.totals).toEqual({ racks: 42, nodes: 762, accelerators: 3024, rackPowerKw: 5628 });
    expect(plan.halls).toEqual([
      expect.objectContaining({ id: 'hall-1', racks: 42, powerUsedKw: 5628, liquidUsedKw: 4896.4, airUsedKw: 731.6 }),
    ]);
  });

  test('gives a site without cells one cell that takes the whole range', () => {
    const plan = planSite(exampleSite('quickstart'));
    expect(plan.cells).toEqual([
      { id: 'main', cidr: '10.64.0.0/20', nodeCidr: '100.64.0.0/17', homeZone: 'eu-central-1a' },
    ]);
    expect(plan.databases[0]).toMatchObject({ cell: 'main', multiZone: true });
  });

  test('takes the only zone as the home zone', () => {
    const data = exampleData('quickstart');
    data.hosting = { ...(data.hosting as object), zones: [{ name: 'eu-central-1c' }] };
    data.network = { cidr: '10.64.0.0/20' };
    const plan = planSite(siteFrom(data));
    expect(plan.cells[0]?.homeZone).toBe('eu-central-1c');
    expect(plan.databases[0]?.multiZone).toBe(false);
    expect(plan.hosting.zones).toEqual([{ name: 'eu-central-1c', slot: 2 }]);
  });

  test('resolves the partition of an ordinary Region and takes that of a private one from the site', () => {
    expect(planSite(exampleSite('eu-sovereign-cloud')).hosting).toMatchObject({
      partition: 'aws-eusc',
      dnsSuffix: 'amazonaws.eu',
    });
    const data = exampleData('sovereign-ai-factory');
    data.hosting = { ...(data.hosting as object), partition: 'aws-xa', dnsSuffix: 'aws.example' };
    expect(planSite(siteFrom(data))).toMatchObject({
      hosting: { partition: 'aws-xa', dnsSuffix: 'aws.example', region: 'xa-north-1' },
      sovereignty: { partition: 'aws-xa', region: 'xa-north-1', allowedRegions: ['xa-north-1'], strict: true },
    });
  });

  test('names stacks after ids, in the order of deployment, and protects the ones that hold something', () => {
    expect(planSite(exampleSite('quickstart')).stacks.map(({ name, stateful }) => [name, stateful])).toEqual([
      ['quickstart-foundation', true],
      ['quickstart-network-main', true],
      ['quickstart-storage', true],
      ['quickstart-images', true],
      ['quickstart-compute-main', true],
      ['quickstart-database-registry', true],
      ['quickstart-model-assistant', false],
    ]);
  });

  test('plans no storage and no image stack for a site without either', () => {
    const data = exampleData('quickstart');
    delete data.storage;
    delete data.models;
    expect(planSite(siteFrom(data)).stacks.map((stack) => stack.layer)).toEqual([
      'foundation',
      'network',
      'compute',
      'database',
    ]);
  });

  test.each(EXAMPLE_SITES)('of %s does not depend on the order of any list', (name) => {
    const data = exampleData(name);
    const expected = JSON.stringify(planSite(siteFrom(data)));
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (keys) => {
        const shuffled = reordered(data, (list) =>
          list
            .map((item) => ({ item, key: keys.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item),
        );
        expect(JSON.stringify(planSite(siteFrom(shuffled)))).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('of a site that grows leaves what was planned before as it is', () => {
    const data = exampleData('sovereign-ai-factory');
    const before = planSite(siteFrom(data));
    const compute = data.compute as { pools: object[] };
    compute.pools.unshift({ id: 'another', instanceType: 'm7i.large', nodes: 3 });
    (data.hosting as { zones: object[] }).zones.unshift({ name: 'xa-north-1d', id: 'xan1-az4' });
    const after = planSite(siteFrom(data));
    expect(after.pools).toEqual(expect.arrayContaining([...before.pools]));
    expect(after.cells).toEqual(before.cells);
    expect(after.hosting.zones).toEqual(expect.arrayContaining([...before.hosting.zones]));
    expect(after.stacks).toEqual(before.stacks);
  });

  test('fails when nobody validated the site', () => {
    const data = exampleData('quickstart');
    data.network = { cidr: '10.64.0.0/20' };
    expect(() => planSite(siteFrom(data))).toThrow('the cell main has no home zone [AIF-PLAN-001]');
  });
});
