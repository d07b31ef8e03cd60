import { describe, expect, test } from 'vitest';
import { checkPlan, planSite, type SitePlan } from '../../lib/plan';
import { siteFrom } from '../support/example-sites';
import { factoryData } from '../support/factory-generator';

const HYPERPOD = { orchestrator: 'hyperPodEks', systemNodes: { instanceType: 'm7i.4xlarge' } };
const EKS = { orchestrator: 'eks', systemNodes: { instanceType: 'm7i.4xlarge' } };
const PCS = { orchestrator: 'pcs', slurmVersion: '25.11', imageId: 'ami-0123456789abcdef0' };
const SLURM = { orchestrator: 'hyperPodSlurm', controller: { instanceType: 'm7i.4xlarge' } };

/** The problems of a factory with one training pool. */
function problemsOf(pool: object, network: object = {}) {
  const data = factoryData({ family: 'trn2', accelerators: 16 });
  const site = siteFrom({
    ...data,
    network: { ...(data.network as object), ...network },
    training: [{ id: 'frontier', instanceType: 'p5en.48xlarge', nodes: 960, ...pool }],
  });
  return checkPlan(site, planSite(site)).map(({ path, ...problem }) => ({ ...problem, path: path.join('.') }));
}

describe('a cell that is too large', () => {
  test('is refused with the limit that it meets first, and with what to write', () => {
    expect(problemsOf({ ...HYPERPOD, instanceType: 'p6e-gb200.36xlarge', nodes: 4752, nodesPerCell: 4752 })).toEqual([
      {
        code: 'AIF-PLAN-006',
        severity: 'error',
        path: 'training.0.nodesPerCell',
        message:
          'a cell of 4,752 nodes of training pool "frontier" is too large: 1,980 fit a node range of /16, the widest that AWS takes, at 33 addresses a node',
        help: 'Write `nodesPerCell: 1980` or less. A cell is what fails together, too.',
      },
    ]);
  });

  test('is refused before the pool has one, because it will when it grows', () => {
    const problems = problemsOf({ ...HYPERPOD, nodes: 400, nodesPerCell: 3000 });
    expect(problems).toMatchObject([{ code: 'AIF-PLAN-006' }]);
  });

  test.each([
    ['the addresses of a node range', HYPERPOD, 100_000, /1,982 fit a node range of \/16, the widest/],
    ['network address usage', HYPERPOD, 100_000, /6,5\d\d fit 256,000 units of network address usage, the most/],
    ['the groups of a HyperPod cluster', HYPERPOD, 100_000, /99,000 fit 100 instance groups of a HyperPod cluster/],
    ['the nodes of an EKS cluster', HYPERPOD, 100_000, /99,997 fit 100,000 nodes of an EKS cluster/],
    ['the managed node groups of an EKS cluster', EKS, 100_000, /13,050 fit 30 managed node groups of 450 nodes/],
    ['the nodes of a PCS cluster', PCS, 2049, /2,048 fit 2,048 nodes of a PCS cluster, of the largest size/],
    [
      'the nodes of a PCS cluster, those to log in to among them',
      { ...PCS, login: { instanceType: 'm7i.4xlarge', nodes: 2 } },
      2048,
      /2,046 fit 2,048 nodes of a PCS cluster, 2 of them to log in to/,
    ],
    ['one address a node, without Kubernetes', SLURM, 100_000, /65,530 fit a node range of \/16.*at 1 address a node/],
  ])('names %s', (_limit, orchestrator, nodesPerCell, named) => {
    const [problem] = problemsOf({ ...orchestrator, nodesPerCell });
    expect(problem).toMatchObject({ code: 'AIF-PLAN-006', message: expect.stringMatching(named) });
  });

  test.each([
    ['of HyperPod on EKS', HYPERPOD, 1982],
    ['of PCS', PCS, 2048],
    ['of HyperPod with Slurm', SLURM, 13_000],
  ])('%s is not refused up to the limit', (_name, orchestrator, nodesPerCell) => {
    expect(problemsOf({ ...orchestrator, nodesPerCell }).map((problem) => problem.severity)).not.toContain('error');
  });
});

describe('a large cell', () => {
  test('has AWS told of the size of its cluster', () => {
    expect(problemsOf({ ...HYPERPOD, nodesPerCell: 998 })).toEqual([
      {
        code: 'AIF-PLAN-012',
        severity: 'warning',
        path: 'training.0.nodesPerCell',
        message:
          'the cluster of a full cell of training pool "frontier" has 1,001 nodes, and AWS asks to be told of more than 1,000',
        help: 'Tell your account team before the cell is deployed, so that AWS sizes the control plane; or lower `nodesPerCell`.',
      },
    ]);
    expect(problemsOf({ ...HYPERPOD, nodesPerCell: 997 })).toEqual([]);
    expect(problemsOf({ ...SLURM, nodesPerCell: 1000 })).toEqual([]);
  });

  test('has the quota of network address usage raised', () => {
    const problems = problemsOf({ ...SLURM, instanceType: 'p5.48xlarge', nodesPerCell: 2000 });
    expect(problems).toMatchObject([
      {
        code: 'AIF-PLAN-010',
        severity: 'warning',
        path: 'training.0.nodesPerCell',
        message: expect.stringMatching(
          /^a full cell of training pool "frontier" has 66,\d{3} units of network address usage, and a VPC has 64,000 before/,
        ),
      },
    ]);
    expect(problemsOf({ ...SLURM, instanceType: 'p5.48xlarge', nodesPerCell: 1900 })).toEqual([]);
  });
});

describe('the ranges of a training pool', () => {
  test('fail when they do not hold its cells, with how many they hold and what to state', () => {
    const pool = { ...HYPERPOD, nodes: 1000, nodesPerCell: 100 };
    expect(problemsOf({ ...pool, cidr: '10.64.0.0/17' })).toEqual([
      {
        code: 'AIF-PLAN-007',
        severity: 'error',
        path: 'training.0.cidr',
        message: 'training pool "frontier" has 10 cells, its range 10.64.0.0/17 holds 8 at a /20 each',
        help: 'Write `cidr: 10.64.0.0/16` if nothing else takes these addresses: the other cells stay where they are. Or leave 8 cells in this pool and make another pool of the others, with ranges of its own.',
      },
    ]);
    expect(problemsOf({ ...pool, nodeCidr: '100.64.0.0/15' })).toMatchObject([
      {
        code: 'AIF-PLAN-007',
        path: 'training.0.nodeCidr',
        message: 'training pool "frontier" has 10 cells, its node range 100.64.0.0/15 holds 4 at a /17 each',
      },
    ]);
    expect(problemsOf({ ...pool, cidr: '10.64.0.0/16', nodeCidr: '100.64.0.0/13' })).toEqual([]);
  });

  test('fail when they are those of the site and it has too few', () => {
    const problems = problemsOf({ ...HYPERPOD, nodes: 1000, nodesPerCell: 100 }, { cidr: '10.64.0.0/18' });
    expect(problems).toMatchObject([
      {
        code: 'AIF-PLAN-007',
        path: 'network.cidr',
        message: expect.stringContaining('its range 10.64.0.0/18 holds 4 at a /20 each'),
        help: expect.stringContaining('Write `cidr: 10.64.0.0/16`'),
      },
    ]);
  });

  test('are not proposed wider where that would move the cells that exist', () => {
    const pool = { ...HYPERPOD, nodes: 1000, nodesPerCell: 100 };
    expect(problemsOf({ ...pool, cidr: '10.64.128.0/17' })).toMatchObject([
      {
        code: 'AIF-PLAN-007',
        help: 'Leave 8 cells in this pool and make another pool of the others, with ranges of its own: a range of /16 would hold all of them, but starts at another address and would move the cells that exist.',
      },
    ]);
    expect(problemsOf({ ...HYPERPOD, nodes: 125_000, cidr: '10.0.0.0/12' })).toMatchObject([
      {
        code: 'AIF-PLAN-007',
        path: 'training.0.nodeCidr',
        help: expect.stringMatching(/^Leave 128 cells in this pool/),
      },
    ]);
  });

  test('fail when a cell of the pool finds no /16 in its node range', () => {
    const problems = problemsOf({ ...HYPERPOD, nodes: 2000, nodesPerCell: 980, nodeCidr: '100.64.0.0/15' });
    expect(problems).toMatchObject([
      {
        code: 'AIF-PLAN-007',
        message: expect.stringContaining('has 3 cells, its node range 100.64.0.0/15 holds 2 at a /16'),
      },
    ]);
  });
});

test('a listed cell that has the id of a training cell is refused', () => {
  const cells = [{ id: 'frontier-001', cidr: '10.127.0.0/20' }];
  expect(problemsOf({ ...HYPERPOD, cidr: '10.0.0.0/16' }, { cells })).toEqual([
    {
      code: 'AIF-PLAN-009',
      severity: 'error',
      path: 'training.0.id',
      message: 'training pool "frontier" has a cell "frontier-001", and so has `network.cells`',
      help: 'Give the listed cell or the training pool another id. Whichever is deployed keeps its own.',
    },
  ]);
});

test('the racks of a training pool may hold more nodes than a managed node group', () => {
  const data = factoryData({ family: 'gb200', accelerators: 3456, orchestrator: 'eks' });
  const site = siteFrom(data);
  expect(checkPlan(site, planSite(site))).toEqual([]);
});

test('a file system that is larger than any is warned of', () => {
  const fileSystem = { throughputGBps: 2400 };
  expect(problemsOf({ ...SLURM, fileSystem })).toEqual([
    {
      code: 'AIF-PLAN-013',
      severity: 'warning',
      path: 'training.0.fileSystem',
      message:
        'a file system of training pool "frontier" has 2,400 TiB, and the largest that has been shown has 1,126 TiB',
      help: 'Ask AWS whether it is possible; or raise `throughputPerTiB` before the first deployment, which makes file systems smaller: nodes of HyperPod with Slurm mount two at most.',
    },
  ]);
  expect(problemsOf({ ...HYPERPOD, fileSystem })).toEqual([]);
});

test('a listed file system that is larger than any is warned of', () => {
  const site = siteFrom({
    ...factoryData({ family: 'trn2', accelerators: 16 }),
    storage: {
      objectStores: [],
      fileSystems: [{ id: 'scratch', cell: 'trn2-01-001', capacityGiB: 2_400_000 }],
    },
  });
  expect(checkPlan({ ...site, training: [] }, planSite(site))).toContainEqual({
    code: 'AIF-PLAN-013',
    severity: 'warning',
    path: ['storage', 'fileSystems', 0, 'capacityGiB'],
    message: 'file system "scratch" has 2,344 TiB, and the largest that has been shown has 1,126 TiB',
    help: 'Ask AWS whether it is possible; or divide it into several.',
  });
});

test('a cell that would have more file systems than a stack holds is refused, before it is full', () => {
  const fileSystem = { tier: 'best' };
  expect(problemsOf({ ...HYPERPOD, nodes: 400, nodesPerCell: 1600, fileSystem })).toMatchObject([
    { code: 'AIF-PLAN-012' },
    {
      code: 'AIF-PLAN-014',
      severity: 'error',
      path: 'training.0.fileSystem',
      message: 'a full cell of training pool "frontier" would have 27 file systems, and a cell has 24 at most',
    },
    { code: 'AIF-PLAN-015' },
  ]);
  expect(problemsOf({ ...HYPERPOD, fileSystem })).toEqual([]);
});

test('a cell with more nodes than a file system connects over the fabric is warned of', () => {
  expect(problemsOf({ ...SLURM, nodesPerCell: 1025, fileSystem: { tier: 'good' } })).toEqual([
    {
      code: 'AIF-PLAN-015',
      severity: 'warning',
      path: 'training.0.fileSystem',
      message:
        'a full cell of training pool "frontier" has 1,025 nodes, and a file system takes 1,024 connections over the fabric',
      help: 'Have the other nodes mount it over TCP, or lower `nodesPerCell`.',
    },
  ]);
  expect(problemsOf({ ...SLURM, nodesPerCell: 1024, fileSystem: { tier: 'good' } })).toEqual([]);
  expect(
    problemsOf({ ...SLURM, instanceType: 'trn2.48xlarge', nodesPerCell: 1025, fileSystem: { tier: 'good' } }),
  ).toEqual([]);
});

test('file servers that find no address beside the nodes are refused', () => {
  const problemsOf = (fileSystem: object) => {
    const data = factoryData({ family: 'trn2', accelerators: 16 });
    const pool = { id: 'frontier', instanceType: 'trn2.48xlarge', nodes: 960, ...HYPERPOD, fileSystem };
    const site = siteFrom({ ...data, training: [pool] });
    return checkPlan(site, planSite(site)).filter(({ severity }) => severity === 'error');
  };
  expect(problemsOf({ tier: 'good' })).toEqual([]);
  expect(problemsOf({ tier: 'better' })).toMatchObject([
    {
      code: 'AIF-PLAN-017',
      path: ['training', 0, 'fileSystem'],
      message:
        'a full cell of training pool "frontier" takes 33,827 addresses, 2,048 of them for file servers, and its node range has 32,763',
    },
  ]);
});

test('listed file systems that nodes of HyperPod with Slurm could not mount are refused', () => {
  const data = factoryData({ family: 'trn2', accelerators: 16 });
  const fileSystems = ['a1', 'b2', 'c3'].map((id) => ({ id, cell: 'frontier-001', capacityGiB: 1200 }));
  const problems = (pool: object) => {
    const site = siteFrom({
      ...data,
      training: [{ id: 'frontier', instanceType: 'p5en.48xlarge', nodes: 400, ...pool }],
      storage: { ...(data.storage as object), fileSystems },
    });
    return checkPlan(site, planSite(site));
  };
  const [first, second] = problems({ ...SLURM, fileSystem: {} });
  expect(first).toMatchObject({
    code: 'AIF-PLAN-016',
    severity: 'error',
    path: ['storage', 'fileSystems', 0, 'cell'],
    message:
      'cell "frontier-001" has 5 file systems, 2 of them from its training pool, and nodes of HyperPod with Slurm mount 2',
  });
  expect(second?.path).toEqual(['storage', 'fileSystems', 1, 'cell']);
  expect(problems(SLURM).map(({ path }) => path[2])).toEqual([2]);
  expect(problems({ ...HYPERPOD, fileSystem: {} })).toEqual([]);
});

describe('the size of a site', () => {
  const data = factoryData({ family: 'gb200', accelerators: 3456 });
  const site = siteFrom(data);
  const plan = planSite(site);

  function problems(change: Partial<SitePlan>) {
    return checkPlan(site, { ...plan, ...change });
  }

  function repeated<T>(list: readonly T[], times: number): T[] {
    return Array.from({ length: times }, () => list[0]);
  }

  test('is warned of when it has more stacks than an account', () => {
    expect(problems({ stacks: repeated(plan.stacks, 2001) })).toEqual([
      {
        code: 'AIF-PLAN-008',
        severity: 'warning',
        path: ['training'],
        message: 'the site has 2,001 stacks, and an account has 2,000 before the quota is raised',
        help: 'Have the quota "Stack count" raised before the first deployment, or make two sites of it in two accounts.',
      },
    ]);
    expect(problems({ stacks: repeated(plan.stacks, 2000) })).toEqual([]);
  });

  test('is refused when a transit gateway has too few attachments, and warned of when it has too few routes', () => {
    const cells = (number: number) => repeated(plan.cells, number);
    expect(problems({ cells: cells(5000) })).toMatchObject([
      {
        code: 'AIF-PLAN-011',
        severity: 'error',
        path: ['network', 'transitGateway'],
        message:
          'the site has 5,000 cells, and a transit gateway takes 5,000 attachments, one of them of Direct Connect',
      },
      {
        code: 'AIF-PLAN-011',
        severity: 'warning',
        message: 'the transit gateway needs 10,001 routes, and it has 10,000 before the quota is raised',
      },
    ]);
    expect(problems({ cells: cells(4999) })).toEqual([]);
  });
});
