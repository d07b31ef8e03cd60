import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';
import type { ICellNetwork } from '../../region';
import type { IKubernetesCluster } from '../kubernetes-cluster';
import { checkKubernetesNames, checkUltraServers } from '../pool-checks';
import type { PlannedGroup } from './bound-orchestrator';
import { GroupRole, type TrainingGroup } from './training-group';

/** Labels, and taints, of one group at most (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterKubernetesConfig.html). */
const MAX_LABELS = 50;

/** Labels that every group has of ours. */
const OWN_LABELS = 4;

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Refuses a cluster without groups, names that are taken twice, and parts of UltraServers. */
export function checkTrainingCluster(scope: IConstruct, clusterId: string, groups: readonly PlannedGroup[]): void {
  if (!Token.isUnresolved(clusterId) && (clusterId.length > 24 || !ID.test(clusterId))) {
    throw new AiFactoryError(
      'AIF-CMP-017',
      `"${clusterId}" cannot be the id of a training cluster`,
      'Use up to 24 lower-case letters, digits and single hyphens, starting with a letter.',
      scope,
    );
  }
  if (groups.length === 0) {
    throw new AiFactoryError('AIF-CMP-017', 'a training cluster has no group', 'Give it one at least.', scope);
  }
  const ids = groups.map(({ groupId }) => groupId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new AiFactoryError('AIF-CMP-017', `two groups are called "${twice}"`, 'Give each its own id.', scope);
  }
  for (const { groupId, instanceType, nodes, machine } of groups) {
    checkNodes(scope, groupId, nodes);
    checkUltraServers(scope, instanceType, nodes, machine.nodesPerUltraServer);
  }
}

function checkNodes(scope: IConstruct, groupId: string, nodes: number): void {
  if (!Token.isUnresolved(nodes) && (!Number.isInteger(nodes) || nodes < 0)) {
    throw new AiFactoryError(
      'AIF-CMP-018',
      `group ${groupId} cannot have ${nodes} nodes`,
      'Give it a whole number, 0 included.',
      scope,
    );
  }
}

/** Refuses roles that only Slurm has, and more labels or taints than a node can have from its group. */
export function checkKubernetesGroups(scope: IConstruct, groups: readonly PlannedGroup[]): void {
  for (const group of groups) {
    if (group.role !== undefined && group.role !== GroupRole.WORKER) {
      throw new AiFactoryError(
        'AIF-CMP-021',
        `group ${group.groupId} has the role ${group.role}, which Kubernetes does not know`,
        'Leave `role` out: the control plane of the cluster is EKS.',
        scope,
      );
    }
    checkKubernetesNames(scope, group.groupId, group.labels ?? {}, group.taints ?? []);
    const labels = Object.keys(group.labels ?? {}).length;
    const taints = group.taints?.length ?? 0;
    if (labels > MAX_LABELS - OWN_LABELS || taints > MAX_LABELS) {
      throw new AiFactoryError(
        'AIF-CMP-022',
        `group ${group.groupId} has ${labels} labels and ${taints} taints`,
        `Give it ${MAX_LABELS - OWN_LABELS} labels and ${MAX_LABELS} taints at most.`,
        scope,
      );
    }
  }
}

/** Refuses a Kubernetes cluster elsewhere: its nodes would not reach each other. */
export function checkSameNetwork(scope: IConstruct, cluster: IKubernetesCluster, network: ICellNetwork): void {
  if (cluster.network !== network) {
    throw new AiFactoryError(
      'AIF-CMP-031',
      `cluster ${cluster.clusterName} is not in the network of the training cluster`,
      'Pass `network` of the cluster to the training cluster.',
      scope,
    );
  }
}

/** Options that some orchestrators do not know. */
type Option = 'rootVolume' | 'capacityReservation' | 'trainingPlanArn' | 'labels' | 'taints';

/** Refuses options of groups that would be ignored, while their author believes in them. */
export function refuseOptions(
  scope: IConstruct,
  groups: readonly TrainingGroup[],
  orchestrator: string,
  helps: { readonly [option in Option]?: string },
): void {
  for (const option of ['rootVolume', 'capacityReservation', 'trainingPlanArn', 'labels', 'taints'] as const) {
    const help = helps[option];
    const group = groups.find((one) => one[option] !== undefined);
    if (help !== undefined && group !== undefined) {
      throw new AiFactoryError(
        'AIF-CMP-020',
        `group ${group.groupId} states ${option}, which ${orchestrator} does not take`,
        help,
        scope,
      );
    }
  }
}
