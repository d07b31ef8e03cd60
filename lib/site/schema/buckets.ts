import { z } from 'zod';
import { dataClass } from './data-class';
import { id } from './primitives';

/** A directory bucket: objects in one zone, at low latency. */
export const directoryBucket = z
  .strictObject({
    id: id.meta({ title: 'Directory bucket id', examples: ['shuffle'] }),
    dataClass,
    zone: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .meta({
        title: 'Zone',
        description: 'Name of the zone that the objects are kept in. By default the home zone of the network.',
        examples: ['eu-central-1a'],
      }),
  })
  .meta({
    title: 'Directory bucket',
    description: 'S3 Express One Zone: one zone, low latency, no versions. For what can be made again.',
  });

const vectorIndex = z
  .strictObject({
    id: id.min(3).meta({ title: 'Index id', examples: ['documents'] }),
    dimension: z
      .int()
      .min(1)
      .max(4096)
      .meta({
        title: 'Dimension',
        description: 'Numbers in each vector, as the embedding model gives them. It can never be changed.',
        examples: [1024],
      }),
    distanceMetric: z.enum(['cosine', 'euclidean']).default('cosine').meta({
      title: 'Distance metric',
      description: 'It can never be changed.',
    }),
    nonFilterableKeys: z
      .array(z.string().min(1).max(63))
      .max(10)
      .default([])
      .meta({
        title: 'Keys without filters',
        description: 'Metadata keys that are returned but not searched by, at most 10. They can never be changed.',
        examples: [['text']],
      }),
  })
  .meta({ title: 'Vector index' });

/** A vector bucket with its indexes. */
export const vectorBucket = z
  .strictObject({
    id: id.meta({ title: 'Vector bucket id', examples: ['knowledge'] }),
    dataClass,
    indexes: z
      .array(vectorIndex)
      .max(100)
      .default([])
      .meta({ title: 'Indexes', description: 'What is searched, one for each kind of vector.' }),
  })
  .meta({ title: 'Vector bucket', description: 'S3 Vectors: embeddings to search by similarity.' });

/** A table bucket. */
export const tableBucket = z
  .strictObject({
    id: id.meta({ title: 'Table bucket id', examples: ['lakehouse'] }),
    dataClass,
  })
  .meta({ title: 'Table bucket', description: 'S3 Tables: Apache Iceberg tables.' });
