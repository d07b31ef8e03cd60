import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { distinctRanges, readRange } from './cell-ranges';
import { type DirectConnectAssociation, DirectConnectLink } from './direct-connect';
import type { IPrivateRegion } from './private-region';
import { tagResource } from './tags';
import { requireApart, requirePrivateAsn } from './transit-checks';

/** What connects the cells of a site with each other and with the premises. */
export interface ITransitGateway extends IConstruct {
  /** The private region that the cells belong to. */
  readonly region: IPrivateRegion;
  /** The id of the transit gateway. */
  readonly transitGatewayId: string;
  /** The route table that traffic from cells is looked up in. */
  readonly cellRouteTableId: string;
  /** The route table that traffic from the premises is looked up in. */
  readonly premisesRouteTableId: string;
  /** The routable range of the site, which the ranges of all attached cells lie in. */
  readonly siteCidr: string;
  /** Whether cells reach the routable ranges of each other. */
  readonly connectCells: boolean;
}

/** Properties of `TransitGateway`. */
export interface TransitGatewayProps {
  /** The private region that the cells belong to. */
  readonly region: IPrivateRegion;
  /** The routable range of the site, which the ranges of all attached cells lie in. */
  readonly siteCidr: string;
  /**
   * Ranges on the premises that cells may reach, once `directConnect` has its attachment.
   *
   * @default - none
   */
  readonly onPremisesCidrs?: string[];
  /**
   * The private BGP number of the Amazon side: 64512 to 65534, or 4200000000 to 4294967294. It can never be changed.
   *
   * The Direct Connect gateway must have another one, and 64512 is what AWS gives it unless told otherwise, hence the default here
   * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRequestOptions.html,
   * https://docs.aws.amazon.com/directconnect/latest/UserGuide/create-transit-vif-for-gateway.html).
   *
   * @default 64513
   */
  readonly amazonSideAsn?: number;
  /**
   * Whether cells reach the routable ranges of each other. Security groups still decide what gets in.
   *
   * @default true
   */
  readonly connectCells?: boolean;
  /**
   * The way to the premises.
   *
   * @default - none: cells reach each other only
   */
  readonly directConnect?: DirectConnectAssociation;
}

/** What is needed to use a transit gateway of the same account that is made elsewhere. */
export interface TransitGatewayAttributes {
  /** The private region that the cells belong to. */
  readonly region: IPrivateRegion;
  /** The id of the transit gateway. */
  readonly transitGatewayId: string;
  /** The id of the route table that traffic from cells is looked up in. */
  readonly cellRouteTableId: string;
  /** The id of the route table that traffic from the premises is looked up in. */
  readonly premisesRouteTableId: string;
  /** The routable range of the site. */
  readonly siteCidr: string;
  /**
   * Whether cells reach the routable ranges of each other.
   *
   * @default true
   */
  readonly connectCells?: boolean;
}

/**
 * Connects cells with each other and with the premises, by routes that are written down: nothing is associated, propagated or accepted by
 * itself.
 *
 * Cells are not peered, because peered networks share one quota of addresses
 * (https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html). Two route tables keep apart what cells and what the premises may
 * reach. Node ranges are in neither, so all cells may have the same one.
 *
 * The transit gateway outlives its stack, and is not replaced by accident: with it every cell would lose its way to the others at once.
 */
export class TransitGateway extends Construct implements ITransitGateway {
  /**
   * Uses a transit gateway of the same account that is made elsewhere. Its two route tables get the routes of the cells.
   *
   * @throws AIF-NET-101 when the range of the site is not a range
   */
  public static fromTransitGatewayAttributes(
    scope: Construct,
    id: string,
    attributes: TransitGatewayAttributes,
  ): ITransitGateway {
    return new ImportedTransitGateway(scope, id, attributes);
  }

  public readonly region: IPrivateRegion;
  public readonly transitGatewayId: string;
  public readonly cellRouteTableId: string;
  public readonly premisesRouteTableId: string;
  public readonly siteCidr: string;
  public readonly connectCells: boolean;

  /**
   * @throws AIF-REGION-010 and AIF-REGION-011 when the stack is not fixed to the hosting's account and Region, AIF-REGION-012 to
   * AIF-REGION-014 when a service is missing, AIF-NET-101 when a range is none, AIF-NET-115 when the number is not private, AIF-NET-117 to
   * AIF-NET-119 when Direct Connect is described wrongly, AIF-NET-120 when the site or what is announced overlaps the premises
   */
  public constructor(scope: Construct, id: string, props: TransitGatewayProps) {
    super(scope, id);
    const { region } = props;
    const amazonSideAsn = props.amazonSideAsn ?? 64_513;
    requirePrivateAsn(this, amazonSideAsn);
    region.hosting.requireEnvironment(this);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.transitGateway]);
    const onPremises = distinctRanges(this, props.onPremisesCidrs ?? []);
    requireApart(this, readRange(this, props.siteCidr), onPremises);
    this.region = region;
    this.siteCidr = props.siteCidr;
    this.connectCells = props.connectCells ?? true;

    const gateway = new ec2.CfnTransitGateway(this, 'Resource', {
      description: `Site ${region.siteId}: cells and premises`,
      amazonSideAsn,
      autoAcceptSharedAttachments: 'disable',
      defaultRouteTableAssociation: 'disable',
      defaultRouteTablePropagation: 'disable',
    });
    gateway.applyRemovalPolicy(RemovalPolicy.RETAIN);
    tagResource(gateway, 'Name', region.siteId);
    this.transitGatewayId = gateway.ref;
    this.cellRouteTableId = this.createRouteTable('cells');
    this.premisesRouteTableId = this.createRouteTable('premises');
    if (props.directConnect !== undefined) {
      region.hosting.requireServices(this, [...CAPABILITY_SERVICES.directConnect]);
      new DirectConnectLink(this, 'DirectConnect', {
        transitGateway: this,
        association: props.directConnect,
        onPremises,
      });
    }
  }

  /**
   * A route table, whose tags are set past the tags of the app: another tag would replace it, and cut every cell
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-transitgatewayroutetable.html).
   */
  private createRouteTable(id: string): string {
    const routeTable = new ec2.CfnTransitGatewayRouteTable(this, id, { transitGatewayId: this.transitGatewayId });
    routeTable.addPropertyOverride('Tags', [{ Key: 'Name', Value: `${this.region.siteId}-${id}` }]);
    return routeTable.ref;
  }
}

/** A transit gateway that is made elsewhere. */
class ImportedTransitGateway extends Construct implements ITransitGateway {
  public readonly region: IPrivateRegion;
  public readonly transitGatewayId: string;
  public readonly cellRouteTableId: string;
  public readonly premisesRouteTableId: string;
  public readonly siteCidr: string;
  public readonly connectCells: boolean;

  public constructor(scope: Construct, id: string, attributes: TransitGatewayAttributes) {
    super(scope, id);
    this.region = attributes.region;
    this.transitGatewayId = attributes.transitGatewayId;
    this.cellRouteTableId = attributes.cellRouteTableId;
    this.premisesRouteTableId = attributes.premisesRouteTableId;
    this.siteCidr = readRange(this, attributes.siteCidr).toString();
    this.connectCells = attributes.connectCells ?? true;
  }
}
