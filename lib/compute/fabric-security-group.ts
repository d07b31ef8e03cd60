import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { FileSystemMount, ICellNetwork } from '../region';

/** Properties of `FabricSecurityGroup`. */
export interface FabricSecurityGroupProps {
  /** The network of the cell. */
  readonly network: ICellNetwork;
  /** What carries the group, for its description, such as `Cluster bravo-main-train`. */
  readonly owner: string;
}

/** File systems of FSx for Lustre talk at these ports, in both directions (https://docs.aws.amazon.com/fsx/latest/LustreGuide/limit-access-security-groups.html). */
const LUSTRE_PORTS = [ec2.Port.tcp(988), ec2.Port.tcpRange(1018, 1023)];

/**
 * What nodes with a fabric carry: open within itself in both directions, by its own id, and to nothing else but what is named.
 *
 * EFA passes traffic only between groups that name each other, in both directions; an address range does not count, and a group that
 * lets everything out does not name itself (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html). The AWS CDK leaves such
 * a rule out where a group lets everything out, which is why this one never does.
 */
export class FabricSecurityGroup extends ec2.SecurityGroup {
  public constructor(scope: Construct, id: string, props: FabricSecurityGroupProps) {
    super(scope, id, {
      vpc: props.network.vpc,
      description: `${props.owner}: fabric`,
      allowAllOutbound: false,
    });
    this.connections.allowInternally(ec2.Port.allTraffic(), 'Fabric');
    props.network.allowToEndpoints(this);
  }

  /** Lets nodes and a file system reach each other: Lustre, and everything where the file system has EFA. */
  public allowFileSystem(mount: FileSystemMount): void {
    const fileSystem = mount.securityGroup;
    for (const port of mount.efa ? [ec2.Port.allTraffic()] : LUSTRE_PORTS) {
      this.connections.allowTo(fileSystem, port, 'File system');
      this.connections.allowFrom(fileSystem, port, 'File system');
    }
  }
}
