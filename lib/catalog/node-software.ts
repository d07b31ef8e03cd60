import { NEURON_MONITOR } from './cluster-images';
import type { AcceleratorVendor, Architecture } from './instance-types';
import type { Source } from './source';

/** A program that measures nodes which run no pods. Nodes unpack the files of its image and run them without any container. */
export interface NodeSoftware {
  /** What its files and its job of metrics are called. */
  readonly id: string;
  /** The image with its tag. */
  readonly image: string;
  readonly version: string;
  /** Processors that the image exists for. */
  readonly architectures: readonly Architecture[];
  /** Pools that need it; all by default. */
  readonly only?: AcceleratorVendor;
  readonly sources: readonly Source[];
}

const READ = '2026-11-22';
const BOTH: readonly Architecture[] = ['x86_64', 'arm64'];

/**
 * What measures nodes of Slurm. Prometheus and the exporter of nodes are of the versions that the chart for Kubernetes installs.
 *
 * NVIDIA publishes its exporter with the libraries of DCGM that it was built for as this one kind of image
 * (https://github.com/NVIDIA/dcgm-exporter/issues/703). It loads them into its own process and needs no DCGM on the node. Its version of
 * DCGM is that of the Deep Learning AMIs, whose service it asks where that runs.
 */
export const NODE_SOFTWARE = {
  prometheus: {
    id: 'prometheus',
    image: 'quay.io/prometheus/prometheus:v3.4.1',
    version: 'v3.4.1',
    architectures: BOTH,
    sources: [{ url: 'https://prometheus.io/docs/prometheus/latest/prometheus_agent/', date: READ }],
  },
  nodeExporter: {
    id: 'node-exporter',
    image: 'quay.io/prometheus/node-exporter:v1.9.1',
    version: 'v1.9.1',
    architectures: BOTH,
    sources: [{ url: 'https://github.com/prometheus/node_exporter', date: READ }],
  },
  dcgmExporter: {
    id: 'dcgm-exporter',
    image: 'nvcr.io/nvidia/k8s/dcgm-exporter:4.5.3-4.8.2-distroless',
    version: '4.5.3-4.8.2',
    architectures: BOTH,
    only: 'nvidia',
    sources: [
      { url: 'https://github.com/NVIDIA/dcgm-exporter/issues/703', date: READ },
      { url: 'https://github.com/NVIDIA/dcgm-exporter/blob/main/docker/Dockerfile', date: READ },
      {
        url: 'https://docs.aws.amazon.com/dlami/latest/devguide/aws-deep-learning-ami-gpubasesinglecuda-al2023-2026-05-20.html',
        date: READ,
      },
    ],
  },
  neuronMonitor: {
    id: 'neuron-monitor',
    image: `${NEURON_MONITOR.source}:1.3.0`,
    version: '1.3.0',
    architectures: ['x86_64'],
    only: 'neuron',
    sources: [
      {
        url: 'https://github.com/aws-neuron/aws-neuron-sdk/blob/master/src/k8/k8s-neuron-monitor-daemonset.yml',
        date: READ,
      },
    ],
  },
} as const satisfies Record<string, NodeSoftware>;

/** The key of a program. */
export type NodeSoftwareId = keyof typeof NODE_SOFTWARE;
