import {
  type ClusterImage,
  EFA_DEVICE_PLUGIN,
  MPI_OPERATOR,
  NEURON_DEVICE_PLUGIN,
  NEURON_MONITOR,
  NVIDIA_DEVICE_PLUGIN,
  PYTORCH_INIT,
} from './cluster-images';
import type { Source } from './source';

/** Where software comes from. */
export type SoftwareOrigin =
  /** A Helm chart of a repository, or of a registry where `chart` starts with `oci://`. */
  | { readonly kind: 'chart'; readonly chart: string; readonly repository?: string }
  /** A Helm chart in a Git repository. */
  | { readonly kind: 'git'; readonly url: string; readonly commit: string; readonly path: string }
  /** Manifests in one file. */
  | { readonly kind: 'manifest'; readonly url: string }
  /** Manifests that this library writes, because nobody publishes them for these clusters. The path is that within the files of a cluster. */
  | { readonly kind: 'own'; readonly path: string };

/** Software that is installed into clusters. */
export interface ClusterSoftware {
  /** The name of the release. */
  readonly id: string;
  readonly namespace: string;
  /** What it is for. */
  readonly purpose: string;
  readonly origin: SoftwareOrigin;
  readonly version: string;
  /** Namespaces whose controllers have to run before the next software is installed. */
  readonly controllers: readonly string[];
  readonly images: readonly ClusterImage[];
  readonly sources: readonly Source[];
}

/** The label `ai-factory/pool` of the nodes that controllers run on. */
export const SYSTEM_NODES = 'system-nodes';

/** The commit at which the chart of SageMaker HyperPod was read; its version number does not change. */
const HYPERPOD_CHART_COMMIT = '067d658b2d5c3d347afbadd75e1425214e965dcb';

const READ = '2026-11-22';

/**
 * The software that clusters of this library may need.
 *
 * What a chart pulls changes with its version, so `fetch.sh` renders each one and compares its images with this list.
 */
export const CLUSTER_SOFTWARE = {
  hyperpod: {
    id: 'hyperpod-dependencies',
    namespace: 'kube-system',
    purpose: 'What HyperPod expects in a cluster before its nodes join: device plugins, operators, health monitoring',
    origin: {
      kind: 'git',
      url: 'https://github.com/aws/sagemaker-hyperpod-cli.git',
      commit: HYPERPOD_CHART_COMMIT,
      path: 'helm_chart/HyperPodHelmChart',
    },
    version: HYPERPOD_CHART_COMMIT.slice(0, 12),
    controllers: ['kube-system', 'kubeflow'],
    images: [
      NVIDIA_DEVICE_PLUGIN,
      EFA_DEVICE_PLUGIN,
      NEURON_DEVICE_PLUGIN,
      MPI_OPERATOR,
      { id: 'training-operator', source: 'docker.io/kubeflow/training-operator' },
      PYTORCH_INIT.image,
      { id: 'hyperpod-health-monitoring-agent', source: 'HYPERPOD_REGISTRY/hyperpod-health-monitoring-agent' },
    ],
    sources: [
      { url: 'https://github.com/aws/sagemaker-hyperpod-cli/tree/main/helm_chart/HyperPodHelmChart', date: READ },
      {
        url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-install-packages-using-helm-chart.html',
        date: READ,
      },
    ],
  },
  nvidiaDevicePlugin: {
    id: 'nvidia-device-plugin',
    namespace: 'kube-system',
    purpose: 'Offers NVIDIA accelerators to pods, and tells which nodes share an NVLink domain',
    origin: {
      kind: 'chart',
      chart: 'nvidia-device-plugin',
      repository: 'https://nvidia.github.io/k8s-device-plugin',
    },
    version: '0.19.3',
    controllers: [],
    images: [
      NVIDIA_DEVICE_PLUGIN,
      {
        id: 'node-feature-discovery',
        source: 'registry.k8s.io/nfd/node-feature-discovery',
        only: 'nvLinkDomain',
      },
    ],
    sources: [
      {
        url: 'https://github.com/NVIDIA/k8s-device-plugin/tree/main/deployments/helm/nvidia-device-plugin',
        date: READ,
      },
      {
        url: 'https://docs.aws.amazon.com/eks/latest/userguide/device-management-nvidia-dra-device-plugin.html',
        date: READ,
      },
    ],
  },
  neuronDevicePlugin: {
    id: 'neuron-device-plugin',
    namespace: 'kube-system',
    purpose: 'Offers Trainium and Inferentia to pods',
    origin: { kind: 'chart', chart: 'oci://public.ecr.aws/neuron/neuron-helm-chart' },
    version: '1.10.0',
    controllers: [],
    images: [NEURON_DEVICE_PLUGIN],
    sources: [{ url: 'https://github.com/aws-neuron/neuron-helm-charts', date: READ }],
  },
  efaDevicePlugin: {
    id: 'efa-device-plugin',
    namespace: 'kube-system',
    purpose: 'Offers Elastic Fabric Adapters to pods',
    origin: { kind: 'chart', chart: 'aws-efa-k8s-device-plugin', repository: 'https://aws.github.io/eks-charts' },
    version: '0.5.20',
    controllers: [],
    images: [EFA_DEVICE_PLUGIN],
    sources: [
      { url: 'https://github.com/aws/eks-charts/tree/master/stable/aws-efa-k8s-device-plugin', date: READ },
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/node-efa.html', date: READ },
    ],
  },
  // Later releases, under the name dra-driver-nvidia-gpu, also want cert-manager.
  draDriver: {
    id: 'nvidia-dra-driver-gpu',
    namespace: 'nvidia-dra-driver-gpu',
    purpose: 'Gives the pods of a job the NVLink domain of an UltraServer (ComputeDomain)',
    origin: { kind: 'chart', chart: 'nvidia-dra-driver-gpu', repository: 'https://helm.ngc.nvidia.com/nvidia' },
    version: '25.8.0',
    controllers: ['nvidia-dra-driver-gpu'],
    images: [{ id: 'nvidia-dra-driver-gpu', source: 'nvcr.io/nvidia/k8s-dra-driver-gpu' }],
    sources: [
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-nvidia-ultraserver.html', date: READ },
      {
        url: 'https://github.com/NVIDIA/k8s-dra-driver-gpu/tree/release-25.8/deployments/helm/nvidia-dra-driver-gpu',
        date: READ,
      },
    ],
  },
  // Releases that reject jobs with resource claims (https://github.com/kubernetes-sigs/kueue/pull/10964) need more configuration.
  kueue: {
    id: 'kueue',
    namespace: 'kueue-system',
    purpose: 'Queues jobs and starts each one as a whole',
    origin: { kind: 'chart', chart: 'oci://registry.k8s.io/kueue/charts/kueue' },
    version: '0.16.1',
    controllers: ['kueue-system'],
    images: [{ id: 'kueue', source: 'registry.k8s.io/kueue/kueue' }],
    sources: [
      { url: 'https://kueue.sigs.k8s.io/docs/installation/', date: READ },
      { url: 'https://github.com/kubernetes-sigs/kueue/tree/main/charts/kueue', date: READ },
    ],
  },
  mpiOperator: {
    id: 'mpi-operator',
    namespace: 'mpi-operator',
    purpose: 'Runs MPI jobs',
    origin: {
      kind: 'manifest',
      url: 'https://raw.githubusercontent.com/kubeflow/mpi-operator/v0.7.0/deploy/v2beta1/mpi-operator.yaml',
    },
    version: '0.7.0',
    controllers: ['mpi-operator'],
    images: [MPI_OPERATOR],
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-nvidia-ultraserver.html', date: READ }],
  },
  dcgmExporter: {
    id: 'dcgm-exporter',
    namespace: 'monitoring',
    purpose: 'Measures NVIDIA accelerators',
    origin: {
      kind: 'chart',
      chart: 'dcgm-exporter',
      repository: 'https://nvidia.github.io/dcgm-exporter/helm-charts',
    },
    version: '4.8.3',
    controllers: [],
    images: [{ id: 'dcgm-exporter', source: 'nvcr.io/nvidia/k8s/dcgm-exporter' }],
    sources: [{ url: 'https://github.com/NVIDIA/dcgm-exporter/tree/main/deployment', date: READ }],
  },
  // The chart of the device plugin has no monitor; the image and how it is started are those of the tutorial.
  neuronMonitor: {
    id: 'neuron-monitor',
    namespace: 'monitoring',
    purpose: 'Measures Trainium and Inferentia',
    origin: { kind: 'own', path: 'resources/neuron-monitor.yaml' },
    version: '1.3.0',
    controllers: [],
    images: [NEURON_MONITOR],
    sources: [
      {
        url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/containers/tutorials/k8s-neuron-monitor.html',
        date: READ,
      },
      {
        url: 'https://github.com/aws-neuron/aws-neuron-sdk/blob/master/src/k8/k8s-neuron-monitor-daemonset.yml',
        date: READ,
      },
    ],
  },
  prometheus: {
    id: 'prometheus',
    namespace: 'monitoring',
    purpose: 'Collects the metrics of a cell and sends them to its workspace',
    origin: {
      kind: 'chart',
      chart: 'prometheus',
      repository: 'https://prometheus-community.github.io/helm-charts',
    },
    version: '27.19.0',
    controllers: ['monitoring'],
    images: [
      { id: 'prometheus', source: 'quay.io/prometheus/prometheus' },
      { id: 'prometheus-config-reloader', source: 'quay.io/prometheus-operator/prometheus-config-reloader' },
      { id: 'node-exporter', source: 'quay.io/prometheus/node-exporter' },
      { id: 'kube-state-metrics', source: 'registry.k8s.io/kube-state-metrics/kube-state-metrics' },
    ],
    sources: [{ url: 'https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus', date: READ }],
  },
} as const satisfies Record<string, ClusterSoftware>;

/** The key of a piece of software. */
export type ClusterSoftwareId = keyof typeof CLUSTER_SOFTWARE;

/** Software, as its type says rather than as its data are. */
export function clusterSoftware(id: ClusterSoftwareId): ClusterSoftware {
  return CLUSTER_SOFTWARE[id];
}
