import { z } from 'zod';
import { catalogue } from './schema/catalogue';
import { compute } from './schema/compute';
import { database } from './schema/database';
import { enforcement } from './schema/enforcement';
import { facility } from './schema/facility';
import { hosting } from './schema/hosting';
import { identity } from './schema/identity';
import { model } from './schema/models';
import { network } from './schema/network';
import { operations } from './schema/operations';
import { rackPool } from './schema/racks';
import { sovereignty } from './schema/sovereignty';
import { storage } from './schema/storage';
import { trainingPool } from './schema/training';

const tagKey = z
  .string()
  .max(128)
  .regex(/^(?![aA][wW][sS]:)[\p{L}\p{N} _.:/=+@-]+$/u, {
    error: 'must be letters, digits, spaces or _.:/=+-@, and not start with aws:',
  });
const tagValue = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\p{L}\p{N} _.:/=+@-]*$/u, { error: 'must be letters, digits, spaces or _.:/=+-@' });

/**
 * The site description: the one source of its TypeScript type, of the JSON Schema that editors use, and of the shape that
 * `validate` holds a file against.
 *
 * It knows shapes only. What relates one section to another is in `rules/`.
 */
export const siteSchema = z
  .strictObject({
    apiVersion: z
      .literal('ai-factory/v1')
      .meta({ title: 'API version', description: 'The version of this format.', examples: ['ai-factory/v1'] }),
    identity,
    hosting,
    facility: facility.prefault({}),
    catalogue: catalogue.prefault({}),
    racks: z
      .array(rackPool)
      .max(1000)
      .default([])
      .meta({ title: 'Racks', description: 'Racks of the site, in pools of one design.' }),
    network,
    compute: compute.optional(),
    training: z
      .array(trainingPool)
      .max(100)
      .default([])
      .meta({ title: 'Training', description: 'Training pools: accelerated nodes that are divided into cells.' }),
    storage: storage.prefault({}),
    databases: z
      .array(database)
      .max(200)
      .default([])
      .meta({ title: 'Databases', description: 'Relational databases, each in a stack of its own.' }),
    models: z
      .array(model)
      .max(200)
      .default([])
      .meta({ title: 'Models', description: 'Model endpoints, each in a stack of its own.' }),
    operations: operations.prefault({}),
    sovereignty: sovereignty.prefault({}),
    enforcement: enforcement.optional(),
    tags: z
      .record(tagKey, tagValue)
      .default({})
      .meta({
        title: 'Tags',
        description: 'Tags on everything that can carry them.',
        examples: [{ 'cost-centre': '4711' }],
      }),
  })
  .meta({
    title: 'cdk-ai-factory site description',
    description: 'One private AI site: where it is, what stands in it, what runs on it and what must never leave it.',
  });
