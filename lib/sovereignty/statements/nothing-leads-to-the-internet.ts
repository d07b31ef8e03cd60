import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const NOTHING_LEADS_TO_THE_INTERNET: EnforcementStatement = {
  id: 'NoInternet',
  title: 'Nothing leads to the internet',
  denies:
    'Gateways to the internet, default networks, exceptions from the block of public access, accelerators and distributions at the edge.',
  letsThrough:
    'Private networks, endpoints, local gateways, transit gateways and Direct Connect, customer-owned addresses of an Outpost, and break-glass roles.',
  places: ['serviceControl', 'permissionBoundary'],
  frameworks: ['NIST.800-53r5 SC-7', 'NIST.800-53r5 SC-7(5)', 'C5:2020 COS-01', 'SecNumCloud-3.2 13.2.a'],
  sources: [
    'https://docs.aws.amazon.com/controltower/latest/controlreference/data-residency-controls.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html',
  ],
  statements: (site) => [
    {
      actions: [
        'cloudfront:Create*',
        'cloudfront:UpdateDistribution',
        'ec2:AttachInternetGateway',
        'ec2:CreateCarrierGateway',
        'ec2:CreateDefaultSubnet',
        'ec2:CreateDefaultVpc',
        'ec2:CreateEgressOnlyInternetGateway',
        'ec2:CreateInternetGateway',
        'ec2:CreateNatGateway',
        'ec2:CreateVpcBlockPublicAccessExclusion',
        'globalaccelerator:Create*',
        'globalaccelerator:Update*',
        'lightsail:Create*',
      ],
      conditions: unless(site, 'breakGlass'),
    },
  ],
};
