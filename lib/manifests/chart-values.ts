import { type ClusterSoftwareId, clusterSoftware } from '../catalog/cluster-software';
import { type SitePlan, softwareOf, type TrainingPoolPlan } from '../plan';
import { type ManifestFile, yamlFile } from './manifest-file';
import { draValues, efaValues, neuronValues, nvidiaValues } from './values/devices';
import { hyperPodValues } from './values/hyperpod';
import { kueueValues } from './values/kueue';
import { dcgmValues, prometheusValues } from './values/metrics';

/** The values of each chart of a pool. They hold for all of its cells. */
export function chartValues(plan: SitePlan, pool: TrainingPoolPlan): ManifestFile[] {
  return softwareOf(pool, plan).flatMap((software) => {
    const { id, purpose, version } = clusterSoftware(software);
    const values = valuesOf(software, plan, pool);
    const comment = [
      `${purpose}. For version ${version}.`,
      'Images keep the names that the chart gives them: rewrite-images.sh turns them to the registry of the site.',
    ];
    return values === undefined ? [] : [yamlFile(`pools/${pool.id}/values/${id}.yaml`, comment, [values])];
  });
}

function valuesOf(software: ClusterSoftwareId, plan: SitePlan, pool: TrainingPoolPlan): object | undefined {
  switch (software) {
    case 'hyperpod':
      return hyperPodValues(plan, pool);
    case 'nvidiaDevicePlugin':
      return nvidiaValues(plan, pool);
    case 'neuronDevicePlugin':
      return neuronValues(pool);
    case 'efaDevicePlugin':
      return efaValues(pool);
    case 'draDriver':
      return draValues(pool);
    case 'kueue':
      return kueueValues();
    case 'dcgmExporter':
      return dcgmValues(pool);
    case 'prometheus':
      return prometheusValues(plan, pool);
    case 'mpiOperator':
      return undefined;
  }
}
