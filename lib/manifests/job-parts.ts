import { KUBERNETES_NAMES } from '../catalog/kubernetes-names';
import type { AcceleratedNodes, TrainingPoolPlan } from '../plan';

/** Everything that a node of its type offers to pods. */
export function devicesOf({ vendor, acceleratorsPerNode, adapters }: AcceleratedNodes): {
  readonly [resource: string]: number;
} {
  return {
    [KUBERNETES_NAMES.accelerators[vendor]]: acceleratorsPerNode,
    ...(adapters > 0 ? { [KUBERNETES_NAMES.adapters]: adapters } : {}),
  };
}

/** What puts a job into the queue of a training pool, where that has one. */
export function queueLabels({ id, orchestrator }: TrainingPoolPlan): {
  readonly labels?: { readonly [label: string]: string };
} {
  return orchestrator === 'eks' ? { labels: { 'kueue.x-k8s.io/queue-name': id } } : {};
}
