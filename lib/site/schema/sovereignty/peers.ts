import { z } from 'zod';
import { ADDRESS } from '../primitives';

/** What networks may be joined with. */
export const allowedPeers = z
  .array(
    z.string().regex(new RegExp(`^(${ADDRESS}(/(3[0-2]|[12]?\\d))?|(vpc|tgw|cgw|vgw)-[0-9a-f]{8,17})$`), {
      error: 'must be an IPv4 address or range, or the id of a VPC, transit, virtual private or customer gateway',
    }),
  )
  .optional()
  .meta({
    title: 'Allowed peers',
    description:
      'Networks and machines outside the site that networks may be joined with and names be looked up at: IPv4 addresses, ranges, and ids of VPCs and gateways. Without the list: no VPN and no peered gateway, but any VPC of allowed accounts and any private name server.',
    examples: [['198.51.100.7', '10.0.0.0/8', 'vpc-0123456789abcdef0']],
  });
