import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSite, type SitePlan, type TrainingCellPlan, type TrainingPoolPlan } from '../../lib/plan';
import { siteFrom } from '../support/example-sites';
import { factoryData, factorySite } from '../support/factory-generator';

/**
 * One plan extends another when nothing that the other one deploys is moved, made smaller or taken away:
 *
 * - Cells keep their ranges and their zone, and everything else that the plan says of them.
 * - Training pools keep all but their sums. Their cells are the first ones of the larger pool. All but the last are the same to the
 *   letter; the last one, which may not be full, has the same number and at least as many nodes.
 * - Instance groups of that last cell are the first ones of the larger cell: all but the last the same, the last at least as large.
 * - So are its file systems, by capacity.
 * - Stacks are there under the same names, in the same order.
 * - Everything else with an id is there, unchanged.
 */
function expectExtends(before: SitePlan, after: SitePlan): void {
  expect(after.cells).toEqual(expect.arrayContaining([...before.cells]));
  for (const pool of before.training) {
    const grown = after.training.find((candidate) => candidate.id === pool.id);
    expect(grown).toMatchObject(withoutSums(pool));
    expectGrown(pool.cells, grown?.cells ?? [], expectLargerCell);
  }
  const names = after.stacks.map((stack) => stack.name);
  expect(names.filter((name) => before.stacks.some((stack) => stack.name === name))).toEqual(
    before.stacks.map((stack) => stack.name),
  );
  for (const list of ['pools', 'fileSystems', 'databases', 'models', 'objectStores', 'racks'] as const) {
    expect(after[list]).toEqual(expect.arrayContaining([...before[list]]));
  }
}

function withoutSums({ nodes: _nodes, accelerators: _accelerators, cells: _cells, ...rest }: TrainingPoolPlan) {
  return rest;
}

/** All but the last are the same; the last may have grown; more may follow. */
function expectGrown<T>(before: readonly T[], after: readonly T[], expectLarger: (small: T, large: T) => void): void {
  expect(after.length).toBeGreaterThanOrEqual(before.length);
  expect(after.slice(0, Math.max(0, before.length - 1))).toEqual(before.slice(0, -1));
  for (const last of before.slice(-1)) {
    expectLarger(last, after[before.length - 1]);
  }
}

function expectLargerCell(small: TrainingCellPlan, large: TrainingCellPlan): void {
  expect(large).toMatchObject({ id: small.id, number: small.number });
  expect(large.nodes).toBeGreaterThanOrEqual(small.nodes);
  expect(large.trainingPlanArn).toBe(small.trainingPlanArn);
  expectGrown(small.groups, large.groups, (group, larger) => {
    expect(larger.id).toBe(group.id);
    expect(larger.nodes).toBeGreaterThanOrEqual(group.nodes);
    expectGrown(group.reservations, larger.reservations, (few, many) => expect(many).toBeGreaterThanOrEqual(few));
  });
  expect(large.fileSystems.length).toBeGreaterThanOrEqual(small.fileSystems.length);
  for (const [index, fileSystem] of small.fileSystems.entries()) {
    const { capacityGiB, throughputGBps: _throughput, ...rest } = fileSystem;
    expect(large.fileSystems[index]).toMatchObject(rest);
    expect(large.fileSystems[index].capacityGiB).toBeGreaterThanOrEqual(capacityGiB);
  }
}

const ORCHESTRATORS = [
  { orchestrator: 'hyperPodEks', systemNodes: { instanceType: 'm7i.4xlarge' } },
  { orchestrator: 'hyperPodSlurm', controller: { instanceType: 'm7i.4xlarge' } },
  { orchestrator: 'pcs', slurmVersion: '25.11', imageId: 'ami-0123456789abcdef0' },
  { orchestrator: 'eks', systemNodes: { instanceType: 'm7i.4xlarge' } },
];

const HARDWARE = [
  { instanceType: 'p6e-gb200.36xlarge', together: 18 },
  { instanceType: 'p5en.48xlarge', together: 1 },
  { instanceType: 'trn2u.48xlarge', together: 4 },
];

interface GeneratedPool {
  readonly id: string;
  readonly instanceType: string;
  readonly nodes: number;
  readonly together: number;
}

/** A pool of up to three cells, which are as small as a few UltraServers or as large as the default. */
const pools: fc.Arbitrary<GeneratedPool> = fc
  .record({
    id: fc.stringMatching(/^[a-z]{3,8}$/),
    hardware: fc.constantFrom(...HARDWARE),
    orchestrator: fc.constantFrom(...ORCHESTRATORS),
    ultraServersPerCell: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    ultraServers: fc.integer({ min: 1, max: 2000 }),
    fileSystem: fc.option(
      fc.record(
        {
          tier: fc.constantFrom('good', 'better', 'best'),
          throughputGBps: fc.integer({ min: 1, max: 2000 }),
          checkpoint: fc.record({ parametersBillions: fc.integer({ min: 1, max: 2000 }) }),
          throughputPerTiB: fc.constantFrom(125, 250, 500, 1000),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    ),
  })
  .map(({ id, hardware, orchestrator, ultraServersPerCell, ultraServers, fileSystem }) => {
    const { instanceType, together } = hardware;
    const nodesPerCell = ultraServersPerCell === undefined ? undefined : ultraServersPerCell * together;
    const nodes = Math.min(ultraServers * together, 3 * (nodesPerCell ?? 900));
    return {
      id,
      instanceType,
      together,
      nodes: Math.max(together, nodes - (nodes % together)),
      ...orchestrator,
      ...(nodesPerCell === undefined ? {} : { nodesPerCell }),
      ...(fileSystem === undefined ? {} : { fileSystem }),
    };
  });

/** A site of pools, and a larger one: pools of it have grown, and there are more of them. */
const growing = fc
  .uniqueArray(pools, { minLength: 1, maxLength: 5, selector: (pool) => pool.id })
  .chain((all) =>
    fc.record({
      all: fc.constant(all),
      more: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: all.length, maxLength: all.length }),
      added: fc.integer({ min: 0, max: all.length - 1 }),
    }),
  )
  .map(({ all, more, added }) => ({
    before: all.slice(0, all.length - added),
    after: all.map((pool, index) => ({ ...pool, nodes: pool.nodes + more[index] * pool.together })),
  }));

function planOf(training: readonly GeneratedPool[]): SitePlan {
  const data = factoryData({ family: 'trn2', accelerators: 16 });
  return planSite(
    siteFrom({
      ...data,
      training: training.map(({ together: _together, ...pool }) => ({ ...pool, ...ranges(pool.id) })),
    }),
  );
}

/** Ranges that follow from the id alone. That those of two pools lie apart is not the concern of these tests. */
function ranges(id: string) {
  const block = id.charCodeAt(0) % 16;
  return { cidr: `10.${block * 4}.0.0/14`, nodeCidr: `100.${64 + block * 4}.0.0/14` };
}

describe('a site that grows', () => {
  test('keeps every node, cell and address where it is, whatever is added and wherever its id sorts', () => {
    fc.assert(
      fc.property(growing, ({ before, after }) => {
        expectExtends(planOf(before), planOf(after));
      }),
      { numRuns: 300 },
    );
  });

  test('keeps everything when racks are added to a rack pool, and when a listed cell gets a pool', () => {
    const site = (racks: number, nodes: number) => {
      const data = factoryData({ family: 'gb200', accelerators: racks * 72 });
      return siteFrom({
        ...data,
        network: { ...(data.network as object), cells: [{ id: 'services', cidr: '10.127.0.0/20' }] },
        compute: {
          ...(data.compute as object),
          pools: Array.from({ length: nodes }, (_, index) => ({
            id: `p-${index}`,
            instanceType: 'm7i.large',
            nodes: 2,
          })),
        },
      });
    };
    const growth = fc.record({
      racks: fc.integer({ min: 1, max: 1000 }),
      more: fc.integer({ min: 0, max: 500 }),
      pools: fc.integer({ min: 0, max: 5 }),
      morePools: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(growth, ({ racks, more, pools: few, morePools }) => {
        const before = { ...planSite(site(racks, few)), racks: [] };
        expectExtends(before, planSite(site(racks + more, few + morePools)));
      }),
      { numRuns: 100 },
    );
  });

  test('keeps cells, pools and the places of zones when a zone is added', () => {
    const data = factoryData({ family: 'gb200', accelerators: 5000 });
    const before = planSite(siteFrom(data));
    const hosting = data.hosting as { zones: object[] };
    const after = planSite(
      siteFrom({ ...data, hosting: { ...hosting, zones: [{ name: 'xa-north-1d' }, ...hosting.zones] } }),
    );
    expect(after.cells).toEqual(before.cells);
    expect(after.hosting.zones).toEqual(expect.arrayContaining([...before.hosting.zones]));
    expect(after.stacks).toEqual(before.stacks);
  });

  test.each(['gb200', 'b300', 'h200', 'trn2'] as const)(
    'of %s extends itself at every size up to a million',
    (family) => {
      const sizes = [3000, 20_000, 150_000, 1_000_000];
      const plans = sizes.map((accelerators) => ({ ...planSite(factorySite({ family, accelerators })), racks: [] }));
      for (const [index, plan] of plans.slice(1).entries()) {
        expectExtends(plans[index], plan);
      }
    },
  );
});

describe('the test of growth itself', () => {
  const plan = planSite(factorySite({ family: 'gb200', accelerators: 5000 }));

  test('fails when a cell moves', () => {
    const moved = { ...plan, cells: plan.cells.map((cell) => ({ ...cell, cidr: '10.0.0.0/16' })) };
    expect(() => expectExtends(plan, moved)).toThrow();
  });

  test('fails when a pool is divided anew', () => {
    const larger = plan.training.map((pool) => ({
      ...pool,
      cells: pool.cells.map((cell) => ({ ...cell, nodes: 900 })),
    }));
    expect(() => expectExtends(plan, { ...plan, training: larger })).toThrow();
  });

  test('fails when a pool shrinks', () => {
    const smaller = plan.training.map((pool) => ({ ...pool, cells: pool.cells.slice(0, -1) }));
    expect(() => expectExtends(plan, { ...plan, training: smaller })).toThrow();
  });
});
