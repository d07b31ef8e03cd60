import { CfnOutput, Size } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { CapacityReservation, ComputePool, KubernetesCluster, TaintEffect } from '../compute';
import type { CapacityReservationPlan, KubernetesPlan, PoolPlan } from '../plan';
import type { CellNetwork } from '../region';
import { keepExports } from './keep-exports';
import { planned } from './planned';
import type { SiteStack } from './site-stack';

/** The cluster of one cell, with its pools. */
export function buildCluster(
  stack: SiteStack,
  kubernetes: KubernetesPlan,
  pools: readonly PoolPlan[],
  network: CellNetwork,
): KubernetesCluster {
  const cluster = new KubernetesCluster(stack, 'Cluster', {
    network,
    version: kubernetes.version,
    serviceCidr: kubernetes.serviceCidr,
    administratorRoles: kubernetes.administratorRoles.map((name) =>
      Role.fromRoleName(stack, `Administrator-${name}`, name),
    ),
  });
  for (const pool of pools) {
    new ComputePool(stack, `Pool-${pool.id}`, {
      cluster,
      poolId: pool.id,
      instanceType: pool.instanceType,
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

function capacityReservationOf(plan: CapacityReservationPlan | undefined): CapacityReservation | undefined {
  switch (plan?.kind) {
    case undefined:
      return undefined;
    case 'create':
      return CapacityReservation.create();
    case 'existing':
      return CapacityReservation.existing(planned(plan.id, 'the id of a capacity reservation'), {
        capacityBlock: plan.capacityBlock,
      });
    case 'none':
      return CapacityReservation.none();
  }
}

const EFFECTS = {
  NoSchedule: TaintEffect.NO_SCHEDULE,
  PreferNoSchedule: TaintEffect.PREFER_NO_SCHEDULE,
  NoExecute: TaintEffect.NO_EXECUTE,
} as const;

function effectOf(effect: keyof typeof EFFECTS): TaintEffect {
  return EFFECTS[effect];
}
