import type { PathStep } from '../problem';
import type { Site } from '../site';

/** A pool of `compute` or of `training`: what both have in common. */
export interface NodePool {
  /** What to call it, with its id. */
  readonly name: string;
  readonly racks?: string | undefined;
  readonly instanceType?: string | undefined;
  readonly nodes?: number | undefined;
  readonly path: readonly PathStep[];
}

/** The pools of `compute`. */
export function computePools(compute: Site['compute']): NodePool[] {
  return (compute?.pools ?? []).map((pool, index) => ({
    ...pool,
    name: `pool "${pool.id}"`,
    path: ['compute', 'pools', index],
  }));
}

/** The pools of `training`. */
export function trainingPools(training: Site['training']): NodePool[] {
  return training.map((pool, index) => ({ ...pool, name: `training pool "${pool.id}"`, path: ['training', index] }));
}

/** Whether the nodes of a training pool belong to a Kubernetes cluster. */
export function runsOnKubernetes({ orchestrator }: Pick<Site['training'][number], 'orchestrator'>): boolean {
  return orchestrator === 'hyperPodEks' || orchestrator === 'eks';
}
