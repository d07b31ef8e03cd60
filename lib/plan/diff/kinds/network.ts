import { listedCells } from '../../../site/listed-cells';
import type { PathStep } from '../../../site/problem';
import type { Site } from '../../../site/site';
import type { DnsPlan, SitePlan, TransitGatewayPlan } from '../../site-plan';
import { inList, inTraining, Kind, type Thing } from '../kind';
import { always, IN_PLACE, ITS_STACK_STAYS, smaller, where } from '../meanings';

const OTHER_NETWORK = always(
  'replaced',
  'another network; refused as long as something is in the old one',
  'AIF-DIFF-002',
);

const CELL = new Kind<ReturnType<typeof cellsOf>[number]>({
  thing: 'cell',
  all: cellsOf,
  rules: {
    cidr: OTHER_NETWORK,
    nodeCidr: OTHER_NETWORK,
    homeZone: OTHER_NETWORK,
    trainingPool: always('inPlace', 'nodes of another pool'),
    tenant: always('inPlace', 'a tag'),
    nodes: smaller(
      (cell) => cell.nodes,
      always('inPlace', 'the last nodes go, and their capacity is given back', 'AIF-DIFF-022'),
    ),
    trainingPlanArn: always('inPlace', 'where new nodes take their capacity from'),
    controlPlaneZones: where(
      (before, after) => before.controlPlaneZones !== undefined && after.controlPlaneZones !== undefined,
      always('refused', 'EKS never lets a control plane change its zones', 'AIF-DIFF-004'),
      IN_PLACE,
    ),
  },
  removed: () => ITS_STACK_STAYS,
  renamed: 'started anew',
  path: cellPath,
});

/** Cells that are listed come first. A site that lists none has one, whose range and zone are those of the network. */
function cellPath(site: Site, id: string): readonly PathStep[] {
  const { cells } = site.network;
  if (listedCells(site).some((cell) => cell.id === id)) {
    return cells === undefined ? ['network'] : inList(cells, id, 'network', 'cells');
  }
  const pool = inTraining(site, id);
  return pool.length === 0 ? ['network', 'cells'] : pool;
}

/** The cells of a plan, with what those of training pools hold. */
function cellsOf(plan: SitePlan) {
  const inPools = new Map(plan.training.flatMap(({ cells }) => cells.map((cell) => [cell.id, cell])));
  const clusters = new Set(plan.stacks.filter(({ layer }) => layer === 'compute').map(({ subject }) => subject));
  return plan.cells.map(({ id, cidr, nodeCidr, homeZone, trainingPool, tenant }) => ({
    id,
    cidr,
    nodeCidr,
    homeZone,
    trainingPool,
    tenant,
    nodes: inPools.get(id)?.nodes,
    trainingPlanArn: inPools.get(id)?.trainingPlanArn,
    controlPlaneZones: clusters.has(id) ? controlPlaneZones(plan, homeZone) : undefined,
  }));
}

/** The zones that the control plane of a cluster is in: its home zone and the other one of the lowest slot. */
function controlPlaneZones({ hosting }: SitePlan, homeZone: string): string[] {
  const others = hosting.zones.map((zone) => zone.name).filter((name) => name !== homeZone);
  return [homeZone, ...others.slice(0, 1)];
}

const TRANSIT_GATEWAY = new Kind<ReturnType<typeof gatewayOf>>({
  thing: 'transit gateway',
  all: ({ transitGateway }) => (transitGateway === undefined ? [] : [gatewayOf(transitGateway)]),
  rules: {
    amazonSideAsn: always('refused', 'another gateway, while all cells are attached to this one', 'AIF-DIFF-019'),
    connectCells: always('inPlace', 'routes between cells'),
    gatewayId: always('replaced', 'the way to the premises is cut and made anew'),
    attachmentId: always('replaced', 'routes to the premises; leave it out once before another is stated'),
    allowedPrefixes: always('inPlace', 'what is announced to the premises'),
  },
  removed: () => ITS_STACK_STAYS,
  path: () => ['network', 'transitGateway'],
  keys: {
    gatewayId: ['directConnect', 'gatewayId'],
    attachmentId: ['directConnect', 'attachmentId'],
    allowedPrefixes: ['directConnect', 'allowedPrefixes'],
  },
});

function gatewayOf({ amazonSideAsn, connectCells, directConnect }: TransitGatewayPlan) {
  const { gatewayId, attachmentId, allowedPrefixes } = directConnect ?? {};
  return { id: '', amazonSideAsn, connectCells, gatewayId, attachmentId, allowedPrefixes };
}

const RESOLVER = new Kind<Thing & Omit<DnsPlan, 'forward'>>({
  thing: 'resolver',
  all: ({ dns }) => (dns === undefined ? [] : [{ id: '', cell: dns.cell, inbound: dns.inbound }]),
  rules: {
    cell: always('replaced', 'the premises have to ask other addresses, and cells other rules', 'AIF-DIFF-027'),
    inbound: always('inPlace', 'addresses for the premises to ask come or go'),
  },
  path: () => ['network', 'dns'],
});

const FORWARDING_RULE = new Kind<DnsPlan['forward'][number]>({
  thing: 'forwarding rule',
  all: ({ dns }) => dns?.forward ?? [],
  rules: {
    domain: always('replaced', 'refused as long as another cell uses the rule', 'AIF-DIFF-027'),
    servers: IN_PLACE,
  },
  removed: () => ({
    effect: 'removed',
    note: 'refused as long as another cell uses the rule',
    code: 'AIF-DIFF-027',
  }),
  path: ({ network }, id) => inList(network.dns?.forward ?? [], id, 'network', 'dns', 'forward'),
});

/** Networks, and what connects them. */
export const NETWORK_KINDS = [CELL, TRANSIT_GATEWAY, RESOLVER, FORWARDING_RULE] as const;
