import { ACCELERATED_INSTANCE_TYPES } from './accelerated-instance-types';
import type { Confidence, Source } from './source';

/** The processor architecture that an image has to be built for. */
export type Architecture = 'x86_64' | 'arm64';

/** The EKS AMI families with drivers for a kind of accelerator. */
export type AcceleratorVendor = 'nvidia' | 'neuron';

/** The Elastic Fabric Adapters of an instance type. */
export interface EfaLayout {
  /** Network cards that carry an EFA. */
  readonly cards: readonly number[];
  /** Device index of the EFA on cards other than card 0. On card 0, which holds the primary interface, it is 1. */
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
  /** Unset when the type has no EFA. */
  readonly efa?: EfaLayout;
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
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
export function networkInterfacesOf(type: AcceleratedInstanceType): readonly NetworkInterfacePlacement[] {
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
