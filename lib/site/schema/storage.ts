import { z } from 'zod';
import { DATA_CLASS_IDS, DATA_CLASSES } from '../../catalog/data-classes';
import { id } from './primitives';

/** A data class, with what each one means as its documentation. */
export const dataClass = z.enum(DATA_CLASS_IDS).meta({
  title: 'Data class',
  description: `What is kept there, which decides key, residency and retention.\n\n${DATA_CLASS_IDS.map((name) => `${name}: ${DATA_CLASSES[name]}`).join('\n\n')}`,
  examples: ['modelWeights'],
});

const objectStore = z
  .strictObject({
    id: id.meta({ title: 'Object store id', examples: ['weights'] }),
    dataClass,
    expireNoncurrentAfterDays: z.int().min(1).max(3650).default(90).meta({
      title: 'Keep overwritten versions for, in days',
      description: 'Versions that were overwritten or deleted are removed after this many days.',
    }),
    expireAfterDays: z.int().min(1).max(36_500).optional().meta({
      title: 'Keep objects for, in days',
      description: 'By default objects are kept for ever.',
    }),
  })
  .meta({ title: 'Object store' });

const imageRepository = z
  .strictObject({
    id: id.meta({
      title: 'Image repository id',
      description: 'Also the last part of the repository name.',
      examples: ['vllm'],
    }),
    keepImages: z.int().min(1).max(1000).default(50).meta({
      title: 'Images to keep',
      description: 'Older untagged images beyond this number are removed.',
    }),
  })
  .meta({ title: 'Image repository' });

export const storage = z
  .strictObject({
    objectStores: z
      .array(objectStore)
      .max(60)
      .default([])
      .meta({ title: 'Object stores', description: 'Buckets, each with versioning and the key of its data class.' }),
    imageRepositories: z.array(imageRepository).max(90).default([]).meta({
      title: 'Image repositories',
      description: 'Private registries that container images are brought to.',
    }),
  })
  .meta({ title: 'Storage', description: 'Where data and images are kept.' });
