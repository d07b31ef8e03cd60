import { describe, expect, test } from 'vitest';
import { ALERT_RULES, metricsNeededOf } from '../../lib/catalog/alert-rules';
import { PROMETHEUS_LIMITS } from '../../lib/catalog/prometheus-limits';

const rules = Object.values(ALERT_RULES).flat();

describe('alert rules', () => {
  test('have names of their own, and no more in a group than the service takes', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const set of Object.values(ALERT_RULES)) {
      expect(set.length).toBeLessThanOrEqual(PROMETHEUS_LIMITS.rulesPerGroup);
    }
  });

  test.each(rules.map((rule) => [rule.name, rule] as const))('%s names its metrics and its sources', (_name, rule) => {
    for (const metric of rule.metrics) {
      expect(rule.expression).toContain(metric);
    }
    expect(rule.sources.length).toBeGreaterThan(0);
    expect(rule.sources.every(({ url, date }) => /^https:\/\//.test(url) && /^\d{4}-\d\d-\d\d$/.test(date))).toBe(true);
  });

  test('tell which counters DCGM has to be asked for', () => {
    expect(metricsNeededOf('dcgm-exporter')).toEqual([
      'DCGM_FI_DEV_ECC_DBE_VOL_TOTAL',
      'DCGM_FI_DEV_GPU_TEMP',
      'DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL',
      'DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL',
      'DCGM_FI_DEV_ROW_REMAP_FAILURE',
      'DCGM_FI_DEV_THERMAL_VIOLATION',
      'DCGM_FI_DEV_XID_ERRORS',
    ]);
  });
});
