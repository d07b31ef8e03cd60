import { SYSTEM_NODES } from '../catalog/cluster-software';
import { KUBERNETES_NAMES } from '../catalog/kubernetes-names';
import type { TrainingPoolPlan } from '../plan';

/** Lets a pod run on accelerated nodes, also while HyperPod checks them. */
export const TOLERATIONS = [
  { key: KUBERNETES_NAMES.accelerators.nvidia, operator: 'Exists', effect: 'NoSchedule' },
  { key: KUBERNETES_NAMES.accelerators.neuron, operator: 'Exists', effect: 'NoSchedule' },
  {
    key: KUBERNETES_NAMES.nodeHealth,
    operator: 'Equal',
    value: 'Unschedulable',
    effect: 'NoSchedule',
  },
];

/** Keeps controllers off accelerated nodes, which come later and are replaced when they fail. */
export const ON_SYSTEM_NODES = { 'ai-factory/pool': SYSTEM_NODES };

const TYPE_LABEL = 'node.kubernetes.io/instance-type';

/** The instance type of nodes, as Kubernetes knows it: HyperPod puts `ml.` in front. */
export function nodeType(pool: TrainingPoolPlan): string {
  return pool.orchestrator === 'hyperPodEks' ? `ml.${pool.instanceType}` : pool.instanceType;
}

/** Selects the accelerated nodes of a pool. */
export function onNodesOf(pool: TrainingPoolPlan): { readonly [label: string]: string } {
  return { [TYPE_LABEL]: nodeType(pool) };
}

/** The same for charts that bring an affinity of their own, which waits for labels that nothing sets here. */
export function affinityTo(pool: TrainingPoolPlan): object {
  const onlyThere = { key: TYPE_LABEL, operator: 'In', values: [nodeType(pool)] };
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [onlyThere] }] },
    },
  };
}
