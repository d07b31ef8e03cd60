import { ACCELERATED_INSTANCE_TYPES } from './accelerated-instance-types';
import type { Confidence, Source } from './source';

/** The processor architecture that an image has to be built for. */
export type Architecture = 'x86_64' | 'arm64';

/** Who makes the accelerators, and so which drivers the image of a node needs. */
export type AcceleratorVendor = 'nvidia' | 'neuron';

/** The Elastic Fabric Adapters of an instance type. */
export interface EfaLayout {
  /** Network cards that carry an EFA. */
  readonly cards: readonly number[];
  /**
   * Device index of the EFA on cards other than card 0. On card 0, which holds the primary interface, it is 1.
   *
   * 0 for every type that this release knows: the EC2 User Guide puts EFA-only interfaces at index 0 and leaves 1 to a further
   * interface with addresses, in general and by name for P5, P5e, P6-B200, P6-B300 and P6e-GB200
   * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html, read 2026-11-22). AWS ParallelCluster and older
   * editions of that guide use 1 on cards that take more than one interface
   * (https://github.com/aws/aws-parallelcluster/pull/7262). EC2 takes both on such cards: it refuses an index only when it is not
   * below the number of interfaces of the card (https://github.com/eksctl-io/eksctl/issues/7520). Cards that take one interface,
   * as those with odd numbers in P6e-GB200, have index 0 and no other.
   */
  readonly secondaryDeviceIndex: 0 | 1;
}

/** What EC2 says about an accelerated instance type. */
export interface AcceleratedInstanceType {
  /** The EC2 name, such as `p5.48xlarge`. */
  readonly name: string;
  readonly vendor: AcceleratorVendor;
  /** The accelerator's product name. */
  readonly accelerator: string;
  /** Accelerators in one instance. */
  readonly accelerators: number;
  /** Memory of one accelerator in GiB, rounded down. */
  readonly acceleratorMemoryGiB: number;
  readonly vcpus: number;
  readonly memoryGiB: number;
  readonly architecture: Architecture;
  /** Local NVMe storage in GB; 0 when the type has none. */
  readonly nvmeGB: number;
  /** Instances that EC2 places only together, as one UltraServer. 1 for types that stand alone. */
  readonly nodesPerUltraServer: number;
  /** The EC2 name of the UltraServer, such as `u-p6e-gb200x72`. Unset for types that stand alone. */
  readonly ultraServer?: string;
  /** Network cards of one instance. */
  readonly networkCards: number;
  /** The most that all network cards carry together, in Gbps. */
  readonly maxNetworkGbps: number;
  /** Unset when the type has no EFA. */
  readonly efa?: EfaLayout;
  /** The EKS AMI type with drivers for the accelerators, such as `AL2023_x86_64_NVIDIA`. */
  readonly amiType: string;
  /** Whether SageMaker HyperPod takes the type. */
  readonly hyperPod: boolean;
  /** Whether AWS Parallel Computing Service takes the type. Its API takes every EC2 instance type; no source names exceptions. */
  readonly pcs: boolean;
  /** Whether SageMaker endpoints take the type. */
  readonly sageMakerEndpoints: boolean;
  /** Whether the type reaches Amazon FSx for Lustre over its EFAs. */
  readonly efaFileSystem: boolean;
  /** Whether the type reads Amazon FSx for Lustre straight into the memory of its GPUs (GPUDirect Storage). */
  readonly gpuDirectStorage: boolean;
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
}

/** What network interfaces follow from: an instance type of the catalogue, or one that a user describes. */
export interface DescribedFabric {
  /** Unset when the type has no EFA. The secondary device index is 0 where it is not stated. */
  readonly efa?: Pick<EfaLayout, 'cards'> & { readonly secondaryDeviceIndex?: number };
}

/** One network interface of an instance, as a launch template places it. */
export interface NetworkInterfacePlacement {
  readonly networkCardIndex: number;
  readonly deviceIndex: number;
  readonly type: 'interface' | 'efa-only';
}

/** The accelerated instance types that this release knows, by EC2 name. */
export const INSTANCE_TYPES: ReadonlyMap<string, AcceleratedInstanceType> = new Map(
  ACCELERATED_INSTANCE_TYPES.map((type) => [type.name, type]),
);

/**
 * The network interfaces of an instance type, primary first.
 *
 * The primary is always an ENA interface at card 0, device 0, because an EFA-only interface cannot be the primary. Every EFA is
 * `efa-only`: such an interface takes no IP address (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html).
 */
export function networkInterfacesOf(type: DescribedFabric): readonly NetworkInterfacePlacement[] {
  const primary: NetworkInterfacePlacement = { networkCardIndex: 0, deviceIndex: 0, type: 'interface' };
  const adapters = (type.efa?.cards ?? []).map(
    (card): NetworkInterfacePlacement => ({
      networkCardIndex: card,
      deviceIndex: card === 0 ? 1 : (type.efa?.secondaryDeviceIndex ?? 0),
      type: 'efa-only',
    }),
  );
  return [primary, ...adapters];
}

/**
 * The architecture of an instance type, accelerated or not.
 *
 * For types outside the catalogue it follows from EC2's naming convention: a `g` directly after the generation digit marks AWS
 * Graviton (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html).
 */
export function architectureOf(instanceType: string): Architecture {
  const known = INSTANCE_TYPES.get(instanceType);
  if (known !== undefined) {
    return known.architecture;
  }
  return /^([a-z]+\d+g|a1\.)/.test(instanceType) ? 'arm64' : 'x86_64';
}

const ACCELERATED_FAMILY = /^(p\d|g\d|gr\d|trn\d|inf\d|dl\d|vt\d|f\d)/;

/** Whether an instance type's family carries accelerators, also when the catalogue does not list the type. */
export function isAcceleratedFamily(instanceType: string): boolean {
  return ACCELERATED_FAMILY.test(instanceType);
}
