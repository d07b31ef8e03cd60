import type { SitePlan } from '../../plan';
import type { Style } from '../style';
import { hallRows, poolRows, rackRows, shown, stackRows } from './plan-rows';
import { type Cell, table } from './table';
import { budgetRows, cellRows, fileSystemRows, trainingRows } from './training-rows';

/**
 * The figures of a plan, for people.
 *
 * The cells of a training pool share a line, so a factory of a million accelerators still fits a few screens. JSON has every one.
 */
export function planPretty(plan: SitePlan, style: Style): string {
  const { hosting, totals, estimates } = plan;
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
      ['racks', 'nodes', 'accelerators', 'rack power kW', 'cells', 'stacks'],
      [[totals.racks, totals.nodes, totals.accelerators, totals.rackPowerKw, plan.cells.length, plan.stacks.length]],
    ),
    ...section('Halls', ['id', 'racks', 'power kW', 'of', 'liquid kW', 'of', 'air kW', 'of'], hallRows(plan)),
    ...section('Racks', ['id', 'design', 'hall', 'racks', 'nodes', 'accelerators', 'power kW'], rackRows(plan)),
    ...section('Cells', ['id', 'cells', 'range', 'node range', 'home zone'], cellRows(plan)),
    ...section('Pools', ['id', 'cell', 'instance type', 'nodes', 'accelerators'], poolRows(plan)),
    ...section(
      'Training',
      ['id', 'orchestrator', 'instance type', 'nodes', 'accelerators', 'cells', 'nodes in a cell'],
      trainingRows(plan),
    ),
    ...section(
      'Network of the largest cell',
      ['pool', 'addresses', 'of', 'address usage', 'of', 'interfaces', 'endpoints'],
      budgetRows(plan),
    ),
    ...section(
      'File systems',
      ['of', 'file systems', 'capacity TiB', 'throughput GB/s', 'MB/s a TiB', 'over EFA'],
      fileSystemRows(plan),
    ),
    ...section(
      'Quotas to have raised',
      ['service', 'quota', 'needed', 'default'],
      plan.quotas.map((quota) => [quota.service, quota.name, quota.needed, shown(quota.default)]),
    ),
    ...section(
      'Estimates',
      ['failures a day', 'spare nodes', 'bisection TB/s', 'racks MW', 'facility MW'],
      totals.accelerators === 0
        ? []
        : [
            [
              estimates.failuresPerDay,
              estimates.spareNodes,
              shown(estimates.bisectionTBps),
              estimates.rackPowerMw,
              estimates.facilityPowerMw,
            ],
          ],
    ),
    ...section('Stacks', ['name', 'layer', 'stacks', 'protected'], stackRows(plan)),
  ].join('\n');
}
