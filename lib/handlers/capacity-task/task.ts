import type { CapacityTaskFailure, CapacityTaskStatus } from '@aws-sdk/client-outposts';
import { type Capacity, isSameCapacity } from './capacity';
import type { Desired } from './desired';

/** A capacity task, as the service describes it. */
export interface Task {
  readonly id: string;
  readonly status: CapacityTaskStatus;
  readonly dryRun: boolean;
  /** The asset that it changes, or none for the whole Outpost. */
  readonly assetId: string | undefined;
  /** The order whose capacity it changes, or none. */
  readonly orderId: string | undefined;
  readonly capacity: Capacity;
  readonly failure: CapacityTaskFailure | undefined;
}

const OVER: readonly CapacityTaskStatus[] = ['COMPLETED', 'FAILED', 'CANCELLED'];
const NOT_BEGUN: readonly CapacityTaskStatus[] = ['REQUESTED', 'WAITING_FOR_EVACUATION'];

/** Whether a task can no longer change anything. */
export function isOver(status: CapacityTaskStatus): boolean {
  return OVER.includes(status);
}

/** Whether a task can still be cancelled: its work has not begun. */
export function isCancellable(status: CapacityTaskStatus): boolean {
  return NOT_BEGUN.includes(status);
}

/** Whether a task does what is asked for, in the place that it is asked for. */
export function doesWhat(task: Task, { scope, capacity }: Pick<Desired, 'scope' | 'capacity'>): boolean {
  return task.assetId === scope.assetId && task.orderId === scope.orderId && isSameCapacity(task.capacity, capacity);
}
