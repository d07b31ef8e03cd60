import { type Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import {
  INTELLIGENT_TIERING_LARGEST_MBPS,
  INTELLIGENT_TIERING_METADATA_IOPS,
  INTELLIGENT_TIERING_STEP_MBPS,
  isLustreCapacity,
  isLustreThroughputPerTiB,
  LUSTRE_SMALLEST_GIB,
  LUSTRE_THROUGHPUTS_PER_TIB,
  type LustreThroughputPerTiB,
  lustreStepGiB,
  READ_CACHE_GIB_PER_STEP,
  SSD_METADATA_IOPS,
} from '../catalog/file-system-limits';
import { AiFactoryError } from '../errors';

/** Properties of SSD storage. */
export interface SsdStorageProps {
  /**
   * The size. It can grow, never shrink.
   *
   * Without EFA 1200 GiB or a multiple of 2400 GiB. With EFA a multiple of 38,400 GiB at 125 MB/s for each TiB, of 19,200 GiB at 250, of
   * 9600 GiB at 500 and of 4800 GiB at 1000
   * (https://docs.aws.amazon.com/fsx/latest/LustreGuide/increase-storage-capacity.html).
   */
  readonly capacity: Size;
  /**
   * Throughput for each TiB in MB/s: 125, 250, 500 or 1000. An edit that changes it is refused.
   *
   * @default 500
   */
  readonly throughputPerTiB?: number;
  /**
   * Metadata operations a second: 1500, 3000, 6000, or a multiple of 12,000 up to 192,000. They can grow, never shrink.
   *
   * @default - what FSx gives for the size
   */
  readonly metadataIops?: number;
}

/** Properties of Intelligent-Tiering storage. */
export interface IntelligentTieringStorageProps {
  /** Throughput in MB/s: a multiple of 4000 up to 2,000,000. It can grow, never shrink. */
  readonly throughputMBps: number;
  /**
   * Metadata operations a second: 6000 or 12,000.
   *
   * @default 12000
   */
  readonly metadataIops?: number;
  /**
   * SSD in front of what is read often: 32 to 131,072 GiB for each 4000 MB/s of throughput.
   *
   * @default - in proportion to the throughput
   */
  readonly readCache?: Size;
}

/** What FSx is told about storage. */
export interface LustreStorageConfig {
  /** `SSD` or `INTELLIGENT_TIERING`. */
  readonly storageType: string;
  /** What of it can never change, in words, for the description of the security group. */
  readonly immutable: string;
  /** Size in GiB, of SSD storage. */
  readonly capacityGiB?: number;
  /** Throughput for each TiB in MB/s, of SSD storage. */
  readonly throughputPerTiB?: number;
  /** Throughput in MB/s, of Intelligent-Tiering storage. */
  readonly throughputMBps?: number;
  /** Metadata operations a second; FSx decides where they are not stated. */
  readonly metadataIops?: number;
  /** Size of the read cache in GiB; in proportion to the throughput where it is not stated. */
  readonly readCacheGiB?: number;
}

/** What a parallel file system keeps data on. */
export abstract class LustreStorage {
  /** SSD of a fixed size, whose throughput grows with it. What accelerators read from. */
  public static ssd(props: SsdStorageProps): LustreStorage {
    return new SsdStorage(props);
  }

  /**
   * Storage without a size: what is not read sinks to cheaper media, and throughput is bought by itself.
   *
   * For large data sets that are read seldom. It cannot mirror object stores
   * (https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-data-repositories.html).
   */
  public static intelligentTiering(props: IntelligentTieringStorageProps): LustreStorage {
    return new IntelligentTieringStorage(props);
  }

  /**
   * What FSx is told.
   *
   * @param efa whether clients use EFA
   * @throws AIF-STO-006 to AIF-STO-010 for what FSx would refuse
   */
  public abstract bind(scope: IConstruct, efa: boolean): LustreStorageConfig;
}

class SsdStorage extends LustreStorage {
  public constructor(private readonly props: SsdStorageProps) {
    super();
  }

  public bind(scope: IConstruct, efa: boolean): LustreStorageConfig {
    const { capacity, metadataIops, throughputPerTiB = 500 } = this.props;
    if (!Token.isUnresolved(throughputPerTiB)) {
      requireCapacity(scope, capacity, throughputPerTiBOf(scope, throughputPerTiB), efa);
    }
    requireMetadataIops(scope, metadataIops, SSD_METADATA_IOPS);
    return {
      storageType: 'SSD',
      immutable: `SSD ${throughputPerTiB} MB/s/TiB`,
      capacityGiB: gibibytes(capacity),
      throughputPerTiB,
      metadataIops,
    };
  }
}

class IntelligentTieringStorage extends LustreStorage {
  public constructor(private readonly props: IntelligentTieringStorageProps) {
    super();
  }

  public bind(scope: IConstruct): LustreStorageConfig {
    const { throughputMBps, metadataIops = 12_000, readCache } = this.props;
    requireThroughput(scope, throughputMBps);
    requireMetadataIops(scope, metadataIops, INTELLIGENT_TIERING_METADATA_IOPS);
    if (readCache !== undefined) {
      requireReadCache(scope, readCache, throughputMBps);
    }
    return {
      storageType: 'INTELLIGENT_TIERING',
      immutable: 'Intelligent-Tiering',
      throughputMBps,
      metadataIops,
      readCacheGiB: readCache === undefined ? undefined : gibibytes(readCache),
    };
  }
}

function throughputPerTiBOf(scope: IConstruct, megabytes: number): LustreThroughputPerTiB {
  if (isLustreThroughputPerTiB(megabytes)) {
    return megabytes;
  }
  throw new AiFactoryError(
    'AIF-STO-007',
    `throughputPerTiB must be one of ${LUSTRE_THROUGHPUTS_PER_TIB.join(', ')} MB/s, got ${megabytes}`,
    'Use one of them; what fits between two needs a larger file system at the lower one.',
    scope,
  );
}

function requireCapacity(scope: IConstruct, capacity: Size, perTiB: LustreThroughputPerTiB, efa: boolean): void {
  if (capacity.isUnresolved() || isLustreCapacity(gibibytes(capacity), perTiB, efa)) {
    return;
  }
  const step = lustreStepGiB(perTiB, efa);
  throw new AiFactoryError(
    'AIF-STO-006',
    `an SSD file system ${efa ? `with EFA and ${perTiB} MB/s for each TiB` : 'without EFA'} cannot have ${gibibytes(capacity)} GiB`,
    `Use ${efa ? '' : `${LUSTRE_SMALLEST_GIB} GiB or `}a multiple of ${step} GiB.`,
    scope,
  );
}

function requireThroughput(scope: IConstruct, throughputMBps: number): void {
  const fits =
    throughputMBps > 0 &&
    throughputMBps % INTELLIGENT_TIERING_STEP_MBPS === 0 &&
    throughputMBps <= INTELLIGENT_TIERING_LARGEST_MBPS;
  if (!Token.isUnresolved(throughputMBps) && !fits) {
    throw new AiFactoryError(
      'AIF-STO-008',
      `throughputMBps must be a multiple of ${INTELLIGENT_TIERING_STEP_MBPS} up to ${INTELLIGENT_TIERING_LARGEST_MBPS}, got ${throughputMBps}`,
      'Round up to the next multiple.',
      scope,
    );
  }
}

function requireMetadataIops(scope: IConstruct, iops: number | undefined, valid: readonly number[]): void {
  if (iops !== undefined && !Token.isUnresolved(iops) && !valid.includes(iops)) {
    throw new AiFactoryError(
      'AIF-STO-009',
      `metadataIops cannot be ${iops}`,
      `Use ${valid.slice(0, 4).join(', ')}${valid.length > 4 ? ` or a multiple of 12000 up to ${valid.at(-1)}` : ''}.`,
      scope,
    );
  }
}

function requireReadCache(scope: IConstruct, readCache: Size, throughputMBps: number): void {
  if (readCache.isUnresolved() || Token.isUnresolved(throughputMBps)) {
    return;
  }
  const steps = throughputMBps / INTELLIGENT_TIERING_STEP_MBPS;
  const smallest = READ_CACHE_GIB_PER_STEP.smallest * steps;
  const largest = READ_CACHE_GIB_PER_STEP.largest * steps;
  const size = gibibytes(readCache);
  if (!Number.isInteger(size) || size < smallest || size > largest) {
    throw new AiFactoryError(
      'AIF-STO-010',
      `the read cache of ${throughputMBps} MB/s must have ${smallest} to ${largest} GiB, got ${size}`,
      'Give it a size in that range, or leave it out for one in proportion to the throughput.',
      scope,
    );
  }
}

function gibibytes(size: Size): number {
  return size.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
}
