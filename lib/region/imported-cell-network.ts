import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { ICellNetwork } from './cell-network';
import { resolveHomeZone } from './home-zone';
import { allowToPrivateEndpoints } from './private-endpoints';
import type { IPrivateRegion } from './private-region';

/** What is needed to use a network that someone else owns. */
export interface CellNetworkAttributes {
  /** The private region that the cell belongs to. */
  readonly region: IPrivateRegion;
  /** The id of the cell. */
  readonly cellId: string;
  /** The id of the network. */
  readonly vpcId: string;
  /** The network's first range. */
  readonly vpcCidr: string;
  /**
   * The zone of the nodes.
   *
   * @default - the zone of the hosting, if it has only one; required otherwise
   */
  readonly homeZone?: string;
  /** The id of the subnet of nodes and pods, in the home zone. */
  readonly nodeSubnetId: string;
  /** The range of that subnet. */
  readonly nodeCidr: string;
  /** Ids of the subnets of services, one for every zone of the hosting, sorted by slot. */
  readonly serviceSubnetIds: string[];
  /** Ids of the subnets of data, one for every zone of the hosting, sorted by slot. */
  readonly dataSubnetIds: string[];
  /** Ids of the subnets of control planes, one for every zone of the hosting, sorted by slot. */
  readonly controlPlaneSubnetIds: string[];
  /** The id of the security group that guards the private endpoints. */
  readonly endpointSecurityGroupId: string;
  /**
   * Ranges outside the factory that may call in.
   *
   * @default - none
   */
  readonly onPremisesCidrs?: string[];
}

/** A network that someone else owns. */
export class ImportedCellNetwork extends Construct implements ICellNetwork {
  public readonly region: IPrivateRegion;
  public readonly cellId: string;
  public readonly vpc: ec2.IVpc;
  public readonly homeZone: string;
  public readonly nodeSubnet: ec2.ISubnet;
  public readonly serviceSubnets: ec2.ISubnet[];
  public readonly dataSubnets: ec2.ISubnet[];
  public readonly controlPlaneSubnets: ec2.ISubnet[];
  public readonly onPremisesCidrs: string[];
  public readonly endpointSecurityGroup: ec2.ISecurityGroup;

  public constructor(scope: Construct, id: string, attributes: CellNetworkAttributes) {
    super(scope, id);
    this.region = attributes.region;
    this.cellId = attributes.cellId;
    this.onPremisesCidrs = attributes.onPremisesCidrs ?? [];
    this.homeZone = resolveHomeZone(this, attributes.region.hosting, attributes.homeZone);
    const groups = {
      services: attributes.serviceSubnetIds,
      data: attributes.dataSubnetIds,
      controlPlane: attributes.controlPlaneSubnetIds,
    };
    for (const [role, subnetIds] of Object.entries(groups)) {
      this.requireOneForEachZone(role, subnetIds);
    }
    this.vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: attributes.vpcId,
      vpcCidrBlock: attributes.vpcCidr,
      availabilityZones: attributes.region.hosting.zones.map((zone) => zone.name),
      isolatedSubnetNames: Object.keys(groups),
      isolatedSubnetIds: Object.values(groups).flat(),
    });
    this.serviceSubnets = this.vpc.selectSubnets({ subnetGroupName: 'services' }).subnets;
    this.dataSubnets = this.vpc.selectSubnets({ subnetGroupName: 'data' }).subnets;
    this.controlPlaneSubnets = this.vpc.selectSubnets({ subnetGroupName: 'controlPlane' }).subnets;
    this.nodeSubnet = ec2.Subnet.fromSubnetAttributes(this, 'Nodes', {
      subnetId: attributes.nodeSubnetId,
      availabilityZone: this.homeZone,
      ipv4CidrBlock: attributes.nodeCidr,
    });
    this.endpointSecurityGroup = ec2.SecurityGroup.fromSecurityGroupId(
      this,
      'EndpointSecurityGroup',
      attributes.endpointSecurityGroupId,
      { mutable: false },
    );
  }

  public allowToEndpoints(connections: ec2.IConnectable): void {
    allowToPrivateEndpoints(connections, this.endpointSecurityGroup, this.region.hosting);
  }

  /** Does nothing: whoever owns the network has to provide the private endpoints. */
  public useEndpoints(_shortNames: string[]): void {}

  private requireOneForEachZone(role: string, subnetIds: string[]): void {
    const zones = this.region.hosting.zones.length;
    if (subnetIds.length !== zones) {
      throw new AiFactoryError(
        'AIF-NET-114',
        `${subnetIds.length} subnets are given for ${role}, and the site has ${zones} zones`,
        'give one subnet for every zone of the hosting, sorted by slot',
        this,
      );
    }
  }
}
