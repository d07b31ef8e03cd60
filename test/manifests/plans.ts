import { planSite, type SitePlan } from '../../lib/plan';
import { siteFrom } from '../support/example-sites';
import { factoryData } from '../support/factory-generator';

type Pool = Record<string, unknown>;

/** What a site is like that files are rendered for. */
export interface Kind {
  readonly pools: readonly Pool[];
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

/** A site with these training pools, as plain data. */
export function dataOf({ pools, metrics = false }: Kind): Record<string, unknown> {
  const { facility: _facility, racks: _racks, ...base } = factoryData({ family: 'trn2', accelerators: 16 });
  return {
    ...base,
    compute: { kubernetes: { version: '1.34', administratorRoles: ['PlatformAdministrator'] } },
    training: pools,
    operations: metrics ? { metrics: {} } : {},
  };
}

export function planOf(kind: Kind): SitePlan {
  return planSite(siteFrom(dataOf(kind)));
}
