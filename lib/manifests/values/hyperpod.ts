import type { ClusterSet, SitePlan } from '../../plan';
import { affinityTo, ON_SYSTEM_NODES, TOLERATIONS } from '../placement';

/**
 * Values of the chart of HyperPod.
 *
 * Two of them are not what they seem. `replicaCount` and `image` belong to the sample Deployment of `helm create`, which the chart still
 * carries and which would run nginx: it gets no pods, and an image that is mirrored anyway. And `deep-health-check` makes the namespace
 * that health monitoring runs in, so it stays on where the checks themselves are off.
 */
export function hyperPodValues({ hosting: { region } }: SitePlan, { accelerated }: ClusterSet): object {
  const neuron = accelerated.some(({ vendor }) => vendor === 'neuron');
  return {
    global: { region },
    replicaCount: 0,
    image: { repository: 'mpioperator/mpi-operator', tag: '0.5' },
    'nvidia-device-plugin': neuron
      ? { devicePlugin: { enabled: false } }
      : { devicePlugin: { enabled: true }, affinity: affinityTo(accelerated), tolerations: TOLERATIONS },
    'neuron-device-plugin': { devicePlugin: { enabled: neuron } },
    'aws-efa-k8s-device-plugin': {
      devicePlugin: { enabled: accelerated.some(({ adapters }) => adapters > 0) },
      supportedInstanceLabels: { values: accelerated.map(({ nodeType }) => nodeType) },
      tolerations: TOLERATIONS,
    },
    'health-monitoring-agent': { enabled: true, region },
    'deep-health-check': { enabled: true },
    'job-auto-restart': { enabled: true },
    'hyperpod-patching': { enabled: true },
    'mpi-operator': { enabled: true, mpiOperator: { nodeSelector: ON_SYSTEM_NODES } },
    trainingOperators: { enabled: true },
    mlflow: { enabled: false },
    inferenceOperators: { enabled: false },
    storage: { enabled: false },
    'cert-manager': { enabled: false },
    'gpu-operator': { enabled: false },
    'hyperpod-ray-endpoint-operator': { enabled: false },
  };
}
