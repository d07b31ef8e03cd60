import { type ClusterSet, clusterImagesOf, clusterSetsOf, type SitePlan, softwareOf } from '../plan';
import { cellTable } from './cells';
import { chartValues } from './chart-values';
import { isPrepared } from './clusters';
import { fetchScript } from './fetch-script';
import { imageList } from './images';
import { installScript } from './install-script';
import { lifecycleScripts } from './lifecycle-scripts';
import { loadScript } from './load-script';
import type { ManifestFile } from './manifest-file';
import { metricsScript } from './metrics-script';
import { ncclTests } from './nccl-tests';
import { neuronMonitor } from './neuron-monitor';
import { queues } from './queues';
import { readme } from './readme';
import { REWRITE_PLUGIN, REWRITE_SCRIPT } from './rewrite-script';
import { storage } from './storage';
import { ultraServerJob } from './ultra-server-job';
import { hasFolderPerCell } from './upload-lifecycle';

/**
 * The files that the clusters of a site need beside their templates: Helm values, images to mirror, lifecycle scripts, and the
 * scripts that bring them there. Sorted by path. The number of files grows with training pools and with listed cells, never with the
 * cells of a training pool.
 *
 * None for a site without training pools on HyperPod or EKS, without accelerators in Kubernetes, without nodes of Slurm to measure and
 * without file systems of a cluster.
 */
export function renderManifests(plan: SitePlan): readonly ManifestFile[] {
  const files = clusterSetsOf(plan).flatMap((clusters) => filesOf(plan, clusters));
  if (files.length === 0) {
    return [];
  }
  const mirrors =
    clusterImagesOf(plan).length === 0 ? [] : [imageList(plan), REWRITE_SCRIPT, REWRITE_PLUGIN, loadScript(plan)];
  return [readme(plan), ...fetchScript(plan), ...mirrors, ...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function filesOf(plan: SitePlan, clusters: ClusterSet): ManifestFile[] {
  const { training } = clusters;
  const onNodes = training === undefined ? [] : [...lifecycleScripts(plan, training), ...metricsScript(plan, training)];
  const scripts = [...onNodes, ...installScript(plan, clusters)];
  if (!isPrepared(plan, clusters)) {
    const listed = training !== undefined && hasFolderPerCell(training);
    return listed ? [...scripts, cellTable(clusters)] : scripts;
  }
  return [
    ...scripts,
    cellTable(clusters),
    ...chartValues(plan, clusters),
    ...storage(plan, clusters),
    ...(softwareOf(clusters, plan).includes('neuronMonitor') ? [neuronMonitor(clusters)] : []),
    ...(training === undefined
      ? []
      : [...queues(plan, training), ...ultraServerJob(plan, training), ...ncclTests(plan, training)]),
  ];
}
