import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { EXAMPLE_SITES, exampleData, exampleSite, reordered, siteFrom } from '../support/example-sites';

describe('the plan of a site', () => {
  test('takes instance type and nodes of a pool from its racks', () => {
    const data = exampleData('quickstart');
    data.facility = { halls: [{ id: 'hall-1', powerKw: 1000 }] };
    data.racks = [{ id: 'north', design: 'nvl72-gb200', count: 2, hall: 'hall-1' }];
    data.compute = {
      kubernetes: { version: '1.34', administratorRoles: ['Admin'] },
      pools: [{ id: 'train', racks: 'north' }],
    };
    expect(planSite(siteFrom(data)).pools).toMatchObject([
      { id: 'train', racks: 'north', instanceType: 'p6e-gb200.36xlarge', nodes: 36, accelerators: 144, cell: 'main' },
    ]);
  });

  test('adds up racks, nodes with those beside accelerators, accelerators and power', () => {
    const plan = planSite(exampleSite('sovereign-ai-factory'));
    expect(plan.totals).toEqual({ racks: 48, nodes: 864 + 3 + 6, accelerators: 3456, rackPowerKw: 6432 });
    expect(plan.halls).toEqual([
      expect.objectContaining({ id: 'hall-1', racks: 48, powerUsedKw: 6432, liquidUsedKw: 5595.8, airUsedKw: 836.2 }),
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
      ['quickstart-storage', true],
      ['quickstart-images', true],
      ['quickstart-network-main', true],
      ['quickstart-compute-main', true],
      ['quickstart-database-registry', true],
      ['quickstart-model-assistant', false],
    ]);
  });

  test('has stacks of their own for the network, the cluster, the file systems and the nodes of each training cell', () => {
    const plan = planSite(exampleSite('sovereign-ai-factory'));
    expect(plan.stacks.map(({ layer, subject }) => (subject === undefined ? layer : `${layer} ${subject}`))).toEqual([
      'foundation',
      'storage',
      'images',
      'lifecycle',
      'transit',
      'network frontier-001',
      'network services',
      'operations',
      'compute frontier-001',
      'compute services',
      'filesystem frontier-001',
      'cell-operations frontier-001',
      'training frontier-001',
      'database registry',
      'model assistant',
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

  test('takes in what connects cells and premises, and what watches them', () => {
    const plan = planSite(exampleSite('sovereign-ai-factory'));
    expect(plan).toMatchObject({
      cidr: '10.64.0.0/16',
      flowLogs: 'traffic',
      dns: { cell: 'services', inbound: true, forward: [{ id: 'campus', servers: ['10.0.0.2', '10.0.0.3'] }] },
      transitGateway: {
        amazonSideAsn: expect.any(Number),
        connectCells: true,
        directConnect: { attachmentId: 'tgw-attach-0123456789abcdef0', allowedPrefixes: ['10.64.0.0/16'] },
      },
      operations: { metrics: { retentionDays: 150 }, backup: { retentionDays: 35, lock: 'governance' } },
    });
  });

  test('puts a directory bucket into the home zone unless it says another', () => {
    const data = exampleData('quickstart');
    data.storage = {
      directoryBuckets: [
        { id: 'shuffle', dataClass: 'trainingData' },
        { id: 'other', dataClass: 'trainingData', zone: 'eu-central-1b' },
      ],
      vectorBuckets: [
        {
          id: 'knowledge',
          dataClass: 'promptsAndOutputs',
          indexes: [index('b'), { ...index('a'), nonFilterableKeys: ['y', 'x'] }],
        },
      ],
      tableBuckets: [{ id: 'lake', dataClass: 'trainingData' }],
    };
    const plan = planSite(siteFrom(data));
    expect(plan.directoryBuckets.map(({ id, zone }) => [id, zone])).toEqual([
      ['other', 'eu-central-1b'],
      ['shuffle', 'eu-central-1a'],
    ]);
    expect(plan.vectorBuckets[0]?.indexes).toMatchObject([
      { id: 'index-a', nonFilterableKeys: ['x', 'y'] },
      { id: 'index-b', nonFilterableKeys: [] },
    ]);
    expect(plan.tableBuckets).toEqual([{ id: 'lake', dataClass: 'trainingData' }]);
    expect(plan.stacks.map((stack) => stack.layer)).toContain('storage');
  });

  test('fails when nobody validated the site', () => {
    const data = exampleData('quickstart');
    data.network = { cidr: '10.64.0.0/20' };
    expect(() => planSite(siteFrom(data))).toThrow('the cell main has no home zone [AIF-PLAN-001]');
  });
});

function index(name: string) {
  return { id: `index-${name}`, dimension: 1024 };
}
