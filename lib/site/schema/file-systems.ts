import { z } from 'zod';
import { dataClass } from './data-class';
import { count, id, quantity, reference } from './primitives';

/** MB/s for each TiB of storage that PERSISTENT_2 file systems offer (https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-fsx-lustre.html). */
const throughputPerTiB = z.literal([125, 250, 500, 1000]).default(500).meta({
  title: 'Throughput per TiB in MB/s',
  description: 'Less makes the file system larger for the same throughput. It can never be changed.',
});

/**
 * The most that the file systems of a cell are asked for, in GB/s: ten times what has been shown of one
 * (https://aws.amazon.com/blogs/hpc/build-and-deploy-a-1-tb-s-file-system-in-under-an-hour/). More is most often MB/s.
 */
export const MOST_GBPS = 10_000;

const dataRepository = z
  .strictObject({
    path: z
      .string()
      .regex(/^(\/(?!\.\.?(\/|$))[A-Za-z0-9._-]+)+$/, { error: 'must be a path such as /datasets' })
      .max(200)
      .meta({ title: 'Path', description: 'Directory of the file system.', examples: ['/datasets'] }),
    objectStore: reference('an object store in `storage.objectStores`'),
    prefix: z
      .string()
      .regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*\/$/, { error: 'must be a prefix such as corpus/v2/' })
      .max(900)
      .optional()
      .meta({ title: 'Prefix', description: 'Start of the keys. By default the whole store.', examples: ['corpus/'] }),
    direction: z.enum(['import', 'export', 'both']).default('import').meta({
      title: 'Direction',
      description:
        'import: objects appear as files. export: files become objects. both: each follows the other. Exported paths get the id of the cell behind the prefix.',
    }),
  })
  .meta({ title: 'Data repository', description: 'A directory that mirrors a part of an object store.' });

const dataRepositories = z.array(dataRepository).max(8).default([]).meta({
  title: 'Data repositories',
  description: 'Directories that mirror object stores, at most 8. A file system with one cannot be backed up.',
});

/** The file systems of each cell of a training pool. */
export const trainingFileSystem = z
  .strictObject({
    tier: z.enum(['good', 'better', 'best']).optional().meta({
      title: 'Tier',
      description:
        'Read throughput per accelerator: good 0.059, better 0.156, best 0.49 GB/s. By default better where a full cell has up to 20,000 accelerators, good above.',
    }),
    checkpoint: z
      .strictObject({
        parametersBillions: quantity.max(100_000).meta({
          title: 'Parameters in billions',
          description: 'Size of the largest model that is trained. A checkpoint takes 16 bytes a parameter.',
          examples: [405],
        }),
        withinSeconds: count.max(3600).default(60).meta({
          title: 'Within seconds',
          description: 'How long writing one checkpoint may take.',
        }),
      })
      .optional()
      .meta({ title: 'Checkpoint', description: 'The write that the file systems of each cell have to sustain.' }),
    throughputGBps: quantity.max(MOST_GBPS).optional().meta({
      title: 'Throughput in GB/s',
      description:
        'In GB/s, of all file systems of a full cell together, when it is known. Takes the place of tier and checkpoint.',
    }),
    throughputPerTiB,
    dataClass: dataClass.default('trainingData'),
    mountPath: z
      .string()
      .regex(/^(\/(?!\.\.?(\/|$))[a-z0-9._-]+)+$/, { error: 'must be a path such as /fsx' })
      .default('/fsx')
      .meta({
        title: 'Mount path',
        description: 'Where nodes see it. The second file system of a cell is at the same path with -2 behind it.',
        examples: ['/fsx'],
      }),
    dataRepositories,
  })
  .meta({
    title: 'File system',
    description:
      'Lustre beside the accelerators of each cell, sized by tier or by checkpoint, whichever asks for more.',
  });

/** A file system of a cell in `network.cells`. */
export const fileSystem = z
  .strictObject({
    id: id.meta({ title: 'File system id', examples: ['scratch'] }),
    cell: reference('a cell').optional().meta({
      description:
        'One of `network.cells`, or one of a training pool, such as frontier-001. By default the only one of `network.cells`.',
    }),
    capacityGiB: z
      .int()
      .min(1200)
      .meta({
        title: 'Capacity in GiB',
        description: '1,200, or a multiple of 2,400. It can grow, never shrink.',
        examples: [4800],
      }),
    throughputPerTiB,
    dataClass: dataClass.default('trainingData'),
    dataRepositories,
  })
  .meta({ title: 'File system', description: 'FSx for Lustre in the home zone of a cell.' });
