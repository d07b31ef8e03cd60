import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { SERVICES } from '../catalog/services';
import { AiFactoryError } from '../errors';
import { endpointPolicy } from './endpoint-policies';
import type { Hosting } from './hosting';
import { NETWORK_QUOTAS, warnBeyond } from './network-quotas';
import type { IPrivateRegion } from './private-region';

const HTTPS = ec2.Port.tcp(443);

/** Properties of `PrivateEndpoints`. */
export interface PrivateEndpointsProps {
  /** The private region whose accounts the endpoints let through. */
  readonly region: IPrivateRegion;
  /** The network that the endpoints serve. */
  readonly vpc: ec2.IVpc;
  /** Where interface endpoints have their addresses, one subnet a zone. */
  readonly subnets: ec2.ISubnet[];
  /** Route tables that a gateway endpoint is added to. */
  readonly routeTableIds: string[];
  /** Ranges that may call the endpoints. */
  readonly callers: string[];
}

/** The private endpoints of a network, created one by one as they are asked for. */
export class PrivateEndpoints extends Construct {
  /** What guards the interface endpoints. */
  public readonly securityGroup: ec2.ISecurityGroup;
  /** The same as a peer of callers: it lets the whole cell in already, so only the caller needs a rule. */
  public readonly peer: ec2.ISecurityGroup;
  private readonly props: PrivateEndpointsProps;
  private interfaceEndpoints = 0;

  public constructor(scope: Construct, id: string, props: PrivateEndpointsProps) {
    super(scope, id);
    this.props = props;
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc,
      description: 'Private endpoints: HTTPS from the cell and from the premises',
      allowAllOutbound: false,
    });
    const callers = [...new Set(props.callers)].sort();
    warnBeyond(NETWORK_QUOTAS.securityGroupRules, callers.length, this);
    for (const range of callers) {
      this.securityGroup.addIngressRule(ec2.Peer.ipv4(range), HTTPS, `HTTPS from ${range}`);
    }
    const { securityGroupId } = this.securityGroup;
    this.peer = ec2.SecurityGroup.fromSecurityGroupId(this, 'Peer', securityGroupId, { mutable: false });
  }

  /** Creates the endpoint of a service unless it is there already. Its logical id comes from its short name only. */
  public use(shortName: string): void {
    if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(shortName)) {
      throw new AiFactoryError(
        'AIF-NET-113',
        `'${shortName}' is not the short name of an endpoint service`,
        'give what follows the Region code in the name of the endpoint service, such as ecr.api',
        this,
      );
    }
    if (this.node.tryFindChild(shortName) !== undefined) {
      return;
    }
    const { hosting } = this.props.region;
    if (shortName === SERVICES.s3express.gatewayEndpoint) {
      this.requireS3ExpressPrefixList(hosting);
      this.createGatewayEndpoint(shortName);
    } else if (shortName === SERVICES.s3.gatewayEndpoint && hosting.s3PrefixListId !== undefined) {
      this.createGatewayEndpoint(shortName);
    } else {
      this.createInterfaceEndpoint(shortName);
    }
  }

  private requireS3ExpressPrefixList({ s3ExpressPrefixListId }: Hosting): void {
    if (s3ExpressPrefixListId === undefined) {
      throw new AiFactoryError(
        'AIF-NET-124',
        'the hosting does not state the prefix list of S3 Express One Zone, so callers could not be let out to it',
        'give `s3ExpressPrefixListId`, as `aws ec2 describe-managed-prefix-lists` prints it',
        this,
      );
    }
  }

  private createGatewayEndpoint(shortName: string): void {
    new ec2.CfnVPCEndpoint(this, shortName, {
      vpcId: this.props.vpc.vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: this.props.region.hosting.gatewayEndpointServiceName(shortName),
      routeTableIds: this.props.routeTableIds,
      policyDocument: endpointPolicy(this, this.props.region, shortName),
    });
  }

  private createInterfaceEndpoint(shortName: string): void {
    const { region, subnets, vpc } = this.props;
    this.interfaceEndpoints += 1;
    warnBeyond(NETWORK_QUOTAS.interfaceEndpoints, this.interfaceEndpoints, this);
    const withoutPolicy = region.hosting.endpointsWithoutPolicy.includes(shortName);
    new ec2.CfnVPCEndpoint(this, shortName, {
      vpcId: vpc.vpcId,
      vpcEndpointType: 'Interface',
      serviceName: region.hosting.endpointServiceName(shortName),
      subnetIds: subnets.map((subnet) => subnet.subnetId),
      securityGroupIds: [this.securityGroup.securityGroupId],
      privateDnsEnabled: true,
      dnsOptions: dnsOptions(shortName),
      policyDocument: withoutPolicy ? undefined : endpointPolicy(this, region, shortName),
    });
  }
}

/** Lets a caller out to the private endpoints, and to what has a gateway endpoint. */
export function allowToPrivateEndpoints(
  caller: ec2.IConnectable,
  endpoints: ec2.ISecurityGroup,
  hosting: Hosting,
): void {
  caller.connections.allowTo(endpoints, HTTPS, 'Private endpoints');
  const gateways = [
    { prefixListId: hosting.s3PrefixListId, description: 'S3 gateway endpoint' },
    { prefixListId: hosting.s3ExpressPrefixListId, description: 'S3 Express One Zone gateway endpoint' },
  ];
  for (const { prefixListId, description } of gateways) {
    if (prefixListId !== undefined) {
      const gateway = new ec2.Connections({ peer: ec2.Peer.prefixList(prefixListId) });
      caller.connections.allowTo(gateway, HTTPS, description);
    }
  }
}

/**
 * Where S3 has no gateway endpoint, names resolve to the interface endpoint for everyone. AWS's default resolves them for callers on
 * premises only and insists on a gateway endpoint (https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html#private-dns).
 */
function dnsOptions(shortName: string): ec2.CfnVPCEndpoint.DnsOptionsSpecificationProperty | undefined {
  return shortName === SERVICES.s3.gatewayEndpoint
    ? { privateDnsOnlyForInboundResolverEndpoint: 'AllResolvers' }
    : undefined;
}
