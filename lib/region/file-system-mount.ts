import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';

/**
 * A parallel file system as a node mounts it: the address, the name and the directory.
 *
 * The construct of the file system makes it (`ParallelFileSystem.mountAt`), clusters take it; neither knows the other.
 */
export interface FileSystemMount {
  /** The id of the cell that the file system lies in. Nodes of other cells do not reach it. */
  readonly cellId: string;

  /** DNS name of the file system, inside the network of its cell. */
  readonly dnsName: string;

  /** Mount name of the file system: what follows `@tcp:/` in the mount command. */
  readonly mountName: string;

  /** Absolute path of the directory on the node, such as `/fsx`. */
  readonly mountPath: string;

  /** Security group of the file system: nodes must be allowed to reach it, and it them. */
  readonly securityGroup: ISecurityGroup;

  /** Whether nodes with EFA interfaces reach the file system over EFA. */
  readonly efa: boolean;
}
