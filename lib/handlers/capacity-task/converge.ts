import type { Clock } from './clock';
import { type Allowance, decide, type Known, type Outcome, type Step } from './decide';
import type { Desired } from './desired';
import type { Outposts } from './outposts';
import { messageOf } from './refusal';
import { troubleOf } from './trouble';

/** Everything that calls need, and everything that is recorded of them. */
export interface Services {
  readonly outposts: Outposts;
  readonly clock: Clock;
  readonly log: (entry: object) => void;
}

/**
 * Makes one call after the other until the Outpost has what is desired, or a task for it is under way.
 *
 * @throws Failure, or the error of a call
 */
export async function converge(desired: Desired, allowance: Allowance, services: Services): Promise<Outcome> {
  const { clock, log } = services;
  const begin = clock.now();
  let known: Known = { lostStarts: 0, elapsed: 0 };
  for (;;) {
    const step = decide(known, desired, allowance);
    log('failure' in step ? { failure: step.failure.message } : step);
    if ('outcome' in step) return step.outcome;
    if ('failure' in step) throw step.failure;
    if ('pause' in step) await clock.sleep(step.pause);
    known = { ...(await learn(step, known, desired, services)), elapsed: clock.now() - begin };
  }
}

type Call = Extract<Step, { readonly call: string }>;

/** Makes the call, and adds what it tells to what is known. */
async function learn(step: Call, known: Known, desired: Desired, { outposts }: Services): Promise<Known> {
  const { scope } = desired;
  switch (step.call) {
    case 'GetOutpost':
      return { ...known, outpost: await outposts.lifeCycleStatus(scope) };
    case 'ListAssets':
      return { ...known, current: await currentCapacity(desired, outposts) };
    case 'ListCapacityTasks': {
      const { ids, tasks } = await outposts.tasks(scope, known.before);
      return { ...known, ids, tasks };
    }
    case 'GetCapacityTask':
      return step.task.dryRun
        ? { ...known, dryRun: await dryRunNow(step, desired, outposts) }
        : {
            ...known,
            own: await outposts.task(scope.outpostArn, step.task.id),
            followedSince: known.followedSince ?? known.elapsed,
          };
    case 'StartCapacityTask':
      return start(step.dryRun, known, desired, outposts);
  }
}

async function currentCapacity({ scope }: Desired, outposts: Outposts): Promise<Known['current']> {
  return scope.orderId === undefined ? outposts.capacity(scope) : outposts.capacityOfOrder(scope);
}

/** A dry run that the service does not keep has said all there is to say when it was started. */
async function dryRunNow(
  { task }: Extract<Step, { readonly call: 'GetCapacityTask' }>,
  { scope }: Desired,
  outposts: Outposts,
): Promise<Known['dryRun']> {
  try {
    return { ...(await outposts.task(scope.outpostArn, task.id)), dryRun: true };
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return { ...task, status: 'COMPLETED' };
    throw error;
  }
}

/** Starts a task once. When nobody knows whether that has worked, what is known about tasks and slots is out of date. */
async function start(dryRun: boolean, known: Known, desired: Desired, outposts: Outposts): Promise<Known> {
  try {
    const task = await outposts.start(desired, dryRun);
    return dryRun ? { ...known, dryRun: task } : { ...known, own: task, followedSince: known.elapsed };
  } catch (error) {
    const isConflict = error instanceof Error && error.name === 'ConflictException';
    if (!isConflict && troubleOf(error) !== 'uncertain') throw error;
    return {
      ...known,
      tasks: undefined,
      current: undefined,
      conflict: isConflict ? messageOf(error) : undefined,
      before: dryRun ? known.before : (known.before ?? known.ids ?? new Set()),
      lostStarts: known.lostStarts + 1,
    };
  }
}
