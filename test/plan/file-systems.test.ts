import { describe, expect, test } from 'vitest';
import { isLustreCapacity } from '../../lib/catalog/file-system-limits';
import { type FileSystemPlan, fileSystemOutput, planSite } from '../../lib/plan';
import { siteFrom } from '../support/example-sites';
import { factoryData } from '../support/factory-generator';

const PCS = { orchestrator: 'pcs', slurmVersion: '25.11', imageId: 'ami-0123456789abcdef0' };
const SLURM = { orchestrator: 'hyperPodSlurm', controller: { instanceType: 'm7i.4xlarge' } };

/** The file systems of the first cell of a pool. */
function fileSystemsOf(fileSystem: object | undefined, pool: object = {}): readonly FileSystemPlan[] {
  const data = factoryData({ family: 'trn2', accelerators: 16 });
  const orchestrator = 'orchestrator' in pool ? {} : PCS;
  const training = [
    { id: 'frontier', ...orchestrator, instanceType: 'p5en.48xlarge', nodes: 960, fileSystem, ...pool },
  ];
  return planSite(siteFrom({ ...data, training })).training[0].cells[0].fileSystems;
}

function throughputOf(fileSystems: readonly FileSystemPlan[]): number {
  return fileSystems.reduce((total, each) => total + each.throughputGBps, 0);
}

describe('the file systems of a training cell', () => {
  test('are none unless the pool asks for them', () => {
    expect(fileSystemsOf(undefined)).toEqual([]);
  });

  test('are filled one after another to 240 GB/s, and numbered', () => {
    const all = fileSystemsOf({ throughputGBps: 600 });
    expect(all.map(({ id, capacityGiB, mountPath }) => [id, capacityGiB, mountPath])).toEqual([
      ['frontier-001-1', 51 * 9600, '/fsx'],
      ['frontier-001-2', 51 * 9600, '/fsx-2'],
      ['frontier-001-3', 26 * 9600, '/fsx-3'],
    ]);
    expect(all.map((each) => each.throughputGBps)).toEqual([239.06, 239.06, 121.88]);
  });

  test.each([125, 250, 500, 1000] as const)(
    'have sizes that FSx takes, at %i MB/s a TiB, with EFA and without',
    (throughputPerTiB) => {
      for (const instanceType of ['p5en.48xlarge', 'trn2.48xlarge']) {
        for (const throughputGBps of [0.1, 1, 100, 1000, 3333]) {
          const all = fileSystemsOf({ throughputGBps, throughputPerTiB }, { instanceType });
          const valid = all.every(({ capacityGiB, efa }) => isLustreCapacity(capacityGiB, throughputPerTiB, efa));
          expect([valid, throughputOf(all) >= throughputGBps - 0.01]).toEqual([true, true]);
        }
      }
    },
  );

  test('are two and larger under HyperPod with Slurm, which mounts no more, from the start, and grow one after the other', () => {
    const capacities = (nodes: number) =>
      fileSystemsOf({ throughputPerTiB: 1000 }, { ...SLURM, nodes }).map((each) => each.capacityGiB / 4800);
    expect(capacities(960)).toEqual([128, 128]);
    expect(capacities(500)).toEqual([128, 6]);
    expect(capacities(100)).toEqual([27, 1]);
    expect(fileSystemsOf({ throughputGBps: 300 }, SLURM).map((each) => each.throughputGBps)).toEqual([239.06, 60.94]);
  });

  test('are reached over EFA where the instance type can do so', () => {
    expect(fileSystemsOf({ throughputGBps: 10 })).toMatchObject([{ efa: true }]);
    expect(fileSystemsOf({ throughputGBps: 10 }, { instanceType: 'trn2.48xlarge' })).toMatchObject([{ efa: false }]);
  });

  test('follow what is stated before the tier, and of tier and checkpoint the one that asks for more', () => {
    const tier = (960 * 8 * 40) / 256;
    expect(throughputOf(fileSystemsOf({}))).toBeGreaterThan(tier - 0.1);
    expect(throughputOf(fileSystemsOf({}))).toBeLessThan(tier + 5);
    expect(throughputOf(fileSystemsOf({ throughputGBps: 100 }))).toBeLessThan(105);
    const checkpoint = { parametersBillions: 10_000, withinSeconds: 100 };
    expect(throughputOf(fileSystemsOf({ checkpoint }))).toBeGreaterThan(1600 - 0.1);
  });

  test('are of tier good in cells of more than 20,000 accelerators, however many a pool has', () => {
    const perCell = (nodesPerCell: number) => ({ instanceType: 'trn2.48xlarge', nodes: 1250, nodesPerCell });
    expect(throughputOf(fileSystemsOf({}, perCell(1250)))).toBeGreaterThan(3000);
    expect(throughputOf(fileSystemsOf({}, perCell(1251)))).toBeLessThan(1200);
  });

  test('write into prefixes of their own, and read from the one that is stated', () => {
    const dataRepositories = [
      { path: '/shared', objectStore: 'checkpoints', prefix: 'team/', direction: 'both' },
      { path: '/datasets', objectStore: 'datasets', prefix: 'corpus/' },
      { path: '/checkpoints', objectStore: 'checkpoints', direction: 'export' },
    ];
    expect(fileSystemsOf({ throughputGBps: 300, dataRepositories }).map((each) => each.dataRepositories)).toEqual([
      [
        { path: '/checkpoints', objectStore: 'checkpoints', prefix: 'frontier-001/', import: false, export: true },
        { path: '/datasets', objectStore: 'datasets', prefix: 'corpus/', import: true, export: false },
        { path: '/shared', objectStore: 'checkpoints', prefix: 'team/frontier-001/', import: true, export: true },
      ],
      [
        { path: '/checkpoints', objectStore: 'checkpoints', prefix: 'frontier-001-2/', import: false, export: true },
        { path: '/datasets', objectStore: 'datasets', prefix: 'corpus/', import: true, export: false },
        { path: '/shared', objectStore: 'checkpoints', prefix: 'team/frontier-001-2/', import: true, export: true },
      ],
    ]);
  });
});

test('the file systems of listed cells have the size that is stated, and no EFA', () => {
  const data = factoryData({ family: 'trn2', accelerators: 16 });
  const site = siteFrom({
    ...data,
    network: { ...(data.network as object), cells: [{ id: 'services', cidr: '10.127.0.0/20' }] },
    storage: {
      ...(data.storage as object),
      fileSystems: [{ id: 'scratch', capacityGiB: 4800, throughputPerTiB: 250 }],
    },
  });
  const plan = planSite(site);
  expect(plan.fileSystems).toEqual([
    {
      id: 'scratch',
      cell: 'services',
      capacityGiB: 4800,
      throughputPerTiB: 250,
      throughputGBps: 1.17,
      efa: false,
      dataClass: 'trainingData',
      mountPath: '/scratch',
      dataRepositories: [],
    },
  ]);
  expect(plan.stacks.map((stack) => stack.name)).toContain('generated-filesystem-services');
});

describe('the outputs of a file system', () => {
  test('are numbered in a training pool, and else go by the id alone', () => {
    expect(fileSystemsOf({ throughputGBps: 600 }).map(fileSystemOutput)).toEqual([
      'FileSystem1',
      'FileSystem2',
      'FileSystem3',
    ]);
    expect(fileSystemOutput({ id: 'scratch', cell: 'serving' })).toBe('FileSystemScratch');
  });

  test('differ wherever ids do, and have no signs', () => {
    const ids = ['a1', 'a-1', 'a-x1', 'ax1', 'a-b', 'ab', 'serving-1', 'serving-a', 'serving-1-1'];
    const outputs = ids.map((id) => fileSystemOutput({ id, cell: 'serving' }));
    expect(new Set(outputs).size).toBe(ids.length);
    expect(outputs.join('')).toMatch(/^[A-Za-z0-9]+$/);
  });
});
