import { INSTANCE_TYPES } from '../catalog/instance-types';
import { ONLY_CELL } from '../site/rules/cells';
import type { Site } from '../site/site';
import { unvalidated } from './hosting';
import { sortedBy, sortedRecord } from './order';
import { designOf } from './racks';
import type { CellPlan, DatabasePlan, ImageRepositoryPlan, ModelPlan, ObjectStorePlan, PoolPlan } from './site-plan';

/** The cells of a site: those it lists, or one that takes the whole range. */
export function planCells(site: Site): CellPlan[] {
  const { network, hosting } = site;
  const homeZone = network.homeZone ?? (hosting.zones.length === 1 ? hosting.zones[0]?.name : undefined);
  const cells = network.cells ?? [{ id: ONLY_CELL, cidr: network.cidr, nodeCidr: undefined, homeZone: undefined }];
  return sortedBy(cells, (cell) => cell.id).map((cell) => {
    const zone = cell.homeZone ?? homeZone;
    if (zone === undefined) {
      throw unvalidated(`the cell ${cell.id} has no home zone`);
    }
    return { id: cell.id, cidr: cell.cidr, nodeCidr: cell.nodeCidr ?? network.nodeCidr, homeZone: zone };
  });
}

/** The pools of a site, with type and number of nodes taken from racks where the site says so. */
export function planPools(site: Site, cells: readonly CellPlan[]): PoolPlan[] {
  return sortedBy(site.compute?.pools ?? [], (pool) => pool.id).map((pool) => {
    const racks = site.racks.find((candidate) => candidate.id === pool.racks);
    const design = racks === undefined ? undefined : designOf(racks.design);
    const instanceType = design?.instanceType ?? pool.instanceType;
    const nodes = racks === undefined || design === undefined ? pool.nodes : racks.count * design.nodes;
    if (instanceType === undefined || nodes === undefined) {
      throw unvalidated(`the pool ${pool.id} has neither racks nor an instance type with a number of nodes`);
    }
    return {
      id: pool.id,
      cell: cellOf(pool, cells),
      instanceType,
      nodes,
      accelerators: nodes * (INSTANCE_TYPES.get(instanceType)?.accelerators ?? 0),
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

function cellOf(item: { readonly id: string; readonly cell?: string }, cells: readonly CellPlan[]): string {
  const cell = item.cell ?? (cells.length === 1 ? cells[0]?.id : undefined);
  if (cell === undefined) {
    throw unvalidated(`${item.id} does not say which cell it is in`);
  }
  return cell;
}
