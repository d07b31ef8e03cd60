import { describe, expect, test } from 'vitest';
import { checkPlan, planSite, type SitePlan } from '../../lib/plan';
import { siteFrom } from '../support/example-sites';
import { type Family, factoryData, factorySite } from '../support/factory-generator';

/**
 * Figures computed by hand from published rates, apart from the plan: 4 accelerators in a node of GB200, 8 of B300, 16 of Trainium2;
 * 72 in a rack of GB200 at 134 kW, 32 in one of B300 at 56 kW; a facility that takes a quarter more than its racks; 33 addresses a
 * node; 15, 40 and 125 GB/s of storage for 256 accelerators; 419 failures of 16,384 accelerators in 54 days; half of 1.6, 6.4 and
 * 3.2 Tbps of fabric in each node. Cells are of 864 nodes of GB200, and of 960 of the others.
 */
interface Row {
  readonly family: Family;
  readonly accelerators: number;
  readonly nodes: number;
  readonly cells: number;
  readonly addresses: number;
  readonly storageGBps: number;
  readonly failures: number;
  readonly bisectionTBps: number;
  /** Unset for Trainium2: nobody publishes what a rack of it draws, so the site has nodes and no racks. */
  readonly power?: { readonly racks: number; readonly megawatts: number; readonly facilityMegawatts: number };
}

function row(
  family: Family,
  accelerators: number,
  [nodes, cells, addresses]: readonly [number, number, number],
  [storageGBps, failures, bisectionTBps]: readonly [number, number, number],
  power?: readonly [number, number, number],
): Row {
  const [racks = 0, megawatts = 0, facilityMegawatts = 0] = power ?? [];
  return {
    family,
    accelerators,
    nodes,
    cells,
    addresses,
    storageGBps,
    failures,
    bisectionTBps,
    ...(power === undefined ? {} : { power: { racks, megawatts, facilityMegawatts } }),
  };
}

/**
 * Trainium2 reaches file systems over TCP, where every 2,400 GiB take an address: a cell of 960 nodes has room for the servers of tier
 * good, of which its rows are, and not for those of tier better, of which the others are.
 */
const ROWS: readonly Row[] = [
  row('gb200', 3000, [756, 1, 24_948], [469, 1.4, 76], [42, 5.6, 7]),
  row('gb200', 20_000, [5004, 6, 165_132], [3125, 9.5, 500], [278, 37.3, 46.6]),
  row('gb200', 150_000, [37_512, 44, 1_237_896], [23_438, 71, 3751], [2084, 279, 349]),
  row('gb200', 1_000_000, [250_002, 290, 8_250_066], [156_250, 474, 25_000], [13_889, 1861, 2326]),
  row('b300', 3000, [375, 1, 12_375], [469, 1.4, 150], [94, 5.3, 6.6]),
  row('b300', 20_000, [2500, 3, 82_500], [3125, 9.5, 1000], [625, 35, 43.8]),
  row('b300', 150_000, [18_750, 20, 618_750], [23_438, 71, 7500], [4688, 263, 328]),
  row('b300', 1_000_000, [125_000, 131, 4_125_000], [156_250, 474, 50_000], [31_250, 1750, 2188]),
  row('trn2', 3000, [188, 1, 6204], [176, 1.4, 37.6]),
  row('trn2', 20_000, [1250, 2, 41_250], [1172, 9.5, 250]),
  row('trn2', 150_000, [9375, 10, 309_375], [8789, 71, 1875]),
  row('trn2', 1_000_000, [62_500, 66, 2_062_500], [58_594, 474, 12_500]),
];

/** Four systems of B300 stand in a rack, and racks are ordered whole: 3,000 and 150,000 accelerators leave a part of one. */
const NODES_OF_HALF_A_RACK: { readonly [accelerators: number]: number } = { 3000: 1, 150000: 2 };

/** Every cell has three system nodes, which take addresses and no part in the figures above. */
const SYSTEM_NODES = 3;
const ADDRESSES_PER_NODE = 33;

/** Servers of the file systems of a full cell, for which addresses are kept from the start. */
const FILE_SERVERS = { gb200: 116, b300: 256, h200: 256, trn2: 768 } as const;

/** The steps in which file systems grow, 9,600 GiB over EFA and 2,400 without, at 500 MB/s a TiB: every cell rounds up once. */
const STEP_GBPS = { gb200: 4.69, b300: 4.69, h200: 4.69, trn2: 1.18 } as const;

describe.each(ROWS)('a factory of $accelerators accelerators of $family', (figures) => {
  const { family, accelerators } = figures;
  const site = factorySite({ family, accelerators });
  const plan = planSite(site);
  const cells = plan.training.flatMap((pool) => pool.cells);
  const moreNodes = family === 'b300' ? (NODES_OF_HALF_A_RACK[accelerators] ?? 0) : 0;
  const sum = (figureOf: (cell: (typeof cells)[number]) => number) =>
    cells.reduce((total, cell) => total + figureOf(cell), 0);

  test('has the nodes and cells of the table', () => {
    expect(sum((cell) => cell.nodes)).toBe(figures.nodes + moreNodes);
    expect(cells).toHaveLength(figures.cells);
    expect(plan.totals.accelerators).toBeGreaterThanOrEqual(accelerators);
  });

  test('has the addresses of the table, and those of system nodes and file servers', () => {
    const others = (moreNodes + cells.length * SYSTEM_NODES) * ADDRESSES_PER_NODE;
    expect(sum((cell) => cell.budget.addresses)).toBe(figures.addresses + others + cells.length * FILE_SERVERS[family]);
  });

  test('has the racks and the power of the table', () => {
    const { racks, megawatts, facilityMegawatts } = figures.power ?? { racks: 0, megawatts: 0, facilityMegawatts: 0 };
    expect(plan.totals.racks).toBe(racks);
    expectAbout(plan.estimates.rackPowerMw, megawatts);
    expectAbout(plan.estimates.facilityPowerMw, facilityMegawatts);
  });

  test('has the storage of the table, rounded up to what file systems come in, once a cell', () => {
    const planned = sum((cell) => cell.fileSystems.reduce((total, each) => total + each.throughputGBps, 0));
    // A rack or a node that is not full is made full: less than one per cent.
    expect(planned).toBeGreaterThanOrEqual(figures.storageGBps - 1);
    expect(planned).toBeLessThanOrEqual(figures.storageGBps * 1.009 + cells.length * STEP_GBPS[family]);
  });

  test('has the failures and the fabric of the table', () => {
    expectAbout(plan.estimates.failuresPerDay, figures.failures);
    expectAbout(plan.estimates.bisectionTBps, figures.bisectionTBps);
  });

  test('fits its halls, its ranges and every limit', () => {
    expect(checkPlan(site, plan)).toEqual([]);
  });
});

/** As exact as the table is printed: to its last digit, or to half a per cent. */
function expectAbout(figure: number | undefined, printed: number): void {
  expect(Math.abs((figure ?? Number.NaN) - printed)).toBeLessThanOrEqual(Math.max(0.06, printed * 0.006));
}

describe('the tiers of storage', () => {
  test.each([
    [3000, 'good', 176],
    [3000, 'best', 1465],
    [20_000, 'good', 1172],
    [20_000, 'best', 9766],
    [150_000, 'good', 8789],
    [150_000, 'best', 73_242],
  ] as const)('give %i accelerators of GB200 at tier %s the %i GB/s of the table', (accelerators, tier, gigabytes) => {
    const plan = planWith({ tier }, accelerators);
    const planned = storageOf(plan);
    expect(planned).toBeGreaterThanOrEqual(gigabytes - 1);
    expect(planned).toBeLessThanOrEqual(gigabytes * 1.009 + plan.cells.length * STEP_GBPS.gb200);
  });

  test.each([
    [70, 18.7],
    [405, 108],
    [1000, 266.7],
  ])(
    'give way to a checkpoint of %i billion parameters, which each cell writes within a minute',
    (parameters, gigabytes) => {
      const plan = planWith({ tier: 'good', checkpoint: { parametersBillions: parameters } }, 20_000);
      const tierOfCell = (3456 * 15) / 256;
      const [first] = plan.training[0].cells;
      const planned = first.fileSystems.reduce((total, each) => total + each.throughputGBps, 0);
      expect(planned).toBeGreaterThanOrEqual(Math.max(gigabytes, tierOfCell));
      expect(planned).toBeLessThanOrEqual(Math.max(gigabytes, tierOfCell) + STEP_GBPS.gb200);
    },
  );
});

describe('the number of file systems', () => {
  test.each([
    ['gb200', 3000, 2],
    ['gb200', 20_000, 17],
    ['gb200', 150_000, 130],
    ['b300', 20_000, 14],
    ['b300', 150_000, 98],
    // At tier good: 8,789 GB/s are 37.
    ['trn2', 150_000, 37],
  ] as const)(
    'of %s at %i accelerators is about that of the table, at up to 240 GB/s each',
    (family, accelerators, table) => {
      const plan = planSite(factorySite({ family, accelerators }));
      const planned = plan.training.flatMap((pool) => pool.cells.flatMap((cell) => cell.fileSystems));
      expect(planned.every(({ throughputGBps }) => throughputGBps <= 240)).toBe(true);
      // 240 GB/s are no whole number of steps: the largest file system has 239.06, or 239.77 without EFA, so a cell may need one more.
      expect(planned.length).toBeGreaterThanOrEqual(table);
      expect(planned.length).toBeLessThanOrEqual(table + plan.cells.length);
    },
  );
});

describe('the network interfaces of nodes', () => {
  test.each([
    [3000, 3780],
    [20_000, 25_020],
    [150_000, 187_560],
  ])(
    'of GB200 at %i accelerators are five a node, beside those of system nodes, file servers and endpoints',
    (accelerators, table) => {
      const plan = planSite(factorySite({ family: 'gb200', accelerators }));
      const budgets = plan.training.flatMap((pool) => pool.cells.map((cell) => cell.budget));
      const others = budgets.map((budget) => SYSTEM_NODES + FILE_SERVERS.gb200 + 2 * budget.interfaceEndpoints);
      const total = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0);
      expect(total(budgets.map((budget) => budget.networkInterfaces)) - total(others)).toBe(table);
    },
  );
});

describe('planning', () => {
  /** The shortest of several runs, in milliseconds: what else the machine does makes runs longer, never shorter. */
  function shortest(accelerators: number): number {
    const site = factorySite({ family: 'gb200', accelerators });
    const runs = Array.from({ length: 7 }, () => {
      const start = performance.now();
      planSite(site);
      return performance.now() - start;
    });
    return Math.min(...runs);
  }

  test('of a million accelerators takes well under a second, and grows with the cells', () => {
    const [tenth, whole] = [shortest(100_000), shortest(1_000_000)];
    expect(whole).toBeLessThan(250);
    expect(whole).toBeLessThan(40 * Math.max(tenth, 0.5));
  });
});

function planWith(fileSystem: object, accelerators: number): SitePlan {
  const data = factoryData({ family: 'gb200', accelerators });
  const training = (data.training as object[]).map((pool) => ({ ...pool, fileSystem }));
  return planSite(siteFrom({ ...data, training }));
}

function storageOf(plan: SitePlan): number {
  const all = plan.training.flatMap((pool) => pool.cells.flatMap((cell) => cell.fileSystems));
  return all.reduce((total, each) => total + each.throughputGBps, 0);
}
