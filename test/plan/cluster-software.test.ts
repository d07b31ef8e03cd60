import { describe, expect, test } from 'vitest';
import { clusterImagesOf, clusterSetsOf, type SitePlan, softwareOf } from '../../lib/plan';
import { B300, DOMAINS, GB200, H200_SLURM, OFFICE, PCS, PLAIN, planOf, SERVING, TRN2 } from '../manifests/plans';

function softwareById(plan: SitePlan) {
  return Object.fromEntries(clusterSetsOf(plan).map((clusters) => [clusters.id, softwareOf(clusters, plan)]));
}

describe('the software of clusters', () => {
  test('follows from the orchestrator and the accelerators of a training pool', () => {
    expect(softwareById(planOf({ pools: [B300, TRN2, H200_SLURM, PCS], metrics: true }))).toEqual({
      wide: ['nvidiaDevicePlugin', 'efaDevicePlugin', 'mpiOperator', 'kueue', 'dcgmExporter', 'prometheus'],
      neuron: ['neuronDevicePlugin', 'efaDevicePlugin', 'mpiOperator', 'kueue', 'neuronMonitor', 'prometheus'],
      batch: [],
      queue: [],
    });
    expect(softwareById(planOf({ pools: [GB200] }))).toEqual({ frontier: ['hyperpod', 'draDriver'] });
  });

  test('follows from all pools of a listed cell, without what runs jobs', () => {
    expect(softwareById(planOf({ pools: [], listed: [SERVING, DOMAINS], metrics: true }))).toEqual({
      serving: [
        'nvidiaDevicePlugin',
        'neuronDevicePlugin',
        'efaDevicePlugin',
        'dcgmExporter',
        'neuronMonitor',
        'prometheus',
      ],
      domains: ['nvidiaDevicePlugin', 'efaDevicePlugin', 'draDriver', 'dcgmExporter', 'prometheus'],
    });
  });

  test('is none where there are no accelerators, whose metrics would have no workspace', () => {
    const plan = planOf({ pools: [], listed: [OFFICE, PLAIN], metrics: true });
    expect(softwareById(plan)).toEqual({ office: [], plain: [] });
    expect(plan.stacks.filter(({ layer }) => layer === 'cell-operations')).toEqual([]);
    expect(clusterImagesOf(plan)).toEqual([]);
  });

  test('is mirrored as images of listed cells too, each once', () => {
    const ids = (listed: Parameters<typeof planOf>[0]['listed'], metrics: boolean) =>
      clusterImagesOf(planOf({ pools: [], listed, metrics })).map(({ id }) => id);
    expect(ids([SERVING], false)).toEqual(['efa-device-plugin', 'neuron-device-plugin', 'nvidia-device-plugin']);
    expect(ids([DOMAINS, SERVING], false)).toEqual([
      'efa-device-plugin',
      'neuron-device-plugin',
      'node-feature-discovery',
      'nvidia-device-plugin',
      'nvidia-dra-driver-gpu',
    ]);
    expect(ids([SERVING], true)).toContain('neuron-monitor');
  });
});

describe('cluster sets', () => {
  test('have one set of each training pool and of each listed cell with pools', () => {
    const sets = clusterSetsOf(planOf({ pools: [B300, GB200], listed: [SERVING, { id: 'empty', pools: [] }] }));
    expect(sets.map(({ id, training }) => [id, training?.id])).toEqual([
      ['frontier', 'frontier'],
      ['wide', 'wide'],
      ['serving', undefined],
    ]);
  });

  test('count the accelerators of all pools of a cell, and know each instance type once', () => {
    const twins = { id: 'more', instanceType: 'p6-b300.48xlarge', nodes: 2 };
    const [set] = clusterSetsOf(planOf({ pools: [], listed: [{ ...SERVING, pools: [...SERVING.pools, twins] }] }));
    expect(set.cells[0].accelerators).toBe(8 * 8 + 2 * 1 + 4 * 16 + 2 * 8);
    expect(set.accelerated.map(({ nodeType }) => nodeType)).toEqual(['g6.xlarge', 'p6-b300.48xlarge', 'trn2.48xlarge']);
  });

  test('claim no file systems where no pods run', () => {
    const [batch] = clusterSetsOf(planOf({ pools: [{ ...H200_SLURM, fileSystem: {} }] }));
    expect(batch.training?.cells[0].fileSystems).not.toEqual([]);
    expect(batch.cells[0].claims).toEqual([]);
  });
});
