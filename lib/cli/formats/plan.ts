import type { SitePlan } from '../../plan';
import type { Style } from '../style';
import { type Cell, table } from './table';

/** The figures of a plan, for people. */
export function planPretty(plan: SitePlan, style: Style): string {
  const { hosting, totals } = plan;
  const section = (title: string, headings: readonly string[], rows: readonly (readonly Cell[])[]) =>
    rows.length === 0 ? [] : [`${style('mark', title)}\n${table(headings, rows)}`];
  return [
    `${style('strong', plan.siteId)}  ${plan.name}\n`,
    ...section(
      'Site',
      ['hosting', 'partition', 'Region', 'account', 'jurisdiction', 'operator'],
      [[hosting.kind, hosting.partition, hosting.region, hosting.account, plan.jurisdiction, plan.operator]],
    ),
    ...section(
      'Totals',
      ['racks', 'nodes', 'accelerators', 'rack power kW', 'stacks'],
      [[totals.racks, totals.nodes, totals.accelerators, totals.rackPowerKw, plan.stacks.length]],
    ),
    ...section(
      'Halls',
      ['id', 'racks', 'power kW', 'of', 'liquid kW', 'of', 'air kW', 'of'],
      plan.halls.map((hall) => [
        hall.id,
        hall.racks,
        hall.powerUsedKw,
        hall.powerKw,
        hall.liquidUsedKw,
        hall.liquidCoolingKw,
        hall.airUsedKw,
        hall.airCoolingKw,
      ]),
    ),
    ...section(
      'Racks',
      ['id', 'design', 'hall', 'racks', 'nodes', 'accelerators', 'power kW'],
      plan.racks.map((racks) => [
        racks.id,
        racks.design,
        racks.hall,
        racks.count,
        racks.nodes,
        racks.accelerators,
        racks.powerKw ?? 'not stated',
      ]),
    ),
    ...section(
      'Cells',
      ['id', 'range', 'node range', 'home zone'],
      plan.cells.map((cell) => [cell.id, cell.cidr, cell.nodeCidr, cell.homeZone]),
    ),
    ...section(
      'Pools',
      ['id', 'cell', 'instance type', 'nodes', 'accelerators'],
      plan.pools.map((pool) => [pool.id, pool.cell, pool.instanceType, pool.nodes, pool.accelerators]),
    ),
    ...section(
      'Stacks',
      ['name', 'layer', 'protected'],
      plan.stacks.map((stack) => [stack.name, stack.layer, stack.stateful ? 'yes' : 'no']),
    ),
  ].join('\n');
}
