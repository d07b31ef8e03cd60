import {
  type ClusterImage,
  type ClusterSoftwareId,
  clusterSoftware,
  type ImageCondition,
} from '../catalog/cluster-software';
import { instanceTypeOf } from './instance-types';
import type { SitePlan } from './site-plan';
import type { TrainingPoolPlan } from './training-plan';

/** What a plan has to say before the software of its clusters follows from it. */
type Planned = Pick<SitePlan, 'training' | 'operations' | 'instanceTypes'>;

/** What the software of a cluster has to know about the nodes of a pool. */
export interface PoolDevices {
  readonly vendor: 'nvidia' | 'neuron';
  readonly acceleratorsPerNode: number;
  /** Elastic Fabric Adapters of one node. */
  readonly adapters: number;
  /** Whether pods on several nodes reach each other's accelerators over NVLink. */
  readonly nvLinkDomain: boolean;
}

/** The software that is installed into each cluster of a training pool, in the order of installation. None for Slurm. */
export function softwareOf(pool: TrainingPoolPlan, plan: Planned): ClusterSoftwareId[] {
  const { vendor, adapters, nvLinkDomain } = devicesOf(pool, plan);
  const when = (wanted: boolean, ...ids: ClusterSoftwareId[]) => (wanted ? ids : []);
  const domain = when(nvLinkDomain, 'draDriver');
  const metrics = when(
    plan.operations.metrics !== undefined,
    ...when(vendor === 'nvidia', 'dcgmExporter'),
    'prometheus',
  );
  switch (pool.orchestrator) {
    case 'hyperPodEks':
      return ['hyperpod', ...domain, ...metrics];
    case 'eks':
      return [
        vendor === 'neuron' ? 'neuronDevicePlugin' : 'nvidiaDevicePlugin',
        ...when(adapters > 0, 'efaDevicePlugin'),
        ...domain,
        'mpiOperator',
        'kueue',
        ...metrics,
      ];
    default:
      return [];
  }
}

/** The image repositories that mirror what the clusters of a site run, each once, sorted by id. */
export function clusterImagesOf(plan: Planned): readonly { readonly id: string; readonly source: string }[] {
  const images = plan.training.flatMap((pool) =>
    softwareOf(pool, plan).flatMap((id) => imagesOf(id, devicesOf(pool, plan))),
  );
  const byId = new Map(images.map(({ id, source }) => [id, { id, source }]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is known of the nodes of a pool. */
export function devicesOf(
  { instanceType, nodes, accelerators, nodesPerUltraServer }: TrainingPoolPlan,
  plan: Pick<Planned, 'instanceTypes'>,
): PoolDevices {
  const type = instanceTypeOf(plan, instanceType);
  const vendor = type?.vendor ?? 'nvidia';
  return {
    vendor,
    acceleratorsPerNode: accelerators / nodes,
    adapters: type?.efa?.cards.length ?? 0,
    nvLinkDomain: vendor === 'nvidia' && nodesPerUltraServer > 1,
  };
}

function imagesOf(id: ClusterSoftwareId, { vendor, nvLinkDomain }: PoolDevices): readonly ClusterImage[] {
  const conditions: readonly (ImageCondition | undefined)[] = [
    undefined,
    vendor,
    ...(nvLinkDomain ? (['nvLinkDomain'] as const) : []),
  ];
  return clusterSoftware(id).images.filter(({ only }) => conditions.includes(only));
}
