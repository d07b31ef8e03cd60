import { RemovalPolicy, Token } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';
import { ComputePool } from '../compute-pool';
import type { IKubernetesCluster } from '../kubernetes-cluster';
import { isEfa } from '../network-interface-checks';
import { clusterPlacementGroup } from '../placement-group';
import { MAX_NODES } from '../pool-checks';
import type { BoundOrchestrator, PlannedGroup, TrainingClusterParts } from './bound-orchestrator';
import { warnOfMissingDriver } from './file-system-checks';
import { checkKubernetesGroups, checkSameNetwork, refuseOptions } from './training-checks';

/** Properties of `Orchestrator.eks`. */
export interface EksOrchestratorProps {
  /** The Kubernetes cluster that the nodes join, in the network of the training cluster. */
  readonly cluster: IKubernetesCluster;
}

/** The part of a group that is one pool. */
interface Block {
  readonly blockId: string;
  readonly nodes: number;
}

/**
 * Managed node groups of a Kubernetes cluster, for places without HyperPod.
 *
 * A group is divided into pools of up to 450 nodes, in whole UltraServers, called `<group>-1`, `<group>-2` and so on: a group that grows
 * fills its last pool and adds to them, and no node moves. Pools with a fabric share one placement group.
 */
export function bindEks(scope: Construct, props: EksOrchestratorProps, parts: TrainingClusterParts): BoundOrchestrator {
  const { cluster } = props;
  checkSameNetwork(scope, cluster, parts.network);
  checkKubernetesGroups(scope, parts.groups);
  refuseOptions(scope, parts.groups, 'EKS', {
    trainingPlanArn: 'Training plans are for HyperPod. Name a reservation as `capacityReservation` instead.',
  });
  warnOfMissingDriver(scope, cluster, parts.fileSystems);
  const placementGroupName = placement(scope, parts.groups);
  const pools = parts.groups.flatMap((group) =>
    blocksOf(scope, group).map(
      ({ blockId, nodes }) =>
        new ComputePool(scope, blockId, {
          cluster,
          poolId: blockId,
          instanceType: group.instanceType,
          nodes,
          hardware: group.hardware,
          rootVolume: group.rootVolume,
          taints: group.taints,
          labels: { ...group.labels, 'ai-factory/group': group.groupId },
          capacityReservation: group.capacityReservation,
          placementGroupName: isPlaced(group) ? placementGroupName : undefined,
          securityGroups: [parts.fabric],
        }),
    ),
  );
  return {
    clusterName: cluster.clusterName,
    clusterArn: cluster.clusterArn,
    nodeRoles: pools.map(({ role }) => role),
    securityGroups: [parts.fabric],
  };
}

function blocksOf(scope: IConstruct, { groupId, nodes, machine }: PlannedGroup): Block[] {
  if (Token.isUnresolved(nodes)) {
    throw new AiFactoryError(
      'AIF-CMP-018',
      `the number of nodes of group ${groupId} is known only at deployment`,
      'State a number: it decides how many node groups there are.',
      scope,
    );
  }
  const full = MAX_NODES - (MAX_NODES % machine.nodesPerUltraServer);
  return Array.from({ length: Math.ceil(nodes / full) }, (_, index) => ({
    blockId: `${groupId}-${index + 1}`,
    nodes: Math.min(full, nodes - index * full),
  }));
}

/** Whether the nodes of a group are to stand side by side. UltraServers do so by themselves, and existing reservations have their place. */
function isPlaced({ machine, capacityReservation }: PlannedGroup): boolean {
  return (
    machine.networkInterfaces.some(isEfa) &&
    machine.nodesPerUltraServer === 1 &&
    capacityReservation?.reservationId === undefined
  );
}

/** Kept when its stack goes, because reservations that are kept name it, and like them not after a first deployment that failed. */
function placement(scope: Construct, groups: readonly PlannedGroup[]): string | undefined {
  if (!groups.some(isPlaced)) {
    return undefined;
  }
  const group = clusterPlacementGroup(scope, 'PlacementGroup');
  group.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return group.ref;
}
