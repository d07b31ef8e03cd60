import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { architectureOf } from '../../catalog/instance-types';
import { RESERVATION_INSTANCES } from '../../catalog/training-limits';
import { AiFactoryError } from '../../errors';
import { checkCapacityBlock } from '../capacity-reservation-checks';
import { checkRootVolume } from '../pool-checks';
import { refuseOptions } from '../training/training-checks';
import { GroupRole } from '../training/training-group';
import { checkAtMost, checkIdle, checkName, checkUnique } from './pcs-checks';
import { DEFAULT_ROOT_VOLUME, type PcsGroup } from './pcs-groups';
import type { PcsProps } from './pcs-props';

const AMI = /^ami-[0-9a-f]{8,17}$/;

/** Refuses groups that the service refuses, or whose nodes would never join. */
export function checkGroups(scope: IConstruct, props: PcsProps, groups: readonly PcsGroup[]): void {
  refuseOptions(
    scope,
    groups.map(({ group }) => group),
    'AWS PCS',
    {
      trainingPlanArn: 'Training plans buy nodes for HyperPod. Use `capacityReservation`.',
      labels: 'Slurm tells nodes apart by the setting `Features`, in `groupOptions`.',
      taints: 'Slurm keeps jobs off nodes by queues.',
    },
  );
  const names = groups.flatMap(({ parts }) => parts.map(({ name }) => name));
  for (const name of names) {
    checkName(scope, 'AIF-CMP-102', 'a group of nodes', name, 25);
  }
  checkUnique(scope, 'groups of nodes', names);
  checkAtMost(scope, 'groups of nodes', names.length);
  const unknown = Object.keys(props.groupOptions ?? {}).find((id) => !groups.some(({ group }) => group.groupId === id));
  if (unknown !== undefined) {
    throw new AiFactoryError(
      'AIF-CMP-117',
      `groupOptions names the group "${unknown}", which the cluster does not have`,
      `The groups are ${groups.map(({ group }) => group.groupId).join(', ')}.`,
      scope,
    );
  }
  for (const group of groups) {
    checkNodes(scope, group);
    checkRootVolume(scope, group.group.rootVolume ?? DEFAULT_ROOT_VOLUME);
    checkInstanceType(scope, group);
    checkRole(scope, group);
    checkReservation(scope, group);
    checkOnDemand(scope, props.slurmVersion, group);
  }
  checkImages(scope, props, groups);
}

function checkInstanceType(scope: IConstruct, { group }: PcsGroup): void {
  if (!group.machine.pcs) {
    throw new AiFactoryError(
      'AIF-CMP-112',
      `AWS PCS does not start nodes of type ${group.instanceType}`,
      'Choose another orchestrator. If AWS says that this Region is different, set `pcs: true` in the hardware of the group.',
      scope,
    );
  }
}

function checkNodes(scope: IConstruct, { group }: PcsGroup): void {
  if (!Token.isUnresolved(group.nodes) && (!Number.isInteger(group.nodes) || group.nodes < 1)) {
    throw new AiFactoryError(
      'AIF-CMP-119',
      `group ${group.groupId} of a PCS cluster cannot have ${group.nodes} nodes`,
      'Give it a whole number from 1, or leave the group out.',
      scope,
    );
  }
}

function checkRole(scope: IConstruct, { group }: PcsGroup): void {
  if (group.role === GroupRole.CONTROLLER) {
    throw new AiFactoryError(
      'AIF-CMP-111',
      `group ${group.groupId} is to run the Slurm controller, which AWS PCS does itself`,
      'Leave the group out.',
      scope,
    );
  }
}

function checkReservation(scope: IConstruct, { group, reservation }: PcsGroup): void {
  checkCapacityBlock(scope, reservation, group.nodes);
  const exceeds = !Token.isUnresolved(group.nodes) && group.nodes > RESERVATION_INSTANCES;
  if (reservation.reservationId !== undefined && exceeds) {
    throw new AiFactoryError(
      'AIF-CMP-118',
      `group ${group.groupId} has ${group.nodes} nodes, and a capacity reservation has ${RESERVATION_INSTANCES} instances at most`,
      'Make one group for each reservation.',
      scope,
    );
  }
}

function checkOnDemand(scope: IConstruct, slurmVersion: string, { group, options }: PcsGroup): void {
  checkIdle(scope, options.scaleDownIdle);
  if (options.scaleDownIdle === undefined) {
    return;
  }
  const problem =
    options.onDemand !== true
      ? 'its nodes run all the time'
      : !Token.isUnresolved(slurmVersion) && slurmVersion < '25.11'
        ? `Slurm ${slurmVersion} knows one only for the whole cluster`
        : undefined;
  if (problem !== undefined) {
    throw new AiFactoryError(
      'AIF-CMP-108',
      `group ${group.groupId} has an idle time, but ${problem}`,
      'Leave `scaleDownIdle` out, set `onDemand`, or use Slurm 25.11 or later.',
      scope,
    );
  }
}

function checkImages(scope: IConstruct, props: PcsProps, groups: readonly PcsGroup[]): void {
  const architectures = new Map<string, string>();
  for (const { group, options } of groups) {
    const image = options.imageId ?? props.imageId;
    const architecture = group.hardware?.architecture ?? architectureOf(group.instanceType);
    const before = architectures.get(image) ?? architecture;
    if (!Token.isUnresolved(image) && !AMI.test(image)) {
      throw new AiFactoryError(
        'AIF-CMP-106',
        `"${image}" is not the id of an image`,
        'Give an id such as ami-0123456789abcdef0, or ssm.StringParameter.valueForStringParameter(…).',
        scope,
      );
    }
    if (architecture !== before) {
      throw new AiFactoryError(
        'AIF-CMP-107',
        `group ${group.groupId} needs an image for ${architecture}, and other groups use ${image} for ${before}`,
        `Name its image in groupOptions: { '${group.groupId}': { imageId: … } }, or take an instance type of the same architecture.`,
        scope,
      );
    }
    architectures.set(image, architecture);
  }
}
