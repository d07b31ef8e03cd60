import { CfnOutput, Size } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { STANDARD_ADDONS } from '../catalog/kubernetes-addons';
import { ComputePool, KubernetesAddon, KubernetesCluster, TaintEffect } from '../compute';
import type { HelperNodesPlan, PoolPlan, SitePlan, TrainingPoolPlan } from '../plan';
import type { CellNetwork } from '../region';
import { capacityReservationOf } from './capacity-reservation';
import { keepExports } from './keep-exports';
import { planned } from './planned';
import type { SiteStack } from './site-stack';
import { statedHardware } from './stated-hardware';

/** What is in a cluster, beside what every cluster has. */
export interface ClusterContent {
  readonly pools: readonly PoolPlan[];
  /** The training pool whose nodes join the cluster later, in a stack of their own. */
  readonly training?: TrainingPoolPlan | undefined;
  readonly hasFileSystems: boolean;
}

/** The cluster of one cell, with its pools. */
export function buildCluster(
  stack: SiteStack,
  plan: SitePlan,
  content: ClusterContent,
  network: CellNetwork,
): KubernetesCluster {
  const kubernetes = planned(plan.kubernetes, 'Kubernetes');
  const { pools, training } = content;
  const addons = addonsOf(content);
  const cluster = new KubernetesCluster(stack, 'Cluster', {
    network,
    version: kubernetes.version,
    serviceCidr: kubernetes.serviceCidr,
    administratorRoles: kubernetes.administratorRoles.map((name) =>
      Role.fromRoleName(stack, `Administrator-${name}`, name),
    ),
    addons,
    addonVersions: versionsOf([...STANDARD_ADDONS, ...addons.map(({ name }) => name)], kubernetes.addonVersions),
    expectedNodes: training?.nodesPerCell,
  });
  const systemNodes = training?.hyperPodEks?.systemNodes ?? training?.eks?.systemNodes;
  if (systemNodes !== undefined) {
    buildSystemNodes(stack, cluster, systemNodes);
  }
  for (const pool of pools) {
    new ComputePool(stack, `Pool-${pool.id}`, {
      cluster,
      poolId: pool.id,
      instanceType: pool.instanceType,
      hardware: statedHardware(plan, pool.instanceType),
      nodes: pool.nodes,
      rootVolume: Size.gibibytes(pool.rootVolumeGiB),
      capacityReservation: capacityReservationOf(pool.capacityReservation),
      labels: { ...pool.labels },
      taints:
        pool.taints.length === 0
          ? undefined
          : pool.taints.map((taint) => ({ ...taint, effect: effectOf(taint.effect) })),
    });
  }
  new CfnOutput(stack, 'ClusterName', {
    value: cluster.clusterName,
    description: 'Name of the cluster, for aws eks update-kubeconfig',
  });
  keepExports(stack, [cluster.nodeSecurityGroup.securityGroupId]);
  return cluster;
}

/** Nodes for what runs the cluster itself: CoreDNS has to be there before the first accelerated node. */
function buildSystemNodes(
  stack: SiteStack,
  cluster: KubernetesCluster,
  { instanceType, nodes }: HelperNodesPlan,
): void {
  new ComputePool(stack, 'SystemNodes', { cluster, poolId: 'system-nodes', instanceType, nodes });
}

function addonsOf({ training, hasFileSystems }: ClusterContent): KubernetesAddon[] {
  return [
    ...(hasFileSystems ? [KubernetesAddon.FSX_LUSTRE] : []),
    ...((training?.hyperPodEks?.priorityClasses.length ?? 0) > 0 ? [KubernetesAddon.HYPERPOD_TASK_GOVERNANCE] : []),
  ];
}

/** The pinned versions of the add-ons that the cluster has. */
function versionsOf(
  addons: readonly string[],
  versions: { readonly [addon: string]: string },
): { [addon: string]: string } {
  return Object.fromEntries(Object.entries(versions).filter(([addon]) => addons.includes(addon)));
}

const EFFECTS = {
  NoSchedule: TaintEffect.NO_SCHEDULE,
  PreferNoSchedule: TaintEffect.PREFER_NO_SCHEDULE,
  NoExecute: TaintEffect.NO_EXECUTE,
} as const;

function effectOf(effect: keyof typeof EFFECTS): TaintEffect {
  return EFFECTS[effect];
}
