import { Size } from 'aws-cdk-lib';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import type { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../../catalog/hosting-kinds';
import { DataClass, type ICellNetwork } from '../../region';
import type { IKubernetesCluster } from '../kubernetes-cluster';
import { NetworkPaths } from '../network-paths';
import { type Taint, TaintEffect } from '../taint';
import type { BoundOrchestrator, PlannedGroup, TrainingClusterParts } from './bound-orchestrator';
import { warnOfMissingDriver } from './file-system-checks';
import { checkDataVolume, checkHyperPodGroups } from './hyperpod-checks';
import { acknowledgeTypes, HYPERPOD_ENDPOINTS, HYPERPOD_TAGS, hyperPodIdOf } from './hyperpod-cluster';
import { checkKubernetes, checkMemory, checkTaints } from './hyperpod-eks-checks';
import { instanceGroup } from './hyperpod-groups';
import { grantKubernetesNode, hyperPodRole } from './hyperpod-role';
import type { LifecycleScripts } from './lifecycle-scripts';
import { governTasks, type PriorityClass } from './task-governance';
import { checkKubernetesGroups } from './training-checks';

/** When HyperPod brings security fixes of its image to nodes. */
export enum NodePatching {
  /** To each node as soon as it has no job. */
  WHEN_IDLE = 'WhenIdle',
  /** To all nodes of a group once none of them has a job. */
  WHEN_ALL_IDLE = 'WhenAllIdle',
  /** Never by itself: with `aws sagemaker update-cluster-software`. */
  MANUAL = 'manual',
}

/** Properties of `Orchestrator.hyperPodEks`. */
export interface HyperPodEksProps {
  /**
   * The Kubernetes cluster that the nodes join. In another stack, because the HyperPod chart has to be installed into it before the
   * training cluster is deployed.
   */
  readonly cluster: IKubernetesCluster;
  /** What HyperPod runs on every node that it starts. */
  readonly lifecycleScripts: LifecycleScripts;
  /**
   * Whether HyperPod restarts or replaces nodes that it finds faulty.
   *
   * @default true
   */
  readonly nodeRecovery?: boolean;
  /**
   * Whether accelerated nodes are put under stress before they take jobs. It takes up to two hours a node, and excludes taints.
   *
   * @default true
   */
  readonly deepHealthChecks?: boolean;
  /**
   * Size of the encrypted volume at `/opt/sagemaker` of each node, 1 to 16384 GiB.
   *
   * @default Size.gibibytes(500)
   */
  readonly dataVolume?: Size;
  /**
   * How much of the memory of each node is kept for checkpoints, in per cent. 0 turns managed tiered checkpointing off.
   *
   * @default 20
   */
  readonly tieredCheckpointing?: number;
  /**
   * Classes of jobs for task governance, 10 at most. The cluster has to have `KubernetesAddon.HYPERPOD_TASK_GOVERNANCE`.
   *
   * @default - none: all jobs are equal
   */
  readonly priorityClasses?: PriorityClass[];
  /**
   * When security fixes of the image come to nodes.
   *
   * @default NodePatching.WHEN_IDLE
   */
  readonly patching?: NodePatching;
}

const EFFECTS = {
  [TaintEffect.NO_SCHEDULE]: 'NoSchedule',
  [TaintEffect.PREFER_NO_SCHEDULE]: 'PreferNoSchedule',
  [TaintEffect.NO_EXECUTE]: 'NoExecute',
} as const;

/**
 * A HyperPod cluster whose nodes join a Kubernetes cluster.
 *
 * It has no fixed name, so that what cannot change in place can be replaced. HyperPod admits its nodes to the Kubernetes cluster itself
 * (`EksRoleAccessEntries` in https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterMetadata.html).
 */
export function bindHyperPodEks(
  scope: Construct,
  props: HyperPodEksProps,
  parts: TrainingClusterParts,
): BoundOrchestrator {
  const { network, groups, fabric } = parts;
  const { cluster, lifecycleScripts } = props;
  const dataVolume = props.dataVolume ?? Size.gibibytes(500);
  const memory = props.tieredCheckpointing ?? 20;
  const checked = (group: PlannedGroup) => (props.deepHealthChecks ?? true) && canBeChecked(group);
  checkHyperPodGroups(scope, groups, network);
  checkDataVolume(scope, dataVolume);
  checkKubernetes(scope, cluster, network);
  checkKubernetesGroups(scope, groups);
  checkTaints(scope, groups.filter(checked));
  checkMemory(scope, memory);
  warnOfMissingDriver(scope, cluster, parts.fileSystems);
  network.region.hosting.requireServices(scope, [...CAPABILITY_SERVICES.pools, ...CAPABILITY_SERVICES.hyperPod]);
  network.useEndpoints([...HYPERPOD_ENDPOINTS, 'eks-auth']);

  const securityGroups = [cluster.nodeSecurityGroup, fabric];
  const owner = `${cluster.clusterName}-${parts.clusterId}`;
  const role = hyperPodRole(scope, 'Role', { owner, network, securityGroups, lifecycleScripts });
  grantKubernetesNode(role, network, securityGroups, cluster.clusterArn);
  const volumeKey = network.region.key(DataClass.METADATA);
  const common = { role, lifecycleScripts, volumeKey, dataVolume, fileSystems: [] };
  const hyperPod = new sagemaker.CfnCluster(scope, 'Resource', {
    orchestrator: { eks: { clusterArn: cluster.clusterArn } },
    vpcConfig: {
      subnets: [network.nodeSubnet.subnetId],
      securityGroupIds: securityGroups.map((group) => group.securityGroupId),
    },
    nodeRecovery: (props.nodeRecovery ?? true) ? 'Automatic' : 'None',
    nodeProvisioningMode: 'Continuous',
    tieredStorageConfig:
      memory === 0 ? { mode: 'Disable' } : { mode: 'Enable', instanceMemoryAllocationPercentage: memory },
    instanceGroups: groups.map((group) => ({
      ...instanceGroup(group, common, checked(group)),
      kubernetesConfig: { labels: labelsOf(group, network), taints: group.taints?.map(taintOf) },
      autoPatchConfig: patchingOf(props.patching ?? NodePatching.WHEN_IDLE),
    })),
    tags: HYPERPOD_TAGS,
  });
  acknowledgeTypes(hyperPod);
  hyperPod.node.addDependency(role, fabric, cluster.nodeSecurityGroup, new NetworkPaths(network));
  governTasks(scope, hyperPod, cluster, `${network.cellId}-${parts.clusterId}`, props.priorityClasses ?? []);

  return {
    clusterName: hyperPodIdOf(hyperPod),
    clusterArn: hyperPod.attrClusterArn,
    nodeRoles: [role],
    securityGroups: [fabric],
  };
}

/**
 * Whether HyperPod can check the accelerators of a group: GPUs and Trainium, not Inferentia
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-prerequisites.html).
 */
function canBeChecked({ machine, instanceType }: PlannedGroup): boolean {
  return machine.accelerated && !instanceType.startsWith('inf');
}

function labelsOf(group: PlannedGroup, network: ICellNetwork): { [key: string]: string } {
  return {
    ...group.labels,
    'ai-factory/site': network.region.siteId,
    'ai-factory/cell': network.cellId,
    'ai-factory/group': group.groupId,
  };
}

function taintOf(taint: Taint): sagemaker.CfnCluster.ClusterKubernetesTaintProperty {
  return { ...taint, effect: EFFECTS[taint.effect ?? TaintEffect.NO_SCHEDULE] };
}

function patchingOf(patching: NodePatching): sagemaker.CfnCluster.AutoPatchConfigProperty | undefined {
  return patching === NodePatching.MANUAL ? undefined : { patchingStrategy: patching };
}
