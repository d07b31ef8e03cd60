import type { CodeDefinition } from '../errors';
import { NETWORK_CODES } from './codes/network';
import { NETWORK_QUOTA_CODES } from './codes/network-quotas';
import { REGION_CODES } from './codes/region';
import { TRANSIT_CODES } from './codes/transit';

/** The codes of errors and warnings that the constructs of this folder give. */
export const CODES: readonly CodeDefinition[] = [
  ...REGION_CODES,
  ...NETWORK_CODES,
  ...TRANSIT_CODES,
  ...NETWORK_QUOTA_CODES,
];
