import { inAllowedRegions, unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const NETWORKS_ARE_JOINED_WITHIN_THE_SITE: EnforcementStatement = {
  id: 'NetworksAreJoinedWithin',
  title: 'Networks are joined within the allowed Regions and without the internet',
  denies:
    'Tunnels over the internet, joined transit gateways, networks that span Regions, public virtual interfaces of Direct Connect, and peering with a network in a Region that is not allowed.',
  letsThrough:
    'Peering within allowed Regions, attachments to transit gateways, private and transit virtual interfaces, platform and break-glass roles.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SC-7', 'NIST.800-53r5 AC-4', 'C5:2020 COS-01'],
  sources: [
    'https://docs.aws.amazon.com/controltower/latest/controlreference/data-residency-controls.html',
    'https://docs.aws.amazon.com/vpc/latest/peering/security-iam.html',
  ],
  statements: (site) => {
    const networks = inAllowedRegions(site, `arn:${site.partition}:ec2:{region}:*:vpc/*`);
    const peering = {
      actions: ['ec2:AcceptVpcPeeringConnection', 'ec2:CreateVpcPeeringConnection'],
      resources: [`arn:${site.partition}:ec2:*:*:vpc-peering-connection/*`],
    };
    const others = unless(site, 'platform', 'breakGlass');
    return [
      {
        actions: [
          'directconnect:CreatePublicVirtualInterface',
          'ec2:AcceptTransitGatewayPeeringAttachment',
          'ec2:CreateClientVpnEndpoint',
          'ec2:CreateCustomerGateway',
          'ec2:CreateTransitGatewayPeeringAttachment',
          'ec2:CreateVpnConcentrator',
          'ec2:CreateVpnConnection',
          'ec2:CreateVpnGateway',
          'networkmanager:CreateCoreNetwork',
          'networkmanager:CreateTransitGatewayPeering',
          'networkmanager:CreateVpcAttachment',
        ],
        conditions: others,
      },
      { ...peering, conditions: { ArnNotLike: { 'ec2:AccepterVpc': networks, ...others.ArnNotLike } } },
      { ...peering, conditions: { ArnNotLike: { 'ec2:RequesterVpc': networks, ...others.ArnNotLike } } },
    ];
  },
};
