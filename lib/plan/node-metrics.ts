import { type Architecture, architectureOf } from '../catalog/instance-types';
import { NODE_SOFTWARE, type NodeSoftware } from '../catalog/node-software';
import { instanceTypeOf } from './instance-types';
import { helperNodes, runsKubernetes } from './orchestrators';
import type { SitePlan } from './site-plan';
import type { TrainingPoolPlan } from './training-plan';

/** The folder of the lifecycle bucket with the programs that measure nodes. No pool is called like this. */
export const NODE_SOFTWARE_FOLDER = '_metrics';

/** The script that measures a node, in the folder of its pool. */
export const METRICS_SCRIPT = 'metrics.sh';

/** Whether the nodes of a pool measure themselves: Slurm runs no pods that could. */
export function measuresNodes(
  pool: Pick<TrainingPoolPlan, 'orchestrator'>,
  { operations }: Pick<SitePlan, 'operations'>,
): boolean {
  return operations.metrics !== undefined && !runsKubernetes(pool);
}

/**
 * The folder of the lifecycle bucket with what the nodes of a cell run when they start.
 *
 * HyperPod gives a script nothing that tells cells apart, so with Slurm each cell has a folder. PCS passes arguments, and in Kubernetes
 * nothing differs.
 */
export function lifecycleFolder({ id, orchestrator }: TrainingPoolPlan, cell: string): string {
  return orchestrator === 'hyperPodSlurm' ? `${id}/${cell}` : id;
}

/** A program, and the processors of the nodes that run it. */
export interface NodeSoftwarePlan {
  readonly software: NodeSoftware;
  readonly architectures: readonly Architecture[];
}

/** What measures the nodes of a pool; nothing where pods do. */
export function nodeSoftwareOf(
  pool: TrainingPoolPlan,
  plan: Pick<SitePlan, 'instanceTypes' | 'operations'>,
): NodeSoftwarePlan[] {
  if (!measuresNodes(pool, plan)) {
    return [];
  }
  const workers = instanceTypeOf(plan, pool.instanceType);
  const processors = [
    workers?.architecture ?? architectureOf(pool.instanceType),
    ...helperNodes(pool).map(({ instanceType }) => architectureOf(instanceType)),
  ];
  return Object.values<NodeSoftware>(NODE_SOFTWARE)
    .filter(({ only }) => only === undefined || only === (workers?.vendor ?? 'nvidia'))
    .map((software) => ({
      software,
      architectures: software.architectures.filter((each) => processors.includes(each)),
    }));
}
