import { ACCELERATOR_ALERT_RULES } from './accelerator-alert-rules';
import type { Source } from './source';

/** How soon somebody has to look. */
export type Severity = 'warning' | 'critical';

/** What gives a metric. */
export type Exporter =
  | 'dcgm-exporter'
  | 'neuron-monitor'
  | 'node-exporter'
  | 'efa-exporter'
  | 'kube-state-metrics'
  | 'prometheus';

/** An alert: an expression over metrics that should have no result. */
export interface AlertRule {
  /** The name of the alert. */
  readonly name: string;
  /** What gives the metrics of the expression. */
  readonly exporter: Exporter;
  /** The metrics of the expression, so that whoever configures exporters knows what to turn on. */
  readonly metrics: readonly string[];
  /** PromQL. Every result is an alert. */
  readonly expression: string;
  /** Minutes that a result has to last. */
  readonly minutes: number;
  readonly severity: Severity;
  /** What is wrong, with labels of the result in double braces. */
  readonly summary: string;
  /** What to do. */
  readonly runbook: string;
  readonly sources: readonly Source[];
}

/** Rules that are looked after together, and become one namespace of a workspace. */
export type AlertRuleSet = 'accelerators' | 'fabric-and-storage' | 'cluster';

const READ = '2026-11-22';
const HYPERPOD_ALERTS: Source = {
  url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/hyperpod-observability-addon-alerts.html',
  date: READ,
};
const EFA_EXPORTER: Source = {
  url: 'https://github.com/aws-samples/awsome-distributed-training/tree/main/4.validation_and_observability/3.efa-node-exporter',
  date: READ,
};
const EFA_COUNTERS: Source = {
  url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-working-monitor.html',
  date: READ,
};
const NODE_EXPORTER: Source = { url: 'https://github.com/prometheus/node_exporter', date: READ };
const KUBE_STATE_METRICS: Source = {
  url: 'https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/cluster/node-metrics.md',
  date: READ,
};
const POD_METRICS: Source = {
  url: 'https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/pod-metrics.md',
  date: READ,
};
const UP: Source = { url: 'https://prometheus.io/docs/concepts/jobs_instances/', date: READ };

const FABRIC_AND_STORAGE: readonly AlertRule[] = [
  {
    name: 'EfaReadErrors',
    exporter: 'efa-exporter',
    metrics: ['node_amazonefa_rdma_read_wr_err'],
    expression: 'increase(node_amazonefa_rdma_read_wr_err[5m]) > 0',
    minutes: 5,
    severity: 'warning',
    summary: 'RDMA reads over {{ $labels.device }} of {{ $labels.instance }} fail',
    runbook: 'Look at the job that runs there. Without a failed peer, replace the node.',
    sources: [EFA_EXPORTER, EFA_COUNTERS],
  },
  {
    name: 'EfaWriteErrors',
    exporter: 'efa-exporter',
    metrics: ['node_amazonefa_rdma_write_wr_err'],
    expression: 'increase(node_amazonefa_rdma_write_wr_err[5m]) > 0',
    minutes: 5,
    severity: 'warning',
    summary: 'RDMA writes over {{ $labels.device }} of {{ $labels.instance }} fail',
    runbook: 'Look at the job that runs there. Without a failed peer, replace the node.',
    sources: [EFA_EXPORTER, EFA_COUNTERS],
  },
  {
    name: 'EfaRetransmissionTimeouts',
    exporter: 'efa-exporter',
    metrics: ['node_amazonefa_retrans_timeout_events'],
    expression: 'increase(node_amazonefa_retrans_timeout_events[5m]) > 0',
    minutes: 5,
    severity: 'warning',
    summary:
      'Packets of {{ $labels.device }} of {{ $labels.instance }} are lost, and sending them again takes too long',
    runbook:
      'Compare the nodes of the job: one that stands out has a bad interface, all of them mean a congested or broken fabric. Instances before Nitro v4 have no such counter.',
    sources: [EFA_COUNTERS],
  },
  {
    name: 'EfaReceiveDrops',
    exporter: 'efa-exporter',
    metrics: ['node_amazonefa_rx_drops'],
    expression: 'increase(node_amazonefa_rx_drops[5m]) > 0',
    minutes: 15,
    severity: 'warning',
    summary: '{{ $labels.device }} of {{ $labels.instance }} keeps dropping packets',
    runbook: 'The node does not take packets fast enough. Look at its CPUs and at the placement of ranks.',
    sources: [EFA_EXPORTER, EFA_COUNTERS],
  },
  {
    name: 'NodeDiskFull',
    exporter: 'node-exporter',
    metrics: ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'],
    expression:
      '(1 - node_filesystem_avail_bytes{fstype!~"tmpfs|overlay|squashfs|lustre"} / node_filesystem_size_bytes) * 100 > 90',
    minutes: 5,
    severity: 'warning',
    summary: '{{ $labels.mountpoint }} of {{ $labels.instance }} is {{ $value }} % full',
    runbook: 'Remove old images and core dumps, or give the group of nodes a larger volume.',
    sources: [HYPERPOD_ALERTS, NODE_EXPORTER],
  },
  {
    name: 'FileSystemFull',
    exporter: 'node-exporter',
    metrics: ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'],
    // Every node sees the same file system: one alert for all of them.
    expression:
      'max by (cell, device) ((1 - node_filesystem_avail_bytes{fstype="lustre"} / node_filesystem_size_bytes) * 100) > 80',
    minutes: 5,
    severity: 'warning',
    summary: 'The parallel file system {{ $labels.device }} is {{ $value }} % full',
    runbook: 'Release files that the object store has, remove old checkpoints, or enlarge the file system.',
    sources: [HYPERPOD_ALERTS, NODE_EXPORTER],
  },
];

const CLUSTER: readonly AlertRule[] = [
  {
    name: 'NodeNotReady',
    exporter: 'kube-state-metrics',
    metrics: ['kube_node_status_condition'],
    expression: 'kube_node_status_condition{condition="Ready",status="true"} == 0',
    minutes: 5,
    severity: 'warning',
    summary: '{{ $labels.node }} is not ready',
    runbook:
      'Automatic recovery replaces it. If it does not come back within an hour, look at the events of the node group.',
    sources: [KUBE_STATE_METRICS],
  },
  {
    name: 'ManyNodesNotReady',
    exporter: 'kube-state-metrics',
    metrics: ['kube_node_status_condition'],
    expression: 'avg by (cell) (kube_node_status_condition{condition="Ready",status="true"} == bool 0) > 0.02',
    minutes: 5,
    severity: 'critical',
    summary: 'More than 2 % of the nodes are not ready',
    runbook:
      'So many at once have one cause: power or cooling of a rack, the control plane, the network, or an add-on.',
    sources: [KUBE_STATE_METRICS],
  },
  {
    name: 'SystemPodCrashes',
    exporter: 'kube-state-metrics',
    metrics: ['kube_pod_container_status_waiting_reason'],
    expression:
      'max by (cell, namespace, container) (kube_pod_container_status_waiting_reason{reason=~"CrashLoopBackOff|ImagePullBackOff|ErrImagePull",namespace=~"kube-system|aws-hyperpod"}) > 0',
    minutes: 10,
    severity: 'critical',
    summary: '{{ $labels.container }} in {{ $labels.namespace }} does not run',
    runbook: 'Read its log. When an image cannot be pulled, it is missing in the registry of the site.',
    sources: [POD_METRICS],
  },
  {
    name: 'TargetDown',
    exporter: 'prometheus',
    metrics: ['up'],
    expression: 'avg by (cell, job) (up == bool 0) > 0.05',
    minutes: 10,
    severity: 'warning',
    summary: 'More than 5 % of the targets of {{ $labels.job }} give no metrics',
    runbook: 'What is not measured raises no alert. Look at the exporter on the nodes that are missing.',
    sources: [UP],
  },
];

/**
 * The alerts of a cell.
 *
 * They expect the label `cell` on every series, which the collector of the cell adds. Thresholds come from the sources, but for the
 * shares of nodes and targets, the ten minutes of the cluster's own pods and the time windows of counters, which are choices of this library.
 */
export const ALERT_RULES: { readonly [set in AlertRuleSet]: readonly AlertRule[] } = {
  accelerators: ACCELERATOR_ALERT_RULES,
  'fabric-and-storage': FABRIC_AND_STORAGE,
  cluster: CLUSTER,
};

/** The metrics that the alerts need of an exporter, sorted. DCGM gives some of them only when its counters file names them. */
export function metricsNeededOf(exporter: Exporter): readonly string[] {
  const rules = Object.values(ALERT_RULES).flat();
  return [...new Set(rules.filter((rule) => rule.exporter === exporter).flatMap((rule) => rule.metrics))].sort();
}
