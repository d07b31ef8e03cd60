/**
 * Names in Kubernetes that look like host names of AWS and are none: they are the same in every partition.
 *
 * From the device plugins (https://github.com/aws/eks-charts, https://github.com/NVIDIA/k8s-device-plugin,
 * https://github.com/aws-neuron/neuron-helm-charts) and the chart of HyperPod (https://github.com/aws/sagemaker-hyperpod-cli), read 2026-11-22.
 */
export const KUBERNETES_NAMES = {
  /** What pods ask for accelerators by, and the taint of nodes that have them. */
  accelerators: { nvidia: 'nvidia.com/gpu', neuron: 'aws.amazon.com/neuron' },
  /** The start of what the network plugins of AWS offer. */
  networkDevices: 'vpc.amazonaws.com/',
  /** What pods ask for Elastic Fabric Adapters by. */
  adapters: 'vpc.amazonaws.com/efa',
  /** The taint of a node that HyperPod still checks. */
  nodeHealth: 'sagemaker.amazonaws.com/node-health-status',
} as const;
