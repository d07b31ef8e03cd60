import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as resolver from 'aws-cdk-lib/aws-route53resolver';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import type { ICellNetwork } from './cell-network';
import { requireUsableRules, ruleName } from './dns-forwarding-checks';
import { NETWORK_QUOTAS, warnBeyond } from './network-quotas';
import { resolverAddresses } from './resolver-addresses';

/** Rules by which names are asked of on-premises servers, for any number of networks. */
export interface IDnsForwarding extends IConstruct {
  /** The ids that Route 53 Resolver gave the rules, by the ids of the rules. */
  readonly resolverRuleIds: { [ruleId: string]: string };
}

/** A domain that on-premises servers answer for. */
export interface DnsForwardingRule {
  /** The id of the rule. Logical ids come from it. */
  readonly id: string;
  /** Names under this domain are asked of the servers. */
  readonly domain: string;
  /** IPv4 addresses of the servers, 1 to 6. A route to them has to exist, for instance over a transit gateway. */
  readonly servers: string[];
}

/** Properties of `DnsForwarding`. */
export interface DnsForwardingProps {
  /** The network that the forwarder has its addresses in, and that uses the rules first. */
  readonly network: ICellNetwork;
  /** What is forwarded where. */
  readonly rules: DnsForwardingRule[];
}

/** What is needed to use rules that are made elsewhere. */
export interface DnsForwardingAttributes {
  /** The ids that Route 53 Resolver gave the rules, such as `rslvr-rr-0123456789abcdef0`, by ids for logical ids to come from. */
  readonly resolverRuleIds: { [ruleId: string]: string };
}

/**
 * Forwards names to on-premises DNS servers, and lets the forwarder talk to nobody else.
 *
 * An account has four Resolver endpoints in a Region until it asks for more
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver), so one network forwards for all:
 * the others take its rules as `dnsRules`, and need no way to it.
 */
export class DnsForwarding extends Construct implements IDnsForwarding {
  /** Uses rules that are made elsewhere. */
  public static fromDnsForwardingAttributes(
    scope: Construct,
    id: string,
    attributes: DnsForwardingAttributes,
  ): IDnsForwarding {
    return new ImportedDnsForwarding(scope, id, attributes);
  }

  public readonly resolverRuleIds: { [ruleId: string]: string };
  private readonly props: DnsForwardingProps;

  /**
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing, AIF-NET-110 to AIF-NET-112 and AIF-NET-126 when the rules contradict
   * each other, name no servers or have no usable names
   */
  public constructor(scope: Construct, id: string, props: DnsForwardingProps) {
    super(scope, id);
    this.props = props;
    const { cellId, region, serviceSubnets } = props.network;
    const name = `${region.siteId}-${cellId}`;
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.dnsForwarding]);
    requireUsableRules(this, props.rules, name);
    const endpoint = new resolver.CfnResolverEndpoint(this, 'Resource', {
      name,
      direction: 'OUTBOUND',
      ipAddresses: resolverAddresses(serviceSubnets),
      securityGroupIds: [this.createSecurityGroup().securityGroupId],
    });
    const rules = sortedById(props.rules).map((rule) => [rule.id, this.createRule(rule, name, endpoint.ref)] as const);
    this.resolverRuleIds = Object.fromEntries(rules);
  }

  private createRule(rule: DnsForwardingRule, name: string, resolverEndpointId: string): string {
    const forward = new resolver.CfnResolverRule(this, rule.id, {
      name: ruleName(name, rule),
      ruleType: 'FORWARD',
      domainName: rule.domain,
      resolverEndpointId,
      targetIps: [...rule.servers].sort().map((ip) => ({ ip, port: '53' })),
    });
    new resolver.CfnResolverRuleAssociation(forward, 'Association', {
      resolverRuleId: forward.ref,
      vpcId: this.props.network.vpc.vpcId,
    });
    return forward.ref;
  }

  private createSecurityGroup(): ec2.SecurityGroup {
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: this.props.network.vpc,
      description: 'DNS forwarding: out to the named servers only',
      allowAllOutbound: false,
    });
    const servers = [...new Set(this.props.rules.flatMap((rule) => rule.servers))].sort();
    warnBeyond(NETWORK_QUOTAS.securityGroupRules, servers.length * 2, this);
    for (const server of servers) {
      const peer = ec2.Peer.ipv4(`${server}/32`);
      securityGroup.addEgressRule(peer, ec2.Port.udp(53), `DNS to ${server}`);
      securityGroup.addEgressRule(peer, ec2.Port.tcp(53), `DNS to ${server}`);
    }
    return securityGroup;
  }
}

/** Rules that are made elsewhere. */
class ImportedDnsForwarding extends Construct implements IDnsForwarding {
  public readonly resolverRuleIds: { [ruleId: string]: string };

  public constructor(scope: Construct, id: string, attributes: DnsForwardingAttributes) {
    super(scope, id);
    this.resolverRuleIds = attributes.resolverRuleIds;
  }
}

function sortedById(rules: readonly DnsForwardingRule[]): DnsForwardingRule[] {
  return [...rules].sort((left, right) => (left.id < right.id ? -1 : 1));
}
