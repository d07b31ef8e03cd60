import { z } from 'zod';

const metrics = z
  .strictObject({
    retentionDays: z.int().min(1).max(1095).default(150).meta({
      title: 'Keep metrics for, in days',
      description: '1 to 1,095 days.',
    }),
  })
  .meta({
    title: 'Metrics',
    description: 'A Prometheus workspace, rules and alarms in each cell with accelerators.',
  });

const backup = z
  .strictObject({
    retentionDays: z.int().min(1).max(3650).default(35).meta({ title: 'Keep backups for, in days' }),
    lock: z.enum(['none', 'governance', 'compliance']).default('governance').meta({
      title: 'Vault lock',
      description:
        'governance: only principals with the right to it can shorten retention. compliance: after three days nobody can, AWS included.',
    }),
    airGappedVault: z.boolean().default(false).meta({
      title: 'Air-gapped vault',
      description: 'Keeps a second copy in a logically air-gapped vault, where the Region has them.',
    }),
  })
  .meta({ title: 'Backup', description: 'A daily backup of the databases of the site, in a locked vault.' });

/** How the site is watched and recovered. */
export const operations = z
  .strictObject({
    metrics: metrics.optional(),
    backup: backup.optional(),
  })
  .meta({
    title: 'Operations',
    description: 'How the site is watched and recovered. Both parts are there when stated.',
  });
