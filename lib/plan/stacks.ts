import { DATA_CLASS_IDS } from '../catalog/data-classes';
import { clusterImagesOf } from './cluster-software';
import { measuresNodes } from './node-metrics';
import { runsHyperPod, runsKubernetes } from './orchestrators';
import type { SitePlan, StackLayer, StackPlan } from './site-plan';

/** What decides which stacks there are. */
export type StackSubjects = Omit<SitePlan, 'stacks' | 'quotas' | 'estimates' | 'totals'>;

/** The name of a stack. It is its identity: CloudFormation would create a second stack under another name. */
export function stackName(siteId: string, layer: StackLayer, subject?: string): string {
  return subject === undefined ? `${siteId}-${layer}` : `${siteId}-${layer}-${subject}`;
}

/**
 * The stacks of a site, in the order of deployment.
 *
 * Each one depends only on layers before its own, and where a resource lives follows from ids alone: adding, removing or moving an
 * entry of the site never moves a resource of another entry to another stack.
 */
export function planStacks(plan: StackSubjects): StackPlan[] {
  const { siteId, operations } = plan;
  const stack = (layer: StackLayer, what: string, subject?: string): StackPlan => ({
    name: stackName(siteId, layer, subject),
    layer,
    ...(subject === undefined ? {} : { subject }),
    description: `${plan.name}: ${what}`,
    stateful: layer !== 'model' && layer !== 'conformance',
  });
  const one = (layer: StackLayer, what: string, needed: boolean) => (needed ? [stack(layer, what)] : []);
  const each = (layer: StackLayer, what: string, subjects: readonly string[]) =>
    subjects.map((subject) => stack(layer, `${what} ${subject}`, subject));
  const cells = cellsByUse(plan);
  const managementAccount = plan.enforcement?.managementAccount;
  return [
    ...one('boundary', 'permission boundary of all roles', plan.enforcement?.boundary === true),
    ...one('organization', 'policies of the organization', managementAccount !== undefined).map((policies) => ({
      ...policies,
      ...(managementAccount === undefined ? {} : { account: managementAccount }),
    })),
    ...one('foundation', 'keys and account settings', hasFoundation(plan)),
    ...one('storage', 'object stores', hasStores(plan)),
    ...one('images', 'image repositories', plan.imageRepositories.length > 0 || clusterImagesOf(plan).length > 0),
    ...one(
      'lifecycle',
      'scripts that nodes run when they start',
      plan.training.some((pool) => runsHyperPod(pool) || measuresNodes(pool, plan)),
    ),
    ...one('transit', 'connection of cells and premises', plan.transitGateway !== undefined),
    ...each('network', 'network of cell', cells.all),
    ...one(
      'operations',
      'notifications and backup',
      operations.metrics !== undefined || operations.backup !== undefined,
    ),
    ...each('compute', 'cluster and pools of cell', cells.withCluster),
    ...each('filesystem', 'file systems of cell', cells.withFileSystems),
    ...each('cell-operations', 'metrics and alarms of cell', operations.metrics === undefined ? [] : cells.accelerated),
    ...each('accounting', 'accounts of Slurm in cell', cells.withAccounting),
    ...each('training', 'accelerated nodes of cell', cells.ofTraining),
    ...each(
      'database',
      'database',
      plan.databases.map((database) => database.id),
    ),
    ...each(
      'model',
      'model endpoint',
      plan.models.map((model) => model.id),
    ),
    ...one('conformance', 'what AWS Config watches', plan.enforcement?.conformancePack !== undefined),
  ];
}

/** Where every key was made beforehand and others hold the settings of the account, nothing is left to deploy. */
function hasFoundation({ hosting, sovereignty }: StackSubjects): boolean {
  return hosting.blockPublicAccess || DATA_CLASS_IDS.some((id) => sovereignty.keyArns[id] === undefined);
}

function hasStores(plan: StackSubjects): boolean {
  const stores = [plan.objectStores, plan.directoryBuckets, plan.vectorBuckets, plan.tableBuckets];
  return stores.some(({ length }) => length > 0);
}

/** The ids of cells by what is in them, each list in the order of the plan. */
function cellsByUse({ cells, pools, training, fileSystems }: StackSubjects) {
  const poolsOf = (wanted: readonly { readonly cell: string }[]) => wanted.map((item) => item.cell);
  const cellsOf = (wanted: StackSubjects['training']) => wanted.flatMap((pool) => pool.cells.map((cell) => cell.id));
  const all = cells.map((cell) => cell.id);
  const among = (...lists: readonly (readonly string[])[]) => {
    const ids = new Set(lists.flat());
    return all.filter((id) => ids.has(id));
  };
  return {
    all,
    withCluster: among(poolsOf(pools), cellsOf(training.filter(runsKubernetes))),
    withFileSystems: among(poolsOf(fileSystems), cellsOf(training.filter(hasFileSystems))),
    withAccounting: among(cellsOf(training.filter((pool) => pool.hyperPodSlurm?.accounting !== undefined))),
    ofTraining: among(cellsOf(training)),
    accelerated: among(poolsOf(pools.filter((pool) => pool.accelerators > 0)), cellsOf(training)),
  };
}

/** A cell of a pool has file systems when the pool has them. */
function hasFileSystems(pool: StackSubjects['training'][number]): boolean {
  return pool.cells.some((cell) => cell.fileSystems.length > 0);
}
