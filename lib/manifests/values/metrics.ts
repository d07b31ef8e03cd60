import { metricsNeededOf } from '../../catalog/alert-rules';
import type { ClusterSet, SitePlan } from '../../plan';
import { affinityTo, controllersOf, tolerationsOf } from '../placement';
import { ADAPTER_COUNTERS } from './adapter-counters';

/** Counters of accelerators that say how busy they are (https://github.com/NVIDIA/dcgm-exporter/blob/main/etc/default-counters.csv). */
const LOAD: readonly string[] = [
  'DCGM_FI_DEV_SM_CLOCK',
  'DCGM_FI_DEV_MEMORY_TEMP',
  'DCGM_FI_DEV_POWER_USAGE',
  'DCGM_FI_DEV_GPU_UTIL',
  'DCGM_FI_DEV_FB_FREE',
  'DCGM_FI_DEV_FB_USED',
  'DCGM_FI_PROF_GR_ENGINE_ACTIVE',
  'DCGM_FI_PROF_PIPE_TENSOR_ACTIVE',
  'DCGM_FI_PROF_DRAM_ACTIVE',
];

/** What only ever goes up, by its name. */
const COUNTER = /(_TOTAL|_VIOLATION|_CONSUMPTION)$/;

/** The counters file of DCGM: how busy GPUs are, and whatever an alert of the site needs. */
export function dcgmCounters(): string {
  const fields = [...new Set([...LOAD, ...metricsNeededOf('dcgm-exporter')])].sort();
  return fields.map((field) => `${field}, ${COUNTER.test(field) ? 'counter' : 'gauge'}, ${field}\n`).join('');
}

/** Values of the chart that measures GPUs. */
export function dcgmValues(clusters: ClusterSet): object {
  return {
    serviceMonitor: { enabled: false },
    service: { annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9400' } },
    affinity: affinityTo(clusters.accelerated.filter(({ vendor }) => vendor === 'nvidia')),
    tolerations: tolerationsOf(clusters),
    customMetrics: dcgmCounters(),
  };
}

/**
 * Values of the chart that collects metrics. They leave the cluster for the workspace of its cell; what is kept inside only bridges an
 * outage. The install script adds the address of the workspace and the name of the cell.
 */
export function prometheusValues({ siteId, hosting }: SitePlan, clusters: ClusterSet): object {
  const { accelerated, training } = clusters;
  const labels = { site: siteId, ...(training === undefined ? {} : { pool: training.id }) };
  return {
    serviceAccounts: { server: { name: 'prometheus' } },
    server: {
      ...controllersOf(clusters),
      persistentVolume: { enabled: false },
      retention: '6h',
      global: { scrape_interval: '30s', external_labels: labels },
      remoteWrite: [
        {
          sigv4: { region: hosting.region },
          queue_config: { max_samples_per_send: 1000, max_shards: 200, capacity: 2500 },
        },
      ],
    },
    alertmanager: { enabled: false },
    'prometheus-pushgateway': { enabled: false },
    'prometheus-node-exporter': {
      tolerations: [{ operator: 'Exists' }],
      ...(accelerated.some(({ adapters }) => adapters > 0) ? ADAPTER_COUNTERS : {}),
    },
    'kube-state-metrics': controllersOf(clusters),
  };
}
