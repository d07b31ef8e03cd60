/**
 * What Amazon FSx for Lustre takes: sizes, throughput and metadata steps of `PERSISTENT_2` file systems.
 *
 * Pure numbers, for the plan and for the construct alike.
 */

/**
 * Throughput that can be bought for each TiB of SSD storage, in MB/s.
 *
 * Source: https://docs.aws.amazon.com/fsx/latest/LustreGuide/managing-throughput-capacity.html, read 2026-11-22.
 */
export const LUSTRE_THROUGHPUTS_PER_TIB = [125, 250, 500, 1000] as const;

/** Throughput for each TiB of SSD storage, in MB/s. */
export type LustreThroughputPerTiB = (typeof LUSTRE_THROUGHPUTS_PER_TIB)[number];

/**
 * The smallest SSD file system without EFA, in GiB.
 *
 * Source: https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html#FSx-CreateFileSystem-request-StorageCapacity,
 * read 2026-11-22.
 */
export const LUSTRE_SMALLEST_GIB = 1200;

/** What an SSD file system without EFA grows by above the smallest one, in GiB. Source: as for `LUSTRE_SMALLEST_GIB`. */
export const LUSTRE_STEP_GIB = 2400;

/**
 * What an SSD file system with EFA has to be a multiple of, in GiB, for each throughput. Each step is one file server.
 *
 * Source: https://docs.aws.amazon.com/fsx/latest/LustreGuide/increase-storage-capacity.html and
 * https://docs.aws.amazon.com/fsx/latest/LustreGuide/getting-started.html, read 2026-11-22.
 */
const EFA_STEP_GIB: { readonly [perTiB in LustreThroughputPerTiB]: number } = {
  125: 38_400,
  250: 19_200,
  500: 9_600,
  1000: 4_800,
};

/**
 * EFA interfaces of all clients together that can be connected to one file system.
 *
 * The client tools configure 8 for a node of most types and 16 for p6-b300, which only 128 or 64 nodes can have at a time; nodes of a
 * larger cell have to be told to use fewer.
 * Source: https://docs.aws.amazon.com/fsx/latest/LustreGuide/configure-efa-clients.html, read 2026-11-22.
 */
export const LUSTRE_EFA_CONNECTIONS = 1024;

/**
 * Directories of one file system that can mirror object stores.
 *
 * Source: https://docs.aws.amazon.com/fsx/latest/LustreGuide/create-dra-linked-data-repo.html, read 2026-11-22.
 */
export const LUSTRE_DATA_REPOSITORIES = 8;

/**
 * Storage that an account may have in one Region before it asks for more, in GiB; 25,200 in smaller Regions. On request it rises to
 * petabytes, and AWS publishes no limit for one file system: 1.1 PiB has been shown.
 *
 * Source: https://github.com/awsdocs/amazon-fsx-lustre-user-guide/blob/main/doc_source/limits.md and
 * https://aws.amazon.com/blogs/hpc/build-and-deploy-a-1-tb-s-file-system-in-under-an-hour/, read 2026-11-22.
 */
export const LUSTRE_DEFAULT_QUOTA_GIB = 100_800;

/** The size of the largest file system that has been shown in public, in GiB. Source: as for `LUSTRE_DEFAULT_QUOTA_GIB`. */
export const LUSTRE_LARGEST_SHOWN_GIB = 1_153_434;

/** What the throughput of an Intelligent-Tiering file system grows by, in MB/s. Source: as for `LUSTRE_THROUGHPUTS_PER_TIB`. */
export const INTELLIGENT_TIERING_STEP_MBPS = 4000;

/** The most throughput that an Intelligent-Tiering file system takes, in MB/s. Source: as for `LUSTRE_THROUGHPUTS_PER_TIB`. */
export const INTELLIGENT_TIERING_LARGEST_MBPS = 2_000_000;

/**
 * SSD read cache of an Intelligent-Tiering file system, in GiB for each 4000 MB/s of its throughput.
 *
 * Source: https://docs.aws.amazon.com/fsx/latest/APIReference/API_LustreReadCacheConfiguration.html, read 2026-11-22.
 */
export const READ_CACHE_GIB_PER_STEP = { smallest: 32, largest: 131_072 } as const;

/**
 * Metadata operations a second that an SSD file system can be given, besides what it has by itself.
 *
 * Source: https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystemLustreMetadataConfiguration.html, read 2026-11-22.
 */
export const SSD_METADATA_IOPS: readonly number[] = [1500, 3000, 6000, ...multiples(12_000, 192_000)];

/** Metadata operations a second that an Intelligent-Tiering file system can be given. Source: as for `SSD_METADATA_IOPS`. */
export const INTELLIGENT_TIERING_METADATA_IOPS: readonly number[] = [6000, 12_000];

/** Whether a throughput for each TiB can be bought, in MB/s. */
export function isLustreThroughputPerTiB(megabytes: number): megabytes is LustreThroughputPerTiB {
  return LUSTRE_THROUGHPUTS_PER_TIB.some((valid) => valid === megabytes);
}

/** What the size of an SSD file system has to be a multiple of, in GiB. */
export function lustreStepGiB(perTiB: LustreThroughputPerTiB, efa = false): number {
  return efa ? EFA_STEP_GIB[perTiB] : LUSTRE_STEP_GIB;
}

/** Whether an SSD file system can have a size, in GiB. */
export function isLustreCapacity(gibibytes: number, perTiB: LustreThroughputPerTiB, efa = false): boolean {
  const smallest = !efa && gibibytes === LUSTRE_SMALLEST_GIB;
  return smallest || (gibibytes > 0 && gibibytes % lustreStepGiB(perTiB, efa) === 0);
}

/**
 * EFA interfaces that each node may use, so that all nodes can be connected to a file system at once; 0 when there are too many.
 *
 * See `LUSTRE_EFA_CONNECTIONS`.
 */
export function efaInterfacesPerNode(nodes: number): number {
  return Math.floor(LUSTRE_EFA_CONNECTIONS / nodes);
}

/**
 * EFA interfaces that the client tools configure on a node of an instance type, if nobody tells them otherwise.
 *
 * See `LUSTRE_EFA_CONNECTIONS`.
 *
 * @param adapters how many EFAs the node has
 */
export function lustreClientInterfaces(instanceType: string, adapters: number): number {
  return Math.min(adapters, instanceType.startsWith('p6-b300.') ? 16 : 8);
}

/**
 * The smallest SSD file system that gives a throughput, in GiB.
 *
 * AWS counts throughput for each TiB and sells storage in steps of 1200 GiB, which some of its pages call 1.2 TiB. A TiB is taken for
 * 1024 GiB here, so that the answer is never too small.
 *
 * @param throughputGBps what is wanted, in GB/s
 * @param perTiB the throughput that is bought for each TiB, in MB/s
 * @param efa whether the file system is reached over EFA, which takes larger steps
 */
export function lustreCapacityGiB(throughputGBps: number, perTiB: LustreThroughputPerTiB, efa = false): number {
  const needed = (throughputGBps * 1000 * 1024) / perTiB;
  return !efa && needed <= LUSTRE_SMALLEST_GIB ? LUSTRE_SMALLEST_GIB : stepsUp(needed, lustreStepGiB(perTiB, efa));
}

/** The throughput of an SSD file system, in GB/s, with a TiB of 1024 GiB. */
export function lustreThroughputGBps(gibibytes: number, perTiB: LustreThroughputPerTiB): number {
  return (gibibytes * perTiB) / 1024 / 1000;
}

/** The smallest throughput of an Intelligent-Tiering file system that gives what is wanted, in MB/s. */
export function intelligentTieringMBps(throughputGBps: number): number {
  return stepsUp(throughputGBps * 1000, INTELLIGENT_TIERING_STEP_MBPS);
}

/** At least one step, and a step more only for what exceeds the arithmetic's own error. */
function stepsUp(needed: number, step: number): number {
  return Math.max(1, Math.ceil(needed / step - 1e-9)) * step;
}

function multiples(step: number, largest: number): number[] {
  return Array.from({ length: largest / step }, (_, index) => (index + 1) * step);
}

/**
 * File servers of an SSD file system, each of which takes an address of the subnet: with EFA one for each step of the size, without one for
 * each 2,400 GiB (https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-fsx-lustre.html, read 2026-11-22).
 */
export function lustreFileServers(capacityGiB: number, perTiB: LustreThroughputPerTiB, efa: boolean): number {
  return Math.ceil(capacityGiB / lustreStepGiB(perTiB, efa));
}
