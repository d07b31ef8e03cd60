import { z } from 'zod';
import { DATA_CLASS_IDS, DATA_CLASSES } from '../../catalog/data-classes';

/** A data class, with what each one means as its documentation. */
export const dataClass = z.enum(DATA_CLASS_IDS).meta({
  title: 'Data class',
  description: `What is kept there, which decides key, residency and retention.\n\n${DATA_CLASS_IDS.map((name) => `${name}: ${DATA_CLASSES[name]}`).join('\n\n')}`,
  examples: ['modelWeights'],
});
