import type { InstanceTypeCapacity } from '@aws-sdk/client-outposts';
import type { Call } from './api-model';
import { applyTo, type FakeOutpost, misfitOf } from './fake-outpost';
import { type Durations, FakeTask, type TaskRequest } from './fake-task';

/** An error of the service, as the protocol names it. */
export class ServiceError extends Error {
  public constructor(
    public override readonly name: string,
    message: string,
    public readonly details: { readonly [member: string]: string } = {},
  ) {
    super(message);
  }
}

/** What the fake service does where the documentation of the real one says nothing. */
export interface Behaviour {
  readonly durations: Durations;
  /** Whether a dry run is a task that can be looked at and that others have to wait for, or an answer and nothing else. */
  readonly dryRunsAreTasks: boolean;
  /** How many items of a list one answer has at most. */
  readonly pageSize: number;
}

type Input = Call['input'];

/** The state of AWS Outposts in one account, and what its operations do with it. */
export class FakeOutposts {
  public readonly tasks: FakeTask[] = [];

  public constructor(
    public readonly outposts: readonly FakeOutpost[],
    private readonly behaviour: Behaviour,
    private readonly now: () => number,
  ) {}

  /** Does what a call asks for, and gives its output. */
  public perform({ operation, input }: Call): object {
    this.advance();
    switch (operation) {
      case 'GetOutpost':
        return this.getOutpost(input);
      case 'ListAssets':
        return this.listAssets(input);
      case 'ListCapacityTasks':
        return this.listCapacityTasks(input);
      case 'GetCapacityTask':
        return describe(this.taskOf(input));
      case 'StartCapacityTask':
        return describe(this.start(this.requestOf(input)));
      case 'CancelCapacityTask':
        return this.cancel(input);
      case 'ListBlockingInstancesForCapacityTask':
        return this.listBlockingInstances(input);
      case 'GetOutpostSupportedInstanceTypes':
        return this.supportedTypes(input);
      default:
        throw new ServiceError('ValidationException', `the fake service does not have ${operation}`);
    }
  }

  /** Lets time pass for all tasks. */
  public advance(): void {
    for (const task of this.tasks) task.advance(this.now());
  }

  /** Starts a task, whoever asks. */
  public start(request: TaskRequest): FakeTask {
    const outpost = this.outpost(request.outpostId);
    const active = this.tasks.find(
      (task) => !task.isOver && task.request.outpostId === outpost.id && task.request.orderId === request.orderId,
    );
    if (active !== undefined) {
      throw new ServiceError('ConflictException', 'Active CapacityTask already found.', {
        ResourceId: request.orderId ?? outpost.id,
        ResourceType: request.orderId === undefined ? 'OUTPOST' : 'ORDER',
      });
    }
    const { durations, dryRunsAreTasks } = this.behaviour;
    const isAnswer = request.dryRun && !dryRunsAreTasks;
    const id = `cap-${(this.tasks.length + 1).toString(16).padStart(17, '0')}`;
    const task = new FakeTask(id, request, this.now(), {
      durations: isAnswer ? { ...durations, requested: 0 } : durations,
      blockingInstances: (at) => blockingInstances(outpost, at),
      misfit: () => misfitOf(outpost, request),
      apply: () => applyTo(outpost, request),
    });
    if (!isAnswer) this.tasks.push(task);
    task.advance(this.now());
    return task;
  }

  private requestOf(input: Input): TaskRequest {
    const outpost = this.outpost(input.OutpostIdentifier);
    const pools = input.InstancePools as InstanceTypeCapacity[];
    const unknown = pools.filter(({ InstanceType = '' }) => !outpost.types.has(InstanceType));
    const { AssetId: assetId, OrderId: orderId } = input as { AssetId?: string; OrderId?: string };
    if (unknown.length > 0) {
      const types = unknown.map(({ InstanceType }) => InstanceType).join(', ');
      throw new ServiceError('ValidationException', `Instance type ${types} is not supported on the Outpost.`);
    }
    if (assetId !== undefined && !outpost.assets.some(({ id }) => id === assetId)) {
      throw new ServiceError('ValidationException', 'AssetId is not valid.');
    }
    if (orderId !== undefined && !outpost.orders.includes(orderId)) {
      throw new ServiceError('ValidationException', 'The order is not associated with the Outpost.');
    }
    return {
      outpostId: outpost.id,
      pools,
      dryRun: input.DryRun === true,
      waitsForEvacuation: input.TaskActionOnBlockingInstances !== 'FAIL_TASK',
      startedBy: 'caller',
      ...(assetId === undefined ? {} : { assetId }),
      ...(orderId === undefined ? {} : { orderId }),
    };
  }

  private getOutpost({ OutpostId }: Input): object {
    const { id, arn, lifeCycleStatus } = this.outpost(OutpostId);
    return { Outpost: { OutpostId: id, OutpostArn: arn, LifeCycleStatus: lifeCycleStatus } };
  }

  private listAssets(input: Input): object {
    const assets = this.outpost(input.OutpostIdentifier).assets.map(({ id, vcpus, slots }) => ({
      AssetId: id,
      AssetType: 'COMPUTE',
      ComputeAttributes: {
        State: 'ACTIVE',
        MaxVcpus: vcpus,
        InstanceTypeCapacities: [...slots].map(([InstanceType, Count]) => ({ InstanceType, Count })),
      },
    }));
    return this.page('Assets', assets, input);
  }

  private listCapacityTasks(input: Input): object {
    const { id } = this.outpost(input.OutpostIdentifierFilter);
    const tasks = this.tasks.filter(({ request }) => request.outpostId === id);
    const summaries = tasks.map((task) => {
      const { DryRun, RequestedInstancePools, TaskActionOnBlockingInstances, Failed, ...summary } = describe(task);
      return summary;
    });
    return this.page('CapacityTasks', summaries, input);
  }

  private cancel(input: Input): object {
    const task = this.taskOf(input);
    if (task.isOver) throw new ServiceError('ValidationException', 'The task is already in a terminal state.');
    if (!task.isCancellable) throw new ServiceError('ConflictException', `The task is ${task.status}.`);
    task.cancel(this.now());
    return {};
  }

  private listBlockingInstances(input: Input): object {
    const outpost = this.outpost(this.taskOf(input).request.outpostId);
    const instances = blockingInstances(outpost, this.now()).map((InstanceId) => ({
      InstanceId,
      AccountId: '111122223333',
      AwsServiceName: 'EC2',
    }));
    return this.page('BlockingInstances', instances, input);
  }

  private supportedTypes(input: Input): object {
    const { types } = this.outpost(input.OutpostIdentifier);
    return this.page(
      'InstanceTypes',
      [...types].map(([InstanceType, VCPUs]) => ({ InstanceType, VCPUs })),
      input,
    );
  }

  private page(list: string, items: readonly object[], { NextToken, MaxResults }: Input): object {
    const from = Number(/^\d+/.exec(String(NextToken ?? '0'))?.[0]);
    const to = from + Math.min(this.behaviour.pageSize, Number(MaxResults ?? 1000));
    return { [list]: items.slice(from, to), ...(to < items.length ? { NextToken: `${to}##next` } : {}) };
  }

  private outpost(identifier: unknown): FakeOutpost {
    const outpost = this.outposts.find(({ id, arn }) => identifier === id || identifier === arn);
    if (outpost === undefined) throw new ServiceError('NotFoundException', `Outpost ${identifier} not found.`);
    return outpost;
  }

  private taskOf({ OutpostIdentifier, CapacityTaskId }: Input): FakeTask {
    const outpost = this.outpost(OutpostIdentifier);
    const task = this.tasks.find(({ id, request }) => id === CapacityTaskId && request.outpostId === outpost.id);
    if (task === undefined) throw new ServiceError('NotFoundException', `Capacity task ${CapacityTaskId} not found.`);
    return task;
  }
}

function blockingInstances({ blockers }: FakeOutpost, at: number): string[] {
  return blockers.filter(({ until }) => at < until).map(({ instanceId }) => instanceId);
}

function describe(task: FakeTask) {
  const { request } = task;
  return {
    CapacityTaskId: task.id,
    OutpostId: request.outpostId,
    ...(request.assetId === undefined ? {} : { AssetId: request.assetId }),
    ...(request.orderId === undefined ? {} : { OrderId: request.orderId }),
    RequestedInstancePools: request.pools,
    DryRun: request.dryRun,
    CapacityTaskStatus: task.status,
    ...(task.failure === undefined ? {} : { Failed: task.failure }),
    CreationDate: task.createdAt / 1000,
    ...(task.completedAt === undefined ? {} : { CompletionDate: task.completedAt / 1000 }),
    LastModifiedDate: task.modifiedAt / 1000,
    TaskActionOnBlockingInstances: request.waitsForEvacuation ? 'WAIT_FOR_EVACUATION' : 'FAIL_TASK',
  };
}
