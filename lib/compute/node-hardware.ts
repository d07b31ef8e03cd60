import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { architectureOf, INSTANCE_TYPES, isAcceleratedFamily, networkInterfacesOf } from '../catalog/instance-types';
import { AiFactoryError } from '../errors';
import { AmiType } from './ami-type';
import { type NetworkInterface, NetworkInterfaceType } from './network-interface';
import { checkNetworkInterfaces } from './network-interface-checks';
import { NEURON_TAINT, NVIDIA_TAINT } from './system-pods';
import type { Taint } from './taint';

/** What a user says about the machines of a pool. */
export interface NodeHardwareProps {
  readonly instanceType: string;
  readonly amiType?: AmiType;
  readonly networkInterfaces?: readonly NetworkInterface[];
}

/** What follows from it. */
export interface NodeHardware {
  readonly amiType: AmiType;
  /** Primary first. One entry when the machine has no fabric. */
  readonly networkInterfaces: readonly NetworkInterface[];
  readonly accelerated: boolean;
  /** Whether the machine has local NVMe storage. False where that is not known. */
  readonly localStorage: boolean;
  readonly nodesPerUltraServer: number;
  /** What keeps pods off the machine that do not ask for its accelerators. */
  readonly taints: readonly Taint[];
}

const PRIMARY: NetworkInterface = { networkCardIndex: 0, deviceIndex: 0 };

const LAYOUT_TYPES = { interface: NetworkInterfaceType.INTERFACE, 'efa-only': NetworkInterfaceType.EFA_ONLY } as const;

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
  const networkInterfaces =
    props.networkInterfaces ??
    (known === undefined
      ? [PRIMARY]
      : networkInterfacesOf(known).map(({ type, ...place }) => ({ ...place, interfaceType: LAYOUT_TYPES[type] })));
  const amiType = props.amiType ?? defaultAmiType(props.instanceType);

  checkDescribed(scope, props);
  checkNetworkInterfaces(scope, networkInterfaces);

  return {
    amiType,
    networkInterfaces,
    accelerated: known !== undefined || isAcceleratedFamily(props.instanceType),
    localStorage: (known?.nvmeGB ?? 0) > 0,
    nodesPerUltraServer: known?.nodesPerUltraServer ?? 1,
    taints: taintsOf(amiType),
  };
}

function defaultAmiType(instanceType: string): AmiType {
  const known = INSTANCE_TYPES.get(instanceType);
  if (known === undefined) {
    return STANDARD[architectureOf(instanceType)];
  }
  return known.vendor === 'neuron' ? AmiType.AL2023_X86_64_NEURON : NVIDIA[known.architecture];
}

function taintsOf(amiType: AmiType): readonly Taint[] {
  if (amiType.name.includes('NVIDIA')) {
    return [NVIDIA_TAINT];
  }
  return amiType.name.includes('NEURON') ? [NEURON_TAINT] : [];
}

function checkDescribed(scope: IConstruct, props: NodeHardwareProps): void {
  const unknown =
    Token.isUnresolved(props.instanceType) ||
    (isAcceleratedFamily(props.instanceType) && !INSTANCE_TYPES.has(props.instanceType));
  if (unknown && (props.amiType === undefined || props.networkInterfaces === undefined)) {
    const name = Token.isUnresolved(props.instanceType) ? 'an instance type known only later' : props.instanceType;
    throw new AiFactoryError(
      'AIF-CMP-007',
      `this release does not know the drivers and the network cards of ${name}`,
      'Pass `amiType` and `networkInterfaces`, as AWS documents them for the instance type.',
      scope,
    );
  }
}
