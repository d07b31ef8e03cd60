import { type Taint, TaintEffect } from './taint';

/** The taint of nodes with NVIDIA accelerators. */
export const NVIDIA_TAINT: Taint = { key: 'nvidia.com/gpu', value: 'true' };

/** The taint of nodes with Trainium or Inferentia. */
export const NEURON_TAINT: Taint = { key: 'aws.amazon.com/neuron', value: 'true' };

/**
 * What the add-ons that keep a cluster running tolerate, as Kubernetes writes it.
 *
 * A cluster may consist of accelerated pools alone; without this CoreDNS would have no node to run on.
 */
export const SYSTEM_TOLERATIONS = ['CriticalAddonsOnly', NVIDIA_TAINT.key, NEURON_TAINT.key].map((key) => ({
  key,
  operator: 'Exists',
}));

/** Whether CoreDNS and the other controllers of the cluster can run on nodes with these taints. */
export function hostsSystemPods(taints: readonly Taint[]): boolean {
  return taints.every(
    (taint) =>
      taint.effect === TaintEffect.PREFER_NO_SCHEDULE || SYSTEM_TOLERATIONS.some(({ key }) => key === taint.key),
  );
}
