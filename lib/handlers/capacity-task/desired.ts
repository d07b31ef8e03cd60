import type { InstancesToExclude, InstanceTypeCapacity, TaskActionOnBlockingInstances } from '@aws-sdk/client-outposts';
import { type Capacity, capacityOf } from './capacity';
import { Failure } from './failure';

/** The part of an Outpost whose capacity is described. */
export interface Scope {
  /** The ARN of the Outpost: permissions name it, so calls do too. */
  readonly outpostArn: string;
  readonly assetId?: string;
  readonly orderId?: string;
}

/** How far a task has to be when the deployment goes on. */
export type Milestone = 'ACCEPTED' | 'COMPLETED';

/** What a resource asks for. */
export interface Desired {
  readonly scope: Scope;
  /** The pools as they were written, those without a slot among them. */
  readonly pools: readonly InstanceTypeCapacity[];
  readonly capacity: Capacity;
  readonly action: TaskActionOnBlockingInstances;
  readonly exclude: InstancesToExclude | undefined;
  readonly milestone: Milestone;
  readonly revision: number;
}

/** The properties of the custom resource. CloudFormation turns every number into a string. */
export interface Properties {
  readonly OutpostArn: string;
  readonly AssetId?: string;
  readonly OrderId?: string;
  readonly InstancePools: readonly { readonly InstanceType: string; readonly Count: number | string }[];
  readonly TaskActionOnBlockingInstances: TaskActionOnBlockingInstances;
  readonly InstancesToExclude?: InstancesToExclude;
  readonly WaitFor: Milestone;
  readonly Revision: number | string;
}

/**
 * Reads the properties of the custom resource, which may hold values that nobody could check before the deployment.
 *
 * @throws AIF-OUT-101
 */
export function readDesired(properties: Properties): Desired {
  const pools = properties.InstancePools.map(({ InstanceType, Count }) => ({
    InstanceType,
    Count: wholeNumber(`the number of ${InstanceType} slots`, Count, 0, 9999),
  }));
  return {
    scope: scopeOf(properties),
    pools,
    capacity: capacityOf(pools),
    action: properties.TaskActionOnBlockingInstances,
    exclude: properties.InstancesToExclude,
    milestone: properties.WaitFor,
    revision: wholeNumber('the revision', properties.Revision, 1, Number.MAX_SAFE_INTEGER),
  };
}

/** The id of the custom resource: of the place, never of a task, so that another task replaces nothing. */
export function physicalIdOf(properties: Properties): string {
  const { outpostArn, assetId, orderId } = scopeOf(properties);
  return [outpostArn.split('/').pop(), assetId ?? orderId].filter((part) => part !== undefined).join('/');
}

/** Whether two scopes are the same part of the same Outpost. */
export function isSameScope(a: Scope, b: Scope): boolean {
  return a.outpostArn === b.outpostArn && a.assetId === b.assetId && a.orderId === b.orderId;
}

function scopeOf({ OutpostArn, AssetId, OrderId }: Properties): Scope {
  return {
    outpostArn: OutpostArn,
    ...(AssetId === undefined ? {} : { assetId: AssetId }),
    ...(OrderId === undefined ? {} : { orderId: OrderId }),
  };
}

function wholeNumber(what: string, value: number | string, least: number, most: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most || value === '') {
    throw new Failure('AIF-OUT-101', `${what} is '${value}', not a whole number from ${least} to ${most}`);
  }
  return number;
}
