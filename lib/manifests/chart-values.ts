import { type ClusterSoftwareId, clusterSoftware } from '../catalog/cluster-software';
import { type ClusterSet, type SitePlan, softwareOf } from '../plan';
import { folderOf } from './clusters';
import { type ManifestFile, yamlFile } from './manifest-file';
import { draValues, efaValues, neuronValues, nvidiaValues } from './values/devices';
import { hyperPodValues } from './values/hyperpod';
import { kueueValues } from './values/kueue';
import { dcgmValues, prometheusValues } from './values/metrics';

/** The values of each chart of a set. They hold for all of its cells. */
export function chartValues(plan: SitePlan, clusters: ClusterSet): ManifestFile[] {
  return softwareOf(clusters, plan).flatMap((software) => {
    const { id, purpose, version } = clusterSoftware(software);
    const values = valuesOf(software, plan, clusters);
    const comment = [
      `${purpose}. For version ${version}.`,
      'Images keep the names that the chart gives them: rewrite-images.sh turns them to the registry of the site.',
    ];
    return values === undefined ? [] : [yamlFile(`${folderOf(clusters)}/values/${id}.yaml`, comment, [values])];
  });
}

function valuesOf(software: ClusterSoftwareId, plan: SitePlan, clusters: ClusterSet): object | undefined {
  switch (software) {
    case 'hyperpod':
      return hyperPodValues(plan, clusters);
    case 'nvidiaDevicePlugin':
      return nvidiaValues(clusters);
    case 'neuronDevicePlugin':
      return neuronValues(clusters);
    case 'efaDevicePlugin':
      return efaValues(clusters);
    case 'draDriver':
      return draValues(clusters);
    case 'kueue':
      return kueueValues();
    case 'dcgmExporter':
      return dcgmValues(clusters);
    case 'prometheus':
      return prometheusValues(plan, clusters);
    case 'mpiOperator':
    case 'neuronMonitor':
      return undefined;
  }
}
