/** How fast storage is beside accelerators. */
export type StorageTier = 'good' | 'better' | 'best';

/**
 * Read throughput in GB/s for each accelerator.
 *
 * What the reference architecture asks of storage for a scalable unit of 32 systems and 256 accelerators, 15, 40 and 125 GB/s,
 * divided by 256 (https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-h100/latest/storage-architecture.html,
 * read 2026-11-22). The training of Llama 3 took 0.12 GB/s sustained and 0.43 at peak (https://arxiv.org/abs/2407.21783).
 */
export const TIER_GBPS: { readonly [tier in StorageTier]: number } = {
  good: 15 / 256,
  better: 40 / 256,
  best: 125 / 256,
};

/** Accelerators of a full cell up to which the tier is `better` where the site states none, and `good` above. */
const LARGEST_FOR_BETTER = 20_000;

/**
 * The tier where the site states none, by the accelerators of a full cell.
 *
 * Not by those of the site or the pool: a pool that grows must never make the file systems of its cells smaller, because none can shrink.
 */
export function usualTier(acceleratorsOfFullCell: number): StorageTier {
  return acceleratorsOfFullCell > LARGEST_FOR_BETTER ? 'good' : 'better';
}

/**
 * Bytes of a checkpoint for each parameter: weights in bf16, and master weights and both moments of Adam in fp32, with what the
 * parallel format adds (https://arxiv.org/abs/1910.02054, section 3.1, counts 16 with gradients).
 */
export const CHECKPOINT_BYTES_PER_PARAMETER = 16;

/**
 * The most throughput that one file system is planned with, in GB/s; a cell that needs more has several.
 *
 * A choice of this library, not a limit of AWS: a quarter of the largest that has been shown
 * (https://aws.amazon.com/blogs/hpc/build-and-deploy-a-1-tb-s-file-system-in-under-an-hour/), so that the loss of one leaves a cell of
 * 3,456 accelerators with most of its throughput.
 */
export const LARGEST_FILE_SYSTEM_GBPS = 240;
