import type { Catalogue } from '../catalog/catalogue';
import {
  FACILITY_FACTOR,
  FAILURES_PER_ACCELERATOR_DAY,
  RATE_SOURCES,
  REPAIR_DAYS,
  SPARE_FACTOR,
} from '../catalog/operating-rates';
import type { SiteTotals } from './site-plan';
import type { StackSubjects } from './stacks';
import { sum } from './sums';
import type { EstimatesPlan } from './training-plan';

/** Bits of traffic that cross the middle of a fabric, for each bit of its adapters, in bytes: half of them, and eight to a byte. */
const BISECTION = 1 / 16;

/**
 * What a site can be expected to do, from published rates.
 *
 * Nothing here is measured, and no check depends on it.
 */
export function planEstimates(plan: StackSubjects, totals: SiteTotals, catalogue: Catalogue): EstimatesPlan {
  const failuresPerDay = totals.accelerators * FAILURES_PER_ACCELERATOR_DAY;
  const fabricGbps = plan.training.map(
    (pool) => pool.nodes * (catalogue.instanceType(pool.instanceType)?.maxNetworkGbps ?? Number.NaN),
  );
  const bisection = (sum(fabricGbps) / 1000) * BISECTION;
  return {
    failuresPerDay: rounded(failuresPerDay, 1),
    spareNodes: Math.ceil(failuresPerDay * REPAIR_DAYS * SPARE_FACTOR),
    ...(Number.isFinite(bisection) && plan.training.length > 0 ? { bisectionTBps: rounded(bisection, 1) } : {}),
    rackPowerMw: rounded(totals.rackPowerKw / 1000, 2),
    facilityPowerMw: rounded((totals.rackPowerKw / 1000) * FACILITY_FACTOR, 2),
    sources: RATE_SOURCES,
  };
}

function rounded(figure: number, digits: number): number {
  return Number(figure.toFixed(digits));
}
