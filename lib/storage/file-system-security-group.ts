import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** Properties of `FileSystemSecurityGroup`. */
export interface FileSystemSecurityGroupProps {
  /** The network of the cell. */
  readonly vpc: ec2.IVpc;
  /** The name of the file system. */
  readonly fileSystemName: string;
  /** Whether clients use EFA. */
  readonly efa: boolean;
  /** What of the file system can never change, in words. */
  readonly immutable: readonly string[];
}

/**
 * What guards a file system: open among its servers, and to clients that are named.
 *
 * Its name is fixed and its description says what cannot change, so an edit of that is refused, instead of replacing the file system.
 */
export class FileSystemSecurityGroup extends ec2.SecurityGroup {
  /** What opens the servers to each other. FSx looks for it when it makes the file system. */
  public readonly rules: CfnResource[];

  public constructor(scope: Construct, id: string, props: FileSystemSecurityGroupProps) {
    super(scope, id, {
      vpc: props.vpc,
      securityGroupName: `fsx-${props.fileSystemName}`,
      description: describable(`File system ${props.fileSystemName}: ${props.immutable.join(', ')}`),
      allowAllOutbound: false,
    });
    for (const port of ports(props.efa)) {
      this.connections.allowInternally(port, 'File servers');
    }
    this.rules = this.node.children.filter(CfnResource.isCfnResource).filter((rule) => rule !== this.node.defaultChild);
    for (const resource of [this, ...this.rules]) {
      resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    }
  }
}

/** Opens a file system and its clients to each other, in the stack of the clients. */
export function allowClients(fileSystem: ec2.ISecurityGroup, efa: boolean, clients: ec2.IConnectable): void {
  for (const port of ports(efa)) {
    clients.connections.allowTo(fileSystem, port, 'File system');
    clients.connections.allowFrom(fileSystem, port, 'File system');
  }
}

/** The same in the stack of the file system, for clients that were there before it. */
export function admitClients(fileSystem: ec2.Connections, efa: boolean, clients: ec2.IConnectable): void {
  for (const port of ports(efa)) {
    fileSystem.allowFrom(clients, port, 'File system');
    fileSystem.allowTo(clients, port, 'File system');
  }
}

/**
 * Lustre takes these ports in both directions. For EFA, AWS asks for all traffic, and only rules that name a group count
 * (https://docs.aws.amazon.com/fsx/latest/LustreGuide/limit-access-security-groups.html).
 */
function ports(efa: boolean): ec2.Port[] {
  return efa ? [ec2.Port.allTraffic()] : [ec2.Port.tcp(988), ec2.Port.tcpRange(1018, 1023)];
}

/** EC2 takes few characters in a description, and a zone may have any name (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html). */
function describable(text: string): string {
  return text.replace(/[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, '_').slice(0, 255);
}
