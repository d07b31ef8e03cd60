import type { DataClassId } from '../catalog/data-classes';
import type { CapacityReservationPlan } from './pool-plan';

/** What starts and places the jobs of a training pool. */
export type OrchestratorId = 'hyperPodEks' | 'hyperPodSlurm' | 'pcs' | 'eks';

/** Accelerated nodes of one instance type, divided into cells. */
export interface TrainingPoolPlan {
  readonly id: string;
  readonly orchestrator: OrchestratorId;
  readonly instanceType: string;
  readonly racks?: string;
  readonly nodes: number;
  readonly accelerators: number;
  /** Accelerated nodes of a full cell. */
  readonly nodesPerCell: number;
  readonly nodesPerUltraServer: number;
  readonly tenant?: string;
  readonly labels: { readonly [key: string]: string };
  readonly cells: readonly TrainingCellPlan[];
  /** What belongs to the orchestrator alone, in the words of the site description. */
  readonly hyperPodEks?: HyperPodEksPlan;
  readonly hyperPodSlurm?: HyperPodSlurmPlan;
  readonly pcs?: PcsPlan;
  readonly eks?: EksTrainingPlan;
}

/** Nodes without accelerators in each cell of a pool. */
export interface HelperNodesPlan {
  readonly instanceType: string;
  readonly nodes: number;
}

/** Settings of HyperPod on EKS. */
export interface HyperPodEksPlan {
  readonly systemNodes: HelperNodesPlan;
  readonly nodeRecovery: boolean;
  readonly deepHealthChecks: boolean;
  readonly priorityClasses: readonly { readonly name: string; readonly weight: number }[];
}

/** Settings of HyperPod with Slurm. */
export interface HyperPodSlurmPlan {
  readonly controller: HelperNodesPlan;
  readonly login?: HelperNodesPlan;
  readonly nodeRecovery: boolean;
  readonly accounting?: { readonly instanceClass: string; readonly storageGiB: number };
}

/** Settings of AWS PCS. */
export interface PcsPlan {
  readonly slurmVersion: string;
  readonly imageId: string;
  readonly login?: HelperNodesPlan;
  readonly accountingDays: number;
  readonly rootVolumeGiB: number;
  readonly capacityReservation: CapacityReservationPlan;
}

/** Settings of plain EKS. */
export interface EksTrainingPlan {
  readonly systemNodes: HelperNodesPlan;
  readonly rootVolumeGiB: number;
  readonly capacityReservation: CapacityReservationPlan;
}

/** What a cell holds of its training pool. */
export interface TrainingCellPlan {
  /** The id of the cell, as in the list of cells: the id of the pool and the number of the cell in it. */
  readonly id: string;
  /** Number of the cell in its pool, from 1. */
  readonly number: number;
  readonly nodes: number;
  readonly accelerators: number;
  readonly ultraServers?: number;
  /** Instance groups, or managed node groups, with what each one reserves. A group that is full never changes. */
  readonly groups: readonly InstanceGroupPlan[];
  readonly budget: CellBudgetPlan;
  readonly fileSystems: readonly FileSystemPlan[];
  /** The SageMaker training plan that the cell takes its capacity from. */
  readonly trainingPlanArn?: string;
}

/** Nodes that are started together. */
export interface InstanceGroupPlan {
  /** Unique in the cell: `workers-1`, `workers-2` and so on. */
  readonly id: string;
  readonly nodes: number;
  /** Instances of each capacity reservation of the group; empty where capacity is not reserved in EC2. */
  readonly reservations: readonly number[];
}

/** What a cell takes of its network, beside what there is. */
export interface CellBudgetPlan {
  /** Addresses of nodes and pods. */
  readonly addresses: number;
  readonly addressesAvailable: number;
  /** Network address usage units of the VPC. */
  readonly networkAddressUsage: number;
  /** The limit before a quota is raised, and the one after. */
  readonly networkAddressUsageLimit: number;
  readonly networkInterfaces: number;
  readonly interfaceEndpoints: number;
}

/** One Lustre file system. */
export interface FileSystemPlan {
  /** Unique in the site; for those of training pools the cell and a number: `frontier-001-1`. */
  readonly id: string;
  readonly cell: string;
  readonly capacityGiB: number;
  readonly throughputPerTiB: number;
  /** Read throughput in GB/s, from capacity and throughput per TiB. */
  readonly throughputGBps: number;
  readonly efa: boolean;
  readonly dataClass: DataClassId;
  /** Where nodes of Slurm see it. */
  readonly mountPath: string;
  readonly dataRepositories: readonly DataRepositoryPlan[];
}

/** A directory that mirrors a part of an object store. */
export interface DataRepositoryPlan {
  readonly path: string;
  readonly objectStore: string;
  /** Start of the keys, with the cell in it for what is exported. Empty for the whole store. */
  readonly prefix: string;
  readonly import: boolean;
  readonly export: boolean;
}

/** A quota to have raised before deployment. */
export interface QuotaPlan {
  /** The service as Service Quotas names it. */
  readonly service: string;
  /** The quota as Service Quotas names it. */
  readonly name: string;
  /** What the site needs. */
  readonly needed: number;
  /** What an account has from the start; unset where no source publishes it. */
  readonly default?: number;
  /** Why this much. */
  readonly reason: string;
  readonly source: string;
}

/** Figures that nobody measured, from published rates. */
export interface EstimatesPlan {
  /** Failures of accelerated nodes in a day. */
  readonly failuresPerDay: number;
  /** Nodes to keep in spare. */
  readonly spareNodes: number;
  /** Half the fabric's throughput in TB/s; unset where no figure of an instance type is published. */
  readonly bisectionTBps?: number;
  /** Power of racks in MW, and of the whole facility with cooling and losses. */
  readonly rackPowerMw: number;
  readonly facilityPowerMw: number;
  readonly sources: readonly string[];
}
