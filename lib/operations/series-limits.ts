import { Token } from 'aws-cdk-lib';
import type * as aps from 'aws-cdk-lib/aws-aps';
import type { IConstruct } from 'constructs';
import { LEAST_SERIES, PROMETHEUS_LIMITS, SERIES_HEADROOM, SERIES_PER_ACCELERATOR } from '../catalog/prometheus-limits';
import { AiFactoryError } from '../errors';

/** How many time series a tenant may have. */
export interface TenantSeriesLimit {
  /** The value of the label `tenant`, which the collector of the cell adds. */
  readonly tenant: string;
  /** Active series that carry it. */
  readonly maximumSeries: number;
}

/** What decides how many time series a cell may have. */
export interface SeriesLimits {
  readonly cellId: string;
  readonly accelerators: number;
  readonly maximumSeries?: number;
  readonly tenants: readonly TenantSeriesLimit[];
}

/**
 * A limit for the whole cell and one for each tenant, so that a label gone wrong takes metrics from its tenant, not from the site.
 *
 * @throws AIF-OPS-003 to AIF-OPS-005
 */
export function seriesLimits(scope: IConstruct, limits: SeriesLimits): aps.CfnWorkspace.LimitsPerLabelSetProperty[] {
  requireAccelerators(scope, limits.accelerators);
  requireSeries(scope, 'maximumSeries', limits.maximumSeries);
  requireTenants(scope, limits.tenants);
  const limit = (name: string, value: string, maxSeries: number) => ({
    labelSet: [{ name, value }],
    limits: { maxSeries },
  });
  const tenants = [...limits.tenants].sort((a, b) => (a.tenant < b.tenant ? -1 : 1));
  return [
    limit('cell', limits.cellId, limits.maximumSeries ?? usualSeries(limits.accelerators)),
    ...tenants.map(({ tenant, maximumSeries }) => limit('tenant', tenant, maximumSeries)),
  ];
}

/** What a cell of a size may have unless somebody says otherwise: never more than a workspace takes without an increase. */
function usualSeries(accelerators: number): number {
  const wanted = Math.max(LEAST_SERIES, accelerators * SERIES_PER_ACCELERATOR * SERIES_HEADROOM);
  return Math.min(wanted, PROMETHEUS_LIMITS.activeSeries);
}

function requireAccelerators(scope: IConstruct, accelerators: number): void {
  if (!Token.isUnresolved(accelerators) && !(Number.isInteger(accelerators) && accelerators >= 0)) {
    throw new AiFactoryError(
      'AIF-OPS-003',
      `accelerators must be a whole number from 0, got ${accelerators}`,
      'Give the number of accelerators in the cell.',
      scope,
    );
  }
}

function requireSeries(scope: IConstruct, name: string, series: number | undefined): void {
  if (series !== undefined && !Token.isUnresolved(series) && !(Number.isInteger(series) && series >= 1)) {
    throw new AiFactoryError(
      'AIF-OPS-004',
      `${name} must be a whole number from 1, got ${series}`,
      'Give the number of active series to let in; 0 would mean no limit.',
      scope,
    );
  }
}

function requireTenants(scope: IConstruct, tenants: readonly TenantSeriesLimit[]): void {
  const seen = new Set<string>();
  for (const { tenant, maximumSeries } of tenants) {
    if (tenant === '' || seen.has(tenant)) {
      throw new AiFactoryError(
        'AIF-OPS-005',
        tenant === '' ? 'a tenant has no name' : `tenant ${JSON.stringify(tenant)} has two limits`,
        'Give every tenant a name of its own: the value of the label `tenant`.',
        scope,
      );
    }
    seen.add(tenant);
    requireSeries(scope, `maximumSeries of ${tenant}`, maximumSeries);
  }
}
