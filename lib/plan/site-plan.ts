import type { DataClassId } from '../catalog/data-classes';
import type { DatabaseEngineId } from '../catalog/database-engines';
import type { HostingKind } from '../catalog/hosting-kinds';
import type { ServiceId, ServiceStatus } from '../catalog/services';

/** A zone with the eighth of each cell range that belongs to it. */
export interface ZonePlan {
  readonly name: string;
  readonly id?: string;
  readonly slot: number;
}

/** Where the site runs, with every address part resolved. */
export interface HostingPlan {
  readonly kind: HostingKind;
  readonly partition: string;
  readonly region: string;
  readonly dnsSuffix: string;
  readonly account: string;
  readonly zones: readonly ZonePlan[];
  readonly blockPublicAccess: boolean;
  readonly bootstrapQualifier?: string;
  /** The AWS-managed prefix list of Amazon S3, where the site states it. */
  readonly s3PrefixListId?: string;
  /** Only for `aiFactory`: what nothing but the site description can know. */
  readonly privateRegion?: {
    readonly endpointServicePrefix: string;
    readonly servicePrincipalSuffix: string;
    readonly services: { readonly [service in ServiceId]?: ServiceStatus };
    readonly acceptUnconfirmed: readonly ServiceId[];
  };
}

/** What has to hold for every resource, in the words of `SovereigntyPolicyProps`. */
export interface SovereigntyPlan {
  readonly partition: string;
  readonly region: string;
  readonly dnsSuffix: string;
  readonly account: string;
  readonly jurisdiction: string;
  readonly allowedRegions: string[];
  readonly allowedAccounts: string[];
  readonly allowedHosts: string[];
  readonly strict: boolean;
  readonly minimumKeyDeletionWindowDays: number;
  readonly minimumLogRetentionDays: number;
}

/** One network, one cluster and what sits beside them. */
export interface CellPlan {
  readonly id: string;
  readonly cidr: string;
  readonly nodeCidr: string;
  readonly homeZone: string;
}

/** What all clusters of the site have in common. */
export interface KubernetesPlan {
  readonly version: string;
  readonly administratorRoles: readonly string[];
  readonly serviceCidr: string;
}

/** Nodes of one instance type in the home zone of a cell. */
export interface PoolPlan {
  readonly id: string;
  readonly cell: string;
  readonly instanceType: string;
  readonly nodes: number;
  /** Accelerators in the whole pool; 0 for a pool without. */
  readonly accelerators: number;
  /** The rack pool whose servers these are, where the site names one. */
  readonly racks?: string;
  readonly capacityReservation?: CapacityReservationPlan;
  readonly rootVolumeGiB: number;
  readonly labels: { readonly [key: string]: string };
  readonly taints: readonly TaintPlan[];
}

/** Where the capacity of a pool comes from. */
export interface CapacityReservationPlan {
  readonly kind: 'create' | 'existing' | 'none';
  readonly id?: string;
  readonly capacityBlock?: boolean;
}

/** A Kubernetes taint. */
export interface TaintPlan {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** A bucket. */
export interface ObjectStorePlan {
  readonly id: string;
  readonly dataClass: DataClassId;
  readonly expireNoncurrentAfterDays: number;
  readonly expireAfterDays?: number;
}

/** A private container registry. */
export interface ImageRepositoryPlan {
  readonly id: string;
  readonly keepImages: number;
}

/** A relational database. */
export interface DatabasePlan {
  readonly id: string;
  readonly cell: string;
  readonly engine: DatabaseEngineId;
  readonly version: string;
  readonly instanceClass: string;
  readonly storageGiB: number;
  readonly multiZone: boolean;
  readonly backupRetentionDays: number;
  readonly databaseName?: string;
  readonly dataClass: DataClassId;
}

/** A model endpoint. */
export interface ModelPlan {
  readonly id: string;
  readonly cell: string;
  readonly imageRepository: string;
  readonly imageDigest: string;
  readonly objectStore: string;
  readonly prefix: string;
  readonly instanceType: string;
  readonly instances: number;
  readonly environment: { readonly [name: string]: string };
  readonly startupTimeoutSeconds: number;
}

/** Racks of one design in one hall, with what each asks of the building. */
export interface RackPoolPlan {
  readonly id: string;
  readonly design: string;
  readonly count: number;
  readonly hall: string;
  readonly nodes: number;
  readonly accelerators: number;
  /** Peak draw of all racks of the pool in kW; unset when neither design nor site states it. */
  readonly powerKw?: number;
  /** Heat into the liquid loop in kW. */
  readonly liquidKw?: number;
  /** Heat into the air in kW. */
  readonly airKw?: number;
  /** Load of one rack on its own footprint, kg/m². */
  readonly floorLoadKgPerM2?: number;
}

/** A hall and what its racks take of it. */
export interface HallPlan {
  readonly id: string;
  readonly racks: number;
  readonly rackPositions?: number;
  readonly powerKw: number;
  readonly powerUsedKw: number;
  readonly liquidCoolingKw: number;
  readonly liquidUsedKw: number;
  readonly airCoolingKw: number;
  readonly airUsedKw: number;
}

/** The layers of stacks, in the order in which they are deployed. */
export type StackLayer = 'foundation' | 'network' | 'storage' | 'images' | 'compute' | 'database' | 'model';

/** A stack, named after the ids of what it holds. */
export interface StackPlan {
  readonly name: string;
  readonly layer: StackLayer;
  /** The id of the one thing that the stack holds; unset for layers that hold a single stack. */
  readonly subject?: string;
  readonly description: string;
  /** Whether it holds data or money, and is therefore protected against termination. */
  readonly stateful: boolean;
}

/** Sums over the site. */
export interface SiteTotals {
  readonly racks: number;
  readonly nodes: number;
  readonly accelerators: number;
  readonly rackPowerKw: number;
}

/**
 * Everything that is decided about a site before a construct exists.
 *
 * Plain data, each list sorted by id, so that it can be printed, compared and built from without knowing the order of the file.
 */
export interface SitePlan {
  readonly siteId: string;
  readonly name: string;
  readonly jurisdiction: string;
  readonly operator: string;
  readonly hosting: HostingPlan;
  readonly sovereignty: SovereigntyPlan;
  readonly logRetentionDays: number;
  readonly keyDeletionWindowDays: number;
  readonly onPremisesCidrs: readonly string[];
  /** Services that workloads of the site call from inside its cells. */
  readonly privateEndpoints: readonly ServiceId[];
  readonly dnsForwarding: readonly {
    readonly id: string;
    readonly domain: string;
    readonly servers: readonly string[];
  }[];
  readonly kubernetes?: KubernetesPlan;
  readonly cells: readonly CellPlan[];
  readonly racks: readonly RackPoolPlan[];
  readonly halls: readonly HallPlan[];
  readonly pools: readonly PoolPlan[];
  readonly objectStores: readonly ObjectStorePlan[];
  readonly imageRepositories: readonly ImageRepositoryPlan[];
  readonly databases: readonly DatabasePlan[];
  readonly models: readonly ModelPlan[];
  readonly stacks: readonly StackPlan[];
  readonly tags: { readonly [key: string]: string };
  readonly totals: SiteTotals;
}
