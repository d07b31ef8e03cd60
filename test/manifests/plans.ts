import { planSite, type SitePlan } from '../../lib/plan';
import { siteFrom } from '../support/example-sites';
import { factoryData } from '../support/factory-generator';

type Pool = Record<string, unknown>;

/** What a cell of `network.cells` holds. */
export interface ListedCell {
  readonly id: string;
  readonly pools: readonly Pool[];
  readonly fileSystems?: readonly string[];
}

/** What a site is like that files are rendered for. */
export interface Kind {
  /** Training pools. */
  readonly pools: readonly Pool[];
  readonly listed?: readonly ListedCell[];
  readonly metrics?: boolean;
}

const SYSTEM_NODES = { systemNodes: { instanceType: 'm7i.4xlarge' } };
const FILE_SYSTEM = { fileSystem: {} };

/** Two cells of GB200 under HyperPod on EKS, the second one not full. */
export const GB200: Pool = {
  ...SYSTEM_NODES,
  ...FILE_SYSTEM,
  id: 'frontier',
  orchestrator: 'hyperPodEks',
  instanceType: 'p6e-gb200.36xlarge',
  nodes: 882,
};
export const GB200_ON_EKS: Pool = { ...GB200, id: 'domain', orchestrator: 'eks', nodes: 36 };
export const H200_SLURM: Pool = {
  id: 'batch',
  orchestrator: 'hyperPodSlurm',
  instanceType: 'p5en.48xlarge',
  nodes: 64,
  controller: { instanceType: 'm7i.8xlarge' },
};
/** Workers and controller of different processors. */
export const GB200_SLURM: Pool = { ...H200_SLURM, id: 'grace', instanceType: 'p6e-gb200.36xlarge', nodes: 36 };
export const B300: Pool = {
  ...SYSTEM_NODES,
  ...FILE_SYSTEM,
  id: 'wide',
  orchestrator: 'eks',
  instanceType: 'p6-b300.48xlarge',
  nodes: 100,
};
export const TRN2: Pool = {
  ...SYSTEM_NODES,
  id: 'neuron',
  orchestrator: 'eks',
  instanceType: 'trn2.48xlarge',
  nodes: 64,
};
export const TRN2_HYPERPOD: Pool = { ...TRN2, id: 'neuron', orchestrator: 'hyperPodEks' };
export const PCS: Pool = {
  id: 'queue',
  orchestrator: 'pcs',
  instanceType: 'p5en.48xlarge',
  nodes: 64,
  slurmVersion: '25.11',
  imageId: 'ami-0123456789abcdef0',
};

export const TRN2_PCS: Pool = { ...PCS, id: 'trainium', instanceType: 'trn2.48xlarge' };

const GENERAL: Pool = { id: 'general', instanceType: 'm7i.4xlarge', nodes: 3 };

/** A cell with accelerators of both makers, one pool of them with a taint of the site. */
export const SERVING: ListedCell = {
  id: 'serving',
  pools: [
    GENERAL,
    { id: 'answers', instanceType: 'p6-b300.48xlarge', nodes: 8 },
    { id: 'embeddings', instanceType: 'g6.xlarge', nodes: 2 },
    { id: 'batches', instanceType: 'trn2.48xlarge', nodes: 4, taints: [{ key: 'example.org/team', value: 'nlp' }] },
  ],
  fileSystems: ['models', 'scratch'],
};
/** A cell of nothing but an UltraServer. */
export const DOMAINS: ListedCell = {
  id: 'domains',
  pools: [{ id: 'agents', instanceType: 'p6e-gb200.36xlarge', nodes: 18 }],
};
/** Cells without accelerators, with a file system and without. */
export const OFFICE: ListedCell = { id: 'office', pools: [GENERAL], fileSystems: ['archive'] };
export const PLAIN: ListedCell = { id: 'plain', pools: [GENERAL] };

/** A site with these training pools and cells, as plain data. */
export function dataOf({ pools, listed = [], metrics = false }: Kind): Record<string, unknown> {
  const { facility: _facility, racks: _racks, ...base } = factoryData({ family: 'trn2', accelerators: 16 });
  const inCells = <T extends object>(of: (cell: ListedCell) => readonly T[]) =>
    listed.flatMap((cell) => of(cell).map((each) => ({ ...each, cell: cell.id })));
  return {
    ...base,
    network: { ...(base.network as object), ...(listed.length === 0 ? {} : { cells: listed.map(rangesOf) }) },
    compute: {
      kubernetes: { version: '1.34', administratorRoles: ['PlatformAdministrator'] },
      pools: inCells((cell) => cell.pools.map((pool) => ({ ...pool, id: `${cell.id}-${pool.id}` }))),
    },
    training: pools,
    storage: {
      ...(base.storage as object),
      fileSystems: inCells(({ fileSystems = [] }) =>
        fileSystems.map((id) => ({ id, capacityGiB: 2400, throughputPerTiB: 250 })),
      ),
    },
    operations: metrics ? { metrics: {} } : {},
  };
}

export function planOf(kind: Kind): SitePlan {
  return planSite(siteFrom(dataOf(kind)));
}

function rangesOf({ id }: ListedCell, index: number) {
  return { id, cidr: `10.${96 + index}.0.0/20`, nodeCidr: `100.${112 + index}.0.0/16` };
}
