import type { Services } from './converge';
import type { Desired } from './desired';
import { messageOf } from './refusal';
import { doesWhat, isCancellable } from './task';

/**
 * Cancels the task that does what was asked for, if its work has not begun. Slots that have changed stay as they are.
 *
 * It never fails: whatever keeps a task from being cancelled must not keep a stack from being deleted or rolled back. A task that
 * begins in the meantime, or is over, cannot be cancelled and need not be.
 */
export async function withdraw(desired: Desired, { outposts, log }: Services): Promise<void> {
  const { outpostArn } = desired.scope;
  try {
    const { tasks } = await outposts.tasks(desired.scope, undefined);
    for (const task of tasks) {
      if (isCancellable(task.status) && doesWhat(task, desired)) {
        log({ call: 'CancelCapacityTask', task });
        await outposts.cancel(outpostArn, task.id);
      }
    }
  } catch (error) {
    log({ notCancelled: messageOf(error) });
  }
}
