import type { TrainingPoolPlan } from '../plan';
import { type ManifestFile, textFile } from './manifest-file';

/** What differs between the cells of a pool, for its install script. */
export function cellTable(pool: TrainingPoolPlan): ManifestFile {
  return textFile(`pools/${pool.id}/cells.tsv`, [
    '# Cell <tab> accelerators <tab> Lustre file systems',
    ...pool.cells.map(({ id, accelerators, fileSystems }) => `${id}\t${accelerators}\t${fileSystems.length}`),
  ]);
}
