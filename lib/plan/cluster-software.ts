import type { ClusterImage, ImageCondition } from '../catalog/cluster-images';
import { type ClusterSoftwareId, clusterSoftware } from '../catalog/cluster-software';
import { type Clustered, type ClusterSet, clusterSetsOf } from './cluster-sets';
import type { SitePlan } from './site-plan';

type Measured = Pick<SitePlan, 'operations'>;

/**
 * The software that is installed into each cluster of a set, in the order of installation.
 *
 * None for Slurm. What runs jobs is installed for training pools only. Where there are no accelerators there is no workspace that
 * metrics could go to.
 */
export function softwareOf({ training, accelerated }: ClusterSet, { operations }: Measured): ClusterSoftwareId[] {
  const when = (wanted: boolean, ...ids: ClusterSoftwareId[]) => (wanted ? ids : []);
  const nvidia = accelerated.some(({ vendor }) => vendor === 'nvidia');
  const neuron = accelerated.some(({ vendor }) => vendor === 'neuron');
  const devices = [
    ...when(nvidia, 'nvidiaDevicePlugin'),
    ...when(neuron, 'neuronDevicePlugin'),
    ...when(
      accelerated.some(({ adapters }) => adapters > 0),
      'efaDevicePlugin',
    ),
  ];
  const domain = when(
    accelerated.some(({ nvLinkDomain }) => nvLinkDomain),
    'draDriver',
  );
  const metrics = when(
    operations.metrics !== undefined && accelerated.length > 0,
    ...when(nvidia, 'dcgmExporter'),
    ...when(neuron, 'neuronMonitor'),
    'prometheus',
  );
  switch (training?.orchestrator) {
    case undefined:
      return [...devices, ...domain, ...metrics];
    case 'eks':
      return [...devices, ...domain, 'mpiOperator', 'kueue', ...metrics];
    case 'hyperPodEks':
      return ['hyperpod', ...domain, ...metrics];
    default:
      return [];
  }
}

/** The image repositories that mirror what the clusters of a site run, each once, sorted by id. */
export function clusterImagesOf(
  plan: Clustered & Measured,
): readonly { readonly id: string; readonly source: string }[] {
  const images = clusterSetsOf(plan).flatMap((clusters) =>
    softwareOf(clusters, plan).flatMap((id) => imagesOf(id, clusters)),
  );
  const byId = new Map(images.map(({ id, source }) => [id, { id, source }]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function imagesOf(id: ClusterSoftwareId, { accelerated }: ClusterSet): readonly ClusterImage[] {
  const conditions: readonly (ImageCondition | undefined)[] = [
    undefined,
    ...accelerated.map(({ vendor }) => vendor),
    ...(accelerated.some(({ nvLinkDomain }) => nvLinkDomain) ? (['nvLinkDomain'] as const) : []),
  ];
  return clusterSoftware(id).images.filter(({ only }) => conditions.includes(only));
}
