/**
 * The classes of data that a site holds, each with its own customer-managed key.
 *
 * Residency, retention and custody are decided per class, so a store or a database names the class it holds.
 */
export const DATA_CLASSES = {
  trainingData: 'Datasets that models are trained or evaluated on.',
  promptsAndOutputs: 'What users send to models and what models answer.',
  modelWeights: 'Weights, adapters and checkpoints.',
  backups: 'Copies kept for recovery.',
  logs: 'Audit, flow and application logs.',
  metadata: 'Everything else: registries, catalogues, cluster state, configuration.',
} as const;

/** One of the classes of data that a site holds. */
export type DataClassId = keyof typeof DATA_CLASSES;

/** The ids of all classes, in the order in which they are documented. */
export const DATA_CLASS_IDS = Object.keys(DATA_CLASSES) as readonly DataClassId[];
