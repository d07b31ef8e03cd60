/** Published rates that a factory is estimated from. None of them is a promise. */

/**
 * Failures that interrupt a job, for each accelerator and day: 419 unexpected ones in 54 days of training Llama 3 on 16,384 H100
 * (https://arxiv.org/abs/2407.21783, section 3.3.4, read 2026-11-22).
 */
export const FAILURES_PER_ACCELERATOR_DAY = 419 / (54 * 16_384);

/** Days until a node that failed is back. An assumption: a part that is in store, and a visit to the hall. */
export const REPAIR_DAYS = 3;

/** How many more spares than nodes that fail meanwhile: failures come in bursts. An assumption. */
export const SPARE_FACTOR = 1.5;

/**
 * Power of the facility for each unit of rack power, with cooling and losses. A figure to plan with, not to measure by: the mean of
 * data centres that were asked is higher (https://journal.uptimeinstitute.com/global-pues-are-they-going-anywhere/), liquid-cooled
 * ones lie below.
 */
export const FACILITY_FACTOR = 1.25;

/** Where the rates are from. */
export const RATE_SOURCES: readonly string[] = [
  'https://arxiv.org/abs/2407.21783',
  'https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html',
  'https://journal.uptimeinstitute.com/global-pues-are-they-going-anywhere/',
];
