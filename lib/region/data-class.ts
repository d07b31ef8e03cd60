/** What kind of data a resource holds. Each class has its own customer-managed key, so that custody can be decided per class. */
export enum DataClass {
  /** Datasets that models are trained or evaluated on. */
  TRAINING_DATA = 'trainingData',
  /** What users send to models and what models answer. */
  PROMPTS_AND_OUTPUTS = 'promptsAndOutputs',
  /** Weights, adapters and checkpoints. */
  MODEL_WEIGHTS = 'modelWeights',
  /** Copies kept for recovery. */
  BACKUPS = 'backups',
  /** Audit, flow and application logs. */
  LOGS = 'logs',
  /** Everything else: cluster secrets, node volumes, registries, databases by default. */
  METADATA = 'metadata',
}
