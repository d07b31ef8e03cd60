import { endpointsOf, SERVICES } from '../catalog/services';
import type { CellPlan, SitePlan } from '../plan';
import {
  CellNetwork,
  FlowLogDestination,
  type IDnsForwarding,
  InboundDns,
  type ITransitGateway,
  type PrivateRegion,
} from '../region';
import type { ObjectStore } from '../storage';
import { keepExports } from './keep-exports';
import { byId, planned } from './planned';
import type { SiteStack } from './site-stack';

/** What the networks of all cells share. */
export interface NetworkGround {
  readonly region: PrivateRegion;
  readonly transitGateway?: ITransitGateway | undefined;
  readonly objectStores: ReadonlyMap<string, ObjectStore>;
}

/**
 * The closed networks of all cells, by cell.
 *
 * The one with the resolvers comes first, because the others use its rules.
 */
export function buildCellNetworks(
  stackOf: (cell: string) => SiteStack,
  plan: SitePlan,
  ground: NetworkGround,
): ReadonlyMap<string, CellNetwork> {
  const holder = plan.cells.find((cell) => cell.id === plan.dns?.cell);
  const first = holder === undefined ? undefined : buildCellNetwork(stackOf(holder.id), plan, holder, ground);
  return byId(plan.cells, (cell) =>
    first !== undefined && cell.id === holder?.id
      ? first
      : buildCellNetwork(stackOf(cell.id), plan, cell, ground, first?.dnsForwarding),
  );
}

function buildCellNetwork(
  stack: SiteStack,
  plan: SitePlan,
  cell: CellPlan,
  { region, transitGateway, objectStores }: NetworkGround,
  dnsRules?: IDnsForwarding,
): CellNetwork {
  const holdsResolvers = plan.dns?.cell === cell.id;
  const forward = holdsResolvers ? (plan.dns?.forward ?? []) : [];
  const flowLogs = plan.flowLogs === undefined ? undefined : planned(objectStores.get(plan.flowLogs), 'object store');
  const network = new CellNetwork(stack, 'Network', {
    region,
    cellId: cell.id,
    cidr: cell.cidr,
    nodeCidr: cell.nodeCidr,
    homeZone: cell.homeZone,
    onPremisesCidrs: [...plan.onPremisesCidrs],
    transitGateway,
    dnsForwarding: forward.map((rule) => ({ ...rule, servers: [...rule.servers] })),
    dnsRules,
    flowLogs: flowLogs === undefined ? undefined : FlowLogDestination.bucket(flowLogs.bucket),
  });
  if (holdsResolvers && plan.dns?.inbound === true) {
    new InboundDns(stack, 'InboundDns', { network });
  }
  network.useEndpoints(plan.privateEndpoints.flatMap((service) => [...endpointsOf(SERVICES[service])]));
  const subnets = [
    network.nodeSubnet,
    ...network.serviceSubnets,
    ...network.dataSubnets,
    ...network.controlPlaneSubnets,
  ];
  keepExports(stack, [
    network.vpc.vpcId,
    network.endpointSecurityGroup.securityGroupId,
    ...subnets.map((subnet) => subnet.subnetId),
    ...Object.values(network.dnsForwarding?.resolverRuleIds ?? {}),
  ]);
  return network;
}
