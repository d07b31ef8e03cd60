import { CODES as COMPUTE } from '../compute/codes';
import { CODES as DATABASE } from '../database/codes';
import type { CodeDefinition } from '../errors';
import { CODES as MODELS } from '../models/codes';
import { CODES as OPERATIONS } from '../operations/codes';
import { CODES as OUTPOSTS } from '../outposts/codes';
import { CODES as PLAN } from '../plan/codes';
import { CODES as REGION } from '../region/codes';
import { CODES as SITE } from '../site/codes';
import { CODES as SOVEREIGNTY } from '../sovereignty/codes';
import { CODES as STACKS } from '../stacks/codes';
import { CODES as STORAGE } from '../storage/codes';
import { CODES as CLI } from './codes';

/** Every code of this package, sorted. */
export const ALL_CODES: readonly CodeDefinition[] = [
  ...SITE,
  ...PLAN,
  ...REGION,
  ...OUTPOSTS,
  ...COMPUTE,
  ...STORAGE,
  ...DATABASE,
  ...MODELS,
  ...OPERATIONS,
  ...SOVEREIGNTY,
  ...STACKS,
  ...CLI,
].sort((a, b) => (a.code < b.code ? -1 : 1));
