import type { SitePlan, StackPlan } from '../../plan';
import type { Cell } from './table';

/** A line for each hall. */
export function hallRows({ halls }: SitePlan): Cell[][] {
  return halls.map((hall) => [
    hall.id,
    hall.racks,
    hall.powerUsedKw,
    hall.powerKw,
    hall.liquidUsedKw,
    hall.liquidCoolingKw,
    hall.airUsedKw,
    hall.airCoolingKw,
  ]);
}

/** A line for each rack pool. */
export function rackRows({ racks }: SitePlan): Cell[][] {
  return racks.map((pool) => [
    pool.id,
    pool.design,
    pool.hall,
    pool.count,
    pool.nodes,
    pool.accelerators,
    pool.powerKw ?? 'not stated',
  ]);
}

/** A line for each pool of a listed cell. */
export function poolRows({ pools }: SitePlan): Cell[][] {
  return pools.map((pool) => [pool.id, pool.cell, pool.instanceType, pool.nodes, pool.accelerators]);
}

/** A line for each stack; those of one layer of a training pool share one. */
export function stackRows({ stacks, cells }: SitePlan): Cell[][] {
  const pools = new Map(cells.map((cell) => [cell.id, cell.trainingPool]));
  const groups = grouped(stacks, ({ name, layer, subject }) => `${layer} ${pools.get(subject ?? '') ?? name}`);
  return groups.map((group) => [
    fromTo(group, (stack: StackPlan) => stack.name),
    group[0].layer,
    group.length,
    group[0].stateful ? 'yes' : 'no',
  ]);
}

/** Items that have a key in common, in the order of their first ones. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [item]);
    } else {
      group.push(item);
    }
  }
  return [...groups.values()];
}

/** What a line says of several things: the first and the last one. */
export function fromTo<T>(items: readonly T[], nameOf: (item: T) => string): string {
  const names = items.map(nameOf);
  const [first = ''] = names;
  const last = names.at(-1) ?? first;
  return first === last ? first : `${first} to ${last}`;
}

/** A figure that is not always known. */
export function shown(figure: number | undefined): Cell {
  return figure ?? 'not published';
}
