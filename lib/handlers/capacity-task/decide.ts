import { type Capacity, describeCapacity, isSameCapacity } from './capacity';
import type { Desired } from './desired';
import { Failure } from './failure';
import { doesWhat, isOver, type Task } from './task';

/** What is known so far. What is not known has not been asked yet, or may have changed since. */
export interface Known {
  /** The state in the life cycle of the Outpost. */
  readonly outpost?: string;
  /** The tasks of the Outpost that matter: those that are not over, and those that have appeared since a start whose answer is lost. */
  readonly tasks?: readonly Task[];
  /** The ids of all tasks, when they were listed. */
  readonly ids?: ReadonlySet<string>;
  /** The slots that there are. */
  readonly current?: Capacity;
  /** The dry run of this deployment. */
  readonly dryRun?: Task;
  /** The task that does what is asked for: started by this deployment, or found. */
  readonly own?: Task;
  /** The tasks that there were before a start whose answer is lost. */
  readonly before?: ReadonlySet<string>;
  /** How many starts came to nothing. */
  readonly lostStarts: number;
  /** What the service said when it refused a start because of another task. */
  readonly conflict?: string;
  /** Milliseconds since the deployment asked. */
  readonly elapsed: number;
  /** `elapsed` when the own task was first seen. */
  readonly followedSince?: number;
}

/** What the deployment allows. */
export interface Allowance {
  /** How long to wait, in milliseconds. */
  readonly patience: number;
  /** Whether slots may be changed. If not, what they were described as before, unless that was elsewhere. */
  readonly start: { readonly allowed: true } | { readonly allowed: false; readonly previous: Capacity | undefined };
}

/** What became of it. */
export interface Outcome {
  readonly taskId: string | undefined;
  /** The status of the task; `UNCHANGED` when none was needed, `DRIFTED` when none was allowed. */
  readonly status: string;
}

/** The next call, after a pause in milliseconds, or the end. */
export type Step =
  | { readonly call: 'GetOutpost' | 'ListAssets' }
  | { readonly call: 'ListCapacityTasks'; readonly pause: number }
  | { readonly call: 'GetCapacityTask'; readonly pause: number; readonly task: Task }
  | { readonly call: 'StartCapacityTask'; readonly pause: number; readonly dryRun: boolean }
  | { readonly outcome: Outcome }
  | { readonly failure: Failure };

const MINUTE = 60_000;

/** How long to look after a task that only has to be accepted: long enough for one that fails at once. */
const ACCEPTED_AFTER = 2 * MINUTE;

/** A start is tried again only after a look at the tasks, and not for ever. */
const MOST_LOST_STARTS = 4;

/** What to do next, given what is known. It depends on nothing else. */
export function decide(known: Known, desired: Desired, allowance: Allowance): Step {
  const { outpost, tasks, own } = known;
  if (own !== undefined) return follow(own, known, desired, allowance);
  if (outpost === undefined) return { call: 'GetOutpost' };
  if (outpost !== 'ACTIVE' && desired.scope.orderId === undefined) {
    return fail('AIF-OUT-102', `the Outpost is ${outpost}, not ACTIVE`);
  }
  if (tasks === undefined) return { call: 'ListCapacityTasks', pause: pauseAfter(known.lostStarts) };
  return underWay(tasks, known, desired, allowance) ?? change(known, desired, allowance);
}

/** What to do about tasks that there are already. */
function underWay(tasks: readonly Task[], known: Known, desired: Desired, allowance: Allowance): Step | undefined {
  const lost = tasks.find((task) => known.before?.has(task.id) === false && !task.dryRun && doesWhat(task, desired));
  if (lost !== undefined) return { call: 'GetCapacityTask', pause: 0, task: lost };
  const active = tasks.filter(({ status }) => !isOver(status));
  const same = active.find((task) => !task.dryRun && doesWhat(task, desired) && !isBeingCancelled(task));
  if (same !== undefined) return { call: 'GetCapacityTask', pause: 0, task: same };

  const inTheWay = active.find(({ orderId }) => known.conflict !== undefined || orderId === desired.scope.orderId);
  if (inTheWay === undefined) return undefined;
  if (!allowance.start.allowed) return drifted();
  const soonOver = inTheWay.dryRun || isBeingCancelled(inTheWay);
  return soonOver && known.elapsed < allowance.patience
    ? { call: 'ListCapacityTasks', pause: pauseFor(known.elapsed, known, allowance) }
    : fail('AIF-OUT-106', `capacity task ${inTheWay.id} is ${inTheWay.status}: ${describeCapacity(inTheWay.capacity)}`);
}

/** What to do when no task is in the way. */
function change(known: Known, desired: Desired, allowance: Allowance): Step {
  const { start, patience } = allowance;
  const { current, dryRun, conflict, lostStarts } = known;
  if (current === undefined) return { call: 'ListAssets' };
  if (isSameCapacity(current, desired.capacity)) return { outcome: { taskId: undefined, status: 'UNCHANGED' } };
  if (!start.allowed) {
    return isSameCapacity(current, start.previous ?? current) ? notRaised(current, desired) : drifted();
  }
  if (lostStarts > MOST_LOST_STARTS) {
    return conflict === undefined
      ? fail('AIF-OUT-110', `whether a capacity task was started is unknown after ${lostStarts} tries`)
      : fail('AIF-OUT-106', conflict);
  }
  if (dryRun === undefined) return { call: 'StartCapacityTask', pause: 0, dryRun: true };
  if (!isOver(dryRun.status)) {
    return known.elapsed < patience
      ? { call: 'GetCapacityTask', pause: pauseFor(known.elapsed, known, allowance), task: dryRun }
      : fail('AIF-OUT-109', `the dry run ${dryRun.id} is still ${dryRun.status}; nothing was changed`);
  }
  return dryRun.status === 'COMPLETED'
    ? { call: 'StartCapacityTask', pause: 0, dryRun: false }
    : { failure: failureOf(dryRun, 'the dry run') };
}

/** What to do about the task that does what is asked for. */
function follow(own: Task, known: Known, { milestone }: Desired, allowance: Allowance): Step {
  const { patience } = allowance;
  const outcome = { outcome: { taskId: own.id, status: own.status } };
  if (own.status === 'COMPLETED') return outcome;
  if (isOver(own.status) || isBeingCancelled(own)) return { failure: failureOf(own, 'capacity task') };
  const followed = known.elapsed - (known.followedSince ?? known.elapsed);
  const isAccepted = followed >= ACCEPTED_AFTER || own.status === 'WAITING_FOR_EVACUATION';
  if (milestone === 'ACCEPTED' && (isAccepted || known.elapsed >= patience)) return outcome;
  return known.elapsed < patience
    ? { call: 'GetCapacityTask', pause: pauseFor(followed, known, allowance), task: own }
    : fail('AIF-OUT-109', `capacity task ${own.id} is still ${own.status}`);
}

function failureOf({ id, status, failure }: Task, what: string): Failure {
  if (failure?.Type === undefined) {
    return new Failure(
      'AIF-OUT-108',
      `${what} ${id} is ${status}${failure === undefined ? '' : `: ${failure.Reason}`}`,
    );
  }
  const message = `${what} ${id} ${status}: ${failure.Type}, ${failure.Reason}`;
  switch (failure.Type) {
    case 'BLOCKING_INSTANCES_NOT_EVACUATED':
      return new Failure('AIF-OUT-107', message, { kind: 'blocking instances', taskId: id });
    case 'UNSUPPORTED_CAPACITY_CONFIGURATION':
      return new Failure('AIF-OUT-105', message, { kind: 'supported types' });
    default:
      return new Failure('AIF-OUT-108', message);
  }
}

function notRaised(current: Capacity, { capacity, revision }: Desired): Step {
  const change = `from ${describeCapacity(current)} to ${describeCapacity(capacity)}`;
  return fail('AIF-OUT-111', `the slots would change ${change}, but the revision is still ${revision}`);
}

function drifted(): Step {
  return { outcome: { taskId: undefined, status: 'DRIFTED' } };
}

function isBeingCancelled({ status }: Task): boolean {
  return status === 'CANCELLATION_IN_PROGRESS';
}

/** Looks often at first, then once a minute, and for the last time when patience ends. */
function pauseFor(waited: number, { elapsed }: Known, { patience }: Allowance): number {
  return Math.min(MINUTE, Math.max(5_000, waited / 2), patience - elapsed);
}

/** A start that was lost may take a moment to appear among the tasks. */
function pauseAfter(lostStarts: number): number {
  return lostStarts === 0 ? 0 : 5_000 * 2 ** (lostStarts - 1);
}

function fail(code: string, message: string): Step {
  return { failure: new Failure(code, message) };
}
