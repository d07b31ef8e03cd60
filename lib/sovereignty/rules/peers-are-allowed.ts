import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { RuleContext, SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

/** Properties that name what a network is joined with, or who answers for its names. */
const PEERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::VPCPeeringConnection', ['PeerVpcId']],
  ['AWS::EC2::CustomerGateway', ['IpAddress']],
  ['AWS::EC2::VPNConnection', ['CustomerGatewayId']],
  ['AWS::EC2::TransitGatewayPeeringAttachment', ['PeerTransitGatewayId']],
  ['AWS::EC2::VPNConnectionRoute', ['DestinationCidrBlock']],
  ['AWS::Route53Resolver::ResolverRule', ['TargetIps[].Ip', 'TargetIps[].Ipv6']],
]);

export const PEERS_ARE_ALLOWED: SovereigntyRule = {
  code: 'AIF-SOV-108',
  severity: 'fatal',
  title: 'Networks are joined with allowed peers',
  explanation:
    'A peer receives what is sent to it, and decides where that goes next; a name server that is asked learns every name and can answer with any address.',
  remedy: 'Join networks of the app, or list the peer in allowedPeers after it was approved.',
  sources: ['https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html'],
  frameworks: ['NIST.800-53r5 SC-7', 'NIST.800-53r5 AC-4', 'C5:2020 COS-04'],
  concerns: (type) => PEERS.has(type),
  *check(resource, { policy }: RuleContext) {
    if (policy.allowedPeers === undefined) return;
    for (const path of PEERS.get(resource.type) ?? []) {
      for (const slot of resource.select(path)) {
        for (const text of resource.texts(slot)) {
          if (text === undefined || policy.allowsPeer(text) || isOwn(text, resource)) continue;
          const isOpen = resource.holes.in(text).length > 0;
          const message = `the peer is ${resource.holes.show(text)}, which is not in allowedPeers`;
          yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_LOCATION } : {}) };
        }
      }
    }
  },
};

/** Whether the peer is a resource of the app; a parameter that CloudFormation checks to exist is not. */
function isOwn(text: string, { holes }: ResourceUnderAudit): boolean {
  return holes.whole(text)?.logicalId !== undefined;
}
