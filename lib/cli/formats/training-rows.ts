import type { CellBudgetPlan, FileSystemPlan, SitePlan } from '../../plan';
import { fromTo, grouped } from './plan-rows';
import type { Cell } from './table';

/** A line for each listed cell, and one for all cells of a training pool. */
export function cellRows({ cells }: SitePlan): Cell[][] {
  return grouped(cells, ({ id, trainingPool }) =>
    trainingPool === undefined ? `cell ${id}` : `pool ${trainingPool}`,
  ).map((group) => [
    fromTo(group, (cell) => cell.id),
    group.length,
    fromTo(group, (cell) => cell.cidr),
    fromTo(group, (cell) => cell.nodeCidr),
    fromTo(group, (cell) => cell.homeZone),
  ]);
}

/** A line for each training pool. */
export function trainingRows({ training }: SitePlan): Cell[][] {
  return training.map((pool) => [
    pool.id,
    pool.orchestrator,
    pool.instanceType,
    pool.nodes,
    pool.accelerators,
    pool.cells.length,
    pool.nodesPerCell,
  ]);
}

/** A line for each training pool: what its first cell, which no other is larger than, takes of its network. */
export function budgetRows({ training }: SitePlan): Cell[][] {
  return training.flatMap(({ id, cells: [largest] }) =>
    largest === undefined ? [] : [[id, ...budget(largest.budget)]],
  );
}

function budget(of: CellBudgetPlan): Cell[] {
  return [
    of.addresses,
    of.addressesAvailable,
    of.networkAddressUsage,
    of.networkAddressUsageLimit,
    of.networkInterfaces,
    of.interfaceEndpoints,
  ];
}

/** A line for each file system of a listed cell, and one for all of a training pool. */
export function fileSystemRows({ fileSystems, training }: SitePlan): Cell[][] {
  return [
    ...fileSystems.map((fileSystem) => fileSystemRow(fileSystem.id, [fileSystem])),
    ...training.map((pool) =>
      fileSystemRow(
        pool.id,
        pool.cells.flatMap((cell) => cell.fileSystems),
      ),
    ),
  ].filter((row) => row[1] !== 0);
}

function fileSystemRow(of: string, fileSystems: readonly FileSystemPlan[]): Cell[] {
  const sum = (figure: (fileSystem: FileSystemPlan) => number) =>
    fileSystems.reduce((total, fileSystem) => total + figure(fileSystem), 0);
  return [
    of,
    fileSystems.length,
    sum((fileSystem) => fileSystem.capacityGiB) / 1024,
    sum((fileSystem) => fileSystem.throughputGBps),
    fileSystems[0]?.throughputPerTiB ?? 0,
    fileSystems[0]?.efa === true ? 'yes' : 'no',
  ];
}
