import type { DataClassId } from '../catalog/data-classes';
import type { DatabaseEngineId } from '../catalog/database-engines';
import type { HostingKind } from '../catalog/hosting-kinds';
import type { AcceleratedInstanceType } from '../catalog/instance-types';
import type { ServiceId, ServiceStatus } from '../catalog/services';
import type { EnforcementPlan } from './enforcement-plan';
import type { PoolPlan } from './pool-plan';
import type { SovereigntyPlan } from './sovereignty-plan';
import type { EstimatesPlan, FileSystemPlan, QuotaPlan, TrainingPoolPlan } from './training-plan';

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
  /** The AWS-managed prefix list of Amazon S3 Express One Zone, where the site states it. */
  readonly s3ExpressPrefixListId?: string;
  /** Only for `aiFactory`: what nothing but the site description can know. */
  readonly privateRegion?: {
    readonly endpointServicePrefix: string;
    readonly servicePrincipalSuffix: string;
    readonly services: { readonly [service in ServiceId]?: ServiceStatus };
    readonly acceptUnconfirmed: readonly ServiceId[];
  };
}

/** One network, one cluster and what sits beside them. */
export interface CellPlan {
  readonly id: string;
  readonly cidr: string;
  readonly nodeCidr: string;
  readonly homeZone: string;
  /** The training pool that the cell belongs to; unset for cells of `network.cells`. */
  readonly trainingPool?: string;
  /** Whom the cell works for. */
  readonly tenant?: string;
}

/** What all clusters of the site have in common. */
export interface KubernetesPlan {
  readonly version: string;
  readonly administratorRoles: readonly string[];
  readonly serviceCidr: string;
  /** Versions of add-ons that are pinned, by the name of the add-on. */
  readonly addonVersions: { readonly [addon: string]: string };
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

/** A bucket whose objects are in one zone. */
export interface DirectoryBucketPlan {
  readonly id: string;
  readonly dataClass: DataClassId;
  readonly zone: string;
}

/** A vector bucket with its indexes. */
export interface VectorBucketPlan {
  readonly id: string;
  readonly dataClass: DataClassId;
  readonly indexes: readonly {
    readonly id: string;
    readonly dimension: number;
    readonly distanceMetric: 'cosine' | 'euclidean';
    readonly nonFilterableKeys: readonly string[];
  }[];
}

/** A table bucket. */
export interface TableBucketPlan {
  readonly id: string;
  readonly dataClass: DataClassId;
}

/** What connects cells and premises. */
export interface TransitGatewayPlan {
  readonly amazonSideAsn: number;
  readonly connectCells: boolean;
  readonly directConnect?: {
    readonly gatewayId: string;
    readonly attachmentId?: string;
    readonly allowedPrefixes: readonly string[];
  };
}

/** Name resolution between the factory and the premises. */
export interface DnsPlan {
  /** The cell whose network holds the resolvers. */
  readonly cell: string;
  readonly inbound: boolean;
  readonly forward: readonly {
    readonly id: string;
    readonly domain: string;
    readonly servers: readonly string[];
  }[];
}

/** How the site is watched and recovered. */
export interface OperationsPlan {
  readonly metrics?: { readonly retentionDays: number };
  readonly backup?: {
    readonly retentionDays: number;
    readonly lock: 'none' | 'governance' | 'compliance';
    readonly airGappedVault: boolean;
  };
}

/** The layers of stacks, in the order in which they are deployed. */
export type StackLayer =
  | 'boundary'
  | 'organization'
  | 'foundation'
  | 'storage'
  | 'images'
  | 'lifecycle'
  | 'transit'
  | 'network'
  | 'operations'
  | 'compute'
  | 'filesystem'
  | 'cell-operations'
  | 'accounting'
  | 'training'
  | 'database'
  | 'model'
  | 'conformance';

/** A stack, named after the ids of what it holds. */
export interface StackPlan {
  readonly name: string;
  readonly layer: StackLayer;
  /** The id of the one thing that the stack holds; unset for layers that hold a single stack. */
  readonly subject?: string;
  readonly description: string;
  /** Whether it holds data or money, and is therefore protected against termination. */
  readonly stateful: boolean;
  /** The account that it is deployed to, where that is not the account of the site. */
  readonly account?: string;
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
  /** Instance types that the site describes itself. They take the place of those that this release knows under the same name. */
  readonly instanceTypes: readonly AcceleratedInstanceType[];
  readonly sovereignty: SovereigntyPlan;
  /** How the policy is enforced while the site runs; unset where the site leaves it to others. */
  readonly enforcement?: EnforcementPlan;
  readonly logRetentionDays: number;
  readonly keyDeletionWindowDays: number;
  /** The routable range of the site. */
  readonly cidr: string;
  readonly onPremisesCidrs: readonly string[];
  /** Services that workloads of the site call from inside its cells. */
  readonly privateEndpoints: readonly ServiceId[];
  readonly dns?: DnsPlan;
  readonly transitGateway?: TransitGatewayPlan;
  /** The object store that flow logs go to; unset for CloudWatch Logs. */
  readonly flowLogs?: string;
  readonly kubernetes?: KubernetesPlan;
  readonly cells: readonly CellPlan[];
  readonly racks: readonly RackPoolPlan[];
  readonly halls: readonly HallPlan[];
  readonly pools: readonly PoolPlan[];
  readonly training: readonly TrainingPoolPlan[];
  readonly objectStores: readonly ObjectStorePlan[];
  readonly imageRepositories: readonly ImageRepositoryPlan[];
  /** File systems of cells in `network.cells`; those of training pools are with their cells. */
  readonly fileSystems: readonly FileSystemPlan[];
  readonly directoryBuckets: readonly DirectoryBucketPlan[];
  readonly vectorBuckets: readonly VectorBucketPlan[];
  readonly tableBuckets: readonly TableBucketPlan[];
  readonly databases: readonly DatabasePlan[];
  readonly models: readonly ModelPlan[];
  readonly operations: OperationsPlan;
  /** Quotas to have raised before the first deployment. */
  readonly quotas: readonly QuotaPlan[];
  readonly estimates: EstimatesPlan;
  readonly stacks: readonly StackPlan[];
  readonly tags: { readonly [key: string]: string };
  readonly totals: SiteTotals;
}
