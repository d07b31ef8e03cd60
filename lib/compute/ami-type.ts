/**
 * The EKS AMI family that the nodes of a pool start from.
 *
 * Names of https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html. EKS looks the image up in the Region, so that no AMI
 * id is ever written down.
 */
export class AmiType {
  /** Amazon Linux 2023 for x86. */
  public static readonly AL2023_X86_64_STANDARD = AmiType.of('AL2023_x86_64_STANDARD');
  /** Amazon Linux 2023 for AWS Graviton. */
  public static readonly AL2023_ARM_64_STANDARD = AmiType.of('AL2023_ARM_64_STANDARD');
  /** Amazon Linux 2023 for x86 with NVIDIA and EFA drivers. */
  public static readonly AL2023_X86_64_NVIDIA = AmiType.of('AL2023_x86_64_NVIDIA');
  /** Amazon Linux 2023 for ARM with NVIDIA and EFA drivers, for Grace Blackwell. */
  public static readonly AL2023_ARM_64_NVIDIA = AmiType.of('AL2023_ARM_64_NVIDIA');
  /** Amazon Linux 2023 for x86 with Neuron and EFA drivers, for Trainium and Inferentia. */
  public static readonly AL2023_X86_64_NEURON = AmiType.of('AL2023_x86_64_NEURON');

  /**
   * An AMI type that this release does not name. It has to be one of Amazon Linux 2023, because the root volume and the node
   * configuration follow its conventions.
   */
  public static of(name: string): AmiType {
    return new AmiType(name);
  }

  /** The name in the EKS API. */
  public readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }
}
