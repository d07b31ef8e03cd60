import { isWithin, rangeOf } from '../../catalog/cidr';
import { AiFactoryError } from '../../errors';
import { sorted } from './checks';

const PEER_ID = /^(?:vpc|tgw|cgw|vgw)-[0-9a-f]{8,17}$/;

/** Peers, sorted. */
export function peersOf(peers: readonly string[] | undefined): string[] | undefined {
  const wrong = peers?.find((peer) => typeof peer !== 'string' || (!PEER_ID.test(peer) && rangeOf(peer) === undefined));
  if (wrong === undefined) return peers === undefined ? undefined : sorted(peers);
  throw new AiFactoryError(
    'AIF-SOV-705',
    `allowedPeers holds ${JSON.stringify(wrong)}`,
    'write an IPv4 address, a range such as 198.51.100.0/24, or the id of a VPC, transit, virtual private or customer gateway',
  );
}

/** Whether one of the peers is this address or id, or holds this range. */
export function holdsPeer(peers: readonly string[], text: string): boolean {
  return peers.includes(text) || isWithin(text, peers);
}
