import { clusterImagesOf, type SitePlan, type TrainingPoolPlan } from '../plan';
import { cellTable } from './cells';
import { chartValues } from './chart-values';
import { fetchScript } from './fetch-script';
import { imageList } from './images';
import { installScript } from './install-script';
import { lifecycleScripts } from './lifecycle-scripts';
import { loadScript } from './load-script';
import type { ManifestFile } from './manifest-file';
import { queues } from './queues';
import { readme } from './readme';
import { REWRITE_PLUGIN, REWRITE_SCRIPT } from './rewrite-script';
import { storage } from './storage';
import { ultraServerJob } from './ultra-server-job';

/**
 * The files that the clusters of a site need beside their templates: Helm values, images to mirror, lifecycle scripts, and the
 * scripts that bring them there. Sorted by path. The number of files grows with pools, never with cells.
 *
 * None for a site without training pools on HyperPod or EKS.
 */
export function renderManifests(plan: SitePlan): readonly ManifestFile[] {
  const pools = plan.training.flatMap((pool) => filesOf(plan, pool));
  if (pools.length === 0) {
    return [];
  }
  const mirrors =
    clusterImagesOf(plan).length === 0
      ? []
      : [imageList(plan), REWRITE_SCRIPT, REWRITE_PLUGIN, fetchScript(plan), loadScript(plan)];
  return [readme(plan), ...mirrors, ...pools].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function filesOf(plan: SitePlan, pool: TrainingPoolPlan): ManifestFile[] {
  const scripts = [...lifecycleScripts(pool), ...installScript(plan, pool)];
  if (pool.orchestrator !== 'hyperPodEks' && pool.orchestrator !== 'eks') {
    return scripts;
  }
  return [
    ...scripts,
    cellTable(pool),
    ...chartValues(plan, pool),
    ...queues(plan, pool),
    ...storage(plan, pool),
    ...ultraServerJob(plan, pool),
  ];
}
