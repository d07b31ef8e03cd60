import { z } from 'zod';
import { PRIVATE_SERVICE_IDS } from '../../catalog/services';
import { cidr, domainName, id, ipv4Address, reference } from './primitives';
import { transitGateway } from './transit-gateway';

const zoneName = z.string().min(1).max(64);

const nodeCidr = cidr.meta({
  title: 'Node range',
  description:
    'Addresses of nodes and pods, /16 to /20, usually from 100.64.0.0/10, which nobody routes outside the cell.',
  examples: ['100.64.0.0/17'],
});

const homeZone = zoneName.meta({
  title: 'Home zone',
  description:
    'The zone that accelerators and what must sit beside them live in. Needed when there is more than one zone, because a fabric cannot cross zones.',
  examples: ['eu-central-1a'],
});

const cell = z
  .strictObject({
    id: id.meta({ title: 'Cell id', examples: ['main'] }),
    cidr: cidr.meta({
      title: 'Cell range',
      description:
        'Routable addresses of the cell, /16 to /20: endpoints, databases, control plane. Inside the range of the site.',
      examples: ['10.64.0.0/20'],
    }),
    nodeCidr: nodeCidr.optional(),
    homeZone: homeZone.optional(),
  })
  .meta({
    title: 'Cell',
    description: 'One network with one cluster in it. What fails in one cell does not reach another.',
  });

const onPremisesRange = z
  .strictObject({
    id: id.meta({ title: 'Range id', examples: ['campus'] }),
    cidr: cidr.meta({
      title: 'Range',
      description: 'Addresses outside the factory that are in use and that may call its endpoints.',
      examples: ['10.0.0.0/12'],
    }),
  })
  .meta({ title: 'On-premises range' });

const forwarding = z
  .strictObject({
    id: id.meta({ title: 'Forwarding rule id', examples: ['campus'] }),
    domain: domainName.meta({
      title: 'Domain',
      description: 'Names under this domain are asked of the servers below.',
      examples: ['agency.example'],
    }),
    servers: z
      .array(ipv4Address)
      .min(1)
      .max(6)
      .meta({ title: 'DNS servers', description: 'On-premises DNS servers.', examples: [['10.0.0.2', '10.0.0.3']] }),
  })
  .meta({ title: 'Forwarding rule' });

export const network = z
  .strictObject({
    cidr: cidr.meta({
      title: 'Site range',
      description: 'Routable addresses given to the site. Cells take theirs from it.',
      examples: ['10.64.0.0/16'],
    }),
    nodeCidr: nodeCidr.default('100.64.0.0/17'),
    homeZone: homeZone.optional(),
    cells: z.array(cell).min(1).max(200).optional().meta({
      title: 'Cells',
      description:
        'By default one cell called main, which takes the whole range of the site. Where there are training pools there is none by default: the range is for their cells.',
    }),
    onPremises: z.array(onPremisesRange).max(1000).default([]).meta({
      title: 'On-premises ranges',
      description: 'Ranges in use outside the factory. No range of the site may overlap them.',
    }),
    privateEndpoints: z
      .array(z.enum(PRIVATE_SERVICE_IDS))
      .default([])
      .meta({
        title: 'Private endpoints',
        description:
          'Services that your own workloads call from inside the cells, such as logs or secretsmanager. What the site itself needs is there without asking.',
        examples: [['logs', 'secretsmanager', 'sts']],
      }),
    dns: z
      .strictObject({
        cell: reference('a cell').optional().meta({
          description:
            'The cell whose network holds the resolvers for all cells: one of `network.cells`, or one of a training pool, such as frontier-001. By default the only one of `network.cells`.',
        }),
        forward: z
          .array(forwarding)
          .max(150)
          .default([])
          .meta({ title: 'Forwarding', description: 'Domains that on-premises servers answer for.' }),
        inbound: z.boolean().default(false).meta({
          title: 'Inbound resolver',
          description: 'Whether DNS servers on the premises may ask for names inside the factory.',
        }),
      })
      .optional()
      .meta({ title: 'DNS', description: 'Name resolution between the factory and the premises.' }),
    transitGateway: transitGateway.optional(),
    flowLogs: z
      .strictObject({
        objectStore: reference('an object store of class logs in `storage.objectStores`'),
      })
      .optional()
      .meta({
        title: 'Flow logs',
        description: 'Where records of network traffic go. By default to CloudWatch Logs, kept as long as other logs.',
      }),
  })
  .meta({ title: 'Network', description: 'Addresses of the site, its cells and their surroundings.' });
