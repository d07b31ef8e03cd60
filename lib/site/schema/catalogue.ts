import { z } from 'zod';
import { count, idOf, quantity } from './primitives';

/** What every fact comes with. */
const origin = {
  confidence: z.enum(['confirmed', 'unconfirmed']).meta({
    title: 'Confidence',
    description: 'Whether the source states the facts, or whether some of them are assumptions.',
    examples: ['confirmed'],
  }),
  source: z
    .string()
    .min(1)
    .max(500)
    .meta({
      title: 'Source',
      description: 'Where the facts come from: an address, or the name of a document.',
      examples: ['Data sheet of the supplier, revision 3'],
    }),
  date: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'must be a date such as 2026-10-01' })
    .meta({ title: 'Date', description: 'When the facts were read there.', examples: ['2026-10-01'] }),
};

const efa = z
  .strictObject({
    cards: z
      .array(z.int().min(0).max(127))
      .min(1)
      .max(128)
      .meta({
        title: 'Cards',
        description:
          'Network cards that carry an adapter, by index. The interface with addresses is on card 0, device 0.',
        examples: [[1, 5, 9, 13]],
      }),
    secondaryDeviceIndex: z.int().min(0).max(1).default(0).meta({
      title: 'Device index',
      description: 'Of the adapters on cards other than card 0. On card 0 it is 1.',
    }),
  })
  .meta({ title: 'Elastic Fabric Adapters', description: 'Left out for types without.' });

const ultraServer = z
  .strictObject({
    name: z
      .string()
      .regex(/^u-[a-z0-9-]+$/, { error: 'must be the EC2 name of an UltraServer, such as u-p6e-gb200x72' })
      .meta({ title: 'Name', examples: ['u-p6e-gb200x72'] }),
    nodes: z
      .int()
      .min(2)
      .max(1000)
      .meta({ title: 'Instances', description: 'In one UltraServer.', examples: [18] }),
  })
  .meta({ title: 'UltraServer', description: 'Left out for types that EC2 launches alone.' });

const service = (title: string, description: string) => z.boolean().default(false).meta({ title, description });

const instanceType = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, { error: 'must be an EC2 instance type, such as p5.48xlarge' })
      .meta({
        title: 'Name',
        description: 'The EC2 name. What stands here replaces what this release knows under the name, as a whole.',
        examples: ['p6e-gb300.36xlarge'],
      }),
    vendor: z.enum(['nvidia', 'neuron']).meta({
      title: 'Vendor',
      description: 'Which drivers the accelerators need: those of NVIDIA, or AWS Neuron for Trainium and Inferentia.',
      examples: ['nvidia'],
    }),
    accelerator: z
      .string()
      .min(1)
      .max(60)
      .meta({ title: 'Accelerator', examples: ['GB300'] }),
    accelerators: count.max(1000).meta({ title: 'Accelerators', description: 'In one instance.', examples: [4] }),
    acceleratorMemoryGiB: quantity.max(10_000).meta({ title: 'Memory of one accelerator in GiB', examples: [277] }),
    vcpus: count.max(10_000).meta({ title: 'vCPUs', examples: [144] }),
    memoryGiB: quantity.max(100_000).meta({ title: 'Memory in GiB', examples: [960] }),
    nvmeGB: z
      .number()
      .min(0)
      .max(10_000_000)
      .meta({
        title: 'Local storage in GB',
        description: 'NVMe storage of one instance, 0 for none.',
        examples: [22_500],
      }),
    architecture: z.enum(['x86_64', 'arm64']).meta({ title: 'Processor architecture', examples: ['arm64'] }),
    ultraServer: ultraServer.optional(),
    networkCards: count.max(128).meta({ title: 'Network cards', examples: [17] }),
    maxNetworkGbps: quantity.max(1_000_000).meta({
      title: 'Network throughput in Gbps',
      description: 'What all network cards carry together.',
      examples: [3200],
    }),
    efa: efa.optional(),
    amiType: z
      .string()
      .regex(/^AL2023_(x86_64|ARM_64)_[A-Z0-9_]+$/, {
        error: 'must be an EKS AMI type on Amazon Linux 2023, such as AL2023_x86_64_NVIDIA',
      })
      .meta({
        title: 'AMI type',
        description: 'The EKS AMI type with drivers for the accelerators.',
        examples: ['AL2023_ARM_64_NVIDIA'],
      }),
    hyperPod: service('HyperPod', 'Whether SageMaker HyperPod takes the type in this Region.'),
    pcs: service('PCS', 'Whether AWS Parallel Computing Service takes the type in this Region.'),
    sageMakerEndpoints: service('SageMaker endpoints', 'Whether SageMaker endpoints take the type in this Region.'),
    efaFileSystem: service('File systems over EFA', 'Whether the type reaches FSx for Lustre over its adapters.'),
    gpuDirectStorage: service('GPUDirect Storage', 'Whether the type reads FSx for Lustre straight into GPU memory.'),
    ...origin,
  })
  .meta({ title: 'Instance type', description: 'An accelerated EC2 instance type.' });

const domain = z
  .strictObject({
    kind: z.enum(['nvLink', 'neuronLink']).meta({ title: 'Kind', examples: ['nvLink'] }),
    accelerators: count.max(100_000).meta({ title: 'Accelerators', description: 'In one domain.', examples: [72] }),
  })
  .meta({
    title: 'Domain',
    description: 'Accelerators that reach each other without the network. Left out for racks without accelerators.',
  });

/** The id of a rack design. */
export const rackDesignId = idOf(40);

const rackDesign = z
  .strictObject({
    id: rackDesignId.meta({
      title: 'Rack design id',
      description: 'What stands here replaces the design that this release knows under the id, as a whole.',
      examples: ['vera-rubin'],
    }),
    name: z
      .string()
      .min(1)
      .max(120)
      .meta({ title: 'Name', examples: ['NVIDIA Vera Rubin NVL72'] }),
    instanceType: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .meta({
        title: 'Instance type',
        description: 'What the servers are launched as. Left out for racks that no pool consists of.',
        examples: ['p6e-gb300.36xlarge'],
      }),
    nodes: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .meta({
        title: 'Servers',
        description: 'In one rack, each of them one instance.',
        examples: [18],
      }),
    accelerators: z
      .int()
      .min(0)
      .max(100_000)
      .default(0)
      .meta({
        title: 'Accelerators',
        description: 'In one rack.',
        examples: [72],
      }),
    domain: domain.optional(),
    powerKw: quantity
      .max(1000)
      .optional()
      .meta({
        title: 'Power in kW',
        description: 'Peak draw of one rack. Without it, every rack pool of the design has to state its own.',
        examples: [140],
      }),
    weightKg: quantity
      .max(5000)
      .optional()
      .meta({ title: 'Weight in kg', description: 'Of one rack.', examples: [1360] }),
    rackUnits: count
      .max(1000)
      .optional()
      .meta({
        title: 'Height units',
        description: 'That servers, switches and power shelves take.',
        examples: [35],
      }),
    footprintM2: quantity
      .max(100)
      .optional()
      .meta({
        title: 'Footprint in m²',
        description: 'Width times depth of one rack.',
        examples: [0.72],
      }),
    liquidShare: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        title: 'Share of liquid cooling',
        description: 'Share of the heat that goes into the liquid loop, 0 to 1. The rest goes into the air.',
        examples: [0.87],
      }),
    ...origin,
  })
  .meta({ title: 'Rack design', description: 'A kind of rack.' });

/** Hardware that this release does not know, or that the site knows better. */
export const catalogue = z
  .strictObject({
    instanceTypes: z.array(instanceType).max(200).default([]).meta({
      title: 'Instance types',
      description: 'Accelerated instance types that are newer than this release, or not published.',
    }),
    rackDesigns: z
      .array(rackDesign)
      .max(200)
      .default([])
      .meta({ title: 'Rack designs', description: 'Racks of other kinds than this release knows.' }),
  })
  .meta({
    title: 'Catalogue',
    description:
      'Hardware that this release does not know. Nothing about it is guessed: state what the supplier says, and where.',
  });

/** The section after validation. */
export type SiteCatalogue = z.output<typeof catalogue>;
