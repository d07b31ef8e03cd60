import type { CellPlan, DatabasePlan, ModelPlan, PoolPlan, StackLayer, StackPlan } from './site-plan';

/** What decides which stacks there are. */
export interface StackSubjects {
  readonly siteId: string;
  readonly siteName: string;
  readonly hasObjectStores: boolean;
  readonly hasImageRepositories: boolean;
  readonly cells: readonly CellPlan[];
  readonly pools: readonly PoolPlan[];
  readonly databases: readonly DatabasePlan[];
  readonly models: readonly ModelPlan[];
}

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
export function planStacks(subjects: StackSubjects): StackPlan[] {
  const { siteId, siteName, cells, pools, databases, models } = subjects;
  const stack = (layer: StackLayer, what: string, stateful: boolean, subject?: string): StackPlan => ({
    name: stackName(siteId, layer, subject),
    layer,
    ...(subject === undefined ? {} : { subject }),
    description: `${siteName}: ${what}`,
    stateful,
  });
  return [
    stack('foundation', 'keys and account settings', true),
    ...cells.map((cell) => stack('network', `network of cell ${cell.id}`, true, cell.id)),
    ...(subjects.hasObjectStores ? [stack('storage', 'object stores', true)] : []),
    ...(subjects.hasImageRepositories ? [stack('images', 'image repositories', true)] : []),
    ...cells
      .filter((cell) => pools.some((pool) => pool.cell === cell.id))
      .map((cell) => stack('compute', `cluster and pools of cell ${cell.id}`, true, cell.id)),
    ...databases.map((database) => stack('database', `database ${database.id}`, true, database.id)),
    ...models.map((model) => stack('model', `model endpoint ${model.id}`, false, model.id)),
  ];
}
