import type { Rule } from '../rule';
import { inferenceRules } from './inference';
import { keyRules } from './keys';
import { logRetention } from './logs';
import { outpostsOnly } from './outposts';
import { peerRules } from './peers';
import { presetIsKept } from './presets';
import { residencyRules } from './residency';

/** The sovereignty policy keeps its preset, does not contradict itself, and fits the site. */
export const sovereigntyRules: readonly Rule[] = [
  presetIsKept,
  ...residencyRules,
  ...keyRules,
  ...inferenceRules,
  logRetention,
  ...peerRules,
  outpostsOnly,
];
