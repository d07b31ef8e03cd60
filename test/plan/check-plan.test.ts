import { describe, expect, test } from 'vitest';
import { checkPlan, planSite } from '../../lib/plan';
import { exampleData, siteFrom } from '../support/example-sites';

type Data = Record<string, unknown>;

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
    expect(problemsOf(hall({ powerKw: 5000 }))).toEqual([
      {
        code: 'AIF-HALL-001',
        severity: 'error',
        path: 'facility.halls.0.powerKw',
        message: 'the 42 racks of hall "hall-1" draw 5628 kW at peak, 628 kW more than the 5000 kW of the hall',
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
      { code: 'AIF-HALL-004', message: '42 racks stand in hall "hall-1", which has 41 positions' },
    ]);
  });

  test('fails when a rack is too heavy for the floor, once for each rack pool', () => {
    expect(problemsOf(hall({ floorLoadKgPerM2: 1200 }))).toMatchObject([
      { code: 'AIF-HALL-005', path: 'racks.0.hall' },
      { code: 'AIF-HALL-005', path: 'racks.1.hall' },
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
      message:
        'no source publishes the weight of NVIDIA HGX B300, four air-cooled systems, so the hall cannot be checked',
    });
    expect(
      problemsOf((data) => {
        air(data);
        rack({ weightKg: 900 })(data);
      }).map((problem) => problem.code),
    ).not.toContain('AIF-HALL-006');
  });

  test('fails when the racks of a pool hold more nodes than a managed node group', () => {
    expect(problemsOf(rack({ count: 26 }))).toContainEqual({
      code: 'AIF-PLAN-003',
      severity: 'error',
      path: 'compute.pools.1.racks',
      message: 'the racks "north" hold 468 nodes, a managed node group takes 450',
    });
  });

  test('fails when a cell has more pools than a cluster takes', () => {
    const problems = problemsOf((data) => {
      const compute = data.compute as { pools: object[] };
      compute.pools = Array.from({ length: 31 }, (_, index) => ({
        id: `p-${index}`,
        instanceType: 'm7i.large',
        nodes: 1,
      }));
    });
    expect(problems).toContainEqual({
      code: 'AIF-PLAN-002',
      severity: 'error',
      path: 'network.cells.0',
      message: 'cell "one" has 31 pools, a cluster takes 30 managed node groups',
    });
  });

  test('fails when the node range is too small', () => {
    expect(
      problemsOf((data) => {
        data.network = { cidr: '10.64.0.0/20', nodeCidr: '100.64.0.0/20', homeZone: 'eu-central-1a' };
        data.compute = {
          kubernetes: { version: '1.34', administratorRoles: ['Admin'] },
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
      data.compute = {
        kubernetes: { version: '1.34', administratorRoles: ['Admin'] },
        pools: [{ id: 'train', instanceType: 'p5.48xlarge', nodes: 10 }],
      };
    });
    expect(problems).toMatchObject([{ code: 'AIF-PLAN-005', severity: 'warning', path: 'hosting.kind' }]);
  });
});
