import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AiFactoryError } from '../errors';
import { checkCapacityTask } from './capacity-task-checks';
import type { CapacityTaskHandler } from './capacity-task-handler';
import { requireOwnPlace } from './described-places';

/** What a task does when instances run in slots that it takes away. */
export enum TaskActionOnBlockingInstances {
  /** It fails, and the slots stay as they are. */
  FAIL_TASK = 'FAIL_TASK',
  /** It looks every ten minutes, for 48 hours, whether they have been stopped. No deployment waits for that. */
  WAIT_FOR_EVACUATION = 'WAIT_FOR_EVACUATION',
}

/** How far a task is when the deployment goes on. */
export enum CapacityTaskMilestone {
  /** The service has taken it on and has not failed within two minutes. */
  ACCEPTED = 'ACCEPTED',
  /** The slots are there. The deployment fails when that takes more than twelve and a half minutes. */
  COMPLETED = 'COMPLETED',
}

/** The owner of an instance, where that is a service. */
export enum OutpostServiceName {
  /** What the API calls AWS. Which instances that covers, no page says. */
  AWS = 'AWS',
  /** Amazon EC2. */
  EC2 = 'EC2',
  /** Amazon ElastiCache. */
  ELASTICACHE = 'ELASTICACHE',
  /** Elastic Load Balancing. */
  ELB = 'ELB',
  /** Amazon RDS. */
  RDS = 'RDS',
  /** Amazon Route 53. */
  ROUTE53 = 'ROUTE53',
}

/** Running instances that must not be stopped to make room. */
export interface InstancesToExclude {
  /**
   * Ids of instances.
   *
   * @default - none
   */
  readonly instances?: string[];
  /**
   * Ids of accounts whose instances are left alone.
   *
   * @default - none
   */
  readonly accountIds?: string[];
  /**
   * Services whose instances are left alone.
   *
   * @default - none
   */
  readonly services?: OutpostServiceName[];
}

/** Properties of `CapacityTask`. */
export interface CapacityTaskProps {
  /** The function that makes the calls. */
  readonly handler: CapacityTaskHandler;
  /** The ARN of the Outpost, in the account and the Region of the handler. */
  readonly outpostArn: string;
  /**
   * The server whose slots are described.
   *
   * @default - all servers of the Outpost
   */
  readonly assetId?: string;
  /**
   * The order whose slots are described, before its hardware is installed.
   *
   * @default - what is installed
   */
  readonly orderId?: string;
  /** How many slots there are of each instance type, all of them: a type that is not named has none. */
  readonly instancePools: { [instanceType: string]: number };
  /**
   * Rises with every change of `instancePools` and of the place. Slots change when it does, and never otherwise: where it falls,
   * CloudFormation is rolling back, and nobody has asked for the slots of before.
   *
   * @default 1
   */
  readonly revision?: number;
  /**
   * What happens when instances are in the way.
   *
   * @default TaskActionOnBlockingInstances.FAIL_TASK
   */
  readonly taskActionOnBlockingInstances?: TaskActionOnBlockingInstances;
  /**
   * Instances that must not be stopped.
   *
   * @default - none
   */
  readonly instancesToExclude?: InstancesToExclude;
  /**
   * When the deployment goes on.
   *
   * @default CapacityTaskMilestone.ACCEPTED
   */
  readonly waitFor?: CapacityTaskMilestone;
}

/** Longer than the function runs, so that a function that was stopped does not keep the stack waiting for an hour. */
const SERVICE_TIMEOUT = Duration.minutes(20);

/**
 * The slots for instances that an Outpost, one of its servers or an order is cut into.
 *
 * Describes what there should be; a capacity task is started only where there is something else. Deleting it changes no slots, and
 * cancels a task whose work has not begun. CloudFormation has no type for this.
 */
export class CapacityTask extends Construct {
  /** The id of the task, `none` where none was needed. */
  public readonly capacityTaskId: string;
  /**
   * The status of the task when the deployment went on: `COMPLETED`, `IN_PROGRESS`, `REQUESTED` or `WAITING_FOR_EVACUATION`; or why
   * there is none: `UNCHANGED`, `DRIFTED` (the slots differ, but the revision has not risen), `ROLLED_BACK`.
   */
  public readonly capacityTaskStatus: string;

  /**
   * @throws AIF-OUT-001 to AIF-OUT-009 and AIF-OUT-013 when a property is unusable, AIF-OUT-010 when the app describes the slots twice.
   * Deployments fail with AIF-OUT-101 to AIF-OUT-111.
   */
  public constructor(scope: Construct, id: string, props: CapacityTaskProps) {
    super(scope, id);
    const action = props.taskActionOnBlockingInstances ?? TaskActionOnBlockingInstances.FAIL_TASK;
    const waitFor = props.waitFor ?? CapacityTaskMilestone.ACCEPTED;
    checkCapacityTask(this, props);
    this.requireEndOfWaiting(action, waitFor);
    requireOwnPlace(this, props);

    props.handler._serve(props.outpostArn);
    const resource = new CustomResource(this, 'Resource', {
      resourceType: 'Custom::OutpostsCapacityTask',
      serviceToken: props.handler.function.functionArn,
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        OutpostArn: props.outpostArn,
        AssetId: props.assetId,
        OrderId: props.orderId,
        InstancePools: poolsOf(props.instancePools),
        TaskActionOnBlockingInstances: action,
        InstancesToExclude: exclusionsOf(props.instancesToExclude),
        WaitFor: waitFor,
        Revision: props.revision ?? 1,
      },
    });
    this.capacityTaskId = resource.getAttString('CapacityTaskId');
    this.capacityTaskStatus = resource.getAttString('CapacityTaskStatus');
  }

  private requireEndOfWaiting(action: TaskActionOnBlockingInstances, waitFor: CapacityTaskMilestone): void {
    const waitsForPeople = action === TaskActionOnBlockingInstances.WAIT_FOR_EVACUATION;
    if (waitsForPeople && waitFor === CapacityTaskMilestone.COMPLETED) {
      throw new AiFactoryError(
        'AIF-OUT-008',
        'the deployment would wait until instances are stopped, for up to 48 hours',
        'use FAIL_TASK, or wait for ACCEPTED',
        this,
      );
    }
  }
}

function poolsOf(instancePools: CapacityTaskProps['instancePools']): object[] {
  return Object.entries(instancePools)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([InstanceType, Count]) => ({ InstanceType, Count }));
}

function exclusionsOf(exclusions: InstancesToExclude | undefined): object | undefined {
  if (exclusions === undefined) return undefined;
  const { instances: Instances, accountIds: AccountIds, services: Services } = exclusions;
  return { Instances: Instances?.toSorted(), AccountIds: AccountIds?.toSorted(), Services: Services?.toSorted() };
}
