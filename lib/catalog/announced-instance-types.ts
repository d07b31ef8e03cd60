import type { AcceleratedInstanceType } from './instance-types';
import type { Source } from './source';

/**
 * Hardware that AWS has announced, and of which it has not published everything that a site needs.
 *
 * Nobody guesses the rest: a site that has such hardware describes it in its catalogue.
 */
export interface AnnouncedInstanceType {
  /** What the announcement calls it. */
  readonly title: string;
  /** The start of the EC2 names, up to the dot. */
  readonly family: string;
  /** EC2 names that documents of AWS mention. Empty where there is none. */
  readonly names: readonly string[];
  /** What is published, of one instance. */
  readonly published: Partial<AcceleratedInstanceType>;
  /** What is not. */
  readonly unpublished: readonly (keyof AcceleratedInstanceType)[];
  readonly sources: readonly Source[];
}

const TRN3_SOURCES: readonly Source[] = [
  {
    url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/about-neuron/arch/neuron-hardware/trn3-arch.html',
    date: '2026-08-21',
  },
];

const TRN3_UNPUBLISHED: readonly (keyof AcceleratedInstanceType)[] = [
  'name',
  'architecture',
  'nvmeGB',
  'ultraServer',
  'networkCards',
  'efa',
  'amiType',
  'pcs',
  'efaFileSystem',
];

/** No SageMaker API had a name for these types when it was read. */
const NOT_IN_SAGEMAKER = { hyperPod: false, sageMakerEndpoints: false, gpuDirectStorage: false };

/** What AWS has announced without publishing all of it. */
export const ANNOUNCED_INSTANCE_TYPES: readonly AnnouncedInstanceType[] = [
  {
    // The UltraServer has 72 GPUs and about 20 TB of GPU memory; how many instances it has is not said.
    title: 'P6e-GB300 UltraServer',
    family: 'p6e-gb300',
    names: ['p6e-gb300.36xlarge', 'p6e-gb300.72xlarge'],
    published: {
      vendor: 'nvidia',
      accelerator: 'GB300',
      architecture: 'arm64',
      amiType: 'AL2023_ARM_64_NVIDIA',
      pcs: true,
      ...NOT_IN_SAGEMAKER,
    },
    unpublished: [
      'accelerators',
      'acceleratorMemoryGiB',
      'vcpus',
      'memoryGiB',
      'nvmeGB',
      'nodesPerUltraServer',
      'ultraServer',
      'networkCards',
      'maxNetworkGbps',
      'efa',
      'efaFileSystem',
    ],
    sources: [
      {
        url: 'https://aws.amazon.com/about-aws/whats-new/2025/12/amazon-ec2-p6e-gb300-ultraservers-nvidia-gb300-nvl72-generally-available/',
        date: '2026-11-22',
      },
      {
        url: 'https://docs.aws.amazon.com/pcs/latest/userguide/capacity-blocks-nvidia-imex.html',
        date: '2026-11-22',
      },
    ],
  },
  {
    title: 'Trn3 Gen1 UltraServer',
    family: 'trn3',
    names: [],
    published: {
      vendor: 'neuron',
      accelerator: 'Trainium3',
      accelerators: 16,
      acceleratorMemoryGiB: 144,
      vcpus: 192,
      memoryGiB: 2048,
      nodesPerUltraServer: 4,
      maxNetworkGbps: 3200,
      ...NOT_IN_SAGEMAKER,
    },
    unpublished: TRN3_UNPUBLISHED,
    sources: TRN3_SOURCES,
  },
  {
    title: 'Trn3 Gen2 UltraServer',
    family: 'trn3',
    names: [],
    published: {
      vendor: 'neuron',
      accelerator: 'Trainium3',
      accelerators: 4,
      acceleratorMemoryGiB: 144,
      vcpus: 64,
      memoryGiB: 768,
      nodesPerUltraServer: 36,
      maxNetworkGbps: 800,
      ...NOT_IN_SAGEMAKER,
    },
    unpublished: TRN3_UNPUBLISHED,
    sources: TRN3_SOURCES,
  },
];
