import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const COMPUTE_RUNS_ON_OUTPOSTS: EnforcementStatement = {
  id: 'ComputeOnOutposts',
  title: 'Instances and network interfaces are in subnets of Outposts',
  denies: 'Launching an instance, or making a network interface, in a subnet that is not named.',
  letsThrough: 'The named subnets; service-linked roles, which no policy of an organization binds; break-glass roles.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 SC-7(21)', 'C5:2020 PSS-12', 'SecNumCloud-3.2 19.2.b'],
  sources: [
    'https://aws.amazon.com/blogs/compute/architecting-for-data-residency-with-aws-outposts-rack-and-landing-zone-guardrails',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html',
  ],
  // CreateNetworkInterface knows the subnet by its id only, and only on the subnet; RunInstances knows it on each interface.
  statements: (site) =>
    site.outpostSubnetArns.length === 0
      ? []
      : [
          {
            actions: ['ec2:RunInstances'],
            resources: [`arn:${site.partition}:ec2:*:*:network-interface/*`],
            conditions: { ArnNotEquals: { 'ec2:Subnet': site.outpostSubnetArns }, ...unless(site, 'breakGlass') },
          },
          {
            actions: ['ec2:CreateNetworkInterface'],
            resources: [`arn:${site.partition}:ec2:*:*:subnet/*`],
            conditions: {
              StringNotEquals: { 'ec2:SubnetID': site.outpostSubnetArns.map((arn) => arn.slice(arn.indexOf('/') + 1)) },
              ...unless(site, 'breakGlass'),
            },
          },
        ],
};
