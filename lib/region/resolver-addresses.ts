import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as resolver from 'aws-cdk-lib/aws-route53resolver';

/** Route 53 Resolver asks for this many addresses at least (https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html). */
const LEAST_ADDRESSES = 2;

/** Addresses that an endpoint may have (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver). */
const MOST_ADDRESSES = 6;

/** One address a zone; a network with one zone has both there. A zone that is added later never moves an address. */
export function resolverAddresses(
  subnets: readonly ec2.ISubnet[],
): resolver.CfnResolverEndpoint.IpAddressRequestProperty[] {
  const rounds = Math.ceil(LEAST_ADDRESSES / subnets.length);
  return Array.from({ length: rounds }, () => subnets.map(({ subnetId }) => ({ subnetId })))
    .flat()
    .slice(0, MOST_ADDRESSES);
}
