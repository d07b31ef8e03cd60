import { SYSTEM_NODES } from '../catalog/cluster-software';
import { KUBERNETES_NAMES } from '../catalog/kubernetes-names';
import type { AcceleratedNodes, ClusterSet } from '../plan';

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

const POOL_LABEL = 'ai-factory/pool';
const TYPE_LABEL = 'node.kubernetes.io/instance-type';

/** Keeps controllers of training pools off accelerated nodes, which come later and are replaced when they fail. */
export const ON_SYSTEM_NODES = { [POOL_LABEL]: SYSTEM_NODES };

/** The same for any set, in the words of charts. Where all nodes are accelerated, controllers share them. */
export function controllersOf(clusters: ClusterSet): object {
  return clusters.controllerPools.length > 0
    ? { affinity: affinity(POOL_LABEL, clusters.controllerPools) }
    : { tolerations: tolerationsOf(clusters) };
}

/** Lets a pod run on every accelerated node of a set, with the taints that the site gives them. */
export function tolerationsOf({ taints }: ClusterSet): object[] {
  const own = taints.filter(({ key }) => !TOLERATIONS.some((known) => known.key === key));
  const byTaint = new Map(own.map(({ key, effect }) => [`${key}:${effect}`, { key, operator: 'Exists', effect }]));
  return [...TOLERATIONS, ...byTaint.values()];
}

/** Selects the accelerated nodes of one instance type. */
export function onNodes({ nodeType }: AcceleratedNodes): { readonly [label: string]: string } {
  return { [TYPE_LABEL]: nodeType };
}

/** Selects accelerated nodes of several instance types. Some charts bring an affinity for labels that nothing sets here: it replaces that. */
export function affinityTo(nodes: readonly AcceleratedNodes[]): object {
  return affinity(
    TYPE_LABEL,
    nodes.map(({ nodeType }) => nodeType),
  );
}

function affinity(key: string, values: readonly string[]): object {
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values }] }],
      },
    },
  };
}
