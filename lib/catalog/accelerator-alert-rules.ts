import type { AlertRule } from './alert-rules';
import type { Source } from './source';

const READ = '2026-11-22';
const HYPERPOD_ALERTS: Source = {
  url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/hyperpod-observability-addon-alerts.html',
  date: READ,
};
const DCGM_COUNTERS: Source = {
  url: 'https://github.com/NVIDIA/dcgm-exporter/blob/main/etc/default-counters.csv',
  date: READ,
};
const NEURON_MONITOR: Source = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/tools/neuron-sys-tools/neuron-monitor-user-guide.html',
  date: READ,
};

const GPU = 'GPU {{ $labels.gpu }} of {{ $labels.Hostname }}';
/** The collector knows the node of a pod. What the monitor itself says of the instance is empty where pods do not reach its metadata. */
const NEURON_DEVICE = 'Neuron device {{ $labels.neuron_device_index }} of {{ $labels.node }}';
const REPLACE_NODE =
  'Drain the node and replace it: a HyperPod cluster with automatic recovery does both. Resume the job from its last checkpoint.';

/** The alerts of GPUs and Neuron devices. */
export const ACCELERATOR_ALERT_RULES: readonly AlertRule[] = [
  {
    name: 'GpuTemperatureHigh',
    exporter: 'dcgm-exporter',
    metrics: ['DCGM_FI_DEV_GPU_TEMP'],
    expression: 'DCGM_FI_DEV_GPU_TEMP > 80',
    minutes: 5,
    severity: 'warning',
    summary: `${GPU} has {{ $value }} °C`,
    runbook: 'Look at the neighbours in the rack: many warm ones point at the cooling of the hall, one at its node.',
    sources: [HYPERPOD_ALERTS, DCGM_COUNTERS],
  },
  {
    name: 'GpuTemperatureCritical',
    exporter: 'dcgm-exporter',
    metrics: ['DCGM_FI_DEV_GPU_TEMP'],
    expression: 'DCGM_FI_DEV_GPU_TEMP > 85',
    minutes: 1,
    severity: 'critical',
    summary: `${GPU} has {{ $value }} °C`,
    runbook: 'Check coolant flow and supply temperature of the rack. Drain the node before it throttles the whole job.',
    sources: [HYPERPOD_ALERTS, DCGM_COUNTERS],
  },
  {
    name: 'GpuDoubleBitErrors',
    exporter: 'dcgm-exporter',
    metrics: ['DCGM_FI_DEV_ECC_DBE_VOL_TOTAL'],
    expression: 'DCGM_FI_DEV_ECC_DBE_VOL_TOTAL > 0',
    minutes: 0,
    severity: 'critical',
    summary: `${GPU} has memory errors that could not be corrected`,
    runbook: REPLACE_NODE,
    sources: [HYPERPOD_ALERTS, DCGM_COUNTERS],
  },
  {
    name: 'GpuRowRemapFailure',
    exporter: 'dcgm-exporter',
    metrics: ['DCGM_FI_DEV_ROW_REMAP_FAILURE'],
    expression: 'DCGM_FI_DEV_ROW_REMAP_FAILURE > 0',
    minutes: 0,
    severity: 'critical',
    summary: `${GPU} has no spare memory rows left`,
    runbook: REPLACE_NODE,
    sources: [DCGM_COUNTERS],
  },
  {
    name: 'GpuXidError',
    exporter: 'dcgm-exporter',
    metrics: ['DCGM_FI_DEV_XID_ERRORS'],
    expression: 'DCGM_FI_DEV_XID_ERRORS > 0',
    minutes: 0,
    severity: 'critical',
    summary: `${GPU} reports XID {{ $value }}`,
    runbook:
      'Look the number up in the XID catalogue of NVIDIA. 13, 31, 43 and 45 usually come from the application; with any other, replace the node. The value stays until the driver is loaded again.',
    sources: [HYPERPOD_ALERTS, { url: 'https://docs.nvidia.com/deploy/xid-errors/', date: READ }],
  },
  {
    name: 'NvlinkRecovery',
    exporter: 'dcgm-exporter',
    metrics: ['DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL'],
    expression: 'increase(DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL[1h]) > 0',
    minutes: 0,
    severity: 'warning',
    summary: `An NVLink of ${GPU} went down and came back`,
    runbook: 'Run a deep health check of the node. Replace it when the link goes down again.',
    sources: [HYPERPOD_ALERTS, DCGM_COUNTERS],
  },
  {
    name: 'NvlinkReplays',
    exporter: 'dcgm-exporter',
    metrics: ['DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL'],
    expression: 'increase(DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL[1h]) > 10',
    minutes: 0,
    severity: 'warning',
    summary: `An NVLink of ${GPU} sent {{ $value }} packets again within an hour`,
    runbook: 'Run a deep health check of the node. Replace it when the number keeps growing.',
    sources: [HYPERPOD_ALERTS, DCGM_COUNTERS],
  },
  {
    name: 'GpuThermalViolation',
    exporter: 'dcgm-exporter',
    metrics: ['DCGM_FI_DEV_THERMAL_VIOLATION'],
    expression: 'increase(DCGM_FI_DEV_THERMAL_VIOLATION[5m]) > 0',
    minutes: 1,
    severity: 'critical',
    summary: `${GPU} is throttled because it is too warm`,
    runbook: 'Check coolant flow and supply temperature of the rack. One slow GPU slows every GPU of its job.',
    sources: [HYPERPOD_ALERTS, DCGM_COUNTERS],
  },
  {
    name: 'NeuronUncorrectedMemory',
    exporter: 'neuron-monitor',
    metrics: ['hardware_ecc_events_total'],
    expression: 'increase(hardware_ecc_events_total{event_type=~"mem_ecc_uncorrected|sram_ecc_uncorrected"}[5m]) > 0',
    minutes: 0,
    severity: 'critical',
    summary: `${NEURON_DEVICE} has memory errors that could not be corrected`,
    runbook: REPLACE_NODE,
    sources: [NEURON_MONITOR],
  },
  {
    name: 'NeuronHardwareErrors',
    exporter: 'neuron-monitor',
    metrics: ['execution_errors_total'],
    expression: 'increase(execution_errors_total{error_type="hardware"}[5m]) > 0',
    minutes: 0,
    severity: 'critical',
    summary: 'Executions on {{ $labels.node }} fail because of the hardware',
    runbook: REPLACE_NODE,
    sources: [NEURON_MONITOR],
  },
];
