import { exposedType } from './exposed-types';
import type { SovereigntyRule } from './rule';

/** Types that name their peer, or are nothing without one that does: where peers are listed, AIF-SOV-108 judges the peer instead. */
const NAMES_PEER = new Set([
  'AWS::EC2::CustomerGateway',
  'AWS::EC2::TransitGatewayPeeringAttachment',
  'AWS::EC2::VPNConnection',
  'AWS::EC2::VPNGateway',
]);

export const NETWORKS_ARE_JOINED_PRIVATELY: SovereigntyRule = {
  code: 'AIF-SOV-102',
  severity: 'error',
  title: 'Networks are joined over private links only',
  explanation:
    'A VPN runs over the internet and ends wherever its peer is; a core network or a gateway peering joins Regions.',
  remedy:
    'Use the local gateway, Direct Connect or peering within the Region, or list the peer in allowedPeers after it was approved.',
  sources: ['https://docs.aws.amazon.com/controltower/latest/controlreference/data-residency-controls.html'],
  frameworks: ['NIST.800-53r5 SC-7', 'C5:2020 COS-04'],
  concerns: (type) => exposedType(type, 'private-links') !== undefined,
  *check(resource, { policy }) {
    if (NAMES_PEER.has(resource.type) && policy.allowedPeers !== undefined && policy.allowedPeers.length > 0) return;
    const entry = exposedType(resource.type, 'private-links');
    if (entry !== undefined) yield { path: 'Type', message: `${resource.type} ${entry.effect}` };
  },
};
