import type { Site } from '../site/site';
import { sortedBy } from './order';
import type { HelperNodesPlan, TrainingPoolPlan } from './training-plan';

/** A training pool as a site states it. */
export type StatedTrainingPool = Site['training'][number];

type OrchestratorSettings = Pick<TrainingPoolPlan, 'hyperPodEks' | 'hyperPodSlurm' | 'pcs' | 'eks'>;

/** The settings of a pool that belong to its orchestrator alone. */
export function orchestratorSettings(pool: StatedTrainingPool): OrchestratorSettings {
  switch (pool.orchestrator) {
    case 'hyperPodEks': {
      const { systemNodes, nodeRecovery, deepHealthChecks, priorityClasses } = pool;
      const byName = sortedBy(priorityClasses, (priority) => priority.name);
      return { hyperPodEks: { systemNodes, nodeRecovery, deepHealthChecks, priorityClasses: byName } };
    }
    case 'hyperPodSlurm': {
      const { controller, login, nodeRecovery, accounting } = pool;
      return {
        hyperPodSlurm: {
          controller,
          ...(login === undefined ? {} : { login }),
          nodeRecovery,
          ...(accounting === undefined ? {} : { accounting }),
        },
      };
    }
    case 'pcs': {
      const { slurmVersion, imageId, login, accountingDays, rootVolumeGiB, capacityReservation } = pool;
      return {
        pcs: {
          slurmVersion,
          imageId,
          ...(login === undefined ? {} : { login }),
          accountingDays,
          rootVolumeGiB,
          capacityReservation: capacityReservation ?? RESERVED,
        },
      };
    }
    case 'eks': {
      const { systemNodes, rootVolumeGiB, capacityReservation } = pool;
      return { eks: { systemNodes, rootVolumeGiB, capacityReservation: capacityReservation ?? RESERVED } };
    }
  }
}

/** Accelerated capacity that was given back may not be had again. */
const RESERVED = { kind: 'create' } as const;

/** Nodes without accelerators in each cell of a pool, which take addresses like the others. */
export function helperNodes(pool: OrchestratorSettings): readonly HelperNodesPlan[] {
  const { hyperPodEks, hyperPodSlurm, pcs, eks } = pool;
  return [
    hyperPodEks?.systemNodes,
    hyperPodSlurm?.controller,
    hyperPodSlurm?.login,
    pcs?.login,
    eks?.systemNodes,
  ].filter((helpers) => helpers !== undefined);
}

/** How many nodes without accelerators each cell of a pool has. */
export function helpersPerCell(pool: OrchestratorSettings): number {
  return helperNodes(pool).reduce((total, helpers) => total + helpers.nodes, 0);
}

/** Whether the nodes of a pool run pods. */
export function runsKubernetes({ orchestrator }: Pick<TrainingPoolPlan, 'orchestrator'>): boolean {
  return orchestrator === 'hyperPodEks' || orchestrator === 'eks';
}

/** Whether the nodes of a pool are SageMaker HyperPod's. */
export function runsHyperPod({ orchestrator }: Pick<TrainingPoolPlan, 'orchestrator'>): boolean {
  return orchestrator === 'hyperPodEks' || orchestrator === 'hyperPodSlurm';
}
