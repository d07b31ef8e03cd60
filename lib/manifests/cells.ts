import type { ClusterSet } from '../plan';
import { folderOf } from './clusters';
import { type ManifestFile, textFile } from './manifest-file';

/** What differs between the cells of a set, for its install script. */
export function cellTable(clusters: ClusterSet): ManifestFile {
  return textFile(`${folderOf(clusters)}/cells.tsv`, [
    '# Cell <tab> accelerators <tab> claims of its Lustre file systems, as <claim>=<start of its outputs>, with spaces between them',
    ...clusters.cells.map(({ id, accelerators, claims }) => {
      const named = claims.map(({ name, output }) => `${name}=${output}`);
      return `${id}\t${accelerators}\t${named.join(' ')}`;
    }),
  ]);
}
