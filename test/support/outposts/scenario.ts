import { type Answer, answer, type Request } from '../../../lib/handlers/capacity-task/answer';
import type { Properties } from '../../../lib/handlers/capacity-task/desired';
import { Outposts } from '../../../lib/handlers/capacity-task/outposts';
import { type FakeOutpost, slotsOf } from './fake-outpost';
import { type Behaviour, FakeOutposts } from './fake-outposts';
import type { Durations, FakeTask, TaskRequest } from './fake-task';
import type { Fault, OutpostsServer } from './outposts-server';
import { VirtualClock } from './virtual-clock';

export const OUTPOST_ID = 'op-0123456789abcdef0';
export const OUTPOST_ARN = `arn:aws:outposts:eu-central-1:111122223333:outpost/${OUTPOST_ID}`;
export const ORDER_ID = 'oo-0123456789abcdef0';

const MINUTE = 60_000;

/** What Lambda leaves the handler for waiting: the time of a function without what it needs to say how it went. */
const PATIENCE = 12.5 * MINUTE;

/** How an Outpost of the tests differs from an idle one of two assets with four m5.xlarge each. */
export interface Arrangement {
  readonly durations?: Partial<Durations>;
  readonly dryRunsAreTasks?: boolean;
  readonly pageSize?: number;
  readonly lifeCycleStatus?: string;
  /** Instances that block tasks, and for how many milliseconds. */
  readonly blockers?: { readonly [instanceId: string]: number };
}

/** An Outpost, a deployment that describes its slots, and the calls between them. */
export class Scenario {
  public readonly clock = new VirtualClock();
  public readonly service: FakeOutposts;
  public readonly outpost: FakeOutpost;
  public readonly log: object[] = [];

  public constructor(
    private readonly server: OutpostsServer,
    { blockers = {}, durations, lifeCycleStatus = 'ACTIVE', ...rest }: Arrangement = {},
  ) {
    const now = this.clock.now();
    this.outpost = {
      id: OUTPOST_ID,
      arn: OUTPOST_ARN,
      lifeCycleStatus,
      assets: ['1000000001', '1000000002'].map((id) => ({ id, vcpus: 16, slots: new Map([['m5.xlarge', 4]]) })),
      orders: [ORDER_ID],
      types: new Map([
        ['m5.large', 2],
        ['m5.xlarge', 4],
        ['m5.4xlarge', 16],
      ]),
      blockers: Object.entries(blockers).map(([instanceId, time]) => ({ instanceId, until: now + time })),
    };
    const behaviour: Behaviour = {
      dryRunsAreTasks: true,
      pageSize: 1000,
      ...rest,
      durations: { requested: 4_000, inProgress: 60_000, cancellation: 30_000, ...durations },
    };
    this.service = new FakeOutposts([this.outpost], behaviour, () => this.clock.now());
    this.fail();
  }

  /** Lets the next calls fail in turn, and forgets those before. */
  public fail(...faults: readonly (Fault | undefined)[]): void {
    this.server.reset(this.service, faults, () => this.somebodyStarts({ 'm5.large': 1 }));
  }

  /** Lets somebody else start a task, unless one is active. */
  public somebodyStarts(
    pools: { readonly [type: string]: number },
    rest: Partial<TaskRequest> = {},
  ): FakeTask | undefined {
    this.service.advance();
    if (this.service.tasks.some((task) => !task.isOver)) return undefined;
    return this.service.start({
      outpostId: OUTPOST_ID,
      pools: poolsOf(pools),
      dryRun: false,
      waitsForEvacuation: false,
      startedBy: 'somebody else',
      ...rest,
    });
  }

  public create(properties: Properties): Promise<Answer> {
    return this.ask({ RequestType: 'Create', ResourceProperties: properties });
  }

  public update(old: Properties, properties: Properties): Promise<Answer> {
    return this.ask({ RequestType: 'Update', ResourceProperties: properties, OldResourceProperties: old });
  }

  public delete(properties: Properties): Promise<Answer> {
    return this.ask({ RequestType: 'Delete', ResourceProperties: properties });
  }

  /** The slots of the Outpost, or of an asset, as they are now. */
  public slots(assetId?: string): { [type: string]: number } {
    this.service.advance();
    return slotsOf(this.outpost, assetId);
  }

  /** The tasks that the code under test has started, apart from dry runs. */
  public get started(): FakeTask[] {
    return this.service.tasks.filter(({ request }) => request.startedBy === 'caller' && !request.dryRun);
  }

  private ask(request: Pick<Request, 'RequestType' | 'ResourceProperties' | 'OldResourceProperties'>): Promise<Answer> {
    const { clock } = this;
    const services = {
      outposts: new Outposts(this.server.client, clock, clock.now() + PATIENCE),
      clock,
      log: (entry: object) => this.log.push(entry),
    };
    return answer({ ...REQUEST, ...request, ...physicalId(request.RequestType) }, PATIENCE, services);
  }
}

/** The properties of a resource that describes slots. */
export function propertiesOf(slots: { readonly [type: string]: number }, rest: Partial<Properties> = {}): Properties {
  return {
    OutpostArn: OUTPOST_ARN,
    InstancePools: poolsOf(slots).map(({ InstanceType, Count }) => ({ InstanceType, Count: String(Count) })),
    TaskActionOnBlockingInstances: 'FAIL_TASK',
    WaitFor: 'COMPLETED',
    Revision: '1',
    ...rest,
  };
}

const REQUEST = {
  StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/site/00000000-0000-4000-8000-000000000000',
  RequestId: '00000000-0000-4000-8000-000000000001',
  LogicalResourceId: 'Capacity',
  ResponseURL: 'https://example.org/answer',
};

function physicalId(type: Request['RequestType']): Pick<Request, 'PhysicalResourceId'> {
  return type === 'Create' ? {} : { PhysicalResourceId: OUTPOST_ID };
}

function poolsOf(slots: { readonly [type: string]: number }): { InstanceType: string; Count: number }[] {
  return Object.entries(slots).map(([InstanceType, Count]) => ({ InstanceType, Count }));
}
