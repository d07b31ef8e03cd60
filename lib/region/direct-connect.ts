import * as directconnect from 'aws-cdk-lib/aws-directconnect';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Cidr } from '../catalog/cidr';
import { distinctRanges, rangeId } from './cell-ranges';
import { requireAnnounceable, requireApart, requireAttachmentId, requireGatewayId } from './transit-checks';
import type { ITransitGateway } from './transit-gateway';

/**
 * The way to the premises, over a Direct Connect gateway of the same account.
 *
 * It takes two deployments. The first makes the association, with which AWS makes an attachment of its own and, as CloudFormation does not
 * return it, prints its id only to
 * `aws ec2 describe-transit-gateway-attachments --filters Name=transit-gateway-id,Values=… Name=resource-type,Values=direct-connect-gateway`.
 * The second, with `attachmentId`, makes the routes.
 */
export interface DirectConnectAssociation {
  /**
   * The id of the Direct Connect gateway, 32 hexadecimal digits in five groups.
   *
   * It may not have private virtual interfaces nor virtual private gateways
   * (https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html).
   */
  readonly gatewayId: string;
  /**
   * The id of the attachment that AWS made for the gateway, such as `tgw-attach-0123456789abcdef0`.
   *
   * @default - not known yet: nothing is routed to the premises or from there
   */
  readonly attachmentId?: string;
  /**
   * Ranges that are announced to the premises, 1 to 200.
   *
   * @default - the range of the site
   */
  readonly allowedPrefixes?: string[];
}

/** Properties of `DirectConnectLink`. */
export interface DirectConnectLinkProps {
  /** The transit gateway that the premises are connected with. */
  readonly transitGateway: ITransitGateway;
  /** What is known of the Direct Connect gateway. */
  readonly association: DirectConnectAssociation;
  /** Ranges on the premises that cells may reach. */
  readonly onPremises: Cidr[];
}

/**
 * The association of a Direct Connect gateway, and the routes over it.
 *
 * Routes to the premises are written down, not learnt: whatever the premises announce by mistake, cells keep to the stated ranges.
 */
export class DirectConnectLink extends Construct {
  public constructor(scope: Construct, id: string, props: DirectConnectLinkProps) {
    super(scope, id);
    const { association, onPremises, transitGateway } = props;
    requireGatewayId(this, association.gatewayId);
    const announced = distinctRanges(this, association.allowedPrefixes ?? [transitGateway.siteCidr]);
    requireAnnounceable(this, announced);
    for (const range of announced) {
      requireApart(this, range, onPremises);
    }
    const resource = new directconnect.CfnDirectConnectGatewayAssociation(this, 'Resource', {
      directConnectGatewayId: association.gatewayId,
      associatedGatewayId: transitGateway.transitGatewayId,
      allowedPrefixesToDirectConnectGateway: announced.map(String),
    });
    if (association.attachmentId !== undefined) {
      requireAttachmentId(this, association.attachmentId);
      this.route(association.attachmentId, transitGateway, onPremises, resource);
    }
  }

  private route(
    transitGatewayAttachmentId: string,
    { cellRouteTableId, premisesRouteTableId }: ITransitGateway,
    onPremises: Cidr[],
    association: directconnect.CfnDirectConnectGatewayAssociation,
  ): void {
    new ec2.CfnTransitGatewayRouteTableAssociation(this, 'Attachment', {
      transitGatewayRouteTableId: premisesRouteTableId,
      transitGatewayAttachmentId,
    }).addResourceDependency(association);
    for (const range of onPremises) {
      new ec2.CfnTransitGatewayRoute(this, rangeId(range), {
        transitGatewayRouteTableId: cellRouteTableId,
        transitGatewayAttachmentId,
        destinationCidrBlock: range.toString(),
      }).addResourceDependency(association);
    }
  }
}
