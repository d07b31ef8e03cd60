import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { CLUSTER_SOFTWARE } from '../../lib/catalog/cluster-software';
import { affinityTo } from './affinity';
import { B300, DOMAINS, GB200, GB200_ON_EKS, planOf, SERVING, TRN2, TRN2_HYPERPOD } from './plans';
import { contentOf } from './written';

/** The values of a chart of the only pool of a site. */
function valuesOf(pool: Record<string, unknown>, chart: string, metrics = false) {
  const [document] = parseAllDocuments(
    contentOf(planOf({ pools: [pool], metrics }), `pools/${pool.id}/values/${chart}.yaml`),
  );
  return document.toJS();
}

/** The values of a chart of a listed cell. */
function valuesOfCell(cell: typeof SERVING, chart: string) {
  const plan = planOf({ pools: [], listed: [cell], metrics: true });
  return parseAllDocuments(contentOf(plan, `cells/${cell.id}/values/${chart}.yaml`))[0].toJS();
}

const SYSTEM = affinityTo('ai-factory/pool', 'system-nodes');

describe('values', () => {
  test('of HyperPod run the device plugins of the vendor, on nodes with ml. in front', () => {
    const gpu = valuesOf(GB200, 'hyperpod-dependencies');
    expect(gpu['nvidia-device-plugin'].devicePlugin.enabled).toBe(true);
    expect(gpu['neuron-device-plugin'].devicePlugin.enabled).toBe(false);
    expect(gpu['aws-efa-k8s-device-plugin'].supportedInstanceLabels.values).toEqual(['ml.p6e-gb200.36xlarge']);
    expect(JSON.stringify(gpu['nvidia-device-plugin'].affinity)).toContain('ml.p6e-gb200.36xlarge');
    const neuron = valuesOf(TRN2_HYPERPOD, 'hyperpod-dependencies');
    expect(neuron['nvidia-device-plugin']).toEqual({ devicePlugin: { enabled: false } });
    expect(neuron['neuron-device-plugin'].devicePlugin.enabled).toBe(true);
  });

  test('of HyperPod keep its sample Deployment without pods, and its namespace even without deep health checks', () => {
    const values = valuesOf({ ...GB200, deepHealthChecks: false }, 'hyperpod-dependencies');
    expect(values.replicaCount).toBe(0);
    expect(`docker.io/${values.image.repository}`).toBe(
      CLUSTER_SOFTWARE.hyperpod.images.find(({ id }) => id === 'mpi-operator')?.source,
    );
    expect(values['deep-health-check']).toEqual({ enabled: true });
  });

  test('keep device plugins off nodes without devices', () => {
    expect(JSON.stringify(valuesOf(B300, 'nvidia-device-plugin').affinity)).toContain('"p6-b300.48xlarge"');
    expect(valuesOf(TRN2, 'neuron-device-plugin').neuronInstances).toEqual(['trn2.48xlarge']);
  });

  test('label NVLink domains only where there are some', () => {
    expect(valuesOf(B300, 'nvidia-device-plugin')).toMatchObject({ gfd: { enabled: false }, nfd: { enabled: false } });
    expect(valuesOf(GB200_ON_EKS, 'nvidia-device-plugin')).toMatchObject({
      gfd: { enabled: true },
      nfd: { enabled: true, master: { affinity: SYSTEM } },
    });
  });

  test('of the DRA driver leave GPUs to the device plugin, and its controller no affinity to control planes that nobody sees', () => {
    expect(valuesOf(GB200, 'nvidia-dra-driver-gpu')).toMatchObject({
      resources: { gpus: { enabled: false }, computeDomains: { enabled: true } },
      controller: { affinity: SYSTEM, tolerations: [] },
    });
  });

  test('of Kueue do not count what queues do not limit', () => {
    const { managerConfig } = valuesOf(B300, 'kueue');
    const [configuration] = parseAllDocuments(managerConfig.controllerManagerConfigYaml);
    expect(configuration.toJS().resources.excludeResourcePrefixes).toEqual(
      expect.arrayContaining(['cpu', 'memory', 'hugepages-', 'vpc.amazonaws.com/']),
    );
  });

  test('of the exporter of GPUs turn on every counter that an alert needs', () => {
    const { customMetrics } = valuesOf(GB200, 'dcgm-exporter', true);
    expect(customMetrics).toContain('DCGM_FI_DEV_ROW_REMAP_FAILURE, gauge,');
    expect(customMetrics).toContain('DCGM_FI_DEV_XID_ERRORS, gauge,');
    expect(customMetrics).toContain('DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL, counter,');
    expect(customMetrics).toContain('DCGM_FI_DEV_THERMAL_VIOLATION, counter,');
  });

  test('of Prometheus use the service account that may write to the workspace, and keep little', () => {
    expect(valuesOf(GB200, 'prometheus', true)).toMatchObject({
      serviceAccounts: { server: { name: 'prometheus' } },
      server: { retention: '6h', persistentVolume: { enabled: false }, affinity: SYSTEM },
    });
  });
});

describe('values of a listed cell', () => {
  const TYPE = 'node.kubernetes.io/instance-type';

  test('serve each maker on its own nodes, and adapters where there are some', () => {
    expect(valuesOfCell(SERVING, 'nvidia-device-plugin').affinity).toEqual(
      affinityTo(TYPE, 'g6.xlarge', 'p6-b300.48xlarge'),
    );
    expect(valuesOfCell(SERVING, 'dcgm-exporter').affinity).toEqual(affinityTo(TYPE, 'g6.xlarge', 'p6-b300.48xlarge'));
    expect(valuesOfCell(SERVING, 'neuron-device-plugin').neuronInstances).toEqual(['trn2.48xlarge']);
    expect(valuesOfCell(SERVING, 'efa-device-plugin').supportedInstanceLabels.values).toEqual([
      'p6-b300.48xlarge',
      'trn2.48xlarge',
    ]);
  });

  test('tolerate the taints that the site gives', () => {
    expect(valuesOfCell(SERVING, 'neuron-device-plugin').devicePlugin.tolerations).toContainEqual({
      key: 'example.org/team',
      operator: 'Exists',
      effect: 'NoSchedule',
    });
    expect(JSON.stringify(valuesOfCell(DOMAINS, 'nvidia-device-plugin'))).not.toContain('example.org');
  });

  test('put controllers on nodes without accelerators and without taints', () => {
    const tainted = { id: 'idle', instanceType: 'm7i.large', nodes: 1, taints: [{ key: 'example.org/idle' }] };
    const cell = { ...SERVING, pools: [...SERVING.pools, tainted] };
    const { server, 'kube-state-metrics': state } = valuesOfCell(cell, 'prometheus');
    expect(server.affinity).toEqual(affinityTo('ai-factory/pool', 'serving-general'));
    expect(state.affinity).toEqual(server.affinity);
  });

  test('let controllers onto accelerated nodes where there are no others', () => {
    const { server } = valuesOfCell(DOMAINS, 'prometheus');
    expect(server.affinity).toBeUndefined();
    expect(server.tolerations).toContainEqual({ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' });
    const { controller, kubeletPlugin } = valuesOfCell(DOMAINS, 'nvidia-dra-driver-gpu');
    expect(controller).toEqual({ affinity: null, tolerations: server.tolerations });
    expect(kubeletPlugin.affinity).toEqual(affinityTo(TYPE, 'p6e-gb200.36xlarge'));
    expect(valuesOfCell(DOMAINS, 'nvidia-device-plugin').gfd).toEqual({ enabled: true });
  });

  test('label metrics with the site, and leave the cell to the install script', () => {
    expect(valuesOfCell(SERVING, 'prometheus').server.global.external_labels).toEqual({ site: 'generated' });
  });
});
