import { z } from 'zod';
import { SERVICE_RANGE } from '../../catalog/cell-layout';
import { SITE_ADDONS, type SiteAddon } from '../../catalog/kubernetes-addons';
import { cidr, count, id, reference } from './primitives';

const addonVersion = z
  .string()
  .regex(/^v\d+\.\d+\.\d+(-eksbuild\.\d+)?$/, {
    error: 'must be the version of an add-on, such as v1.21.1-eksbuild.1',
  })
  .optional();

const addonVersions = z
  .strictObject(
    Object.fromEntries(
      SITE_ADDONS.map((name) => [name, addonVersion.meta({ title: name, description: `Version of ${name}.` })]),
    ) as { [name in SiteAddon]: typeof addonVersion },
  )
  .default({})
  .meta({
    title: 'Add-on versions',
    description:
      'Versions of add-ons to pin, as eks describe-addon-versions prints them. Others get the default of EKS for the Kubernetes version. Of add-ons that a cluster does not have, the version is kept for later.',
    examples: [{ 'vpc-cni': 'v1.21.1-eksbuild.1' }],
  });

const kubernetes = z
  .strictObject({
    version: z
      .string()
      .regex(/^1\.\d{2}$/, { error: 'must be a Kubernetes version such as "1.34", in quotes' })
      .meta({
        title: 'Kubernetes version',
        description: 'The minor version of the control planes, in quotes. Stated, because an upgrade is a decision.',
        examples: ['1.34'],
      }),
    administratorRoles: z
      .array(
        z.string().regex(/^[\w+=,.@-]{1,64}$/, { error: 'must be the name of an IAM role, without its path or ARN' }),
      )
      .min(1)
      .max(100)
      .meta({
        title: 'Administrator roles',
        description:
          'Names of IAM roles of the account that administer the clusters. Nobody else gets in, the deploying role included.',
        examples: [['PlatformAdministrator']],
      }),
    serviceCidr: cidr.default(SERVICE_RANGE.default).meta({
      title: 'Service range',
      description:
        'Private range, /12 to /24, that Kubernetes services take virtual addresses from. Must not be in use anywhere that pods call. It can never be changed.',
      examples: ['172.20.0.0/16'],
    }),
    addonVersions,
  })
  .meta({ title: 'Kubernetes', description: 'Settings of the clusters, one in each cell that has a pool.' });

/** Where the capacity of nodes comes from. */
export const capacityReservation = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('create').meta({
        description:
          'Reserve the capacity of the pool on demand. The reservation outlives the pool and is billed until somebody cancels it.',
      }),
    }),
    z.strictObject({
      kind: z.literal('existing').meta({ description: 'Use a reservation or a capacity block that somebody bought.' }),
      id: z
        .string()
        .regex(/^cr-[0-9a-f]{8,17}$/, {
          error: 'must be the id of a capacity reservation, such as cr-0123456789abcdef0',
        })
        .meta({ title: 'Reservation id', examples: ['cr-0123456789abcdef0'] }),
      capacityBlock: z
        .boolean()
        .default(false)
        .meta({ title: 'Capacity block', description: 'Whether the reservation is a Capacity Block for ML.' }),
    }),
    z.strictObject({ kind: z.literal('none').meta({ description: 'Launch without a reservation.' }) }),
  ])
  .meta({
    title: 'Capacity reservation',
    description: 'By default accelerated pools reserve their capacity and others do not.',
  });

const labelKey = z
  .string()
  .max(317)
  .regex(/^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/, {
    error:
      'must be up to 63 letters, digits and ._-, starting and ending with a letter or digit; a domain and a slash may precede',
  });

const labelValue = z.string().regex(/^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/, {
  error: 'must be up to 63 letters, digits and ._-, starting and ending with a letter or digit',
});

const taint = z
  .strictObject({
    key: labelKey.meta({ title: 'Key', examples: ['nvidia.com/gpu'] }),
    value: labelValue.default('').meta({ title: 'Value' }),
    effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).default('NoSchedule').meta({
      title: 'Effect',
      description: 'What happens to pods that do not tolerate the taint.',
    }),
  })
  .meta({ title: 'Taint', description: 'Keeps pods that do not tolerate it off the nodes.' });

/** The encrypted root volume of each node. */
export const rootVolumeGiB = z
  .int()
  .min(50)
  .max(16_384)
  .default(200)
  .meta({ title: 'Root volume in GiB', description: 'Size of the encrypted root volume of each node.' });

/** Kubernetes labels of nodes. */
export const labels = z
  .record(labelKey, labelValue)
  .default({})
  .meta({ title: 'Labels', description: 'Kubernetes labels of the nodes.', examples: [{ team: 'research' }] });

export const pool = z
  .strictObject({
    id: id.meta({ title: 'Pool id', examples: ['train'] }),
    cell: reference('a cell in `network.cells`').optional().meta({ description: 'By default the only one.' }),
    instanceType: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, { error: 'must be an EC2 instance type, such as p5.48xlarge' })
      .optional()
      .meta({
        title: 'Instance type',
        description: 'EC2 instance type of the nodes. Left out when `racks` says which hardware it is.',
        examples: ['g6.xlarge'],
      }),
    nodes: count.max(450).optional().meta({
      title: 'Number of nodes',
      description: 'Left out when `racks` gives it. One managed node group holds at most 450.',
    }),
    racks: reference('a rack pool in `racks`').optional().meta({
      description: 'The racks whose servers the pool launches: gives instance type and number of nodes.',
    }),
    capacityReservation: capacityReservation.optional(),
    rootVolumeGiB,
    labels,
    taints: z
      .array(taint)
      .max(50)
      .default([])
      .meta({ title: 'Taints', description: 'Kubernetes taints of the nodes.' }),
  })
  .meta({ title: 'Pool', description: 'Nodes of one instance type, in the home zone of their cell.' });

export const compute = z
  .strictObject({
    kubernetes,
    pools: z.array(pool).max(1000).default([]).meta({
      title: 'Pools',
      description: 'Nodes of cells in `network.cells`, grouped by what they are. Training pools are in `training`.',
    }),
  })
  .meta({ title: 'Compute', description: 'Clusters and the pools of nodes in them.' });
