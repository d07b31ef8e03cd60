import type { AcceleratedInstanceType } from '../../catalog/instance-types';
import { AmiType } from '../ami-type';
import { AcceleratorVendor, type InstanceHardware, ProcessorArchitecture } from './instance-hardware';

const VENDORS = { nvidia: AcceleratorVendor.NVIDIA, neuron: AcceleratorVendor.NEURON } as const;

const ARCHITECTURES = { x86_64: ProcessorArchitecture.X86_64, arm64: ProcessorArchitecture.ARM64 } as const;

/** The hardware of an instance type that a site's own catalogue describes, as groups and pools take it. */
export function instanceHardwareOf(type: AcceleratedInstanceType): InstanceHardware {
  return {
    vendor: VENDORS[type.vendor],
    accelerators: type.accelerators,
    architecture: ARCHITECTURES[type.architecture],
    efa: type.efa === undefined ? { cards: [] } : { ...type.efa, cards: [...type.efa.cards] },
    nvmeGB: type.nvmeGB,
    nodesPerUltraServer: type.nodesPerUltraServer,
    hyperPod: type.hyperPod,
    pcs: type.pcs,
    efaFileSystem: type.efaFileSystem,
    amiType: AmiType.of(type.amiType),
  };
}
