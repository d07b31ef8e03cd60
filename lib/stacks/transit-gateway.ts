import type { SitePlan } from '../plan';
import { type ITransitGateway, type PrivateRegion, TransitGateway } from '../region';
import { keepExports } from './keep-exports';
import { planned } from './planned';
import type { SiteStack } from './site-stack';

/** What connects the cells of a site with each other and with the premises. */
export function buildTransitGateway(stack: SiteStack, plan: SitePlan, region: PrivateRegion): ITransitGateway {
  const { amazonSideAsn, connectCells, directConnect } = planned(plan.transitGateway, 'a transit gateway');
  const gateway = new TransitGateway(stack, 'TransitGateway', {
    region,
    siteCidr: plan.cidr,
    onPremisesCidrs: [...plan.onPremisesCidrs],
    amazonSideAsn,
    connectCells,
    directConnect:
      directConnect === undefined
        ? undefined
        : { ...directConnect, allowedPrefixes: [...directConnect.allowedPrefixes] },
  });
  keepExports(stack, [gateway.transitGatewayId, gateway.cellRouteTableId, gateway.premisesRouteTableId]);
  return gateway;
}
