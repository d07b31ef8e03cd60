import { type ClusterSet, type SitePlan, softwareOf } from '../plan';

/** The folder of what is for the clusters of a set alone. */
export function folderOf({ id, training }: ClusterSet): string {
  return training === undefined ? `cells/${id}` : `pools/${id}`;
}

/** Whether pods mount file systems in some cell of a set. */
export function hasClaims({ cells }: ClusterSet): boolean {
  return cells.some(({ claims }) => claims.length > 0);
}

/** Whether something has to be brought into the clusters of a set. */
export function isPrepared(plan: SitePlan, clusters: ClusterSet): boolean {
  return softwareOf(clusters, plan).length > 0 || hasClaims(clusters);
}
