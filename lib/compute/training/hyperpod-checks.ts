import { Annotations, type Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';
import type { ICellNetwork } from '../../region';
import type { PlannedGroup } from './bound-orchestrator';
import { refuseOptions } from './training-checks';

/** Instances of one group at most (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html). */
const MAX_INSTANCES = 6758;

/** Groups of one cluster at most (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCluster.html). */
const MAX_GROUPS = 100;

/** Gigabytes of a data volume at most (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterEbsVolumeConfig.html). */
const MAX_VOLUME_GB = 16_384;

const TRAINING_PLAN = /^arn:[a-z0-9-]+:sagemaker:[a-z0-9-]+:\d{12}:training-plan\/[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/** Refuses groups that HyperPod would refuse, of either orchestrator. */
export function checkHyperPodGroups(scope: IConstruct, groups: readonly PlannedGroup[], network: ICellNetwork): void {
  if (groups.length > MAX_GROUPS) {
    throw new AiFactoryError(
      'AIF-CMP-017',
      `a HyperPod cluster cannot have ${groups.length} groups`,
      `Keep to ${MAX_GROUPS}: nodes of the same type can share one.`,
      scope,
    );
  }
  refuseOptions(scope, groups, 'HyperPod', {
    rootVolume: 'HyperPod decides its size. State `dataVolume` of the orchestrator for the volume at /opt/sagemaker.',
    capacityReservation: 'HyperPod nodes run in an account of AWS. Name a SageMaker training plan instead.',
  });
  for (const group of groups) {
    checkName(scope, group.groupId);
    checkCount(scope, group);
    checkType(scope, group);
    checkTrainingPlan(scope, group);
  }
  warnOfCapacity(scope, groups, network);
}

/** Refuses a data volume that HyperPod would refuse. */
export function checkDataVolume(scope: IConstruct, dataVolume: Size): void {
  if (dataVolume.isUnresolved()) {
    return;
  }
  const gigabytes = dataVolume.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
  if (!Number.isInteger(gigabytes) || gigabytes < 1 || gigabytes > MAX_VOLUME_GB) {
    throw new AiFactoryError(
      'AIF-CMP-024',
      `a data volume of ${gigabytes} GB is not one that HyperPod attaches`,
      `Use Size.gibibytes(n) with a whole n from 1 to ${MAX_VOLUME_GB}.`,
      scope,
    );
  }
}

function checkName(scope: IConstruct, groupId: string): void {
  if (!Token.isUnresolved(groupId) && !/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/.test(groupId)) {
    throw new AiFactoryError(
      'AIF-CMP-017',
      `HyperPod does not take "${groupId}" as the name of a group`,
      'Use up to 63 letters, digits and hyphens, with a letter or digit at both ends.',
      scope,
    );
  }
}

function checkCount(scope: IConstruct, { groupId, nodes }: PlannedGroup): void {
  if (!Token.isUnresolved(nodes) && nodes > MAX_INSTANCES) {
    throw new AiFactoryError(
      'AIF-CMP-018',
      `group ${groupId} of a HyperPod cluster cannot have ${nodes} nodes`,
      `Give it ${MAX_INSTANCES} at most, and divide what is more over several groups.`,
      scope,
    );
  }
}

function checkType(scope: IConstruct, { groupId, instanceType, machine }: PlannedGroup): void {
  if (instanceType.startsWith('ml.')) {
    throw new AiFactoryError(
      'AIF-CMP-019',
      `group ${groupId} has the instance type ${instanceType}`,
      `Write ${instanceType.slice(3)}, as EC2 does: the prefix is added for HyperPod.`,
      scope,
    );
  }
  if (!machine.hyperPod) {
    throw new AiFactoryError(
      'AIF-CMP-019',
      `HyperPod does not take ${instanceType}, of which group ${groupId} is`,
      'Run the group with Orchestrator.eks. If AWS says that HyperPod takes the type here, state `hyperPod: true` in its `hardware`.',
      scope,
    );
  }
}

function checkTrainingPlan(scope: IConstruct, { groupId, trainingPlanArn }: PlannedGroup): void {
  if (trainingPlanArn !== undefined && !Token.isUnresolved(trainingPlanArn) && !TRAINING_PLAN.test(trainingPlanArn)) {
    throw new AiFactoryError(
      'AIF-CMP-025',
      `"${trainingPlanArn}" of group ${groupId} is not the ARN of a training plan`,
      'Give the ARN that `aws sagemaker list-training-plans` prints.',
      scope,
    );
  }
}

/** Capacity that is missing shows hours later, as nodes that never come. In a factory of one's own it is there or it is not. */
function warnOfCapacity(scope: IConstruct, groups: readonly PlannedGroup[], network: ICellNetwork): void {
  const unplanned = groups.filter(
    ({ machine, trainingPlanArn }) => machine.accelerated && trainingPlanArn === undefined,
  );
  if (network.region.hosting.kind === 'region' && unplanned.length > 0) {
    const ids = unplanned.map(({ groupId }) => groupId).join(', ');
    Annotations.of(scope).addWarningV2(
      'AIF-CMP-030',
      `no training plan for ${ids}: whether HyperPod finds the accelerators shows only while it looks for them.`,
    );
  }
}
