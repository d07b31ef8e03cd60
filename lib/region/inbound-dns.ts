import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as resolver from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { AiFactoryError } from '../errors';
import type { ICellNetwork } from './cell-network';
import { NETWORK_QUOTAS, warnBeyond } from './network-quotas';
import { resolverAddresses } from './resolver-addresses';

/** Properties of `InboundDns`. */
export interface InboundDnsProps {
  /** The network whose names are told, and whose `onPremisesCidrs` may ask. */
  readonly network: ICellNetwork;
}

/**
 * Answers DNS servers on the premises as the network itself would be answered: with the addresses of its private endpoints.
 *
 * The servers on the premises forward the domain of the services, such as `eu-central-1.amazonaws.com`, to the addresses that
 * `aws route53resolver list-resolver-endpoint-ip-addresses` prints; CloudFormation does not return them. An account has four Resolver
 * endpoints in a Region until it asks for more, so one network answers for the site
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver).
 */
export class InboundDns extends Construct {
  /** The id of the Resolver endpoint. */
  public readonly resolverEndpointId: string;

  /**
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing, AIF-NET-127 when the network has no on-premises ranges
   */
  public constructor(scope: Construct, id: string, props: InboundDnsProps) {
    super(scope, id);
    const { cellId, region, serviceSubnets } = props.network;
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.dnsForwarding]);
    const endpoint = new resolver.CfnResolverEndpoint(this, 'Resource', {
      name: `${region.siteId}-${cellId}-inbound`,
      direction: 'INBOUND',
      ipAddresses: resolverAddresses(serviceSubnets),
      securityGroupIds: [this.createSecurityGroup(props.network).securityGroupId],
    });
    this.resolverEndpointId = endpoint.ref;
  }

  private createSecurityGroup({ onPremisesCidrs, vpc }: ICellNetwork): ec2.SecurityGroup {
    const callers = [...new Set(onPremisesCidrs)].sort();
    if (callers.length === 0) {
      throw new AiFactoryError(
        'AIF-NET-127',
        'the network has no on-premises ranges, so nobody could ask',
        'give `onPremisesCidrs` to the network',
        this,
      );
    }
    warnBeyond(NETWORK_QUOTAS.securityGroupRules, callers.length * 2, this);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Inbound DNS: in from the premises only',
      allowAllOutbound: false,
    });
    for (const range of callers) {
      securityGroup.addIngressRule(ec2.Peer.ipv4(range), ec2.Port.udp(53), `DNS from ${range}`);
      securityGroup.addIngressRule(ec2.Peer.ipv4(range), ec2.Port.tcp(53), `DNS from ${range}`);
    }
    return securityGroup;
  }
}
