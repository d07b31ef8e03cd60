import { AI_ACT, C5, GDPR, NIS2, SEC_NUM_CLOUD } from './europe';
import type { Framework } from './framework';
import { ISO_27001, ISO_42001 } from './iso';
import { NIST_800_53, NIST_AI_RMF } from './nist';
import { CCC, ECC } from './saudi-arabia';

export type { Baseline, Framework } from './framework';

/** Every framework that rules and statements refer to, as `<id> <requirement>`. */
export const FRAMEWORKS: readonly Framework[] = [
  NIST_800_53,
  C5,
  SEC_NUM_CLOUD,
  ISO_27001,
  NIS2,
  GDPR,
  ECC,
  CCC,
  ISO_42001,
  AI_ACT,
  NIST_AI_RMF,
];
