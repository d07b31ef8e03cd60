import { GENERIC_LEAKS } from './generic';
import { GOVERNANCE_LEAKS } from './governance';
import type { Leak } from './leak';
import { NETWORK_LEAKS } from './network';
import { ON_PREMISES_LEAKS } from './on-premises';
import { STORAGE_LEAKS } from './storage';

/** The catalogue of leaks. */
export const LEAKS: readonly Leak[] = [
  ...GENERIC_LEAKS,
  ...STORAGE_LEAKS,
  ...NETWORK_LEAKS,
  ...GOVERNANCE_LEAKS,
  ...ON_PREMISES_LEAKS,
];
