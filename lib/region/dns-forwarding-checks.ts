import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Cidr } from '../catalog/cidr';
import { AiFactoryError } from '../errors';
import type { DnsForwardingRule } from './dns-forwarding';

/** Servers that one rule may name (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver). */
const MOST_SERVERS = 6;

/** Characters that the name of a rule may have (https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_ResolverRule.html). */
const LONGEST_NAME = 64;

/** Refuses rules that contradict each other, and rules that Route 53 Resolver would refuse. */
export function requireUsableRules(scope: IConstruct, rules: readonly DnsForwardingRule[], name: string): void {
  rules.forEach((rule, index) => {
    const earlier = rules.slice(0, index);
    if (earlier.some((other) => other.id === rule.id)) {
      const message = `two DNS forwarding rules have the id ${rule.id}`;
      throw new AiFactoryError('AIF-NET-110', message, 'give every rule its own id', scope);
    }
    if (earlier.some((other) => other.domain === rule.domain)) {
      const message = `two DNS forwarding rules are for ${rule.domain}`;
      throw new AiFactoryError('AIF-NET-111', message, 'list the servers of both in one rule', scope);
    }
    requireServers(scope, rule);
    requireName(scope, rule, ruleName(name, rule));
  });
}

/** What Route 53 Resolver calls a rule. */
export function ruleName(name: string, rule: DnsForwardingRule): string {
  return `${name}-${rule.id}`;
}

function requireServers(scope: IConstruct, { id, servers }: DnsForwardingRule): void {
  const strange = servers.find((server) => !Token.isUnresolved(server) && Cidr.parse(`${server}/32`) === undefined);
  if (servers.length < 1 || servers.length > MOST_SERVERS || strange !== undefined) {
    throw new AiFactoryError(
      'AIF-NET-112',
      `DNS forwarding rule ${id} names ${strange ?? `${servers.length} servers`}`,
      `give 1 to ${MOST_SERVERS} IPv4 addresses`,
      scope,
    );
  }
}

function requireName(scope: IConstruct, { id }: DnsForwardingRule, name: string): void {
  const usable = /^[a-zA-Z0-9_-]+$/.test(id) && name.length <= LONGEST_NAME;
  if (!usable && !Token.isUnresolved(name)) {
    throw new AiFactoryError(
      'AIF-NET-126',
      `a DNS forwarding rule with the id '${id}' would be called '${name}'`,
      `use letters, digits and hyphens in the id, so few that the whole name has ${LONGEST_NAME} at most`,
      scope,
    );
  }
}
