import { isNearlyEverything } from '../template/range';
import type { SovereigntyRule } from './rule';

const OTHER_NETWORKS = [
  'TransitGatewayId',
  'CoreNetworkArn',
  'VpcPeeringConnectionId',
  'TransitGatewayAttachmentId',
  'NetworkInterfaceId',
  'InstanceId',
];

export const DEFAULT_ROUTES_ARE_KNOWN: SovereigntyRule = {
  code: 'AIF-SOV-105',
  severity: 'warning',
  title: 'Default routes into other networks are known',
  explanation:
    'A default route to a transit gateway, a peer or an appliance is as open as what is behind it, which this template does not show.',
  remedy: 'Route only the ranges that are needed, or write down what the other network allows.',
  sources: ['https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html'],
  concerns: (type) => type === 'AWS::EC2::Route' || type === 'AWS::EC2::TransitGatewayRoute',
  *check(resource) {
    const ranges = [...resource.values('DestinationCidrBlock'), ...resource.values('DestinationIpv6CidrBlock')];
    if (!ranges.some(isNearlyEverything)) return;
    for (const name of OTHER_NETWORKS) {
      if (resource.has(name))
        yield { path: `Properties.${name}`, message: 'the default route leads to another network' };
    }
  },
};
