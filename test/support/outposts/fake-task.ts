import type { CapacityTaskFailure, CapacityTaskStatus, InstanceTypeCapacity } from '@aws-sdk/client-outposts';

const MINUTE = 60_000;

/** How often and how long AWS looks whether instances have been stopped (API reference of `StartCapacityTask`). */
const EVACUATION = { every: 10 * MINUTE, most: 48 * 60 * MINUTE };

/** What a task is asked to do. */
export interface TaskRequest {
  readonly outpostId: string;
  readonly assetId?: string;
  readonly orderId?: string;
  readonly pools: readonly InstanceTypeCapacity[];
  readonly dryRun: boolean;
  readonly waitsForEvacuation: boolean;
  /** Who started it: the code under test, or somebody else. */
  readonly startedBy: 'caller' | 'somebody else';
}

/** How long the parts of a task take, in milliseconds. */
export interface Durations {
  readonly requested: number;
  readonly inProgress: number;
  readonly cancellation: number;
}

/** What a task finds in the place that it changes. */
export interface Surroundings {
  readonly durations: Durations;
  /** The instances that run in slots that the task would take away, at a moment. */
  blockingInstances(at: number): readonly string[];
  /** Why the pools do not fit, if they do not. */
  misfit(request: TaskRequest): CapacityTaskFailure | undefined;
  apply(request: TaskRequest): void;
}

/** A capacity task, with what happens to it as time goes by. */
export class FakeTask {
  public status: CapacityTaskStatus = 'REQUESTED';
  public failure: CapacityTaskFailure | undefined;
  public completedAt: number | undefined;
  public modifiedAt: number;
  private due: number;

  public constructor(
    public readonly id: string,
    public readonly request: TaskRequest,
    public readonly createdAt: number,
    private readonly surroundings: Surroundings,
  ) {
    this.modifiedAt = createdAt;
    this.due = createdAt + surroundings.durations.requested;
  }

  public get isOver(): boolean {
    return this.status === 'COMPLETED' || this.status === 'FAILED' || this.status === 'CANCELLED';
  }

  public get isCancellable(): boolean {
    return this.status === 'REQUESTED' || this.status === 'WAITING_FOR_EVACUATION';
  }

  public advance(now: number): void {
    while (!this.isOver && this.due <= now) {
      this.modifiedAt = this.due;
      this.move(this.due);
    }
  }

  public cancel(now: number): void {
    this.become('CANCELLATION_IN_PROGRESS', now, this.surroundings.durations.cancellation);
  }

  private move(now: number): void {
    switch (this.status) {
      case 'CANCELLATION_IN_PROGRESS':
        this.become('CANCELLED', now);
        break;
      case 'IN_PROGRESS':
        this.surroundings.apply(this.request);
        this.complete(now);
        break;
      default:
        this.begin(now);
    }
  }

  private begin(now: number): void {
    const { surroundings, request } = this;
    const misfit = surroundings.misfit(request);
    if (misfit !== undefined) {
      this.fail(misfit, now);
    } else if (request.dryRun) {
      this.complete(now);
    } else if (surroundings.blockingInstances(now).length === 0) {
      this.become('IN_PROGRESS', now, surroundings.durations.inProgress);
    } else if (request.waitsForEvacuation && now - this.createdAt < EVACUATION.most) {
      this.become('WAITING_FOR_EVACUATION', now, EVACUATION.every);
    } else {
      this.fail({ Type: 'BLOCKING_INSTANCES_NOT_EVACUATED', Reason: 'Instances are blocking the task.' }, now);
    }
  }

  private complete(now: number): void {
    this.completedAt = now;
    this.become('COMPLETED', now);
  }

  private fail(failure: CapacityTaskFailure, now: number): void {
    this.failure = failure;
    this.become('FAILED', now);
  }

  private become(status: CapacityTaskStatus, now: number, duration = 0): void {
    this.status = status;
    this.modifiedAt = now;
    this.due = now + duration;
  }
}
