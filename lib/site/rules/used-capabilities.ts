import type { Capability } from '../../catalog/hosting-kinds';
import type { Site } from '../site';

/** The sections that decide what a site uses, and where it uses it. */
export const USED_SECTIONS = [
  'hosting',
  'network',
  'compute',
  'training',
  'storage',
  'databases',
  'models',
  'operations',
  'enforcement',
] as const;

/** The part of a site that decides what it uses. */
export type UsedSections = Pick<Site, (typeof USED_SECTIONS)[number]>;

/** A capability that a site uses, with the key that asks for it. */
export interface UsedCapability {
  readonly capability: Capability;
  readonly key: string;
}

/** The capabilities that a site uses. */
export function usedCapabilities(site: UsedSections): UsedCapability[] {
  const { network, compute, storage, databases, models, operations, enforcement } = site;
  const all: (UsedCapability & { used: boolean })[] = [
    { capability: 'network', key: 'network', used: true },
    { capability: 'dnsForwarding', key: 'network.dns', used: network.dns !== undefined },
    { capability: 'transitGateway', key: 'network.transitGateway', used: network.transitGateway !== undefined },
    {
      capability: 'directConnect',
      key: 'network.transitGateway.directConnect',
      used: network.transitGateway?.directConnect !== undefined,
    },
    { capability: 'pools', key: 'compute', used: compute !== undefined && compute.pools.length > 0 },
    ...ofTraining(site.training),
    { capability: 'objectStores', key: 'storage.objectStores', used: storage.objectStores.length > 0 },
    { capability: 'imageRepositories', key: 'storage.imageRepositories', used: storage.imageRepositories.length > 0 },
    { capability: 'parallelFileSystems', key: 'storage.fileSystems', used: storage.fileSystems.length > 0 },
    { capability: 'directoryBuckets', key: 'storage.directoryBuckets', used: storage.directoryBuckets.length > 0 },
    { capability: 'vectorBuckets', key: 'storage.vectorBuckets', used: storage.vectorBuckets.length > 0 },
    { capability: 'tableBuckets', key: 'storage.tableBuckets', used: storage.tableBuckets.length > 0 },
    { capability: 'databases', key: 'databases', used: databases.length > 0 },
    { capability: 'models', key: 'models', used: models.length > 0 },
    { capability: 'metrics', key: 'operations.metrics', used: operations.metrics !== undefined },
    { capability: 'notifications', key: 'operations.metrics', used: operations.metrics !== undefined },
    { capability: 'backups', key: 'operations.backup', used: operations.backup !== undefined },
    {
      capability: 'organizationPolicies',
      key: 'enforcement.managementAccount',
      used: enforcement?.managementAccount !== undefined,
    },
    {
      capability: 'conformancePack',
      key: 'enforcement.conformancePack',
      used: enforcement?.conformancePack !== undefined,
    },
    {
      capability: 'controlTower',
      key: 'enforcement.controlTower',
      used: enforcement?.controlTower !== undefined,
    },
  ];
  return all.filter(({ used }) => used);
}

function ofTraining(training: Site['training']): (UsedCapability & { used: boolean })[] {
  const some = (test: (pool: Site['training'][number]) => boolean) => training.some(test);
  const runs = (...orchestrators: readonly string[]) =>
    some(({ orchestrator }) => orchestrators.includes(orchestrator));
  const key = 'training';
  return [
    { capability: 'pools', key, used: runs('hyperPodEks', 'eks') },
    { capability: 'hyperPod', key, used: runs('hyperPodEks', 'hyperPodSlurm') },
    { capability: 'parallelComputing', key, used: runs('pcs') },
    {
      capability: 'slurmAccounting',
      key: `${key}[].accounting`,
      used: some((pool) => pool.orchestrator === 'hyperPodSlurm' && pool.accounting !== undefined),
    },
    {
      capability: 'parallelFileSystems',
      key: `${key}[].fileSystem`,
      used: some(({ fileSystem }) => fileSystem !== undefined),
    },
  ];
}
