import { Cidr } from '../../lib/catalog/cidr';
import { RACK_DESIGNS } from '../../lib/catalog/rack-designs';
import { SERVICE_IDS } from '../../lib/catalog/services';
import type { Site } from '../../lib/site/site';
import { siteSchema } from '../../lib/site/site-schema';

/** Hardware that a generated factory consists of. */
export type Family = 'gb200' | 'b300' | 'h200' | 'trn2';

/** What a generated factory is like. */
export interface Factory {
  readonly family: Family;
  /** Rounded up to whole racks, or to whole nodes where no rack design says what a rack draws. */
  readonly accelerators: number;
  /** By default HyperPod on EKS. */
  readonly orchestrator?: Site['training'][number]['orchestrator'];
}

/** Racks of a design, or bare nodes; and how many of them a full cell has. */
const FAMILIES: {
  readonly [family in Family]: {
    readonly hardware: { readonly design: string } | { readonly instanceType: string };
    readonly accelerators: number;
    readonly perCell: number;
  };
} = {
  gb200: { hardware: { design: 'nvl72-gb200' }, accelerators: 72, perCell: 864 / 18 },
  b300: { hardware: { design: 'hgx-b300' }, accelerators: 32, perCell: 960 / 4 },
  h200: { hardware: { design: 'hgx-h200' }, accelerators: 32, perCell: 960 / 4 },
  trn2: { hardware: { instanceType: 'trn2.48xlarge' }, accelerators: 16, perCell: 960 },
};

/** Cells of a training pool: a /16 of routable addresses, and a /13 for nodes. */
const CELLS_PER_POOL = 16;
const ROUTABLE = new Cidr(10 * 2 ** 24, 9);
const NODES = [new Cidr(100 * 2 ** 24 + 64 * 2 ** 16, 10), ROUTABLE.part(9, 1)];

/**
 * A valid site description with a number of accelerators, up to a million and more, as plain data.
 *
 * Training pools of 16 cells each, one after another, each in a hall of its own that has just enough power and cooling. A factory of
 * more accelerators is the same factory, grown: full pools stay, the last one grows, more follow.
 */
export function factoryData({ family, accelerators, orchestrator = 'hyperPodEks' }: Factory): Record<string, unknown> {
  const { hardware, accelerators: inOne, perCell } = FAMILIES[family];
  const units = Math.ceil(accelerators / inOne);
  const perPool = CELLS_PER_POOL * perCell;
  const pools = Array.from({ length: Math.ceil(units / perPool) }, (_, index) => ({
    id: `${family}-${String(index + 1).padStart(2, '0')}`,
    units: Math.min(perPool, units - index * perPool),
    cidr: ROUTABLE.part(16, index).toString(),
    nodeCidr: nodeRange(index).toString(),
  }));
  const racks = 'design' in hardware ? pools.map(({ id, units: count }) => ({ id, count, ...hardware, hall: id })) : [];
  return {
    apiVersion: 'ai-factory/v1',
    identity: { id: 'generated', name: 'Generated factory', jurisdiction: 'XA', operator: 'Test' },
    hosting: {
      kind: 'aiFactory',
      partition: 'aws',
      region: 'xa-north-1',
      dnsSuffix: 'amazonaws.com',
      endpointServicePrefix: 'com.amazonaws',
      account: '111122223333',
      zones: [{ name: 'xa-north-1a' }, { name: 'xa-north-1b' }],
      services: Object.fromEntries(SERVICE_IDS.map((service) => [service, 'local'])),
    },
    facility: { halls: racks.map(({ hall, count, design }) => ({ id: hall, ...hallFor(design, count) })) },
    racks,
    network: {
      cidr: ROUTABLE.toString(),
      homeZone: 'xa-north-1a',
      onPremises: [{ id: 'campus', cidr: '192.168.0.0/16' }],
      transitGateway: {},
    },
    ...(orchestrator === 'hyperPodEks' || orchestrator === 'eks' ? { compute: { kubernetes: KUBERNETES } } : {}),
    training: pools.map(({ id, units: nodes, cidr, nodeCidr }) => ({
      id,
      ...SETTINGS[orchestrator],
      orchestrator,
      ...('design' in hardware ? { racks: id } : { ...hardware, nodes }),
      cidr,
      nodeCidr,
      fileSystem: {
        // HyperPod with Slurm mounts two file systems, which have to be the faster for it.
        ...(orchestrator === 'hyperPodSlurm' ? { throughputPerTiB: 1000 } : {}),
        // Trainium2 reaches file systems over TCP, whose many servers take addresses beside the nodes.
        ...(family === 'trn2' ? { tier: 'good' } : {}),
        dataRepositories: [
          { path: '/datasets', objectStore: 'datasets' },
          { path: '/checkpoints', objectStore: 'checkpoints', direction: 'export' },
        ],
      },
    })),
    storage: {
      objectStores: [
        { id: 'datasets', dataClass: 'trainingData' },
        { id: 'checkpoints', dataClass: 'modelWeights' },
      ],
      imageRepositories: [{ id: 'trainer' }],
    },
    operations: { metrics: {} },
  };
}

/** The same as a site, with the defaults of the schema. */
export function factorySite(factory: Factory): Site {
  return siteSchema.parse(factoryData(factory));
}

const KUBERNETES = { version: '1.34', administratorRoles: ['PlatformAdministrator'] };

/** What an orchestrator cannot do without. */
const SETTINGS = {
  hyperPodEks: { systemNodes: { instanceType: 'm7i.4xlarge' } },
  hyperPodSlurm: { controller: { instanceType: 'm7i.8xlarge' } },
  pcs: { slurmVersion: '25.11', imageId: 'ami-0123456789abcdef0' },
  eks: { systemNodes: { instanceType: 'm7i.4xlarge' } },
};

/** The shared address space as long as it lasts, and after it the half of 10.0.0.0/8 that nothing else takes. */
function nodeRange(index: number): Cidr {
  const inShared = NODES[0].size / 2 ** (32 - 13);
  return index < inShared ? NODES[0].part(13, index) : NODES[1].part(13, index - inShared);
}

function hallFor(design: string, racks: number) {
  const { powerKw = 0, cooling } = RACK_DESIGNS[design];
  const liquid = cooling?.liquidShare ?? 0;
  return {
    powerKw: Math.ceil(racks * powerKw),
    liquidCoolingKw: Math.ceil(racks * powerKw * liquid),
    airCoolingKw: Math.ceil(racks * powerKw * (1 - liquid)),
    rackPositions: racks,
  };
}
