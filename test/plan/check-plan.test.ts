import { describe, expect, test } from 'vitest';
import { checkPlan, planSite } from '../../lib/plan';
import { exampleData, siteFrom } from '../support/example-sites';

type Data = Record<string, unknown>;

const KUBERNETES = { version: '1.34', administratorRoles: ['Admin'] };

function problemsOf(
  change: (data: Data) => void,
  example: 'sovereign-ai-factory' | 'quickstart' = 'sovereign-ai-factory',
) {
  const data = exampleData(example);
  change(data);
  const site = siteFrom(data);
  return checkPlan(site, planSite(site)).map(({ code, severity, path, message }) => ({
    code,
    severity,
    path: path.join('.'),
    message,
  }));
}

function hall(change: object) {
  return (data: Data) => {
    const facility = data.facility as { halls: object[] };
    facility.halls[0] = { ...facility.halls[0], ...change };
  };
}

function rack(change: object) {
  return (data: Data) => {
    const racks = data.racks as object[];
    racks[0] = { ...racks[0], ...change };
  };
}

describe('checking a plan', () => {
  test('finds nothing in a site that fits', () => {
    expect(problemsOf(() => {})).toEqual([]);
  });

  test('fails when the racks draw more than the hall gives', () => {
    expect(problemsOf(hall({ powerKw: 6000 }))).toEqual([
      {
        code: 'AIF-HALL-001',
        severity: 'error',
        path: 'facility.halls.0.powerKw',
        message: 'the 48 racks of hall "hall-1" draw 6,432 kW at peak, 432 kW more than the 6,000 kW of the hall',
      },
    ]);
  });

  test('fails when the liquid loop cannot carry the heat', () => {
    expect(problemsOf(hall({ liquidCoolingKw: 100 })).map((problem) => problem.code)).toEqual(['AIF-HALL-002']);
  });

  test('fails when the air cannot carry the heat', () => {
    expect(problemsOf(hall({ airCoolingKw: 0 })).map((problem) => problem.code)).toEqual(['AIF-HALL-003']);
  });

  test('fails when there are fewer positions than racks', () => {
    expect(problemsOf(hall({ rackPositions: 41 }))).toMatchObject([
      { code: 'AIF-HALL-004', message: '48 racks stand in hall "hall-1", which has 41 positions' },
    ]);
  });

  test('fails when a rack is too heavy for the floor, once for each rack pool', () => {
    expect(problemsOf(hall({ floorLoadKgPerM2: 1200 }))).toMatchObject([
      { code: 'AIF-HALL-005', path: 'racks.0.hall' },
    ]);
  });

  test('takes the figures of the supplier before those of the design', () => {
    expect(problemsOf(rack({ weightKg: 1700 }))).toMatchObject([{ code: 'AIF-HALL-005', path: 'racks.0.hall' }]);
    expect(problemsOf(rack({ powerKw: 200 })).map((problem) => problem.code)).toContain('AIF-HALL-001');
  });

  test('warns when the weight of a design is published nowhere, until the site states it', () => {
    const air = (data: Data) => {
      rack({ design: 'hgx-b300', count: 2 })(data);
    };
    expect(problemsOf(air)).toContainEqual({
      code: 'AIF-HALL-006',
      severity: 'warning',
      path: 'racks.0.design',
      message: 'nobody states the weight of rack design "hgx-b300", so hall "hall-1" cannot be checked',
    });
    expect(
      problemsOf((data) => {
        air(data);
        rack({ weightKg: 900 })(data);
      }).map((problem) => problem.code),
    ).not.toContain('AIF-HALL-006');
  });

  test('warns when the footprint of a design is published nowhere, which its weight stands on', () => {
    const storage = (figures: object) => (data: Data) => {
      const racks = data.racks as object[];
      racks.push({ id: 'disks', design: 'storage', count: 1, hall: 'hall-1', powerKw: 10, weightKg: 900, ...figures });
    };
    expect(problemsOf(storage({}))).toMatchObject([
      {
        code: 'AIF-HALL-006',
        severity: 'warning',
        path: 'racks.1.design',
        message: 'nobody states the footprint of rack design "storage", so hall "hall-1" cannot be checked',
      },
    ]);
    expect(problemsOf(storage({ footprintM2: 0.72 }))).toEqual([]);
    expect(problemsOf(storage({ footprintM2: 0.1 }))).toMatchObject([{ code: 'AIF-HALL-005', path: 'racks.1.hall' }]);
  });

  test('fails when nobody says how the heat of a rack leaves it, until the site states it', () => {
    const gb300 = (figures: object) => (data: Data) => {
      (data.racks as object[]).push({ id: 'new', design: 'nvl72-gb300', count: 1, hall: 'hall-2', ...figures });
      const { halls } = data.facility as { halls: object[] };
      halls.push({ id: 'hall-2', powerKw: 140, liquidCoolingKw: 100, airCoolingKw: 50 });
    };
    expect(problemsOf(gb300({}))).toEqual([
      {
        code: 'AIF-HALL-006',
        severity: 'error',
        path: 'racks.1.design',
        message: 'nobody states the cooling of rack design "nvl72-gb300", so hall "hall-2" cannot be checked',
      },
    ]);
    expect(problemsOf(gb300({ liquidShare: 0.7 }))).toEqual([]);
    expect(problemsOf(gb300({ liquidShare: 0.9 }))).toMatchObject([
      {
        code: 'AIF-HALL-002',
        message: 'the racks of hall "hall-2" put 126 kW into the liquid loop, which carries 100 kW',
      },
    ]);
  });

  test('says once all that nobody states of a design', () => {
    const problems = problemsOf((data) => {
      (data.racks as object[]).push({ id: 'trainium', design: 'trn2-ultraserver', count: 1, hall: 'hall-1' });
    });
    expect(problems).toMatchObject([
      {
        code: 'AIF-HALL-006',
        severity: 'error',
        message:
          'nobody states the power, cooling, weight and footprint of rack design "trn2-ultraserver", so hall "hall-1" cannot be checked',
      },
    ]);
  });

  test('warns when a figure is far from that of the design, because it may be in another unit', () => {
    expect(problemsOf(rack({ powerKw: 0.134, weightKg: 1.36 }))).toEqual([
      {
        code: 'AIF-HALL-007',
        severity: 'warning',
        path: 'racks.0.powerKw',
        message: 'the power of one rack of pool "nvl72" is 0.134 kW, and that of design "nvl72-gb200" 134 kW',
      },
      {
        code: 'AIF-HALL-007',
        severity: 'warning',
        path: 'racks.0.weightKg',
        message: 'the weight of one rack of pool "nvl72" is 1.36 kg, and that of design "nvl72-gb200" 1,360 kg',
      },
    ]);
    expect(problemsOf(rack({ powerKw: 120 }))).toEqual([]);
  });

  test('takes a hall that is a hundred times too small for one in MW', () => {
    const data = exampleData('sovereign-ai-factory');
    hall({ powerKw: 6.5 })(data);
    const site = siteFrom(data);
    expect(checkPlan(site, planSite(site))).toMatchObject([
      { code: 'AIF-HALL-001', help: expect.stringContaining('If 6.5 is in MW, write `powerKw: 6500`.') },
    ]);
  });

  test('fails when the racks of a pool hold more nodes than a managed node group', () => {
    const problems = problemsOf((data) => {
      data.training = [];
      data.compute = { kubernetes: KUBERNETES, pools: [{ id: 'train', racks: 'nvl72' }] };
    });
    expect(problems).toContainEqual({
      code: 'AIF-PLAN-003',
      severity: 'error',
      path: 'compute.pools.0.racks',
      message: 'the racks "nvl72" hold 864 nodes, a managed node group takes 450',
    });
  });

  test('fails when a cell has more pools than a cluster takes', () => {
    const problems = problemsOf((data) => {
      const compute = data.compute as { pools: object[] };
      compute.pools = Array.from({ length: 31 }, (_, index) => ({
        id: `p-${index}`,
        cell: 'services',
        instanceType: 'm7i.large',
        nodes: 1,
      }));
    });
    expect(problems).toContainEqual({
      code: 'AIF-PLAN-002',
      severity: 'error',
      path: 'network.cells.0',
      message: 'cell "services" has 31 pools, a cluster takes 30 managed node groups',
    });
  });

  test('fails when the node range is too small', () => {
    expect(
      problemsOf((data) => {
        data.network = { cidr: '10.64.0.0/20', nodeCidr: '100.64.0.0/20', homeZone: 'eu-central-1a' };
        data.compute = {
          kubernetes: KUBERNETES,
          pools: [{ id: 'general', instanceType: 'm7i.large', nodes: 124 }],
        };
      }, 'quickstart'),
    ).toEqual([
      {
        code: 'AIF-PLAN-004',
        severity: 'error',
        path: 'network.nodeCidr',
        message: 'cell "main" has 124 nodes, its node range 100.64.0.0/20 holds 123 at 33 addresses each',
      },
    ]);
  });

  test('warns when a factory is smaller than any that AWS has spoken of', () => {
    const problems = problemsOf((data) => {
      data.racks = [];
      data.training = [];
      data.compute = { kubernetes: KUBERNETES, pools: [{ id: 'train', instanceType: 'p5.48xlarge', nodes: 10 }] };
    });
    expect(problems).toMatchObject([{ code: 'AIF-PLAN-005', severity: 'warning', path: 'hosting.kind' }]);
  });
});
