import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { AiFactoryError } from '../errors';
import { readRanges } from './cell-ranges';
import { CellSubnets } from './cell-subnets';
import { DnsForwarding, type DnsForwardingRule, type IDnsForwarding } from './dns-forwarding';
import { DnsRules } from './dns-rules';
import { FlowLogDestination } from './flow-log-destination';
import { FlowLogs } from './flow-logs';
import { resolveHomeZone } from './home-zone';
import { requireId, requireOwnId } from './ids';
import { type CellNetworkAttributes, ImportedCellNetwork } from './imported-cell-network';
import { allowToPrivateEndpoints, PrivateEndpoints } from './private-endpoints';
import type { IPrivateRegion } from './private-region';
import { tagResource } from './tags';
import { TransitAttachment } from './transit-attachment';
import type { ITransitGateway } from './transit-gateway';

/** The network of one cell, which its cluster, databases and model endpoints live in. */
export interface ICellNetwork extends IConstruct {
  /** The private region that the cell belongs to. */
  readonly region: IPrivateRegion;
  /** The id of the cell. */
  readonly cellId: string;
  /** The network, for other libraries: its isolated subnets are the groups `services`, `data` and `controlPlane`. */
  readonly vpc: ec2.IVpc;
  /** The zone that nodes and what must sit beside them live in. */
  readonly homeZone: string;
  /** The subnet of nodes and pods, in the home zone. */
  readonly nodeSubnet: ec2.ISubnet;
  /** Subnets of private endpoints, load balancers and model endpoints, one a zone, sorted by slot. */
  readonly serviceSubnets: ec2.ISubnet[];
  /** Subnets of databases and file systems, one a zone, sorted by slot. */
  readonly dataSubnets: ec2.ISubnet[];
  /** Subnets of the cluster's control plane, one a zone, sorted by slot. */
  readonly controlPlaneSubnets: ec2.ISubnet[];
  /** Ranges outside the factory that may call in. */
  readonly onPremisesCidrs: string[];
  /** What guards the private endpoints. */
  readonly endpointSecurityGroup: ec2.ISecurityGroup;

  /** Lets something in the cell out to the private endpoints, HTTPS only. The endpoints let the cell in already. */
  allowToEndpoints(connections: ec2.IConnectable): void;

  /**
   * Makes sure that the private endpoints of services exist. May be called any number of times, in any order.
   *
   * @param shortNames such as `ecr.api`, or `s3`
   */
  useEndpoints(shortNames: string[]): void;
}

/** Properties of `CellNetwork`. */
export interface CellNetworkProps {
  /** The private region that the cell belongs to. */
  readonly region: IPrivateRegion;
  /** The id of the cell: 2 to 24 lower-case letters, digits and hyphens. */
  readonly cellId: string;
  /** Routable addresses of the cell, /16 to /20. Every zone has an eighth of them, used or not. */
  readonly cidr: string;
  /**
   * Addresses of nodes and pods, /16 to /20, from 100.64.0.0/10 or from the same private block as `cidr`.
   *
   * @default '100.64.0.0/17'
   */
  readonly nodeCidr?: string;
  /**
   * The zone of the nodes. A fabric cannot cross zones.
   *
   * @default - the zone of the hosting, if it has only one; required otherwise
   */
  readonly homeZone?: string;
  /**
   * Ranges outside the factory that may call the private endpoints. They may not overlap the ranges of the cell.
   *
   * @default - none
   */
  readonly onPremisesCidrs?: string[];
  /**
   * What connects the cell with other cells and with the premises. `cidr` has to lie in its `siteCidr`; `nodeCidr` is never routed.
   *
   * @default - none: the cell stands alone
   */
  readonly transitGateway?: ITransitGateway;
  /**
   * Domains that on-premises DNS servers answer for, by a forwarder of this network.
   *
   * @default - none: names are resolved inside the factory only
   */
  readonly dnsForwarding?: DnsForwardingRule[];
  /**
   * Rules of another network to forward names by, in place of `dnsForwarding`.
   *
   * @default - none
   */
  readonly dnsRules?: IDnsForwarding;
  /**
   * Where records of the network's traffic go.
   *
   * @default FlowLogDestination.cloudWatch()
   */
  readonly flowLogs?: FlowLogDestination;
  /**
   * Keeps 15 sixteenths of the node range for the address prefixes of pods.
   *
   * Without it, single addresses scatter over the range, and at some 700 nodes of a /17 no whole prefix is left. Off by default,
   * because CloudFormation has the type `AWS::EC2::SubnetCidrReservation` in few Regions yet; see the README for the other way.
   *
   * @default false
   */
  readonly reservePrefixes?: boolean;
}

/**
 * A network without a way out: no internet gateway, no NAT, no public address. AWS services are reached over private endpoints,
 * and what goes over the wire is on record.
 */
export class CellNetwork extends Construct implements ICellNetwork {
  /**
   * Uses a network that someone else owns. Its private endpoints are the owner's duty: `useEndpoints` does nothing.
   *
   * @throws AIF-NET-107 and AIF-NET-108 when the home zone is missing or unknown, AIF-NET-114 when a list of subnets does not have
   * one for every zone
   */
  public static fromCellNetworkAttributes(
    scope: Construct,
    id: string,
    attributes: CellNetworkAttributes,
  ): ICellNetwork {
    return new ImportedCellNetwork(scope, id, attributes);
  }

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
  /** The rules of `dnsForwarding`, for the `dnsRules` of other networks. */
  public readonly dnsForwarding?: IDnsForwarding;
  private readonly endpoints: PrivateEndpoints;

  /**
   * @throws AIF-REGION-010 and AIF-REGION-011 when the stack is not fixed to the hosting's account and Region, AIF-REGION-012 to
   * AIF-REGION-014 when a service is missing, AIF-NET-101 to AIF-NET-106 when a range is unusable, AIF-NET-107 and AIF-NET-108
   * when the home zone is missing or unknown, AIF-NET-109 when the cell id is unusable, AIF-NET-110 to AIF-NET-112, AIF-NET-125 and
   * AIF-NET-126 when DNS forwarding contradicts itself, AIF-NET-116 when the cell is outside the range of the transit gateway,
   * AIF-NET-128 when another cell of the region has the id, AIF-NET-129 when a cell of the transit gateway has addresses of the range
   */
  public constructor(scope: Construct, id: string, props: CellNetworkProps) {
    super(scope, id);
    const { region } = props;
    requireId(this, 'AIF-NET-109', 'cell', props.cellId);
    region.hosting.requireEnvironment(this);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.network]);
    this.region = region;
    this.cellId = props.cellId;
    this.onPremisesCidrs = props.onPremisesCidrs ?? [];
    this.homeZone = resolveHomeZone(this, region.hosting, props.homeZone);
    const ranges = readRanges(this, props.cidr, props.nodeCidr ?? '100.64.0.0/17', this.onPremisesCidrs);
    requireOwnId(this, region, {
      what: 'cell',
      id: props.cellId,
      code: 'AIF-NET-128',
      help: 'give this one an id of its own, or use the other with `fromCellNetworkAttributes`',
    });
    const name = `${region.siteId}-${props.cellId}`;

    const network = new ec2.CfnVPC(this, 'Resource', {
      cidrBlock: ranges.cell.toString(),
      enableDnsHostnames: true,
      enableDnsSupport: true,
    });
    tagResource(network, 'Name', name);
    const subnets = new CellSubnets(this, 'Subnets', {
      vpcId: network.ref,
      name,
      ranges,
      zones: region.hosting.zones,
      homeZone: this.homeZone,
      reservePrefixes: props.reservePrefixes ?? false,
    });
    this.vpc = subnets.vpc;
    this.nodeSubnet = subnets.nodes;
    this.serviceSubnets = subnets.ofRole('services');
    this.dataSubnets = subnets.ofRole('data');
    this.controlPlaneSubnets = subnets.ofRole('controlPlane');

    this.endpoints = new PrivateEndpoints(this, 'Endpoints', {
      region,
      vpc: this.vpc,
      subnets: this.serviceSubnets,
      routeTableIds: subnets.routeTableIds,
      callers: [ranges.cell.toString(), ranges.nodes.toString(), ...this.onPremisesCidrs],
    });
    this.endpointSecurityGroup = this.endpoints.securityGroup;

    const { vpcId } = this.vpc;
    const destination = props.flowLogs ?? FlowLogDestination.cloudWatch();
    new FlowLogs(this, 'FlowLogs', { region, cellId: props.cellId, vpcId, destination });
    if (props.transitGateway !== undefined) {
      const { onPremisesCidrs } = this;
      const { transitGateway } = props;
      new TransitAttachment(this, 'Transit', {
        transitGateway,
        name,
        vpcId,
        cell: ranges.cell,
        subnets,
        onPremisesCidrs,
      });
    }
    this.dnsForwarding = this.forwardDns(props);
  }

  public allowToEndpoints(connections: ec2.IConnectable): void {
    allowToPrivateEndpoints(connections, this.endpoints.peer, this.region.hosting);
  }

  /**
   * Makes sure that the private endpoints of services exist, in this network's own stack, whoever asks.
   *
   * @throws AIF-NET-113 when a name cannot be one of an endpoint service
   */
  public useEndpoints(shortNames: string[]): void {
    for (const shortName of shortNames) {
      this.endpoints.use(shortName);
    }
  }

  private forwardDns({ dnsForwarding = [], dnsRules }: CellNetworkProps): IDnsForwarding | undefined {
    if (dnsRules !== undefined && dnsForwarding.length > 0) {
      throw new AiFactoryError(
        'AIF-NET-125',
        'the network has both `dnsForwarding` and `dnsRules`',
        'give all rules to the network that forwards, and only `dnsRules` to the others',
        this,
      );
    }
    if (dnsRules !== undefined) {
      new DnsRules(this, 'DnsRules', { forwarding: dnsRules, vpcId: this.vpc.vpcId });
    }
    return dnsForwarding.length === 0
      ? undefined
      : new DnsForwarding(this, 'DnsForwarding', { network: this, rules: dnsForwarding });
  }
}
