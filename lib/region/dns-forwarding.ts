import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as resolver from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { Cidr } from '../catalog/cidr';
import { AiFactoryError } from '../errors';

/** Route 53 Resolver asks for this many addresses at least (https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html). */
const LEAST_ADDRESSES = 2;

/** Servers that one rule may name (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver). */
const MOST_SERVERS = 6;

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
  /** The network whose questions are forwarded. */
  readonly vpc: ec2.IVpc;
  /** Where the forwarder has its addresses. */
  readonly subnets: ec2.ISubnet[];
  /** What is forwarded where. */
  readonly rules: DnsForwardingRule[];
  /** What the names of the endpoint and its rules start with. */
  readonly name: string;
}

/** Forwards names to on-premises DNS servers, and lets the forwarder talk to nobody else. */
export class DnsForwarding extends Construct {
  /** @throws AIF-NET-110, AIF-NET-111 and AIF-NET-112 when the rules contradict each other or name no servers */
  public constructor(scope: Construct, id: string, props: DnsForwardingProps) {
    super(scope, id);
    this.requireUsableRules(props.rules);
    const endpoint = new resolver.CfnResolverEndpoint(this, 'Resource', {
      name: props.name,
      direction: 'OUTBOUND',
      ipAddresses: this.addresses(props.subnets),
      securityGroupIds: [this.createSecurityGroup(props).securityGroupId],
    });
    for (const rule of sortedById(props.rules)) {
      const forward = new resolver.CfnResolverRule(this, rule.id, {
        name: `${props.name}-${rule.id}`,
        ruleType: 'FORWARD',
        domainName: rule.domain,
        resolverEndpointId: endpoint.ref,
        targetIps: [...rule.servers].sort().map((ip) => ({ ip, port: '53' })),
      });
      new resolver.CfnResolverRuleAssociation(forward, 'Association', {
        resolverRuleId: forward.ref,
        vpcId: props.vpc.vpcId,
      });
    }
  }

  /** One address a zone; a network with one zone has both there. */
  private addresses(subnets: ec2.ISubnet[]): resolver.CfnResolverEndpoint.IpAddressRequestProperty[] {
    const rounds = Math.ceil(LEAST_ADDRESSES / subnets.length);
    return Array.from({ length: rounds }, () => subnets.map((subnet) => ({ subnetId: subnet.subnetId }))).flat();
  }

  private createSecurityGroup(props: DnsForwardingProps): ec2.SecurityGroup {
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc,
      description: 'DNS forwarding: out to the named servers only',
      allowAllOutbound: false,
    });
    const servers = [...new Set(props.rules.flatMap((rule) => rule.servers))].sort();
    for (const server of servers) {
      const peer = ec2.Peer.ipv4(`${server}/32`);
      securityGroup.addEgressRule(peer, ec2.Port.udp(53), `DNS to ${server}`);
      securityGroup.addEgressRule(peer, ec2.Port.tcp(53), `DNS to ${server}`);
    }
    return securityGroup;
  }

  private requireUsableRules(rules: DnsForwardingRule[]): void {
    rules.forEach((rule, index) => {
      const earlier = rules.slice(0, index);
      if (earlier.some((other) => other.id === rule.id)) {
        const message = `two DNS forwarding rules have the id ${rule.id}`;
        throw new AiFactoryError('AIF-NET-110', message, 'give every rule its own id', this);
      }
      if (earlier.some((other) => other.domain === rule.domain)) {
        const message = `two DNS forwarding rules are for ${rule.domain}`;
        throw new AiFactoryError('AIF-NET-111', message, 'list the servers of both in one rule', this);
      }
      const strange = rule.servers.find(
        (server) => !Token.isUnresolved(server) && Cidr.parse(`${server}/32`) === undefined,
      );
      if (rule.servers.length < 1 || rule.servers.length > MOST_SERVERS || strange !== undefined) {
        throw new AiFactoryError(
          'AIF-NET-112',
          `DNS forwarding rule ${rule.id} names ${strange ?? `${rule.servers.length} servers`}`,
          `give 1 to ${MOST_SERVERS} IPv4 addresses`,
          this,
        );
      }
    });
  }
}

function sortedById(rules: DnsForwardingRule[]): DnsForwardingRule[] {
  return [...rules].sort((left, right) => (left.id < right.id ? -1 : 1));
}
