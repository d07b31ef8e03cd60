import { z } from 'zod';
import { accountId } from './primitives';

const host = z
  .string()
  .max(253)
  .regex(/^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
    error: 'must be a lower-case DNS name with a dot in it, with *. in front for everything under it',
  })
  .meta({ title: 'Host', examples: ['git.agency.example'] });

const regionCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)+-\d+$/, { error: 'must be a Region code, such as eu-central-1' })
  .meta({ title: 'Region', examples: ['eu-central-1'] });

export const sovereignty = z
  .strictObject({
    preset: z
      .enum(['residency-strict', 'residency-standard'])
      .default('residency-strict')
      .meta({
        title: 'Preset',
        description:
          'What happens to a value that cannot be proven to stay. What is known to leave stops synthesis in any case.\n\nresidency-strict: it stops synthesis.\n\nresidency-standard: it is a warning.',
        examples: ['residency-strict'],
      }),
    allowedRegions: z.array(regionCode).optional().meta({
      title: 'Allowed Regions',
      description: 'Regions that data may be in. By default only the Region of the site, which has to be among them.',
    }),
    allowedAccounts: z.array(accountId).default([]).meta({
      title: 'Allowed accounts',
      description: 'Further accounts that data may be shared with, in quotes.',
    }),
    allowedHosts: z.array(host).default([]).meta({
      title: 'Allowed hosts',
      description: 'Hosts outside AWS that resources may name, such as git.agency.example or *.agency.example.',
    }),
    keyDeletionWindowDays: z.int().min(7).max(30).default(30).meta({
      title: 'Key deletion window in days',
      description: 'How long a key that somebody scheduled for deletion can still be saved.',
    }),
    logRetentionDays: z
      .literal([
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
      ])
      .default(365)
      .meta({
        title: 'Log retention in days',
        description: 'How long logs are kept. CloudWatch Logs allows only certain values.',
      }),
  })
  .meta({
    title: 'Sovereignty',
    description: 'What must hold for every resource of the site. Checked on the synthesized templates.',
  });
