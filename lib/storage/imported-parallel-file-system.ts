import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { FileSystemMount } from '../region';
import { allowClients } from './file-system-security-group';
import type { IParallelFileSystem } from './parallel-file-system';
import { mountOf } from './parallel-file-system-checks';

/** A file system that was made elsewhere. */
export interface ParallelFileSystemAttributes {
  /** What FSx calls the file system, `fs-…`. */
  readonly lustreId: string;
  /** The id of the cell that it lies in. */
  readonly cellId: string;
  /** The host name that it is mounted from. */
  readonly dnsName: string;
  /** The name that it is mounted by. */
  readonly mountName: string;
  /** The security group that guards it. */
  readonly securityGroupId: string;
  /**
   * Whether clients may use EFA.
   *
   * @default false
   */
  readonly efa?: boolean;
}

/** A file system that was made elsewhere. */
export class ImportedParallelFileSystem extends Construct implements IParallelFileSystem {
  public readonly lustreId: string;
  public readonly cellId: string;
  public readonly dnsName: string;
  public readonly mountName: string;
  public readonly efa: boolean;
  public readonly connections: ec2.Connections;
  private readonly securityGroup: ec2.ISecurityGroup;

  public constructor(scope: Construct, id: string, attributes: ParallelFileSystemAttributes) {
    super(scope, id);
    this.lustreId = attributes.lustreId;
    this.cellId = attributes.cellId;
    this.dnsName = attributes.dnsName;
    this.mountName = attributes.mountName;
    this.efa = attributes.efa ?? false;
    this.securityGroup = ec2.SecurityGroup.fromSecurityGroupId(this, 'SecurityGroup', attributes.securityGroupId);
    this.connections = new ec2.Connections({ securityGroups: [this.securityGroup] });
  }

  public mountAt(path: string): FileSystemMount {
    return mountOf(this, this.securityGroup, path);
  }

  public allowFromClients(clients: ec2.IConnectable): void {
    allowClients(this.securityGroup, this.efa, clients);
  }
}
