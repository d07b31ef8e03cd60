import { z } from 'zod';
import { dataClass } from './data-class';
import { id, reference } from './primitives';

export const database = z
  .strictObject({
    id: id.meta({ title: 'Database id', examples: ['registry'] }),
    cell: reference('a cell').optional().meta({
      description:
        'One of `network.cells`, or one of a training pool, such as frontier-001. By default the only one of `network.cells`.',
    }),
    engine: z.enum(['postgres', 'mysql']).meta({ title: 'Engine', examples: ['postgres'] }),
    version: z
      .string()
      .regex(/^\d+(\.\d+)*$/, { error: 'must be a version such as "17", in quotes' })
      .meta({
        title: 'Engine version',
        description: 'Major version, or a minor version to pin, in quotes.',
        examples: ['17'],
      }),
    instanceClass: z
      .string()
      .regex(/^db\.[a-z0-9-]+\.[a-z0-9-]+$/, { error: 'must be an RDS instance class, such as db.r7g.large' })
      .meta({
        title: 'Instance class',
        description: 'The machine under the database: an RDS name, which starts with db.',
        examples: ['db.r7g.large'],
      }),
    storageGiB: z
      .int()
      .min(20)
      .max(65_536)
      .meta({ title: 'Storage in GiB', description: 'gp3 storage. It can grow, never shrink.', examples: [100] }),
    multiZone: z.boolean().optional().meta({
      title: 'Standby in a second zone',
      description: 'By default yes when the site has more than one zone.',
    }),
    backupRetentionDays: z.int().min(1).max(35).default(14).meta({
      title: 'Keep automatic backups for, in days',
      description: 'Back to when the database can be restored, to the second.',
    }),
    databaseName: z
      .string()
      .regex(/^[a-zA-Z][a-zA-Z0-9_]{0,62}$/, {
        error: 'must be letters, digits and underscores, starting with a letter',
      })
      .optional()
      .meta({
        title: 'Database name',
        description: 'A database to create with the instance. By default none.',
        examples: ['registry'],
      }),
    dataClass: dataClass.default('metadata'),
  })
  .meta({ title: 'Database', description: 'A relational database.' });
