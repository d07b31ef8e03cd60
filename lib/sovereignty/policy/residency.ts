import type { DataClassId } from '../../catalog/data-classes';
import type { Residency } from '../../catalog/sovereignty-words';

/**
 * Where data of each class may be.
 *
 * A resource is of the class that its tag `ai-factory:data-class` or that of its key names. Where neither does, it may hold data of any
 * class, and the strictest answer counts.
 */
export interface ResidencyProps {
  /**
   * Datasets that models are trained or evaluated on.
   *
   * @default - as the preset says; Residency.REGION without one
   */
  readonly trainingData?: Residency;
  /**
   * What users send to models and what models answer.
   *
   * @default - as the preset says; Residency.REGION without one
   */
  readonly promptsAndOutputs?: Residency;
  /**
   * Weights, adapters and checkpoints.
   *
   * @default - as the preset says; Residency.REGION without one
   */
  readonly modelWeights?: Residency;
  /**
   * Copies kept for recovery.
   *
   * @default - as the preset says; Residency.REGION without one
   */
  readonly backups?: Residency;
  /**
   * Audit, flow and application logs.
   *
   * @default - as the preset says; Residency.REGION without one
   */
  readonly logs?: Residency;
  /**
   * Everything else: registries, catalogues, cluster state, configuration.
   *
   * @default - as the preset says; Residency.REGION without one
   */
  readonly metadata?: Residency;
}

/** Every class, with what holds where nothing is said. */
export function residencyOf(props: ResidencyProps = {}, otherwise: Residency): { [id in DataClassId]: Residency } {
  const { trainingData, promptsAndOutputs, modelWeights, backups, logs, metadata } = props;
  return {
    trainingData: trainingData ?? otherwise,
    promptsAndOutputs: promptsAndOutputs ?? otherwise,
    modelWeights: modelWeights ?? otherwise,
    backups: backups ?? otherwise,
    logs: logs ?? otherwise,
    metadata: metadata ?? otherwise,
  };
}
