import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Cidr } from '../catalog/cidr';
import { distinctRanges, rangeId, readRange } from './cell-ranges';
import type { CellSubnets } from './cell-subnets';
import { NETWORK_QUOTAS, warnBeyond } from './network-quotas';
import { tagResource } from './tags';
import { requireFreeRange, requireInSite } from './transit-checks';
import type { ITransitGateway } from './transit-gateway';

/** Routes that a route table has besides those to a transit gateway: to both ranges of the cell, and to S3 and S3 Express One Zone, whose prefix lists count as 1 and 6 (https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html). */
const OTHER_ROUTES = 9;

/** Properties of `TransitAttachment`. */
export interface TransitAttachmentProps {
  /** The transit gateway. */
  readonly transitGateway: ITransitGateway;
  /** The name of the network, for the tag. */
  readonly name: string;
  /** The id of the network. */
  readonly vpcId: string;
  /** The routable range of the cell. */
  readonly cell: Cidr;
  /** The subnets of the cell. */
  readonly subnets: CellSubnets;
  /** Ranges on the premises. */
  readonly onPremisesCidrs: string[];
}

/**
 * Attaches a cell to a transit gateway, and routes its routable range, never that of its nodes.
 *
 * The number of resources is the same for every cell of a site, however many cells there are: the site is one route.
 */
export class TransitAttachment extends Construct {
  private readonly props: TransitAttachmentProps;
  private readonly attachment: ec2.CfnTransitGatewayAttachment;

  public constructor(scope: Construct, id: string, props: TransitAttachmentProps) {
    super(scope, id);
    this.props = props;
    const { cell, transitGateway } = props;
    const site = readRange(this, transitGateway.siteCidr);
    requireInSite(this, cell, site);
    requireFreeRange(this, cell, transitGateway);
    this.attachment = this.attach();
    this.announce('Premises', transitGateway.premisesRouteTableId);
    if (transitGateway.connectCells) {
      this.announce('Cells', transitGateway.cellRouteTableId);
    }
    this.routeFromSubnets(site);
  }

  /**
   * The attachment, in subnets of its own as AWS advises (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-best-design-practices.html).
   *
   * Not a `TransitGatewayVpcAttachment`: that type is replaced when the list of its subnets grows by a zone.
   */
  private attach(): ec2.CfnTransitGatewayAttachment {
    const { name, subnets, transitGateway, vpcId } = this.props;
    const { transitGatewayId } = transitGateway;
    const attachment = new ec2.CfnTransitGatewayAttachment(this, 'Resource', {
      transitGatewayId,
      vpcId,
      subnetIds: subnets.createTransitSubnets(),
    });
    tagResource(attachment, 'Name', name);
    new ec2.CfnTransitGatewayRouteTableAssociation(this, 'Association', {
      transitGatewayRouteTableId: transitGateway.cellRouteTableId,
      transitGatewayAttachmentId: attachment.ref,
    });
    return attachment;
  }

  /** Tells those whose traffic is looked up in a route table of the transit gateway where the cell is. */
  private announce(id: string, transitGatewayRouteTableId: string): void {
    new ec2.CfnTransitGatewayRoute(this, id, {
      transitGatewayRouteTableId,
      transitGatewayAttachmentId: this.attachment.ref,
      destinationCidrBlock: this.props.cell.toString(),
    });
  }

  /** Routes in the tables of services, data and control plane. A network refuses a route to its own whole range. */
  private routeFromSubnets(site: Cidr): void {
    const { cell, onPremisesCidrs, subnets, transitGateway } = this.props;
    const toSite = transitGateway.connectCells && site.prefix < cell.prefix ? [site] : [];
    const destinations = [...toSite, ...distinctRanges(this, onPremisesCidrs)];
    warnBeyond(NETWORK_QUOTAS.routes, destinations.length + OTHER_ROUTES, this);
    for (const { role, routeTableId } of subnets.routableTables) {
      for (const destination of destinations) {
        const id = destination === site ? `${role}-site` : `${role}-${rangeId(destination)}`;
        new ec2.CfnRoute(this, id, {
          routeTableId,
          destinationCidrBlock: destination.toString(),
          transitGatewayId: transitGateway.transitGatewayId,
        }).addResourceDependency(this.attachment);
      }
    }
  }
}
