import type { ClusterSet } from '../plan';
import { folderOf } from './clusters';
import { type ManifestFile, textFile } from './manifest-file';

/** What differs between the cells of a set, for its install script. */
export function cellTable(clusters: ClusterSet): ManifestFile {
  return textFile(`${folderOf(clusters)}/cells.tsv`, [
    '# Cell <tab> accelerators <tab> claims of its Lustre file systems, with spaces between them',
    ...clusters.cells.map(({ id, accelerators, claims }) => `${id}\t${accelerators}\t${claims.join(' ')}`),
  ]);
}
