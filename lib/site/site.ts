import type { z } from 'zod';
import type { siteSchema } from './site-schema';

/** A site description after validation, with every default filled in. */
export type Site = z.output<typeof siteSchema>;
