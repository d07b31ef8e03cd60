import type { AnyKind } from '../kind';
import { COMPUTE_KINDS } from './compute';
import { FACILITY_KINDS } from './facility';
import { NETWORK_KINDS } from './network';
import { POLICY_KINDS } from './policy';
import { SERVICE_KINDS } from './services';
import { LISTED_KINDS, SITE_KINDS } from './site';
import { STACK } from './stacks';
import { STORAGE_KINDS } from './storage';

/** What two plans are compared by: first the site, then what is on it, then its stacks. */
export const KINDS: readonly AnyKind[] = [
  ...SITE_KINDS,
  ...POLICY_KINDS,
  ...FACILITY_KINDS,
  ...NETWORK_KINDS,
  ...LISTED_KINDS,
  ...COMPUTE_KINDS,
  ...STORAGE_KINDS,
  ...SERVICE_KINDS,
  STACK,
];
