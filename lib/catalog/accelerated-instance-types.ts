import type { AcceleratedInstanceType, EfaLayout } from './instance-types';
import type { Source } from './source';
import { ULTRA_SERVERS } from './ultra-servers';

/** Sizes, memory, network cards, storage. */
const SPECIFICATIONS: Source = {
  url: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html',
  date: '2026-11-22',
};

const SOURCES: readonly Source[] = [
  SPECIFICATIONS,
  // What `DescribeInstanceTypes` says, and how many interfaces each network card takes.
  {
    url: 'https://github.com/aws/karpenter-provider-aws/blob/main/website/content/en/docs/reference/instance-types.md',
    date: '2026-08-21',
  },
  {
    url: 'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/zz_generated.vpclimits.go',
    date: '2026-08-06',
  },
  // Where adapters go.
  { url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html', date: '2026-11-22' },
  // Which services take the type.
  {
    url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html',
    date: '2026-10-01',
  },
  { url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html', date: '2026-10-01' },
  { url: 'https://docs.aws.amazon.com/pcs/latest/APIReference/API_InstanceConfig.html', date: '2026-10-01' },
  { url: 'https://docs.aws.amazon.com/fsx/latest/LustreGuide/efa-file-systems.html', date: '2026-08-01' },
  { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html', date: '2026-10-01' },
];

const G7: Source = {
  url: 'https://aws.amazon.com/about-aws/whats-new/2026/06/amazon-ec2-g7-generally-available/',
  date: '2026-11-22',
};

/** The specifications give Trainium2 512 GiB a device; the Neuron documentation and the product page say 96. */
const TRN2: Source = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/about-neuron/arch/neuron-hardware/trn2-arch.html',
  date: '2026-08-21',
};

const FAMILY_SOURCES: { readonly [family: string]: readonly Source[] } = { g7: [G7], trn2: [TRN2], trn2u: [TRN2] };

/**
 * Name, accelerator, accelerators, GiB of one accelerator, vCPUs, GiB of memory, GB of NVMe, network cards, Gbps of the network,
 * cards with an EFA.
 */
type Row = readonly [string, string, number, number, number, number, number, number, number, (readonly number[])?];

const NVIDIA: readonly Row[] = [
  ['p4d.24xlarge', 'A100', 8, 40, 96, 1152, 8000, 4, 400, cards(0, 3)],
  ['p4de.24xlarge', 'A100', 8, 80, 96, 1152, 8000, 4, 400, cards(0, 3)],
  ['p5.4xlarge', 'H100', 1, 80, 16, 256, 3800, 1, 100, cards(0)],
  ['p5.48xlarge', 'H100', 8, 80, 192, 2048, 30400, 32, 3200, cards(0, 31)],
  ['p5e.48xlarge', 'H200', 8, 141, 192, 2048, 30400, 32, 3200, cards(0, 31)],
  ['p5en.48xlarge', 'H200', 8, 141, 192, 2048, 30400, 16, 3200, cards(0, 15)],
  ['p6-b200.48xlarge', 'B200', 8, 179, 192, 2048, 30400, 8, 3200, cards(0, 7)],
  ['p6-b300.48xlarge', 'B300', 8, 268, 192, 4096, 30400, 17, 6400, cards(1, 16)],
  ['g4dn.xlarge', 'T4', 1, 16, 4, 16, 125, 1, 25],
  ['g4dn.2xlarge', 'T4', 1, 16, 8, 32, 225, 1, 25],
  ['g4dn.4xlarge', 'T4', 1, 16, 16, 64, 225, 1, 25],
  ['g4dn.8xlarge', 'T4', 1, 16, 32, 128, 900, 1, 50, cards(0)],
  ['g4dn.16xlarge', 'T4', 1, 16, 64, 256, 900, 1, 50, cards(0)],
  ['g4dn.12xlarge', 'T4', 4, 16, 48, 192, 900, 1, 50, cards(0)],
  ['g4dn.metal', 'T4', 8, 16, 96, 384, 1800, 1, 100, cards(0)],
  ['g5.xlarge', 'A10G', 1, 22, 4, 16, 250, 1, 10],
  ['g5.2xlarge', 'A10G', 1, 22, 8, 32, 450, 1, 10],
  ['g5.4xlarge', 'A10G', 1, 22, 16, 64, 600, 1, 25],
  ['g5.8xlarge', 'A10G', 1, 22, 32, 128, 900, 1, 25, cards(0)],
  ['g5.16xlarge', 'A10G', 1, 22, 64, 256, 1900, 1, 25, cards(0)],
  ['g5.12xlarge', 'A10G', 4, 22, 48, 192, 3800, 1, 40, cards(0)],
  ['g5.24xlarge', 'A10G', 4, 22, 96, 384, 3800, 1, 50, cards(0)],
  ['g5.48xlarge', 'A10G', 8, 22, 192, 768, 7600, 1, 100, cards(0)],
  ['g6.xlarge', 'L4', 1, 22, 4, 16, 250, 1, 10],
  ['g6.2xlarge', 'L4', 1, 22, 8, 32, 450, 1, 10],
  ['g6.4xlarge', 'L4', 1, 22, 16, 64, 600, 1, 25],
  ['g6.8xlarge', 'L4', 1, 22, 32, 128, 900, 1, 25, cards(0)],
  ['g6.16xlarge', 'L4', 1, 22, 64, 256, 1880, 1, 25, cards(0)],
  ['g6.12xlarge', 'L4', 4, 22, 48, 192, 3760, 1, 40, cards(0)],
  ['g6.24xlarge', 'L4', 4, 22, 96, 384, 3760, 1, 50, cards(0)],
  ['g6.48xlarge', 'L4', 8, 22, 192, 768, 7520, 1, 100, cards(0)],
  ['gr6.4xlarge', 'L4', 1, 22, 16, 128, 600, 1, 25],
  ['gr6.8xlarge', 'L4', 1, 22, 32, 256, 900, 1, 25, cards(0)],
  ['g6e.xlarge', 'L40S', 1, 44, 4, 32, 250, 1, 20],
  ['g6e.2xlarge', 'L40S', 1, 44, 8, 64, 450, 1, 20],
  ['g6e.4xlarge', 'L40S', 1, 44, 16, 128, 600, 1, 20],
  ['g6e.8xlarge', 'L40S', 1, 44, 32, 256, 900, 1, 25, cards(0)],
  ['g6e.16xlarge', 'L40S', 1, 44, 64, 512, 1900, 1, 35, cards(0)],
  ['g6e.12xlarge', 'L40S', 4, 44, 48, 384, 3800, 1, 100, cards(0)],
  ['g6e.24xlarge', 'L40S', 4, 44, 96, 768, 3800, 2, 200, cards(0, 1)],
  ['g6e.48xlarge', 'L40S', 8, 44, 192, 1536, 7600, 4, 400, cards(0, 3)],
  ['g7.2xlarge', 'RTX PRO 4500', 1, 32, 8, 32, 600, 1, 60],
  ['g7.4xlarge', 'RTX PRO 4500', 1, 32, 16, 64, 600, 1, 100],
  ['g7.8xlarge', 'RTX PRO 4500', 1, 32, 32, 128, 950, 1, 100, cards(0)],
  ['g7.12xlarge', 'RTX PRO 4500', 2, 32, 48, 192, 1900, 1, 175, cards(0)],
  ['g7.24xlarge', 'RTX PRO 4500', 4, 32, 96, 384, 3800, 1, 350, cards(0)],
  ['g7.48xlarge', 'RTX PRO 4500', 8, 32, 192, 768, 7600, 2, 700, cards(0, 1)],
  ['g7e.2xlarge', 'RTX PRO 6000', 1, 96, 8, 64, 1900, 1, 50],
  ['g7e.4xlarge', 'RTX PRO 6000', 1, 96, 16, 128, 1900, 1, 50],
  ['g7e.8xlarge', 'RTX PRO 6000', 1, 96, 32, 256, 1900, 1, 100, cards(0)],
  ['g7e.12xlarge', 'RTX PRO 6000', 2, 96, 48, 512, 3800, 1, 400, cards(0)],
  ['g7e.24xlarge', 'RTX PRO 6000', 4, 96, 96, 1024, 7600, 2, 800, cards(0, 1)],
  ['g7e.48xlarge', 'RTX PRO 6000', 8, 96, 192, 2048, 15200, 4, 1600, cards(0, 3)],
];

const NEURON: readonly Row[] = [
  ['trn1.2xlarge', 'Trainium', 1, 32, 8, 32, 474, 1, 12.5],
  ['trn1.32xlarge', 'Trainium', 16, 32, 128, 512, 7600, 8, 800, cards(0, 7)],
  ['trn1n.32xlarge', 'Trainium', 16, 32, 128, 512, 7600, 16, 1600, cards(0, 15)],
  ['trn2.3xlarge', 'Trainium2', 1, 96, 12, 128, 470, 1, 200, cards(0)],
  ['trn2.48xlarge', 'Trainium2', 16, 96, 192, 2048, 7600, 16, 3200, cards(0, 15)],
  ['inf2.xlarge', 'Inferentia2', 1, 32, 4, 16, 0, 1, 15],
  ['inf2.8xlarge', 'Inferentia2', 1, 32, 32, 128, 0, 1, 25],
  ['inf2.24xlarge', 'Inferentia2', 6, 32, 96, 384, 0, 1, 50],
  ['inf2.48xlarge', 'Inferentia2', 12, 32, 192, 768, 0, 1, 100],
];

/**
 * A GB200 host. Of its 17 network cards those with odd numbers carry adapters; two of them share one GPU, and one of each two
 * already gives the GPU its 400 Gbps. The specifications add up cards that share a physical one, and print 3,200 Gbps.
 */
const GB200: Row = ['p6e-gb200.36xlarge', 'GB200', 4, 185, 144, 960, 22500, 17, 1600, [1, 5, 9, 13]];

/** A Trainium2 host of an UltraServer. */
const TRN2U: Row = ['trn2u.48xlarge', 'Trainium2', 16, 96, 192, 2048, 7600, 16, 3200, cards(0, 15)];

/** What decides which image a host starts from. */
type Host = Pick<AcceleratedInstanceType, 'vendor' | 'architecture' | 'amiType'>;

const X86_WITH_GPUS: Host = { vendor: 'nvidia', architecture: 'x86_64', amiType: 'AL2023_x86_64_NVIDIA' };
const GRACE: Host = { vendor: 'nvidia', architecture: 'arm64', amiType: 'AL2023_ARM_64_NVIDIA' };
const X86_WITH_NEURON: Host = { vendor: 'neuron', architecture: 'x86_64', amiType: 'AL2023_x86_64_NEURON' };

/** Types and families that SageMaker HyperPod has no `ml.` name for. */
const NOT_FOR_HYPERPOD: readonly string[] = ['g4dn.metal', 'trn1.2xlarge', 'trn2u', 'inf2'];

/** Types and families that SageMaker has no `ml.` name for behind endpoints. */
const NOT_FOR_ENDPOINTS: readonly string[] = ['g4dn.metal', 'gr6', 'trn2.3xlarge', 'trn2u'];

/** Families that have adapters and cannot use them for Amazon FSx for Lustre, which needs Nitro v4 and excepts Trainium2. */
const NO_EFA_FILE_SYSTEM: readonly string[] = ['p4d', 'p4de', 'g4dn', 'g5', 'trn2', 'trn2u'];

/** Families that read Amazon FSx for Lustre into GPU memory. The list is closed. */
const GPU_DIRECT_STORAGE: readonly string[] = ['p5', 'p5e', 'p5en', 'p6-b200'];

/** The accelerated instance types that this release knows. */
export const ACCELERATED_INSTANCE_TYPES: readonly AcceleratedInstanceType[] = [
  ...NVIDIA.map((row) => instanceType(X86_WITH_GPUS, row)),
  instanceType(GRACE, GB200, 'u-p6e-gb200x72'),
  ...NEURON.map((row) => instanceType(X86_WITH_NEURON, row)),
  instanceType(X86_WITH_NEURON, TRN2U, 'u-trn2x64'),
];

function instanceType(host: Host, row: Row, ultraServer?: string): AcceleratedInstanceType {
  const [name, accelerator, accelerators, acceleratorMemoryGiB, vcpus, memoryGiB, nvmeGB] = row;
  const [, , , , , , , networkCards, maxNetworkGbps, efaCards] = row;
  const family = name.replace(/\..*$/, '');
  const isOneOf = (names: readonly string[]) => names.includes(name) || names.includes(family);
  return {
    ...host,
    name,
    accelerator,
    accelerators,
    acceleratorMemoryGiB,
    vcpus,
    memoryGiB,
    nvmeGB,
    nodesPerUltraServer: ULTRA_SERVERS.get(ultraServer ?? '')?.nodes ?? 1,
    ...(ultraServer === undefined ? {} : { ultraServer }),
    networkCards,
    maxNetworkGbps,
    ...(efaCards === undefined ? {} : { efa: efa(efaCards) }),
    hyperPod: !isOneOf(NOT_FOR_HYPERPOD),
    pcs: true,
    sageMakerEndpoints: !isOneOf(NOT_FOR_ENDPOINTS),
    efaFileSystem: efaCards !== undefined && !isOneOf(NO_EFA_FILE_SYSTEM),
    gpuDirectStorage: isOneOf(GPU_DIRECT_STORAGE),
    confidence: 'confirmed',
    sources: [...SOURCES, ...(FAMILY_SOURCES[family] ?? [])],
  };
}

function efa(efaCards: readonly number[]): EfaLayout {
  return { cards: efaCards, secondaryDeviceIndex: 0 };
}

function cards(first: number, last = first): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
