import { z } from 'zod';
import { idOf } from './primitives';

export const identity = z
  .strictObject({
    id: idOf(16).meta({
      title: 'Site id',
      description: 'Names every stack and physical resource of the site. Changing it later would create a second site.',
      examples: ['bravo'],
    }),
    name: z
      .string()
      .min(1)
      .max(120)
      .meta({
        title: 'Site name',
        description: 'What people call the site; appears in descriptions and reports.',
        examples: ['National AI factory, site Bravo'],
      }),
    jurisdiction: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: 'must be two upper-case letters (ISO 3166-1 alpha-2)' })
      .meta({
        title: 'Jurisdiction',
        description:
          'The country whose law the data stays under, as an ISO 3166-1 alpha-2 code. XA to XZ are free for exercises.',
        examples: ['DE'],
      }),
    operator: z
      .string()
      .min(1)
      .max(120)
      .meta({
        title: 'Operator',
        description: 'The legal person that answers for the site.',
        examples: ['Federal Institute for Computing'],
      }),
  })
  .meta({ title: 'Identity', description: 'Who and what the site is.' });
