import { type App, Validations } from 'aws-cdk-lib';
import type { KubernetesCluster } from '../compute';
import type { SitePlan, StackLayer } from '../plan';
import { SovereigntyChecks, SovereigntyPolicy } from '../sovereignty';
import { buildCellNetwork } from './cell-network';
import { buildCluster } from './cluster';
import { buildDatabase } from './database';
import { buildFoundation } from './foundation';
import { buildImageRepositories } from './image-repositories';
import { buildModelEndpoint, type SiteStorage } from './model-endpoint';
import { buildObjectStores } from './object-stores';
import { byId, planned } from './planned';
import { SiteStack } from './site-stack';
import { TemplateLimits } from './template-limits';

/**
 * Places what a plan has decided into the stacks of an app, and has the templates checked when the app is synthesized.
 *
 * Layers are built in the order of deployment, and each one uses only what the layers before it made.
 */
export function buildSite(app: App, plan: SitePlan): void {
  const stack = (layer: StackLayer, subject?: string) =>
    new SiteStack(
      app,
      plan,
      planned(
        plan.stacks.find((candidate) => candidate.layer === layer && candidate.subject === subject),
        `${layer} stack`,
        subject,
      ),
    );

  const region = buildFoundation(stack('foundation'), plan);
  const networks = byId(plan.cells, (cell) => buildCellNetwork(stack('network', cell.id), plan, cell, region));
  const network = (cell: string) => planned(networks.get(cell), 'cell', cell);

  const stores: SiteStorage = {
    objectStores: plan.objectStores.length === 0 ? new Map() : buildObjectStores(stack('storage'), plan, region),
    imageRepositories:
      plan.imageRepositories.length === 0 ? new Map() : buildImageRepositories(stack('images'), plan, region),
  };

  const clusters = new Map<string, KubernetesCluster>();
  for (const cell of plan.cells) {
    const pools = plan.pools.filter((pool) => pool.cell === cell.id);
    if (plan.kubernetes !== undefined && pools.length > 0) {
      clusters.set(cell.id, buildCluster(stack('compute', cell.id), plan.kubernetes, pools, network(cell.id)));
    }
  }
  for (const database of plan.databases) {
    buildDatabase(stack('database', database.id), database, network(database.cell), clusters.get(database.cell));
  }
  for (const model of plan.models) {
    buildModelEndpoint(stack('model', model.id), model, network(model.cell), stores);
  }

  Validations.of(app).addPlugins(new SovereigntyChecks(new SovereigntyPolicy(plan.sovereignty)), new TemplateLimits());
}
