import type { Site } from '../site/site';
import { hardwareOf } from './hardware';
import { unvalidated } from './hosting';
import { sortedBy, sortedRecord } from './order';
import type { PoolPlan } from './pool-plan';
import type { CellPlan, DatabasePlan, ImageRepositoryPlan, ModelPlan, ObjectStorePlan } from './site-plan';

/** The pools of a site, with type and number of nodes taken from racks where the site says so. */
export function planPools(site: Site, cells: readonly CellPlan[]): PoolPlan[] {
  return sortedBy(site.compute?.pools ?? [], (pool) => pool.id).map((pool) => {
    const { instanceType, nodes, acceleratorsPerNode } = hardwareOf(site, pool);
    return {
      id: pool.id,
      cell: cellOf(pool, cells),
      instanceType,
      nodes,
      accelerators: nodes * acceleratorsPerNode,
      ...(pool.racks === undefined ? {} : { racks: pool.racks }),
      ...(pool.capacityReservation === undefined ? {} : { capacityReservation: pool.capacityReservation }),
      rootVolumeGiB: pool.rootVolumeGiB,
      labels: sortedRecord(pool.labels),
      taints: sortedBy(pool.taints, (taint) => `${taint.key}=${taint.value}:${taint.effect}`),
    };
  });
}

/** The object stores of a site. */
export function planObjectStores(site: Site): ObjectStorePlan[] {
  return sortedBy(site.storage.objectStores, (store) => store.id);
}

/** The image repositories of a site. */
export function planImageRepositories(site: Site): ImageRepositoryPlan[] {
  return sortedBy(site.storage.imageRepositories, (repository) => repository.id);
}

/** The databases of a site. A standby is planned wherever there is a second zone for it. */
export function planDatabases(site: Site, cells: readonly CellPlan[]): DatabasePlan[] {
  return sortedBy(site.databases, (database) => database.id).map((database) => ({
    ...database,
    cell: cellOf(database, cells),
    multiZone: database.multiZone ?? site.hosting.zones.length > 1,
  }));
}

/** The model endpoints of a site. */
export function planModels(site: Site, cells: readonly CellPlan[]): ModelPlan[] {
  return sortedBy(site.models, (model) => model.id).map((model) => ({
    id: model.id,
    cell: cellOf(model, cells),
    imageRepository: model.image.repository,
    imageDigest: model.image.digest,
    objectStore: model.weights.objectStore,
    prefix: model.weights.prefix,
    instanceType: model.instanceType,
    instances: model.instances,
    environment: sortedRecord(model.environment),
    startupTimeoutSeconds: model.startupTimeoutSeconds,
  }));
}

/** The cell that something is in: the one that it names, or the only one. */
export function cellOf(
  item: { readonly id: string; readonly cell?: string | undefined },
  cells: readonly CellPlan[],
): string {
  const cell = item.cell ?? (cells.length === 1 ? cells[0]?.id : undefined);
  if (cell === undefined) {
    throw unvalidated(`${item.id} does not say which cell it is in`);
  }
  return cell;
}
