import { SYSTEM_NODES } from '../catalog/cluster-software';
import type { AcceleratorVendor } from '../catalog/instance-types';
import { fileSystemOutput } from './file-systems';
import { instanceTypeOf } from './instance-types';
import { runsKubernetes } from './orchestrators';
import type { PoolPlan, TaintPlan } from './pool-plan';
import type { SitePlan } from './site-plan';
import type { FileSystemPlan, TrainingPoolPlan } from './training-plan';

/** What a plan has to say before its cluster sets follow from it. */
export type Clustered = Pick<SitePlan, 'cells' | 'fileSystems' | 'instanceTypes' | 'pools' | 'training'>;

/** Accelerated nodes of one instance type, as the software of their cluster has to know them. */
export interface AcceleratedNodes {
  /** The instance type as Kubernetes knows it: HyperPod puts `ml.` in front. */
  readonly nodeType: string;
  readonly vendor: AcceleratorVendor;
  readonly acceleratorsPerNode: number;
  /** Elastic Fabric Adapters of one node. */
  readonly adapters: number;
  /** Whether pods on several nodes reach each other's accelerators over NVLink. */
  readonly nvLinkDomain: boolean;
}

/** Clusters that get the same software: those of all cells of a training pool, or that of one listed cell. */
export interface ClusterSet {
  /** The id of the training pool, or of the listed cell. */
  readonly id: string;
  /** Unset for a listed cell. */
  readonly training?: TrainingPoolPlan;
  /** Each instance type once, sorted. */
  readonly accelerated: readonly AcceleratedNodes[];
  /** Taints that the site gives to nodes. Those of accelerated nodes by default are not among them. */
  readonly taints: readonly TaintPlan[];
  /** Pools that controllers run on, sorted. Empty where they have to share accelerated nodes. */
  readonly controllerPools: readonly string[];
  readonly cells: readonly ClusterCell[];
}

/** One cell of a cluster set. */
export interface ClusterCell {
  readonly id: string;
  readonly accelerators: number;
  /** One for each Lustre file system of the cell. Empty where no pods run. */
  readonly claims: readonly FileSystemClaim[];
}

/** What pods mount a file system by. */
export interface FileSystemClaim {
  readonly name: string;
  /** What the outputs of the file system begin with. */
  readonly output: string;
}

/** The cluster sets of a site: those of training pools, then those of listed cells, each sorted by id. */
export function clusterSetsOf(plan: Clustered): ClusterSet[] {
  const listed = plan.cells.filter(({ trainingPool }) => trainingPool === undefined);
  return [
    ...plan.training.map((pool) => setOfPool(pool, plan)),
    ...listed.flatMap(({ id }) => {
      const pools = plan.pools.filter(({ cell }) => cell === id);
      return pools.length === 0 ? [] : [setOfCell(id, pools, plan)];
    }),
  ];
}

/** What is known of the accelerated nodes of a training pool. */
export function nodesOfTraining(
  { orchestrator, instanceType, nodes, accelerators, nodesPerUltraServer }: TrainingPoolPlan,
  plan: Pick<Clustered, 'instanceTypes'>,
): AcceleratedNodes {
  return {
    ...nodesOfType(instanceType, accelerators / nodes, nodesPerUltraServer, plan),
    nodeType: orchestrator === 'hyperPodEks' ? `ml.${instanceType}` : instanceType,
  };
}

function setOfPool(pool: TrainingPoolPlan, plan: Clustered): ClusterSet {
  return {
    id: pool.id,
    training: pool,
    accelerated: [nodesOfTraining(pool, plan)],
    taints: [],
    controllerPools: [SYSTEM_NODES],
    cells: pool.cells.map(({ id, accelerators, fileSystems }) => ({
      id,
      accelerators,
      claims: runsKubernetes(pool) ? fileSystems.map(numberedClaim) : [],
    })),
  };
}

function setOfCell(id: string, pools: readonly PoolPlan[], plan: Clustered): ClusterSet {
  const accelerated = pools.filter(({ accelerators }) => accelerators > 0);
  const byType = new Map(accelerated.map((pool) => [pool.instanceType, pool]));
  return {
    id,
    accelerated: [...byType].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pool]) => nodesOfListed(pool, plan)),
    taints: accelerated.flatMap(({ taints }) => taints),
    controllerPools: pools.filter(takesControllers).map((pool) => pool.id),
    cells: [
      {
        id,
        accelerators: accelerated.reduce((sum, pool) => sum + pool.accelerators, 0),
        claims: plan.fileSystems
          .filter(({ cell }) => cell === id)
          .map((fileSystem) => ({ name: fileSystem.id, output: fileSystemOutput(fileSystem) })),
      },
    ],
  };
}

/** Workloads of a pool name the same claims in all of its cells. */
function numberedClaim(fileSystem: FileSystemPlan, index: number): FileSystemClaim {
  return { name: index === 0 ? 'fsx' : `fsx-${index + 1}`, output: fileSystemOutput(fileSystem) };
}

function takesControllers({ accelerators, taints }: PoolPlan): boolean {
  return accelerators === 0 && taints.every(({ effect }) => effect === 'PreferNoSchedule');
}

function nodesOfListed({ instanceType, nodes, accelerators }: PoolPlan, plan: Clustered): AcceleratedNodes {
  const nodesPerUltraServer = instanceTypeOf(plan, instanceType)?.nodesPerUltraServer ?? 1;
  return nodesOfType(instanceType, accelerators / nodes, nodesPerUltraServer, plan);
}

function nodesOfType(
  nodeType: string,
  acceleratorsPerNode: number,
  nodesPerUltraServer: number,
  plan: Pick<Clustered, 'instanceTypes'>,
): AcceleratedNodes {
  const type = instanceTypeOf(plan, nodeType);
  const vendor = type?.vendor ?? 'nvidia';
  return {
    nodeType,
    vendor,
    acceleratorsPerNode,
    adapters: type?.efa?.cards.length ?? 0,
    nvLinkDomain: vendor === 'nvidia' && nodesPerUltraServer > 1,
  };
}
