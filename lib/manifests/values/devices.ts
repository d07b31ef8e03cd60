import { devicesOf, type SitePlan, type TrainingPoolPlan } from '../../plan';
import { affinityTo, nodeType, ON_SYSTEM_NODES, onNodesOf, TOLERATIONS } from '../placement';

/** Values of the chart that offers GPUs to pods. With NVLink between nodes it also labels nodes with the domain that they are in. */
export function nvidiaValues(plan: SitePlan, pool: TrainingPoolPlan): object {
  const { nvLinkDomain } = devicesOf(pool, plan);
  const discovery = {
    master: { nodeSelector: ON_SYSTEM_NODES },
    gc: { nodeSelector: ON_SYSTEM_NODES },
    worker: { nodeSelector: onNodesOf(pool), tolerations: TOLERATIONS },
  };
  return {
    affinity: affinityTo(pool),
    tolerations: TOLERATIONS,
    gfd: { enabled: nvLinkDomain },
    nfd: { enabled: nvLinkDomain, ...(nvLinkDomain ? discovery : {}) },
  };
}

/** Values of the chart that offers Trainium and Inferentia to pods. */
export function neuronValues(pool: TrainingPoolPlan): object {
  return {
    neuronInstances: [nodeType(pool)],
    devicePlugin: { enabled: true, tolerations: TOLERATIONS },
    scheduler: { enabled: false },
    npd: { enabled: false },
    monitor: { enabled: false },
    draDriver: { enabled: false },
  };
}

/** Values of the chart that offers adapters to pods. */
export function efaValues(pool: TrainingPoolPlan): object {
  return { supportedInstanceLabels: { values: [nodeType(pool)] }, tolerations: TOLERATIONS };
}

/** Values of the chart that makes NVLink domains. GPUs themselves are offered by the device plugin: two of a kind would give one out twice. */
export function draValues(pool: TrainingPoolPlan): object {
  return {
    nvidiaDriverRoot: '/',
    resources: { gpus: { enabled: false }, computeDomains: { enabled: true } },
    controller: { nodeSelector: ON_SYSTEM_NODES, affinity: null, tolerations: [] },
    kubeletPlugin: { affinity: affinityTo(pool), tolerations: TOLERATIONS },
  };
}
