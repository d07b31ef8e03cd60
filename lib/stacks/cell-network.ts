import { endpointsOf, SERVICES } from '../catalog/services';
import type { CellPlan, SitePlan } from '../plan';
import { CellNetwork, type PrivateRegion } from '../region';
import { keepExports } from './keep-exports';
import type { SiteStack } from './site-stack';

/** The closed network of one cell. */
export function buildCellNetwork(stack: SiteStack, plan: SitePlan, cell: CellPlan, region: PrivateRegion): CellNetwork {
  const network = new CellNetwork(stack, 'Network', {
    region,
    cellId: cell.id,
    cidr: cell.cidr,
    nodeCidr: cell.nodeCidr,
    homeZone: cell.homeZone,
    onPremisesCidrs: [...plan.onPremisesCidrs],
    dnsForwarding: plan.dnsForwarding.map((rule) => ({ ...rule, servers: [...rule.servers] })),
  });
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
  ]);
  return network;
}
