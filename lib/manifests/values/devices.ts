import type { ClusterSet } from '../../plan';
import { affinityTo, controllersOf, tolerationsOf } from '../placement';

/** Values of the chart that offers GPUs to pods. With NVLink between nodes it also labels nodes with the domain that they are in. */
export function nvidiaValues(clusters: ClusterSet): object {
  const nodes = clusters.accelerated.filter(({ vendor }) => vendor === 'nvidia');
  const nvLinkDomain = nodes.some((each) => each.nvLinkDomain);
  const onGpus = { affinity: affinityTo(nodes), tolerations: tolerationsOf(clusters) };
  const discovery = { master: controllersOf(clusters), gc: controllersOf(clusters), worker: onGpus };
  return {
    ...onGpus,
    gfd: { enabled: nvLinkDomain },
    nfd: { enabled: nvLinkDomain, ...(nvLinkDomain ? discovery : {}) },
  };
}

/** Values of the chart that offers Trainium and Inferentia to pods. */
export function neuronValues(clusters: ClusterSet): object {
  const nodes = clusters.accelerated.filter(({ vendor }) => vendor === 'neuron');
  return {
    neuronInstances: nodes.map(({ nodeType }) => nodeType),
    devicePlugin: { enabled: true, tolerations: tolerationsOf(clusters) },
    scheduler: { enabled: false },
    npd: { enabled: false },
    draDriver: { enabled: false },
    observer: { enabled: false },
  };
}

/** Values of the chart that offers adapters to pods. */
export function efaValues(clusters: ClusterSet): object {
  const nodes = clusters.accelerated.filter(({ adapters }) => adapters > 0);
  return {
    supportedInstanceLabels: { values: nodes.map(({ nodeType }) => nodeType) },
    tolerations: tolerationsOf(clusters),
  };
}

/** Values of the chart that makes NVLink domains. GPUs themselves are offered by the device plugin: two of a kind would give one out twice. */
export function draValues(clusters: ClusterSet): object {
  const nodes = clusters.accelerated.filter(({ nvLinkDomain }) => nvLinkDomain);
  return {
    nvidiaDriverRoot: '/',
    resources: { gpus: { enabled: false }, computeDomains: { enabled: true } },
    controller: { affinity: null, tolerations: [], ...controllersOf(clusters) },
    kubeletPlugin: { affinity: affinityTo(nodes), tolerations: tolerationsOf(clusters) },
  };
}
