import type { Catalogue } from '../catalog/catalogue';
import { networkInterfacesOf } from '../catalog/instance-types';
import { SERIES_HEADROOM, SERIES_PER_ACCELERATOR } from '../catalog/prometheus-limits';
import { endpointQuota, hyperPodQuota, QUOTAS, type Quota, vcpuQuota } from '../catalog/quotas';
import { capabilitiesOfCell, countInterfaceEndpoints, privateEndpointsOf } from './endpoints';
import { helperNodes, helpersPerCell, runsHyperPod, runsKubernetes } from './orchestrators';
import { sortedBy } from './order';
import type { StackPlan } from './site-plan';
import type { StackSubjects } from './stacks';
import { largest, sum } from './sums';
import type { QuotaPlan, TrainingCellPlan, TrainingPoolPlan } from './training-plan';

/** Share of a quota from which it is listed: others use the account too, and services add what no plan can count. */
const CLOSE = 0.8;

/** Ranges of a cell, both of which call its private endpoints. */
const RANGES_OF_A_CELL = 2;

/** Routes of a route table beside those to the premises: both ranges of the cell, those of the site, and S3. */
const ROUTES_OF_A_CELL = 4;

/** What the stacks of one cell have at most, rounded up: the figures of templates, of which the plan knows nothing. */
const IN_A_CELL = { roles: 10, securityGroups: 12 } as const;

/**
 * The quotas that a site exceeds or may exceed: what it needs is above four fifths of the default, or the default is not published.
 *
 * Needs are those of the plan alone; what else runs in the account comes on top.
 */
export function planQuotas(plan: StackSubjects, stacks: readonly StackPlan[], catalogue: Catalogue): QuotaPlan[] {
  const needs = [
    ...networkNeeds(plan, catalogue),
    ...clusterNeeds(plan),
    ...instanceNeeds(plan, catalogue),
    ...storageNeeds(plan),
    ...metricsNeeds(plan),
    ...otherNeeds(plan, stacks),
  ];
  return sortedBy(needs.filter(mayExceed), ({ service, name }) => `${service} ${name}`);
}

function mayExceed({ needed, default: usual }: QuotaPlan): boolean {
  return needed > 0 && (usual === undefined || needed > usual * CLOSE);
}

function need(quota: Quota, needed: number, reason: string): QuotaPlan {
  return { ...quota, needed, reason };
}

function networkNeeds(plan: StackSubjects, catalogue: Catalogue): QuotaPlan[] {
  const training = cellsOf(plan.training);
  const zones = plan.hosting.zones.length;
  const listed = plan.cells.filter((cell) => cell.trainingPool === undefined);
  const endpoints = listed.map((cell) => endpointsOfCell(cell.id, plan));
  const ofPools = plan.pools.map(({ instanceType, nodes }) => {
    const type = catalogue.instanceType(instanceType);
    return nodes * (type === undefined ? 1 : networkInterfacesOf(type).length);
  });
  return [
    need(QUOTAS.networks, plan.cells.length, 'one network a cell'),
    need(
      QUOTAS.networkAddressUsage,
      largest(training.map((cell) => cell.budget.networkAddressUsage)),
      'addresses, prefixes, adapters and pods of the largest cell; asked for per VPC, up to 256,000',
    ),
    need(
      QUOTAS.networkInterfaces,
      sum(training.map((cell) => cell.budget.networkInterfaces)) + sum(ofPools) + sum(endpoints) * zones,
      'interfaces of nodes and of private endpoints; services add more of their own',
    ),
    need(
      QUOTAS.gatewayEndpoints,
      plan.cells.length * gatewayEndpoints(plan),
      'the gateway endpoints of S3 and S3 Express of each cell',
    ),
    need(
      QUOTAS.routes,
      plan.transitGateway === undefined ? 0 : ROUTES_OF_A_CELL + plan.onPremisesCidrs.length,
      'routes of a cell to the premises, to other cells and within',
    ),
    need(
      QUOTAS.securityGroupRules,
      RANGES_OF_A_CELL + plan.onPremisesCidrs.length,
      'ranges that may call the private endpoints of a cell',
    ),
    need(
      QUOTAS.securityGroups,
      plan.cells.length * IN_A_CELL.securityGroups,
      `about ${IN_A_CELL.securityGroups} a cell`,
    ),
    need(
      QUOTAS.interfaceEndpoints,
      largest([...training.map((cell) => cell.budget.interfaceEndpoints), ...endpoints]),
      'private endpoints of the cell that has most',
    ),
  ];
}

function gatewayEndpoints({ hosting, privateEndpoints }: StackSubjects): number {
  return (hosting.s3PrefixListId === undefined ? 0 : 1) + (privateEndpoints.includes('s3express') ? 1 : 0);
}

function endpointsOfCell(cell: string, plan: StackSubjects): number {
  const names = privateEndpointsOf(capabilitiesOfCell(cell, plan), plan.privateEndpoints);
  return countInterfaceEndpoints(names, plan.hosting.s3PrefixListId);
}

function clusterNeeds(plan: StackSubjects): QuotaPlan[] {
  const kubernetes = new Set(plan.pools.map((pool) => pool.cell));
  const ofTraining = cellsOf(plan.training.filter(runsKubernetes)).length;
  const hyperPod = plan.training.filter(runsHyperPod);
  const total = (pool: TrainingPoolPlan) => pool.nodes + pool.cells.length * hyperPodHelpers(pool);
  return [
    need(QUOTAS.clusters, kubernetes.size + ofTraining, 'one cluster a cell that runs Kubernetes'),
    need(
      QUOTAS.pcsClusters,
      cellsOf(plan.training.filter((pool) => pool.orchestrator === 'pcs')).length,
      'one cluster a cell; the default differs from account to account',
    ),
    need(QUOTAS.hyperPodInstances, sum(hyperPod.map(total)), 'all HyperPod instances; the default differs'),
    need(
      QUOTAS.hyperPodInstancesPerCluster,
      largest(hyperPod.flatMap((pool) => pool.cells.map((cell) => cell.nodes + hyperPodHelpers(pool)))),
      'HyperPod instances of the largest cell; the default differs',
    ),
  ];
}

function instanceNeeds(plan: StackSubjects, catalogue: Catalogue): QuotaPlan[] {
  const hyperPod = plan.training.filter(runsHyperPod).flatMap((pool) => [
    { instanceType: pool.instanceType, nodes: pool.nodes },
    ...(pool.orchestrator === 'hyperPodSlurm' ? helperNodes(pool) : []).map(({ instanceType, nodes }) => ({
      instanceType,
      nodes: nodes * pool.cells.length,
    })),
  ]);
  const ec2 = [...plan.pools, ...plan.training.filter((pool) => !runsHyperPod(pool))];
  return [
    ...totals(
      hyperPod,
      ({ instanceType }) => hyperPodQuota(instanceType),
      ({ nodes }) => nodes,
      'HyperPod nodes',
    ),
    ...totals(
      ec2,
      ({ instanceType }) => vcpuQuota(instanceType),
      ({ instanceType, nodes }) => nodes * (catalogue.instanceType(instanceType)?.vcpus ?? 0),
      'vCPUs of nodes',
    ),
    ...totals(
      plan.models,
      ({ instanceType }) => endpointQuota(instanceType),
      ({ instances }) => instances,
      'instances of model endpoints',
    ),
  ];
}

/** What items need of the quotas that they count against, one need a quota. */
function totals<T>(
  items: readonly T[],
  quotaOf: (item: T) => Quota | undefined,
  amountOf: (item: T) => number,
  reason: string,
): QuotaPlan[] {
  const needs = new Map<string, QuotaPlan>();
  for (const item of items) {
    const quota = quotaOf(item);
    if (quota !== undefined) {
      const needed = (needs.get(quota.name)?.needed ?? 0) + amountOf(item);
      needs.set(quota.name, need(quota, needed, `${reason}; the default differs from account to account`));
    }
  }
  return [...needs.values()];
}

function storageNeeds(plan: StackSubjects): QuotaPlan[] {
  const fileSystems = [...plan.fileSystems, ...cellsOf(plan.training).flatMap((cell) => cell.fileSystems)];
  return [
    need(QUOTAS.lustreStorage, sum(fileSystems.map((each) => each.capacityGiB)), 'GiB of all file systems'),
    need(QUOTAS.lustreFileSystems, fileSystems.length, 'all file systems'),
  ];
}

function metricsNeeds(plan: StackSubjects): QuotaPlan[] {
  if (plan.operations.metrics === undefined) {
    return [];
  }
  const listed = new Map<string, number>();
  for (const { cell, accelerators } of plan.pools.filter((pool) => pool.accelerators > 0)) {
    listed.set(cell, (listed.get(cell) ?? 0) + accelerators);
  }
  const cells = cellsOf(plan.training);
  const accelerators = largest([...cells.map((cell) => cell.accelerators), ...listed.values()]);
  return [
    need(QUOTAS.prometheusWorkspaces, cells.length + listed.size, 'one workspace a cell with accelerators'),
    need(
      QUOTAS.prometheusSeries,
      accelerators * SERIES_PER_ACCELERATOR * SERIES_HEADROOM,
      'series that the largest cell may have, with room for nodes, pods and file systems',
    ),
  ];
}

function otherNeeds(plan: StackSubjects, stacks: readonly StackPlan[]): QuotaPlan[] {
  const { dns } = plan;
  const outbound = dns !== undefined && dns.forward.length > 0 ? 1 : 0;
  const accounting = plan.training.filter((pool) => pool.hyperPodSlurm?.accounting !== undefined);
  return [
    need(QUOTAS.resolverEndpoints, outbound + (dns?.inbound === true ? 1 : 0), 'endpoints to and from the premises'),
    need(
      QUOTAS.resolverAssociations,
      (dns?.forward.length ?? 0) * plan.cells.length,
      'every forwarding rule in every cell',
    ),
    need(
      QUOTAS.databases,
      plan.databases.length + cellsOf(accounting).length,
      'databases, and one a cell for Slurm accounts',
    ),
    need(QUOTAS.roles, plan.cells.length * IN_A_CELL.roles, `about ${IN_A_CELL.roles} a cell`),
    need(QUOTAS.stacks, stacks.length, 'stacks of the site'),
  ];
}

function cellsOf(pools: readonly TrainingPoolPlan[]): TrainingCellPlan[] {
  return pools.flatMap((pool) => pool.cells);
}

/** Nodes beside the accelerated ones that are HyperPod instances too: on EKS they are nodes of EC2. */
function hyperPodHelpers(pool: TrainingPoolPlan): number {
  return pool.orchestrator === 'hyperPodSlurm' ? helpersPerCell(pool) : 0;
}
