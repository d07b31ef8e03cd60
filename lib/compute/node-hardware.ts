import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import {
  type AcceleratedInstanceType,
  type Architecture,
  architectureOf,
  type DescribedFabric,
  INSTANCE_TYPES,
  isAcceleratedFamily,
  networkInterfacesOf,
} from '../catalog/instance-types';
import { AiFactoryError } from '../errors';
import { AmiType } from './ami-type';
import { type NetworkInterface, NetworkInterfaceType } from './network-interface';
import { checkNetworkInterfaces, isEfa } from './network-interface-checks';
import { NEURON_TAINT, NVIDIA_TAINT } from './system-pods';
import type { Taint } from './taint';
import { threadsPerCore } from './threads-per-core';
import { AcceleratorVendor, type InstanceHardware } from './training/instance-hardware';

/** What a user says about the machines of a pool. */
export interface NodeHardwareProps {
  /** The EC2 instance type. */
  readonly instanceType: string;
  /**
   * The AMI family.
   *
   * @default - by `hardware`, or by instance type
   */
  readonly amiType?: AmiType;
  /**
   * The network interfaces of a node.
   *
   * @default - by `hardware`, or by instance type
   */
  readonly networkInterfaces?: NetworkInterface[];
  /**
   * The hardware, where the catalogue lacks it or is wrong.
   *
   * @default - what the catalogue says
   */
  readonly hardware?: InstanceHardware;
}

/** What follows from the instance type and from what a user says about it. */
export interface NodeHardware {
  /** The EKS AMI family. */
  readonly amiType: AmiType;
  /** Primary first. One entry when the machine has no fabric. */
  readonly networkInterfaces: NetworkInterface[];
  /** Whether the machine has accelerators. */
  readonly accelerated: boolean;
  /** Who makes the accelerators. Unset for machines without, and for described ones whose AMI family does not tell. */
  readonly vendor?: AcceleratorVendor;
  /** Accelerators in the machine. Unset where that is not known. */
  readonly accelerators?: number;
  /** Whether the machine has local NVMe storage. False where that is not known. */
  readonly localStorage: boolean;
  /** Machines that EC2 places only together. */
  readonly nodesPerUltraServer: number;
  /** Hardware threads of a processor core. */
  readonly threadsPerCore: number;
  /** Whether SageMaker HyperPod takes the instance type. */
  readonly hyperPod: boolean;
  /** Whether AWS PCS takes the instance type. */
  readonly pcs: boolean;
  /** Whether the machine reaches FSx for Lustre over its EFAs. */
  readonly efaFileSystem: boolean;
  /** What keeps pods off the machine that do not ask for its accelerators. */
  readonly taints: Taint[];
}

const STANDARD = { x86_64: AmiType.AL2023_X86_64_STANDARD, arm64: AmiType.AL2023_ARM_64_STANDARD } as const;

const NVIDIA = { x86_64: AmiType.AL2023_X86_64_NVIDIA, arm64: AmiType.AL2023_ARM_64_NVIDIA } as const;

/**
 * Completes what the user says with what the catalogue knows about the instance type.
 *
 * @throws AIF-CMP-007 for accelerated hardware that the catalogue does not list and the user does not describe
 * @throws AIF-CMP-008 for network interfaces that EC2 would refuse
 */
export function nodeHardware(scope: IConstruct, props: NodeHardwareProps): NodeHardware {
  const known = INSTANCE_TYPES.get(props.instanceType);
  const told = props.hardware;
  const architecture = told?.architecture ?? architectureOf(props.instanceType);
  const networkInterfaces = props.networkInterfaces ?? interfacesOf({ efa: told?.efa ?? known?.efa });
  const amiType = props.amiType ?? told?.amiType ?? defaultAmiType(architecture, known, told);

  checkDescribed(scope, props);
  checkNetworkInterfaces(scope, networkInterfaces);

  return {
    amiType,
    networkInterfaces,
    accelerated: told !== undefined || known !== undefined || isAcceleratedFamily(props.instanceType),
    vendor: told?.vendor ?? vendorOf(amiType),
    accelerators: told?.accelerators ?? known?.accelerators,
    localStorage: (told?.nvmeGB ?? known?.nvmeGB ?? 0) > 0,
    nodesPerUltraServer: told?.nodesPerUltraServer ?? known?.nodesPerUltraServer ?? 1,
    threadsPerCore: told?.threadsPerCore ?? threadsPerCore(props.instanceType, architecture),
    hyperPod: told?.hyperPod ?? known?.hyperPod ?? true,
    pcs: told?.pcs ?? known?.pcs ?? true,
    efaFileSystem: told?.efaFileSystem ?? known?.efaFileSystem ?? networkInterfaces.some(isEfa),
    taints: taintsOf(amiType),
  };
}

function interfacesOf(fabric: DescribedFabric): NetworkInterface[] {
  return networkInterfacesOf(fabric).map(({ type, ...place }) => ({
    ...place,
    interfaceType: type === 'efa-only' ? NetworkInterfaceType.EFA_ONLY : NetworkInterfaceType.INTERFACE,
  }));
}

function defaultAmiType(
  architecture: Architecture,
  known: AcceleratedInstanceType | undefined,
  told: InstanceHardware | undefined,
): AmiType {
  switch (told?.vendor) {
    case undefined:
      return known === undefined ? STANDARD[architecture] : AmiType.of(known.amiType);
    case AcceleratorVendor.NEURON:
      return AmiType.AL2023_X86_64_NEURON;
    case AcceleratorVendor.NVIDIA:
      return NVIDIA[architecture];
  }
}

function vendorOf(amiType: AmiType): AcceleratorVendor | undefined {
  if (amiType.name.includes('NVIDIA')) {
    return AcceleratorVendor.NVIDIA;
  }
  return amiType.name.includes('NEURON') ? AcceleratorVendor.NEURON : undefined;
}

function taintsOf(amiType: AmiType): Taint[] {
  switch (vendorOf(amiType)) {
    case AcceleratorVendor.NVIDIA:
      return [NVIDIA_TAINT];
    case AcceleratorVendor.NEURON:
      return [NEURON_TAINT];
    case undefined:
      return [];
  }
}

function checkDescribed(scope: IConstruct, props: NodeHardwareProps): void {
  const unknown =
    Token.isUnresolved(props.instanceType) ||
    (isAcceleratedFamily(props.instanceType) && !INSTANCE_TYPES.has(props.instanceType));
  const described =
    props.hardware !== undefined || (props.amiType !== undefined && props.networkInterfaces !== undefined);
  if (unknown && !described) {
    const name = Token.isUnresolved(props.instanceType) ? 'an instance type known only later' : props.instanceType;
    const sizes = knownSizes(props.instanceType);
    throw new AiFactoryError(
      'AIF-CMP-007',
      `this release does not know the drivers and the network cards of ${name}`,
      sizes.length === 0
        ? 'Pass `hardware`, as AWS documents it for the instance type.'
        : `It knows ${sizes.join(', ')}. For another size pass \`hardware\`, as AWS documents it.`,
      scope,
    );
  }
}

/** The sizes of a family that the catalogue lists. */
function knownSizes(instanceType: string): string[] {
  const [family] = instanceType.split('.');
  return [...INSTANCE_TYPES.keys()].filter((name) => name.startsWith(`${family}.`));
}
