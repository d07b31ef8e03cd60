import type { Cases } from './case';
import { CUSTODY } from './custody';
import { IDENTITIES } from './identities';
import { INFERENCE } from './inference';
import { LOCATIONS } from './locations';
import { NETWORKS } from './networks';

/** Cases of every statement. */
export const CASES: Cases = { ...LOCATIONS, ...NETWORKS, ...CUSTODY, ...INFERENCE, ...IDENTITIES };
