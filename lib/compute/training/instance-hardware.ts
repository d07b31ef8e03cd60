import type { AmiType } from '../ami-type';

/** Who makes the accelerators of an instance type, and so which drivers its image needs. */
export enum AcceleratorVendor {
  /** NVIDIA GPUs. */
  NVIDIA = 'nvidia',
  /** AWS Trainium and Inferentia, driven by the Neuron SDK. */
  NEURON = 'neuron',
}

/** The processor architecture that images have to be built for. */
export enum ProcessorArchitecture {
  /** Intel and AMD. */
  X86_64 = 'x86_64',
  /** AWS Graviton and NVIDIA Grace. */
  ARM64 = 'arm64',
}

/** The Elastic Fabric Adapters of an instance type. */
export interface EfaCards {
  /** Network cards that carry an EFA, by index. */
  readonly cards: number[];
  /**
   * Device index of the EFA on cards other than card 0, 0 or 1. On card 0, which holds the primary interface, it is 1.
   *
   * @default 0
   */
  readonly secondaryDeviceIndex?: number;
}

/**
 * What there is to know about an accelerated instance type that this release does not list, or that a site knows better.
 *
 * The words are those of the catalogue. What is stated here wins over what the catalogue says.
 */
export interface InstanceHardware {
  /** Who makes the accelerators. */
  readonly vendor: AcceleratorVendor;
  /**
   * Accelerators in one instance. Slurm has to be told.
   *
   * @default - what the catalogue says; unknown otherwise
   */
  readonly accelerators?: number;
  /**
   * The processor architecture.
   *
   * @default - what the catalogue says; otherwise by EC2's naming convention, in which a `g` after the generation digit marks AWS Graviton
   */
  readonly architecture?: ProcessorArchitecture;
  /**
   * Elastic Fabric Adapters. Every one becomes an EFA-only interface, which takes no IP address.
   *
   * @default - what the catalogue says; none otherwise
   */
  readonly efa?: EfaCards;
  /**
   * Local NVMe storage in GB.
   *
   * @default - what the catalogue says; none otherwise
   */
  readonly nvmeGB?: number;
  /**
   * Instances that EC2 places only together, as one UltraServer.
   *
   * @default - what the catalogue says; 1 otherwise
   */
  readonly nodesPerUltraServer?: number;
  /**
   * Hardware threads of a processor core: 2 for most Intel processors, 1 for AWS Graviton and NVIDIA Grace.
   *
   * @default - by architecture and family
   */
  readonly threadsPerCore?: number;
  /**
   * Whether SageMaker HyperPod takes the type.
   *
   * @default - what the catalogue says; true otherwise, because whoever describes a type has asked
   */
  readonly hyperPod?: boolean;
  /**
   * Whether AWS Parallel Computing Service takes the type.
   *
   * @default - what the catalogue says; true otherwise
   */
  readonly pcs?: boolean;
  /**
   * Whether the type reaches FSx for Lustre over its EFAs.
   *
   * @default - what the catalogue says; otherwise whether it has EFAs
   */
  readonly efaFileSystem?: boolean;
  /**
   * The EKS AMI family.
   *
   * @default - Amazon Linux 2023 with the drivers of the vendor, for the architecture
   */
  readonly amiType?: AmiType;
}
