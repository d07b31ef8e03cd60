import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type SubnetRole, subnetRange } from '../catalog/cell-layout';
import type { CellRanges } from './cell-ranges';
import { tagResource } from './tags';
import type { Zone } from './zone';

/** Roles that have a subnet in every zone, in the order in which `vpc.isolatedSubnets` lists them. */
const ZONAL_ROLES = ['services', 'data', 'controlPlane'] as const satisfies readonly SubnetRole[];

/** Load balancers of the cluster are put into subnets with this tag (https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html). */
const INTERNAL_LOAD_BALANCERS = 'kubernetes.io/role/internal-elb';

/** Prefixes for pods get 15 sixteenths of the node range, in blocks of these sizes relative to it. */
const PREFIX_BLOCKS = [1, 2, 3, 4];

/** Properties of `CellSubnets`. */
export interface CellSubnetsProps {
  /** The id of the network. */
  readonly vpcId: string;
  /** What the names of the subnets start with. */
  readonly name: string;
  /** The ranges of the cell. */
  readonly ranges: CellRanges;
  /** The zones, sorted by slot. */
  readonly zones: Zone[];
  /** The zone of the nodes. */
  readonly homeZone: string;
  /** Whether to keep most of the node range for the prefixes of pods. */
  readonly reservePrefixes: boolean;
}

/** The route table of a role. */
export interface RoleTable {
  /** What the subnets are for. */
  readonly role: SubnetRole;
  /** The id of the route table. */
  readonly routeTableId: string;
}

/**
 * The subnets of a cell and their route tables, none of which has a route out.
 *
 * One route table a role, not a zone: routes differ by what they lead to (the premises see services, never nodes), and without NAT
 * gateways no route differs by zone.
 */
export class CellSubnets extends Construct {
  /** The network, with the subnets of the zonal roles as isolated subnets. */
  public readonly vpc: ec2.IVpc;
  /** The subnet of nodes and pods. */
  public readonly nodes: ec2.ISubnet;
  /** The ids of all route tables. */
  public readonly routeTableIds: string[];
  /** The route tables of what others may reach: of all roles but the nodes. */
  public readonly routableTables: RoleTable[];
  private readonly props: CellSubnetsProps;

  public constructor(scope: Construct, id: string, props: CellSubnetsProps) {
    super(scope, id);
    this.props = props;
    // Linters advise against stated zones; `createSubnet` tells the other one.
    Validations.of(this).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'The site states its zones: which one a deployment happens to choose must not move data or nodes.',
    });
    const zonal = ZONAL_ROLES.map((role) => ({ role, ...this.createZonalSubnets(role) }));
    const nodes = this.createNodeSubnet();
    this.nodes = nodes.subnet;
    this.routableTables = zonal.map(({ role, routeTableId }) => ({ role, routeTableId }));
    this.routeTableIds = [...zonal.map((group) => group.routeTableId), nodes.routeTableId];
    this.vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: props.vpcId,
      vpcCidrBlock: props.ranges.cell.toString(),
      availabilityZones: props.zones.map((zone) => zone.name),
      isolatedSubnetNames: zonal.map((group) => group.role),
      isolatedSubnetIds: zonal.flatMap((group) => group.subnetIds),
      isolatedSubnetRouteTableIds: zonal.flatMap((group) => group.subnetIds.map(() => group.routeTableId)),
      isolatedSubnetIpv4CidrBlocks: zonal.flatMap((group) => group.cidrBlocks),
    });
  }

  /** The subnets of a role, one a zone, sorted by slot. */
  public ofRole(role: 'services' | 'data' | 'controlPlane'): ec2.ISubnet[] {
    return this.vpc.selectSubnets({ subnetGroupName: role }).subnets;
  }

  /** Creates the subnets that a transit gateway has its addresses in, one a zone, and returns their ids. */
  public createTransitSubnets(): string[] {
    return this.createZonalSubnets('transit').subnetIds;
  }

  private createZonalSubnets(role: SubnetRole) {
    const routeTableId = this.createRouteTable(role);
    const subnets = this.props.zones.map((zone) => {
      const cidrBlock = subnetRange(this.props.ranges.cell, zone.slot ?? 0, role).toString();
      const subnet = this.createSubnet(`${role}-${zone.name}`, zone.name, cidrBlock, routeTableId);
      if (role === 'services') {
        tagResource(subnet, INTERNAL_LOAD_BALANCERS, '1');
      }
      return { subnetId: subnet.ref, cidrBlock };
    });
    return {
      routeTableId,
      subnetIds: subnets.map((subnet) => subnet.subnetId),
      cidrBlocks: subnets.map((subnet) => subnet.cidrBlock),
    };
  }

  private createNodeSubnet() {
    const { homeZone, ranges, reservePrefixes } = this.props;
    const cidrBlock = ranges.nodes.toString();
    const association = new ec2.CfnVPCCidrBlock(this, 'NodeRange', { vpcId: this.props.vpcId, cidrBlock });
    const routeTableId = this.createRouteTable('nodes');
    const resource = this.createSubnet(`nodes-${homeZone}`, homeZone, cidrBlock, routeTableId);
    resource.addResourceDependency(association);
    if (reservePrefixes) {
      this.reservePrefixes(resource);
    }
    const subnet = ec2.Subnet.fromSubnetAttributes(this, 'Nodes', {
      subnetId: resource.ref,
      availabilityZone: homeZone,
      routeTableId,
      ipv4CidrBlock: cidrBlock,
    });
    return { subnet, routeTableId };
  }

  /**
   * Keeps single addresses and the /28 prefixes of pods apart; scattered single addresses would leave no whole prefix free.
   *
   * Nothing else is given out of a reservation, so the first sixteenth stays for the nodes' own interfaces: 2,043 of a /17, beside
   * 1,920 prefixes, which is two each for 960 nodes (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html,
   * https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html).
   */
  private reservePrefixes(subnet: ec2.CfnSubnet): void {
    const { nodes } = this.props.ranges;
    for (const bits of PREFIX_BLOCKS) {
      const reservation = new ec2.CfnSubnetCidrReservation(this, `prefixes-${bits}`, {
        subnetId: subnet.ref,
        cidr: nodes.part(nodes.prefix + bits, 1).toString(),
        reservationType: 'prefix',
        description: 'Prefixes of pods',
      });
      Validations.of(reservation).acknowledge({
        id: 'CloudFormation-Validate::F3006',
        reason: 'Asked for with reservePrefixes, for a Region whose CloudFormation has the type.',
      });
    }
  }

  private createRouteTable(role: string): string {
    const routeTable = new ec2.CfnRouteTable(this, `routes-${role}`, { vpcId: this.props.vpcId });
    tagResource(routeTable, 'Name', `${this.props.name}-${role}`);
    return routeTable.ref;
  }

  private createSubnet(id: string, availabilityZone: string, cidrBlock: string, routeTableId: string): ec2.CfnSubnet {
    const subnet = new ec2.CfnSubnet(this, id, {
      vpcId: this.props.vpcId,
      availabilityZone,
      cidrBlock,
      mapPublicIpOnLaunch: false,
    });
    tagResource(subnet, 'Name', `${this.props.name}-${id}`);
    subnet.addMetadata('cfn-lint', { config: { ignore_checks: ['W3010'] } });
    new ec2.CfnSubnetRouteTableAssociation(subnet, 'Routes', { subnetId: subnet.ref, routeTableId });
    return subnet;
  }
}
