import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';
import { GroupRole } from '../training/training-group';
import { checkAtMost, checkName, checkUnique } from './pcs-checks';
import type { PcsGroup } from './pcs-groups';
import type { PcsQueue } from './pcs-props';

/** A queue with the compute node groups that run its jobs. */
export interface PlannedQueue {
  readonly queue: PcsQueue;
  readonly groups: readonly PcsGroup[];
}

/**
 * The queues of a cluster: the stated ones, else one of all workers.
 *
 * @throws AIF-CMP-102 for names that the service refuses, AIF-CMP-105 for too many, AIF-CMP-109 for groups that run no jobs
 */
export function planQueues(
  scope: IConstruct,
  groups: readonly PcsGroup[],
  stated: readonly PcsQueue[] | undefined,
): PlannedQueue[] {
  const workers = groups.filter(({ group }) => (group.role ?? GroupRole.WORKER) === GroupRole.WORKER);
  const ids = workers.map(({ group }) => group.groupId);
  const queues = stated ?? [{ queueId: 'main', groups: ids, slurmSettings: { Default: 'YES' } }];

  checkUnique(
    scope,
    'queues',
    queues.map(({ queueId }) => queueId),
  );
  checkAtMost(scope, 'queues', queues.length);
  return queues.map((queue) => {
    checkName(scope, 'AIF-CMP-102', 'a queue', queue.queueId, 25);
    checkGroups(scope, queue, ids);
    return { queue, groups: workers.filter(({ group }) => queue.groups.includes(group.groupId)) };
  });
}

function checkGroups(scope: IConstruct, queue: PcsQueue, workers: readonly string[]): void {
  const stranger = queue.groups.find((id) => !Token.isUnresolved(id) && !workers.includes(id));
  if (stranger !== undefined || queue.groups.length === 0) {
    throw new AiFactoryError(
      'AIF-CMP-109',
      stranger === undefined
        ? `the queue "${queue.queueId}" has no group to run its jobs`
        : `the queue "${queue.queueId}" names "${stranger}", which is no group of workers`,
      workers.length === 0 ? 'Add a group of workers.' : `The groups of workers are ${workers.join(', ')}.`,
      scope,
    );
  }
}
