import { describe, expect, test } from 'vitest';
import { planSite, type QuotaPlan } from '../../lib/plan';
import { planOf } from '../manifests/plans';
import { siteFrom } from '../support/example-sites';
import { type Factory, factoryData, factorySite } from '../support/factory-generator';

function quotasOf(factory: Factory, change: object = {}): readonly QuotaPlan[] {
  return planSite(siteFrom({ ...factoryData(factory), ...change })).quotas;
}

/** What is needed of each quota that is listed, by name. */
function needs(quotas: readonly QuotaPlan[]): { [name: string]: number } {
  return Object.fromEntries(quotas.map(({ name, needed }) => [name, needed]));
}

describe('the quotas of a site', () => {
  test('are those that it exceeds, and those whose default nobody publishes', () => {
    expect(needs(quotasOf({ family: 'gb200', accelerators: 150_000 }))).toEqual({
      'Lustre Persistent_2 file systems': 130,
      'Lustre Persistent_2 storage capacity': expect.any(Number),
      'Workspaces per region per account': 44,
      'Maximum number instances allowed per SageMaker HyperPod cluster': 864,
      'Total number of instances allowed across SageMaker HyperPod clusters': 37_512,
      'ml.p6e-gb200.36xlarge for cluster usage': 37_512,
      'Network interfaces per Region': expect.any(Number),
      'VPCs per Region': 44,
    });
  });

  test('count what each cell has of gateway endpoints, routes, rules and forwarding', () => {
    const factory = { family: 'gb200', accelerators: 1_000_000 } as const;
    const data = factoryData(factory);
    const many = <T>(number: number, item: (index: number) => T) =>
      Array.from({ length: number }, (_, index) => item(index));
    const quotas = needs(
      quotasOf(factory, {
        hosting: { ...(data.hosting as object), s3PrefixListId: 'pl-0123456789abcdef0' },
        network: {
          ...(data.network as object),
          onPremises: many(60, (index) => ({ id: `site-${index}`, cidr: `192.168.${index}.0/24` })),
          dns: {
            cell: 'gb200-01-001',
            forward: many(10, (index) => ({
              id: `rule-${index}`,
              domain: `d${index}.example`,
              servers: ['192.168.0.2'],
            })),
          },
        },
      }),
    );
    expect(quotas['Gateway VPC endpoints per Region']).toBe(290);
    expect(quotas['Routes per route table']).toBe(64);
    expect(quotas['Inbound or outbound rules per security group']).toBe(62);
    expect(quotas['Associations between resolver rules and VPCs per AWS Region']).toBe(2900);
  });

  test('count the time series of all pools of a listed cell', () => {
    const pool = (id: string) => ({ id, instanceType: 'trn2.48xlarge', nodes: 450 });
    const series = (...pools: string[]) =>
      needs(planOf({ pools: [], listed: [{ id: 'serving', pools: pools.map(pool) }], metrics: true }).quotas)[
        'Active series per workspace'
      ];
    expect(series('one')).toBeUndefined();
    expect(series('one', 'two')).toBe(2 * 450 * 16 * 180 * 5);
  });

  test('count what the stacks of many cells have of roles and security groups', () => {
    const quotas = needs(quotasOf({ family: 'gb200', accelerators: 1_000_000 }));
    expect(quotas['Roles per account']).toBe(2900);
    expect(quotas['VPC security groups per Region']).toBe(3480);
  });

  test('have a reason, a source, and a default that is exceeded or nearly so', () => {
    for (const quota of quotasOf({ family: 'b300', accelerators: 1_000_000 })) {
      expect(quota.reason).not.toBe('');
      expect(quota.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
      expect(quota.needed).toBeGreaterThan(0.8 * (quota.default ?? 0));
    }
  });

  test('are the same whatever the order of the site', () => {
    const names = quotasOf({ family: 'gb200', accelerators: 150_000 }).map(({ service, name }) => `${service} ${name}`);
    expect(names).toEqual([...names].sort());
  });

  test('count vCPUs of the family where nodes are of EC2', () => {
    const quotas = needs(quotasOf({ family: 'trn2', accelerators: 20_000, orchestrator: 'eks' }));
    expect(quotas['Running On-Demand Trn instances']).toBe(1250 * 192);
    expect(Object.keys(quotas).filter((name) => name.includes('HyperPod'))).toEqual([]);
  });

  test('count the controllers and login nodes of Slurm as instances of HyperPod, and its databases', () => {
    const [pool] = factoryData({ family: 'b300', accelerators: 20_000, orchestrator: 'hyperPodSlurm' })
      .training as object[];
    const training = [{ ...pool, accounting: { instanceClass: 'db.r7g.large' } }];
    const factory = { family: 'b300', accelerators: 20_000, orchestrator: 'hyperPodSlurm' } as const;
    const quotas = needs(quotasOf(factory, { training }));
    expect(quotas['ml.m7i.8xlarge for cluster usage']).toBe(3);
    expect(quotas['Total number of instances allowed across SageMaker HyperPod clusters']).toBe(2503);
    expect(quotas['Maximum number instances allowed per SageMaker HyperPod cluster']).toBe(961);
  });

  test('count a cluster of PCS a cell', () => {
    const quotas = needs(quotasOf({ family: 'b300', accelerators: 20_000, orchestrator: 'pcs' }));
    expect(quotas.Clusters).toBe(3);
    expect(quotas['Running On-Demand P instances']).toBe(2500 * 192);
  });

  test('are none of metrics when there are none', () => {
    const quotas = needs(quotasOf({ family: 'gb200', accelerators: 150_000 }, { operations: {} }));
    expect(Object.keys(quotas).filter((name) => name.includes('workspace') || name.includes('Workspace'))).toEqual([]);
  });

  test('count the series that the largest cell may have', () => {
    const quotas = needs(quotasOf({ family: 'trn2', accelerators: 20_000 }));
    expect(quotas['Active series per workspace']).toBe(15_360 * 180 * 5);
  });

  test('count instances of model endpoints by type', () => {
    const model = (id: string, instanceType: string, instances: number) => ({
      id,
      cell: 'services',
      instanceType,
      instances,
      image: { repository: 'trainer', digest: `sha256:${'0'.repeat(64)}` },
      weights: { objectStore: 'checkpoints', prefix: 'a/' },
    });
    const data = factoryData({ family: 'gb200', accelerators: 3000 });
    const network = { ...(data.network as object), cells: [{ id: 'services', cidr: '10.127.0.0/20' }] };
    const models = [
      model('one', 'ml.p5.48xlarge', 2),
      model('two', 'ml.p5.48xlarge', 3),
      model('three', 'ml.g6.xlarge', 1),
    ];
    const quotas = needs(quotasOf({ family: 'gb200', accelerators: 3000 }, { network, models }));
    expect(quotas['ml.p5.48xlarge for endpoint usage']).toBe(5);
    expect(quotas['ml.g6.xlarge for endpoint usage']).toBe(1);
  });

  test('are few for a site without accelerators', () => {
    const data = factoryData({ family: 'gb200', accelerators: 3000 });
    expect(planSite(siteFrom({ ...data, training: [], racks: [], facility: {} })).quotas).toEqual([]);
  });
});

describe('the estimates of a site', () => {
  test('are none of the fabric when a pool has hardware that nobody has described', () => {
    const data = factoryData({ family: 'trn2', accelerators: 3000 });
    const [pool] = data.training as object[];
    const unknown = siteFrom({ ...data, training: [{ ...pool, instanceType: 'p9.48xlarge' }] });
    expect(planSite(unknown).estimates).not.toHaveProperty('bisectionTBps');
    expect(planSite(factorySite({ family: 'trn2', accelerators: 3000 })).estimates).toHaveProperty('bisectionTBps');
  });

  test('keep half as many spares again as nodes that fail while others are repaired', () => {
    const { failuresPerDay, spareNodes, sources } = planSite(
      factorySite({ family: 'gb200', accelerators: 150_000 }),
    ).estimates;
    expect(spareNodes).toBe(Math.ceil(71.1 * 3 * 1.5) - 0);
    expect(failuresPerDay).toBe(71.1);
    expect(sources.every((source) => source.startsWith('https://'))).toBe(true);
  });
});
