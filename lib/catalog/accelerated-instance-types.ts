import type { AcceleratedInstanceType, EfaLayout } from './instance-types';
import type { Source } from './source';

const SOURCES: readonly Source[] = [
  {
    url: 'https://github.com/aws/karpenter-provider-aws/blob/main/website/content/en/docs/reference/instance-types.md',
    date: '2026-08-21',
  },
  { url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html', date: '2026-11-22' },
];

/** Name, accelerator, accelerators, GiB of one accelerator, vCPUs, GiB of memory, GB of NVMe, fabric. */
type Row = readonly [string, string, number, number, number, number, number, EfaLayout?];

const NVIDIA: readonly Row[] = [
  ['p4d.24xlarge', 'A100', 8, 40, 96, 1152, 8000, efa(range(0, 3), 1)],
  ['p4de.24xlarge', 'A100', 8, 80, 96, 1152, 8000, efa(range(0, 3), 1)],
  ['p5.4xlarge', 'H100', 1, 80, 16, 256, 3800, efa([0], 0)],
  ['p5.48xlarge', 'H100', 8, 80, 192, 2048, 30400, efa(range(0, 31), 1)],
  ['p5e.48xlarge', 'H200', 8, 141, 192, 2048, 30400, efa(range(0, 31), 1)],
  ['p5en.48xlarge', 'H200', 8, 141, 192, 2048, 30400, efa(range(0, 15), 1)],
  ['p6-b200.48xlarge', 'B200', 8, 179, 192, 2048, 30400, efa(range(0, 7), 0)],
  ['p6-b300.48xlarge', 'B300', 8, 268, 192, 4096, 30400, efa(range(1, 16), 0)],
  ['g4dn.xlarge', 'T4', 1, 16, 4, 16, 125],
  ['g4dn.2xlarge', 'T4', 1, 16, 8, 32, 225],
  ['g4dn.4xlarge', 'T4', 1, 16, 16, 64, 225],
  ['g4dn.8xlarge', 'T4', 1, 16, 32, 128, 900, efa([0], 0)],
  ['g4dn.16xlarge', 'T4', 1, 16, 64, 256, 900, efa([0], 0)],
  ['g4dn.12xlarge', 'T4', 4, 16, 48, 192, 900, efa([0], 0)],
  ['g4dn.metal', 'T4', 8, 16, 96, 384, 1800, efa([0], 0)],
  ['g6.xlarge', 'L4', 1, 22, 4, 16, 250],
  ['g6.2xlarge', 'L4', 1, 22, 8, 32, 450],
  ['g6.4xlarge', 'L4', 1, 22, 16, 64, 600],
  ['g6.8xlarge', 'L4', 1, 22, 32, 128, 900, efa([0], 0)],
  ['g6.16xlarge', 'L4', 1, 22, 64, 256, 1880, efa([0], 0)],
  ['g6.12xlarge', 'L4', 4, 22, 48, 192, 3760, efa([0], 0)],
  ['g6.24xlarge', 'L4', 4, 22, 96, 384, 3760, efa([0], 0)],
  ['g6.48xlarge', 'L4', 8, 22, 192, 768, 7520, efa([0], 0)],
  ['g6e.xlarge', 'L40S', 1, 44, 4, 32, 250],
  ['g6e.2xlarge', 'L40S', 1, 44, 8, 64, 450],
  ['g6e.4xlarge', 'L40S', 1, 44, 16, 128, 600],
  ['g6e.8xlarge', 'L40S', 1, 44, 32, 256, 900, efa([0], 0)],
  ['g6e.16xlarge', 'L40S', 1, 44, 64, 512, 1900, efa([0], 0)],
  ['g6e.12xlarge', 'L40S', 4, 44, 48, 384, 3800, efa([0], 0)],
  ['g6e.24xlarge', 'L40S', 4, 44, 96, 768, 3800, efa([0, 1], 1)],
  ['g6e.48xlarge', 'L40S', 8, 44, 192, 1536, 7600, efa(range(0, 3), 1)],
  ['g7e.12xlarge', 'RTX PRO 6000', 2, 96, 48, 512, 3800, efa([0], 0)],
  ['g7e.24xlarge', 'RTX PRO 6000', 4, 96, 96, 1024, 7600, efa([0, 1], 1)],
  ['g7e.48xlarge', 'RTX PRO 6000', 8, 96, 192, 2048, 15200, efa(range(0, 3), 1)],
];

const NEURON: readonly Row[] = [
  ['trn1.2xlarge', 'Trainium', 1, 32, 8, 32, 474],
  ['trn1.32xlarge', 'Trainium', 16, 32, 128, 512, 7600, efa(range(0, 7), 1)],
  ['trn1n.32xlarge', 'Trainium', 16, 32, 128, 512, 7600, efa(range(0, 15), 1)],
  ['trn2.48xlarge', 'Trainium2', 16, 96, 192, 2048, 7600, efa(range(0, 15), 1)],
  ['inf2.xlarge', 'Inferentia2', 1, 32, 4, 16, 0],
  ['inf2.8xlarge', 'Inferentia2', 1, 32, 32, 128, 0],
  ['inf2.24xlarge', 'Inferentia2', 6, 32, 96, 384, 0],
  ['inf2.48xlarge', 'Inferentia2', 12, 32, 192, 768, 0],
];

/** A GB200 superchip host, which EC2 gives out in UltraServers of 18. Its memory per accelerator is an estimate from the whole. */
const GB200: AcceleratedInstanceType = {
  ...instanceType('nvidia', ['p6e-gb200.36xlarge', 'GB200', 4, 185, 144, 960, 22500, efa([1, 5, 9, 13], 0)]),
  architecture: 'arm64',
  nodesPerUltraServer: 18,
};

/** The accelerated instance types that this release knows. */
export const ACCELERATED_INSTANCE_TYPES: readonly AcceleratedInstanceType[] = [
  ...NVIDIA.map((row) => instanceType('nvidia', row)),
  GB200,
  ...NEURON.map((row) => instanceType('neuron', row)),
];

function instanceType(vendor: AcceleratedInstanceType['vendor'], row: Row): AcceleratedInstanceType {
  const [name, accelerator, accelerators, acceleratorMemoryGiB, vcpus, memoryGiB, nvmeGB, layout] = row;
  return {
    name,
    vendor,
    accelerator,
    accelerators,
    acceleratorMemoryGiB,
    vcpus,
    memoryGiB,
    nvmeGB,
    ...(layout === undefined ? {} : { efa: layout }),
    architecture: 'x86_64',
    nodesPerUltraServer: 1,
    confidence: 'confirmed',
    sources: SOURCES,
  };
}

function efa(cards: readonly number[], secondaryDeviceIndex: 0 | 1): EfaLayout {
  return { cards, secondaryDeviceIndex };
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
