import {
  type AssetInfo,
  CancelCapacityTaskCommand,
  type CapacityTaskSummary,
  GetCapacityTaskCommand,
  type GetCapacityTaskOutput,
  GetOutpostCommand,
  GetOutpostSupportedInstanceTypesCommand,
  ListAssetsCommand,
  ListBlockingInstancesForCapacityTaskCommand,
  ListCapacityTasksCommand,
  type OutpostsClient,
  StartCapacityTaskCommand,
  type StartCapacityTaskOutput,
} from '@aws-sdk/client-outposts';
import { type Capacity, capacityOf } from './capacity';
import type { Clock } from './clock';
import type { Desired, Scope } from './desired';
import { Failure } from './failure';
import { isOver, type Task } from './task';
import { IncompleteAnswer, type Trouble, troubleOf } from './trouble';

/** How often a call is made at most. */
const ATTEMPTS = 8;

/** How many of a list to ask for at once. */
const PAGE = 1000;

/** One page of a list of the service. */
interface Page<Item> {
  readonly items: readonly Item[] | undefined;
  readonly next: string | undefined;
}

/** The tasks of an Outpost, and all ids there are. */
export interface Tasks {
  readonly ids: ReadonlySet<string>;
  readonly tasks: readonly Task[];
}

/**
 * The calls to AWS Outposts. The client may not try again by itself: which calls may be repeated is decided here.
 *
 * Reading and cancelling are repeated while the service is throttling or failing; a start only while it is throttling.
 */
export class Outposts {
  private readonly client: OutpostsClient;
  private readonly clock: Clock;
  private readonly deadline: number;

  /** @param deadline when calls are no longer repeated, by the clock */
  public constructor(client: OutpostsClient, clock: Clock, deadline: number) {
    this.client = client;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** The state of the Outpost in its life cycle. */
  public async lifeCycleStatus({ outpostArn }: Scope): Promise<string> {
    return this.repeat(['throttled', 'uncertain'], async () => {
      const { Outpost: outpost } = await this.client.send(new GetOutpostCommand({ OutpostId: outpostArn }));
      return present('GetOutpost', 'LifeCycleStatus', outpost?.LifeCycleStatus);
    });
  }

  /** The slots of the asset, or of all assets of the Outpost. */
  public async capacity({ outpostArn, assetId }: Scope): Promise<Capacity> {
    const assets = await this.list('ListAssets', async (NextToken): Promise<Page<AssetInfo>> => {
      const command = new ListAssetsCommand({ OutpostIdentifier: outpostArn, MaxResults: PAGE, NextToken });
      const { Assets: items, NextToken: next } = await this.client.send(command);
      return { items, next };
    });
    const chosen = assets.filter((asset) => assetId === undefined || asset.AssetId === assetId);
    if (assetId !== undefined && chosen.length === 0) {
      throw new Failure('AIF-OUT-104', `asset ${assetId} is not part of the Outpost`);
    }
    return capacityOf(chosen.flatMap(({ ComputeAttributes: compute }) => compute?.InstanceTypeCapacities ?? []));
  }

  /** The tasks that are not over, and those that are over and not among `known`. */
  public async tasks({ outpostArn }: Scope, known: ReadonlySet<string> | undefined): Promise<Tasks> {
    const summaries = await this.summaries(outpostArn);
    const relevant = summaries.filter(({ status, id }) => !isOver(status) || (known !== undefined && !known.has(id)));
    const tasks: Task[] = [];
    for (const { id } of relevant) {
      tasks.push(await this.task(outpostArn, id));
    }
    return { ids: new Set(summaries.map(({ id }) => id)), tasks };
  }

  /** The capacity that the last completed task of an order has made: assets do not say which order they came with. */
  public async capacityOfOrder({ outpostArn, orderId }: Scope): Promise<Capacity> {
    const completed = (await this.summaries(outpostArn))
      .filter((summary) => summary.status === 'COMPLETED' && summary.orderId === orderId)
      .sort((a, b) => b.completed - a.completed);
    for (const { id } of completed) {
      const task = await this.task(outpostArn, id);
      if (!task.dryRun) return task.capacity;
    }
    return new Map();
  }

  public async task(outpostArn: string, id: string): Promise<Task> {
    return this.repeat(['throttled', 'uncertain'], async () =>
      taskOf(
        'GetCapacityTask',
        await this.client.send(new GetCapacityTaskCommand({ OutpostIdentifier: outpostArn, CapacityTaskId: id })),
      ),
    );
  }

  /** Starts a task, or tries out what it would do. Nothing tells whether it has begun when this fails with an uncertain error. */
  public async start({ scope, pools, exclude, action }: Desired, dryRun: boolean): Promise<Task> {
    const command = new StartCapacityTaskCommand({
      OutpostIdentifier: scope.outpostArn,
      AssetId: scope.assetId,
      OrderId: scope.orderId,
      InstancePools: [...pools],
      InstancesToExclude: exclude,
      DryRun: dryRun,
      TaskActionOnBlockingInstances: action,
    });
    return this.repeat(['throttled'], async () => {
      const answer = await this.client.send(command);
      return dryRun ? dryRunOf(answer) : taskOf('StartCapacityTask', answer);
    });
  }

  public async cancel(outpostArn: string, id: string): Promise<void> {
    const command = new CancelCapacityTaskCommand({ OutpostIdentifier: outpostArn, CapacityTaskId: id });
    await this.repeat(['throttled', 'uncertain'], () => this.client.send(command));
  }

  /** The ids of the instances that keep a task from going on. */
  public async blockingInstances(outpostArn: string, id: string): Promise<string[]> {
    const instances = await this.list('ListBlockingInstancesForCapacityTask', async (NextToken) => {
      const command = new ListBlockingInstancesForCapacityTaskCommand({
        OutpostIdentifier: outpostArn,
        CapacityTaskId: id,
        MaxResults: PAGE,
        NextToken,
      });
      const { BlockingInstances: items, NextToken: next } = await this.client.send(command);
      return { items, next };
    });
    return instances.flatMap(({ InstanceId: instanceId }) => instanceId ?? []);
  }

  /** The instance types that there could be slots for. */
  public async supportedTypes({ outpostArn, assetId, orderId }: Scope): Promise<string[]> {
    const types = await this.list('GetOutpostSupportedInstanceTypes', async (NextToken) => {
      const command = new GetOutpostSupportedInstanceTypesCommand({
        OutpostIdentifier: outpostArn,
        AssetId: assetId,
        OrderId: orderId,
        MaxResults: PAGE,
        NextToken,
      });
      const { InstanceTypes: items, NextToken: next } = await this.client.send(command);
      return { items, next };
    });
    return types.flatMap(({ InstanceType: type }) => type ?? []);
  }

  private async summaries(outpostArn: string): Promise<Summary[]> {
    const summaries = await this.list('ListCapacityTasks', async (NextToken): Promise<Page<CapacityTaskSummary>> => {
      const command = new ListCapacityTasksCommand({
        OutpostIdentifierFilter: outpostArn,
        MaxResults: PAGE,
        NextToken,
      });
      const { CapacityTasks: items, NextToken: next } = await this.client.send(command);
      items?.forEach(summaryOf);
      return { items, next };
    });
    return summaries.map(summaryOf);
  }

  private async list<Item>(
    operation: string,
    page: (next: string | undefined) => Promise<Page<Item>>,
  ): Promise<Item[]> {
    const items: Item[] = [];
    let next: string | undefined;
    do {
      const answer = await this.repeat(['throttled', 'uncertain'], async () => {
        const { items, next: following } = await page(next);
        return { items: present(operation, 'list', items), following };
      });
      items.push(...answer.items);
      next = answer.following;
    } while (next !== undefined);
    return items;
  }

  /** Makes a call again while its trouble is one of these, with pauses that grow and differ from one caller to the next. */
  private async repeat<Answer>(troubles: readonly Trouble[], call: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        const isLast = attempt === ATTEMPTS || this.clock.now() >= this.deadline;
        if (error instanceof Failure || isLast || !troubles.includes(troubleOf(error))) throw error;
        await this.clock.sleep(Math.min(20_000, 500 * 2 ** attempt) * (0.5 + this.clock.random() / 2));
      }
    }
  }
}

/** The part of a summary that every summary has, and what it belongs to. */
interface Summary {
  readonly id: string;
  readonly status: Task['status'];
  readonly orderId: string | undefined;
  /** Milliseconds since 1970, or 0. */
  readonly completed: number;
}

function summaryOf(summary: CapacityTaskSummary): Summary {
  return {
    id: present('ListCapacityTasks', 'CapacityTaskId', summary.CapacityTaskId),
    status: present('ListCapacityTasks', 'CapacityTaskStatus', summary.CapacityTaskStatus),
    orderId: summary.OrderId,
    completed: summary.CompletionDate?.getTime() ?? 0,
  };
}

function taskOf(operation: string, answer: GetCapacityTaskOutput | StartCapacityTaskOutput): Task {
  return {
    id: present(operation, 'CapacityTaskId', answer.CapacityTaskId),
    status: present(operation, 'CapacityTaskStatus', answer.CapacityTaskStatus),
    dryRun: answer.DryRun === true,
    assetId: answer.AssetId,
    orderId: answer.OrderId,
    capacity: capacityOf(answer.RequestedInstancePools ?? []),
    failure: answer.Failed,
  };
}

/** A dry run need not be a task that can be looked at: then its answer is all there is. */
function dryRunOf(answer: StartCapacityTaskOutput): Task {
  const { CapacityTaskId = 'without an id', Failed: failed } = answer;
  const status = answer.CapacityTaskStatus ?? (failed === undefined ? 'COMPLETED' : 'FAILED');
  return { ...taskOf('StartCapacityTask', { ...answer, CapacityTaskId, CapacityTaskStatus: status }), dryRun: true };
}

function present<Value>(operation: string, member: string, value: Value | undefined): Value {
  if (value === undefined) throw new IncompleteAnswer(operation, member);
  return value;
}
