import type { App } from 'aws-cdk-lib';
import type { KubernetesCluster } from '../compute';
import type { CellPlan, SitePlan, StackLayer } from '../plan';
import { buildAccounting } from './accounting';
import { buildBuckets } from './buckets';
import { buildCellNetworks } from './cell-network';
import { buildCluster } from './cluster';
import { buildDatabase } from './database';
import { buildBoundary, buildConformancePack, buildOrganization } from './enforcement';
import { type BuiltFileSystem, buildFileSystems } from './file-systems';
import { buildFoundation } from './foundation';
import { buildImageRepositories } from './image-repositories';
import { buildLifecycleBucket } from './lifecycle-bucket';
import { buildModelEndpoint, type SiteStorage } from './model-endpoint';
import { buildObjectStores } from './object-stores';
import { buildCellOperations, buildOperations } from './operations';
import { planned } from './planned';
import { addSiteChecks, type SiteCheckOptions } from './site-checks';
import { SiteStack } from './site-stack';
import { buildTraining } from './training';
import { buildTransitGateway } from './transit-gateway';

/**
 * Places what a plan has decided into the stacks of an app, and has the templates checked when the app is synthesized.
 *
 * Layers are built in the order of deployment, and each one uses only what the layers before it made.
 */
export function buildSite(app: App, plan: SitePlan, checks: SiteCheckOptions = {}): void {
  const names = new Map(plan.stacks.map((stack) => [`${stack.layer} ${stack.subject ?? ''}`, stack]));
  const has = (layer: StackLayer, subject = '') => names.has(`${layer} ${subject}`);
  const stack = (layer: StackLayer, subject = '', cell = subject) => {
    const stated = planned(names.get(`${layer} ${subject}`), `${layer} stack`, subject);
    const known = app.node.tryFindChild(stated.name);
    return known instanceof SiteStack
      ? known
      : new SiteStack(
          app,
          plan,
          stated,
          plan.cells.find(({ id }) => id === cell),
        );
  };

  const { enforcement } = plan;
  const boundary = has('boundary') ? buildBoundary(stack('boundary'), plan) : undefined;
  if (enforcement !== undefined && has('organization')) {
    buildOrganization(stack('organization'), plan, enforcement);
  }
  // A region with nothing to deploy stands in a stack that there is anyway.
  const ground = has('foundation') ? stack('foundation') : stack('network', plan.cells[0]?.id);
  const region = buildFoundation(ground, plan);
  const storage = has('storage') ? stack('storage') : undefined;
  const stores: SiteStorage = {
    objectStores: storage === undefined ? new Map() : buildObjectStores(storage, plan, region),
    imageRepositories: has('images') ? buildImageRepositories(stack('images'), plan, region) : new Map(),
  };
  if (storage !== undefined) {
    buildBuckets(storage, plan, region);
  }
  const lifecycleBucket = has('lifecycle') ? buildLifecycleBucket(stack('lifecycle'), region) : undefined;
  const transitGateway = has('transit') ? buildTransitGateway(stack('transit'), plan, region) : undefined;
  const networks = buildCellNetworks((cell) => stack('network', cell), plan, {
    region,
    transitGateway,
    objectStores: stores.objectStores,
  });
  const network = (cell: string) => planned(networks.get(cell), 'cell', cell);
  const topic = has('operations') ? buildOperations(stack('operations'), plan, region) : undefined;

  const clusters = new Map<string, KubernetesCluster>();
  const buildCell = (cell: CellPlan): void => {
    const pool = plan.training.find(({ id }) => id === cell.trainingPool);
    const inPool = pool?.cells.find(({ id }) => id === cell.id);
    const fileSystems = [
      ...plan.fileSystems.filter((fileSystem) => fileSystem.cell === cell.id),
      ...(inPool?.fileSystems ?? []),
    ];
    if (has('compute', cell.id)) {
      const content = {
        pools: plan.pools.filter((candidate) => candidate.cell === cell.id),
        training: pool,
        hasFileSystems: fileSystems.length > 0,
      };
      clusters.set(cell.id, buildCluster(stack('compute', cell.id), plan, content, network(cell.id)));
    }
    const cluster = clusters.get(cell.id);
    const built: readonly BuiltFileSystem[] = has('filesystem', cell.id)
      ? buildFileSystems(stack('filesystem', cell.id), fileSystems, {
          network: network(cell.id),
          cluster,
          objectStores: stores.objectStores,
        })
      : [];
    const watched = { network: network(cell.id), cluster, fileSystems: built };
    const operations = has('cell-operations', cell.id)
      ? buildCellOperations(
          stack('cell-operations', cell.id),
          plan,
          cell,
          watched,
          planned(topic, 'notification topic'),
        )
      : undefined;
    if (pool !== undefined && inPool !== undefined) {
      const accounts = pool.hyperPodSlurm?.accounting;
      const ground = {
        ...watched,
        lifecycleBucket,
        operations,
        topic: operations === undefined ? undefined : topic,
        accounting:
          accounts === undefined
            ? undefined
            : buildAccounting(stack('accounting', cell.id), accounts, network(cell.id)),
      };
      buildTraining(stack('training', cell.id), plan, pool, inPool, ground);
    }
  };
  for (const cell of plan.cells) {
    buildCell(cell);
  }
  for (const database of plan.databases) {
    const target = stack('database', database.id, database.cell);
    buildDatabase(target, database, network(database.cell), clusters.get(database.cell));
  }
  for (const model of plan.models) {
    buildModelEndpoint(stack('model', model.id, model.cell), model, network(model.cell), stores);
  }
  if (enforcement?.conformancePack !== undefined) {
    buildConformancePack(stack('conformance'), plan, enforcement.conformancePack.excludedRules);
  }
  for (const { name, account } of boundary === undefined ? [] : plan.stacks) {
    if (account === undefined) boundary?.applyTo(app.node.findChild(name));
  }

  addSiteChecks(app, plan, checks);
}
