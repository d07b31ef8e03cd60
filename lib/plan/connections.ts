import type { Site } from '../site/site';
import { sortedBy } from './order';
import type { CellPlan, DnsPlan, TransitGatewayPlan } from './site-plan';
import { cellOf } from './workloads';

/** Name resolution between the factory and the premises; none when the site does not ask for it. */
export function planDns({ network }: Site, cells: readonly CellPlan[]): DnsPlan | undefined {
  const { dns } = network;
  if (dns === undefined) {
    return undefined;
  }
  const listed = cells.filter((cell) => cell.trainingPool === undefined);
  return {
    cell: cellOf({ id: 'the resolver', cell: dns.cell }, listed.length > 0 ? listed : cells),
    inbound: dns.inbound,
    forward: sortedBy(dns.forward, (rule) => rule.id).map((rule) => ({ ...rule, servers: [...rule.servers].sort() })),
  };
}

/** What connects cells and premises; none when the site does not ask for it. */
export function planTransitGateway({ network }: Site): TransitGatewayPlan | undefined {
  const { transitGateway } = network;
  if (transitGateway === undefined) {
    return undefined;
  }
  const { amazonSideAsn, connectCells, directConnect } = transitGateway;
  return {
    amazonSideAsn,
    connectCells,
    ...(directConnect === undefined
      ? {}
      : {
          directConnect: {
            gatewayId: directConnect.gatewayId,
            ...(directConnect.attachmentId === undefined ? {} : { attachmentId: directConnect.attachmentId }),
            allowedPrefixes: [...(directConnect.allowedPrefixes ?? [network.cidr])].sort(),
          },
        }),
  };
}
