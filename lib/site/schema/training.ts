import { z } from 'zod';
import { capacityReservation, labels, rootVolumeGiB } from './compute';
import { trainingFileSystem } from './file-systems';
import { cidr, count, id, idOf, reference } from './primitives';

const instanceType = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, { error: 'must be an EC2 instance type, such as p5.48xlarge' });

/** Nodes beside the accelerators of a cell. */
function helpers(title: string, description: string, nodes: number, most: number) {
  return z
    .strictObject({
      instanceType: instanceType.meta({
        title: 'Instance type',
        description: 'EC2 instance type without accelerators.',
        examples: ['m7i.4xlarge'],
      }),
      nodes: count.max(most).default(nodes).meta({ title: 'Number of nodes', description: 'In each cell.' }),
    })
    .meta({ title, description });
}

const systemNodes = helpers(
  'System nodes',
  'Nodes of each cell for what runs the cluster itself: CoreDNS, operators, schedulers.',
  3,
  20,
);

const loginNodes = helpers('Login nodes', 'Nodes of each cell that people log in to and submit jobs from.', 1, 20);

const partOfEveryPool = {
  id: idOf(20).meta({
    title: 'Training pool id',
    description: 'Cells are named after it: frontier-001, frontier-002 and so on.',
    examples: ['frontier'],
  }),
  racks: reference('a rack pool in `racks`').optional().meta({
    description:
      'The racks whose servers the pool consists of: gives instance type and number of nodes. One hall, so that no cell spans two.',
  }),
  instanceType: instanceType.optional().meta({
    title: 'Instance type',
    description: 'EC2 instance type of the accelerated nodes. Left out when `racks` says which hardware it is.',
    examples: ['p5en.48xlarge'],
  }),
  nodes: count.max(1_000_000).optional().meta({
    title: 'Number of nodes',
    description: 'Accelerated nodes in all cells together. Left out when `racks` gives it.',
  }),
  nodesPerCell: count.optional().meta({
    title: 'Nodes in a cell',
    description:
      'How many accelerated nodes a cell has when it is full: the blast radius. By default 864 for GB200, GB300 and P5, 960 for others. Changing it moves nodes between cells.',
    examples: [864],
  }),
  cidr: cidr.optional().meta({
    title: 'Routable range',
    description:
      'Where the cells take their /20 from, the first cell the first one. By default the range of the site. Leave room: a cell that was added finds its range behind the last one.',
    examples: ['10.64.0.0/14'],
  }),
  nodeCidr: cidr.optional().meta({
    title: 'Node range',
    description:
      'Where the cells take the addresses of their nodes and pods from, one /17 each, or one /16 where a full cell has more than 972 nodes. By default 100.64.0.0/10. Nobody routes these outside the cell.',
    examples: ['100.64.0.0/12'],
  }),
  homeZone: z.string().min(1).max(64).optional().meta({
    title: 'Home zone',
    description: 'The zone of the cells. By default that of the network.',
  }),
  labels,
  tenant: id.optional().meta({
    title: 'Tenant',
    description: 'Whom the pool works for. Becomes a tag on everything in its cells, for accounting.',
    examples: ['weather'],
  }),
  fileSystem: trainingFileSystem.optional(),
};

const trainingPlans = z
  .record(
    z.string(),
    z
      .string()
      .regex(/^arn:[a-z-]+:sagemaker:[a-z0-9-]+:\d{12}:training-plan\/[A-Za-z0-9-]{1,64}$/, {
        error: 'must be the ARN of a SageMaker training plan',
      })
      .meta({
        title: 'Training plan',
        description: 'ARN, as `aws sagemaker list-training-plans` prints it.',
        examples: ['arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:training-plan/frontier'],
      }),
  )
  .default({})
  .meta({
    title: 'Training plans',
    description: 'SageMaker training plans whose capacity a cell uses, by cell id.',
    examples: [{ 'frontier-001': 'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:training-plan/frontier' }],
  });

const nodeRecovery = z.boolean().default(true).meta({
  title: 'Node recovery',
  description: 'Whether HyperPod replaces or restarts nodes that it finds faulty.',
});

const priorityClass = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9]([-a-z0-9]{0,39}[a-z0-9])?$/, { error: 'must be lower-case letters, digits and hyphens' })
      .meta({ title: 'Name', examples: ['training'] }),
    weight: z.int().min(0).max(100).meta({ title: 'Weight', description: 'Higher goes first, 0 to 100.' }),
  })
  .meta({ title: 'Priority class' });

const hyperPodEks = z
  .strictObject({
    orchestrator: z.literal('hyperPodEks').meta({
      title: 'SageMaker HyperPod on EKS',
      description: 'Kubernetes with node health checks, replacement and task governance.',
    }),
    ...partOfEveryPool,
    systemNodes,
    nodeRecovery,
    deepHealthChecks: z.boolean().default(true).meta({
      title: 'Deep health checks',
      description: 'Whether nodes are put under stress before they take jobs.',
    }),
    priorityClasses: z
      .array(priorityClass)
      .max(10)
      .default([])
      .meta({
        title: 'Priority classes',
        description: 'Classes of jobs for task governance. By default none: all jobs are equal.',
        examples: [[{ name: 'training', weight: 70 }]],
      }),
    trainingPlans,
  })
  .meta({ title: 'HyperPod on EKS' });

const hyperPodSlurm = z
  .strictObject({
    orchestrator: z.literal('hyperPodSlurm').meta({
      title: 'SageMaker HyperPod with Slurm',
      description: 'Slurm with node health checks and replacement.',
    }),
    ...partOfEveryPool,
    controller: helpers('Controller', 'The node of each cell that runs the Slurm controller.', 1, 1),
    login: loginNodes.optional(),
    nodeRecovery,
    accounting: z
      .strictObject({
        instanceClass: z
          .string()
          .regex(/^db\.[a-z0-9-]+\.[a-z0-9-]+$/, { error: 'must be an RDS instance class, such as db.r7g.large' })
          .meta({ title: 'Instance class', examples: ['db.r7g.large'] }),
        storageGiB: z.int().min(100).max(16_384).default(100).meta({ title: 'Storage in GiB' }),
      })
      .optional()
      .meta({
        title: 'Accounting',
        description: 'A MySQL database in each cell that Slurm keeps its accounts in. By default there is none.',
      }),
    trainingPlans,
  })
  .meta({ title: 'HyperPod with Slurm' });

const pcs = z
  .strictObject({
    orchestrator: z.literal('pcs').meta({
      title: 'AWS Parallel Computing Service',
      description: 'Slurm, whose controller AWS runs. At most 2,048 nodes in a cell.',
    }),
    ...partOfEveryPool,
    slurmVersion: z.enum(['24.11', '25.05', '25.11', '26.05']).meta({
      title: 'Slurm version',
      description: 'Stated, because an upgrade is a decision. In quotes.',
      examples: ['25.11'],
    }),
    imageId: z
      .string()
      .regex(/^ami-[0-9a-f]{8,17}$/, { error: 'must be the id of an image, such as ami-0123456789abcdef0' })
      .meta({
        title: 'Image',
        description: 'Image of the nodes, with the PCS agent, Slurm and the drivers of the accelerators in it.',
        examples: ['ami-0123456789abcdef0'],
      }),
    login: loginNodes.optional(),
    accountingDays: z.int().min(1).max(10_000).default(30).meta({
      title: 'Keep accounting records for, in days',
    }),
    rootVolumeGiB,
    capacityReservation: capacityReservation.optional(),
  })
  .meta({ title: 'AWS PCS' });

const eks = z
  .strictObject({
    orchestrator: z.literal('eks').meta({
      title: 'Amazon EKS',
      description: 'Kubernetes with managed node groups, for places without HyperPod.',
    }),
    ...partOfEveryPool,
    systemNodes,
    rootVolumeGiB,
    capacityReservation: capacityReservation.optional(),
  })
  .meta({ title: 'Amazon EKS' });

/** A training pool. `orchestrator` decides which other keys there are. */
export const trainingPool = z.discriminatedUnion('orchestrator', [hyperPodEks, hyperPodSlurm, pcs, eks]).meta({
  title: 'Training pool',
  description:
    'Accelerated nodes of one instance type under one orchestrator, divided into cells. Each cell has its own network, cluster and file systems.',
});
