import { z } from 'zod';
import { count, id, reference } from './primitives';

export const model = z
  .strictObject({
    id: id.meta({
      title: 'Model id',
      description: 'Names the endpoint that clients call: <site>-<model>.',
      examples: ['assistant'],
    }),
    cell: reference('a cell').optional().meta({
      description:
        'One of `network.cells`, or one of a training pool, such as frontier-001. By default the only one of `network.cells`.',
    }),
    image: z
      .strictObject({
        repository: reference('a repository in `storage.imageRepositories`').meta({ examples: ['vllm'] }),
        digest: z
          .string()
          .regex(/^sha256:[0-9a-f]{64}$/, { error: 'must be an image digest: sha256: and 64 hexadecimal digits' })
          .meta({
            title: 'Image digest',
            description:
              'A digest, not a tag: what was reviewed is what runs. The tool that pushes an image prints it.',
          }),
      })
      .meta({
        title: 'Serving image',
        description: 'The container that serves the model, from a registry of the site.',
      }),
    weights: z
      .strictObject({
        objectStore: reference('a store in `storage.objectStores`').meta({ examples: ['weights'] }),
        prefix: z
          .string()
          .regex(/^(?!\.{1,2}\/)[\w!.'()-]+(\/(?!\.{1,2}\/)[\w!.'()-]+)*\/$/, {
            error: 'must be a folder that ends with a slash, such as assistant/v3/',
          })
          .meta({ title: 'Prefix', description: 'Folder of the weights in the store.', examples: ['assistant/v3/'] }),
      })
      .meta({
        title: 'Weights',
        description: 'Where the weights lie. They are loaded from the site, never from a hub.',
      }),
    instanceType: z
      .string()
      .regex(/^ml\.[a-z][a-z0-9-]*\.[a-z0-9-]+$/, { error: 'must be a SageMaker instance type, such as ml.g6.xlarge' })
      .meta({
        title: 'Instance type',
        description: 'What each instance of the endpoint runs on: a SageMaker name, which starts with ml.',
        examples: ['ml.g6.xlarge'],
      }),
    instances: count
      .max(100)
      .default(1)
      .meta({ title: 'Number of instances', description: 'How many instances serve the model at the same time.' }),
    environment: z
      .record(
        z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,1023}$/, { error: 'must be the name of an environment variable' }),
        z.string().max(1024),
      )
      .default({})
      .meta({ title: 'Environment', description: 'Environment variables of the serving container. Never a secret.' }),
    startupTimeoutSeconds: z.int().min(60).max(3600).default(1800).meta({
      title: 'Startup timeout in seconds',
      description: 'How long loading the weights, and then passing the health check, may take.',
    }),
  })
  .meta({ title: 'Model', description: 'A model endpoint.' });
