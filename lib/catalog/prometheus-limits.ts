/**
 * What Amazon Managed Service for Prometheus takes, per workspace unless stated otherwise.
 *
 * Source: https://docs.aws.amazon.com/prometheus/latest/userguide/AMP_quotas.html and, for the retention,
 * https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-workspace-configuration.html, read 2026-11-22.
 */
export const PROMETHEUS_LIMITS = {
  /** Days that metrics can be kept for. */
  retentionDays: { least: 1, most: 1095, usual: 150 },
  /** Active series before an increase is asked for. */
  activeSeries: 10_000_000,
  /** Rules in a group. */
  rulesPerGroup: 20,
} as const;

/**
 * Time series of one accelerator, as the exporters of NVIDIA DCGM give them: 60 metrics with three dimensions.
 *
 * Source: 1.4 million series of 8,000 GPUs, https://last9.io/blog/10-000-gpus-one-tsdb-cardinality-at-gpu-scale/, read 2026-11-22.
 */
export const SERIES_PER_ACCELERATOR = 180;

/**
 * How many times the series of the accelerators a cell may have in all: those of nodes, pods, fabric and file systems come on top.
 *
 * A choice of this library, without a source: far enough above what a sound cell has, and far enough below what a label with
 * an id of a job or a pod in it makes of it.
 */
export const SERIES_HEADROOM = 5;

/** Series that a cell may have however few accelerators it has. A choice of this library. */
export const LEAST_SERIES = 500_000;
