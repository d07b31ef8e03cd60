/** What nodes have to have before an image runs in their cluster. */
export type ImageCondition = 'nvidia' | 'neuron' | 'nvLinkDomain';

/** A container image that runs inside clusters and is not EKS's own. */
export interface ClusterImage {
  /** The name of its repository at the site, behind the id of the site and `mirror/`. */
  readonly id: string;
  /**
   * Where the image comes from, without tag: whatever installs it gives that. A registry in capitals, such as `EKS_REGISTRY`, differs by
   * Region: it is the name of a variable that whoever fetches the image has to set.
   */
  readonly source: string;
  /** Clusters that run it; all by default. */
  readonly only?: ImageCondition;
}

/** Offers GPUs to pods. */
export const NVIDIA_DEVICE_PLUGIN: ClusterImage = {
  id: 'nvidia-device-plugin',
  source: 'nvcr.io/nvidia/k8s-device-plugin',
  only: 'nvidia',
};

/** Offers Elastic Fabric Adapters to pods. */
export const EFA_DEVICE_PLUGIN: ClusterImage = {
  id: 'efa-device-plugin',
  source: 'EKS_REGISTRY/eks/aws-efa-k8s-device-plugin',
};

/** Offers Trainium and Inferentia to pods. */
export const NEURON_DEVICE_PLUGIN: ClusterImage = {
  id: 'neuron-device-plugin',
  source: 'public.ecr.aws/neuron/neuron-device-plugin',
  only: 'neuron',
};

/** Measures Trainium and Inferentia. */
export const NEURON_MONITOR: ClusterImage = { id: 'neuron-monitor', source: 'public.ecr.aws/neuron/neuron-monitor' };

/** Runs MPI jobs. */
export const MPI_OPERATOR: ClusterImage = { id: 'mpi-operator', source: 'docker.io/mpioperator/mpi-operator' };

/**
 * What the training operator of Kubeflow puts in front of the workers of a job that has a master. No manifest names it: it is built into
 * the operator (https://github.com/kubeflow/training-operator/blob/v1.8.1/pkg/config/config.go, read 2026-11-22), and an option changes it.
 */
export const PYTORCH_INIT = {
  image: { id: 'pytorch-init', source: 'docker.io/library/alpine' },
  tag: '3.10',
  option: '--pytorch-init-container-image',
} as const;
