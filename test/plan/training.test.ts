import { describe, expect, test } from 'vitest';
import { planSite, type TrainingPoolPlan } from '../../lib/plan';
import { siteFrom } from '../support/example-sites';
import { factoryData } from '../support/factory-generator';

const HYPERPOD = { orchestrator: 'hyperPodEks', systemNodes: { instanceType: 'm7i.4xlarge' } };
const EKS = { orchestrator: 'eks', systemNodes: { instanceType: 'm7i.4xlarge' } };
const PCS = { orchestrator: 'pcs', slurmVersion: '25.11', imageId: 'ami-0123456789abcdef0' };
const SLURM = { orchestrator: 'hyperPodSlurm', controller: { instanceType: 'm7i.4xlarge' } };

/** The plan of a site with these training pools, over one of the generator's. */
function planOf(...training: object[]) {
  const data = factoryData({ family: 'trn2', accelerators: 16 });
  return planSite(siteFrom({ ...data, training }));
}

/** The plan of one pool, of one node of P5en under HyperPod on EKS where nothing else is stated. */
function poolOf(pool: object): TrainingPoolPlan {
  const orchestrator = 'orchestrator' in pool ? {} : HYPERPOD;
  return planOf({ id: 'frontier', ...orchestrator, instanceType: 'p5en.48xlarge', nodes: 1, ...pool }).training[0];
}

describe('the cells of a training pool', () => {
  test('are filled one after another, and take their ranges by number', () => {
    const plan = planOf({
      id: 'frontier',
      ...HYPERPOD,
      instanceType: 'p5en.48xlarge',
      nodes: 2000,
      cidr: '10.64.0.0/16',
      nodeCidr: '100.96.0.0/12',
      tenant: 'weather',
    });
    expect(
      plan.training[0].cells.map(({ id, number, nodes, accelerators }) => [id, number, nodes, accelerators]),
    ).toEqual([
      ['frontier-001', 1, 960, 7680],
      ['frontier-002', 2, 960, 7680],
      ['frontier-003', 3, 80, 640],
    ]);
    const common = { homeZone: 'xa-north-1a', trainingPool: 'frontier', tenant: 'weather' };
    expect(plan.cells).toEqual([
      { id: 'frontier-001', cidr: '10.64.0.0/20', nodeCidr: '100.96.0.0/17', ...common },
      { id: 'frontier-002', cidr: '10.64.16.0/20', nodeCidr: '100.96.128.0/17', ...common },
      { id: 'frontier-003', cidr: '10.64.32.0/20', nodeCidr: '100.97.0.0/17', ...common },
    ]);
  });

  test('take their ranges from those of the site and from the shared address space unless the pool says others', () => {
    expect(planOf({ id: 'frontier', ...HYPERPOD, instanceType: 'p5en.48xlarge', nodes: 1 }).cells).toMatchObject([
      { cidr: '10.0.0.0/20', nodeCidr: '100.64.0.0/17' },
    ]);
  });

  test.each([
    ['p6e-gb200.36xlarge', 864],
    ['p5.48xlarge', 864],
    ['p5en.48xlarge', 960],
    ['p6-b300.48xlarge', 960],
    ['trn2u.48xlarge', 960],
  ])('of %s have %i nodes when they are full', (instanceType, nodes) => {
    expect(poolOf({ instanceType, nodes: 1800 }).nodesPerCell).toBe(nodes);
  });

  test('have whole UltraServers, whatever number is stated', () => {
    const pool = poolOf({ instanceType: 'p6e-gb200.36xlarge', nodes: 72, nodesPerCell: 50 });
    expect(pool.nodesPerCell).toBe(36);
    expect(pool.cells.map(({ nodes, ultraServers }) => [nodes, ultraServers])).toEqual([
      [36, 2],
      [36, 2],
    ]);
  });

  test('take a /16 for their nodes when a /17 would not hold a full one', () => {
    const ranges = (nodesPerCell: number) =>
      planOf({ id: 'frontier', ...HYPERPOD, instanceType: 'p5en.48xlarge', nodes: 2000, nodesPerCell }).cells.map(
        (cell) => cell.nodeCidr,
      );
    expect(ranges(972).slice(0, 2)).toEqual(['100.64.0.0/17', '100.64.128.0/17']);
    expect(ranges(973).slice(0, 2)).toEqual(['100.64.0.0/16', '100.65.0.0/16']);
  });

  test('stand beside those that are listed, sorted by id', () => {
    const data = factoryData({ family: 'trn2', accelerators: 16 });
    const network = { ...(data.network as object), cells: [{ id: 'services', cidr: '10.127.0.0/20' }] };
    expect(planSite(siteFrom({ ...data, network })).cells.map((cell) => cell.id)).toEqual(['services', 'trn2-01-001']);
  });
});

describe('the groups of a cell', () => {
  test('have at most 1,000 nodes, in whole UltraServers', () => {
    const nodes = (pool: object) => poolOf(pool).cells[0].groups.map((group) => [group.id, group.nodes]);
    expect(nodes({ nodes: 1900, nodesPerCell: 1900 })).toEqual([
      ['workers-1', 1000],
      ['workers-2', 900],
    ]);
    expect(nodes({ instanceType: 'p6e-gb200.36xlarge', nodes: 1980, nodesPerCell: 1980 })).toEqual([
      ['workers-1', 990],
      ['workers-2', 990],
    ]);
  });

  test('have at most 450 nodes where they are managed node groups', () => {
    const groups = poolOf({ ...EKS, instanceType: 'p6e-gb200.36xlarge', nodes: 864 }).cells[0].groups;
    expect(groups.map((group) => group.nodes)).toEqual([450, 414]);
  });

  test.each([
    ['of HyperPod reserve nothing, because the capacity is of SageMaker', HYPERPOD, []],
    ['of HyperPod with Slurm reserve nothing either', SLURM, []],
    ['of EKS reserve what they have', EKS, [400]],
    ['of PCS reserve what they have', PCS, [400]],
    ['reserve nothing when the pool asks for none', { ...PCS, capacityReservation: { kind: 'none' } }, []],
    [
      'reserve nothing when somebody has done so',
      { ...EKS, capacityReservation: { kind: 'existing', id: 'cr-0123456789abcdef0' } },
      [],
    ],
  ])('%s', (_name, orchestrator, reservations) => {
    expect(poolOf({ ...orchestrator, nodes: 400 }).cells[0].groups).toEqual([
      { id: 'workers-1', nodes: 400, reservations },
    ]);
  });
});

describe('the settings of an orchestrator', () => {
  test('are those that the site states and those that it leaves to the schema', () => {
    expect(
      poolOf({
        ...HYPERPOD,
        priorityClasses: [
          { name: 'z', weight: 1 },
          { name: 'a', weight: 9 },
        ],
      }),
    ).toMatchObject({
      orchestrator: 'hyperPodEks',
      hyperPodEks: {
        systemNodes: { instanceType: 'm7i.4xlarge', nodes: 3 },
        nodeRecovery: true,
        deepHealthChecks: true,
        priorityClasses: [{ name: 'a' }, { name: 'z' }],
      },
    });
    expect(poolOf({ ...SLURM, accounting: { instanceClass: 'db.r7g.large' } }).hyperPodSlurm).toEqual({
      controller: { instanceType: 'm7i.4xlarge', nodes: 1 },
      nodeRecovery: true,
      accounting: { instanceClass: 'db.r7g.large', storageGiB: 100 },
    });
    expect(poolOf(PCS).pcs).toEqual({
      slurmVersion: '25.11',
      imageId: 'ami-0123456789abcdef0',
      accountingDays: 30,
      rootVolumeGiB: 200,
      capacityReservation: { kind: 'create' },
    });
    expect(poolOf(EKS).eks).toEqual({
      systemNodes: { instanceType: 'm7i.4xlarge', nodes: 3 },
      rootVolumeGiB: 200,
      capacityReservation: { kind: 'create' },
    });
  });

  test('give a cell its training plan', () => {
    const arn = 'arn:aws:sagemaker:xa-north-1:111122223333:training-plan/frontier';
    const { cells } = poolOf({ nodes: 1000, trainingPlans: { 'frontier-002': arn } });
    expect(cells.map((cell) => cell.trainingPlanArn)).toEqual([undefined, arn]);
  });
});

describe('the budget of a cell', () => {
  test('counts addresses, adapters, prefixes, pods, endpoints and the attachment to the transit gateway', () => {
    const { budget } = poolOf({ instanceType: 'p5en.48xlarge', nodes: 960 }).cells[0];
    const endpoints = budget.interfaceEndpoints;
    expect(budget).toEqual({
      addresses: (960 + 3) * 33,
      addressesAvailable: 2 ** 15 - 5,
      networkAddressUsage: 960 * (1 + 16 + 2 + 20) + 3 * (1 + 2 + 20) + 2 * (endpoints * 6 + 6),
      networkAddressUsageLimit: 64_000,
      networkInterfaces: 960 * 17 + 3 + 2 * endpoints,
      interfaceEndpoints: endpoints,
    });
  });

  test('counts no pods and no prefixes where there is no Kubernetes', () => {
    const { budget } = poolOf({ ...PCS, login: { instanceType: 'm7i.4xlarge', nodes: 2 }, nodes: 960 }).cells[0];
    expect(budget.addresses).toBe(962);
    expect(budget.networkAddressUsage).toBe(960 * 17 + 2 + 2 * (budget.interfaceEndpoints * 6 + 6));
  });

  test('has no interface endpoint for S3 when the site states the prefix list of S3, and one for what workloads call', () => {
    const endpoints = (hosting: object, network: object, storage: object = {}) => {
      const data = factoryData({ family: 'trn2', accelerators: 16 });
      const site = siteFrom({
        ...data,
        hosting: { ...(data.hosting as object), ...hosting },
        network: { ...(data.network as object), ...network },
        storage: { ...(data.storage as object), ...storage },
      });
      return planSite(site).training[0].cells[0].budget.interfaceEndpoints;
    };
    expect(endpoints({}, {}) - endpoints({ s3PrefixListId: 'pl-0123456789abcdef0' }, {})).toBe(1);
    expect(endpoints({}, { privateEndpoints: ['events', 'sns'] }) - endpoints({}, {})).toBe(2);
    const tables = { tableBuckets: [{ id: 'lake', dataClass: 'trainingData' }] };
    const directories = { directoryBuckets: [{ id: 'shuffle', dataClass: 'trainingData' }] };
    expect(endpoints({}, {}, tables) - endpoints({}, {})).toBe(1);
    expect(endpoints({}, {}, directories) - endpoints({}, {})).toBe(0);
  });
});
