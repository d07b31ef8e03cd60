import type { Source } from './source';

/** Instances that EC2 places only together, joined by one accelerator interconnect. */
export interface UltraServer {
  /** The EC2 name, such as `u-p6e-gb200x72`. */
  readonly name: string;
  /** The instance type that it consists of. */
  readonly instanceType: string;
  /** Instances in one UltraServer. */
  readonly nodes: number;
  /** Accelerators in one UltraServer, all in one NVLink or NeuronLink domain. */
  readonly accelerators: number;
  readonly vcpus: number;
  readonly memoryGiB: number;
  /** Local NVMe storage in GB. */
  readonly nvmeGB: number;
  /** Throughput of all Elastic Fabric Adapters in Gbps. */
  readonly efaGbps: number;
  readonly sources: readonly Source[];
}

const P6E: readonly Source[] = [
  { url: 'https://aws.amazon.com/ec2/ultraservers/', date: '2026-11-22' },
  { url: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html', date: '2026-11-22' },
];

const TRN2: readonly Source[] = [
  {
    url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/about-neuron/arch/neuron-hardware/trn2-arch.html',
    date: '2026-08-21',
  },
];

/** Name, instance type, nodes, accelerators, vCPUs, GiB of memory, GB of NVMe, Gbps of fabric. */
type Row = readonly [string, string, number, number, number, number, number, number, readonly Source[]];

const ROWS: readonly Row[] = [
  ['u-p6e-gb200x36', 'p6e-gb200.36xlarge', 9, 36, 1296, 8640, 202_500, 14_400, P6E],
  ['u-p6e-gb200x72', 'p6e-gb200.36xlarge', 18, 72, 2592, 17_280, 405_000, 28_800, P6E],
  ['u-trn2x64', 'trn2u.48xlarge', 4, 64, 768, 8192, 30_400, 12_800, TRN2],
];

/** The UltraServers whose figures AWS publishes, by EC2 name. */
export const ULTRA_SERVERS: ReadonlyMap<string, UltraServer> = new Map(
  ROWS.map(([name, instanceType, nodes, accelerators, vcpus, memoryGiB, nvmeGB, efaGbps, sources]) => [
    name,
    { name, instanceType, nodes, accelerators, vcpus, memoryGiB, nvmeGB, efaGbps, sources },
  ]),
);
