import { z } from 'zod';
import { directoryBucket, tableBucket, vectorBucket } from './buckets';
import { dataClass } from './data-class';
import { fileSystem } from './file-systems';
import { id } from './primitives';

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
    fileSystems: z.array(fileSystem).max(100).default([]).meta({
      title: 'File systems',
      description: 'Lustre for cells in `network.cells`. Training pools state their own.',
    }),
    directoryBuckets: z
      .array(directoryBucket)
      .max(60)
      .default([])
      .meta({ title: 'Directory buckets', description: 'Objects in one zone, at low latency.' }),
    vectorBuckets: z
      .array(vectorBucket)
      .max(60)
      .default([])
      .meta({ title: 'Vector buckets', description: 'Embeddings to search by similarity.' }),
    tableBuckets: z.array(tableBucket).max(10).default([]).meta({
      title: 'Table buckets',
      description: 'Apache Iceberg tables. An account has 10 in a Region.',
    }),
  })
  .meta({ title: 'Storage', description: 'Where data and images are kept.' });
