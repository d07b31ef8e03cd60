import { isSameCapacity } from './capacity';
import { converge, type Services } from './converge';
import type { Outcome } from './decide';
import { type Desired, isSameScope, type Properties, physicalIdOf, readDesired } from './desired';
import { explain } from './explain';
import { failureFrom } from './refusal';
import { withdraw } from './withdraw';

/** What CloudFormation asks for. */
export interface Request {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly ResponseURL: string;
  /** Missing when it creates. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Properties;
  /** Only when it updates. */
  readonly OldResourceProperties?: Properties;
}

/** What CloudFormation is told, apart from whom it asked. */
export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly PhysicalResourceId: string;
  readonly Reason?: string;
  readonly Data?: { readonly [attribute: string]: string };
}

/** CloudFormation takes 4096 bytes in all; the rest of an answer is short. */
const LONGEST_REASON = 2500;

/** Does what CloudFormation asks for, and says what became of it. It never throws. */
export async function answer(request: Request, patience: number, services: Services): Promise<Answer> {
  const properties = request.ResourceProperties;
  const PhysicalResourceId = request.PhysicalResourceId ?? physicalIdOf(properties);
  if (request.RequestType === 'Delete') {
    await leave(properties, services);
    return { Status: 'SUCCESS', PhysicalResourceId };
  }
  let desired: Desired | undefined;
  try {
    desired = readDesired(properties);
    const { status, taskId = 'none' } = await serve(request, desired, patience, services);
    return {
      Status: 'SUCCESS',
      PhysicalResourceId: physicalIdOf(properties),
      Data: { CapacityTaskId: taskId, CapacityTaskStatus: status },
    };
  } catch (error) {
    const reason = await explain(failureFrom(error), desired, services.outposts);
    return { Status: 'FAILED', PhysicalResourceId, Reason: reason.slice(-LONGEST_REASON) };
  }
}

/** Leaves the slots as they are, whatever the properties say. */
async function leave(properties: Properties, services: Services): Promise<void> {
  const desired = readable(properties);
  if (desired !== undefined) await withdraw(desired, services);
}

async function serve(request: Request, desired: Desired, patience: number, services: Services): Promise<Outcome> {
  if (request.RequestType !== 'Update') return converge(desired, { patience, start: { allowed: true } }, services);
  const old = readable(request.OldResourceProperties);
  // What could not be read has started nothing, so this takes back an update that failed at once.
  if (old === undefined) return { taskId: undefined, status: 'UNCHANGED' };
  return update(desired, old, patience, services);
}

function readable(properties: Properties | undefined): Desired | undefined {
  try {
    return properties === undefined ? undefined : readDesired(properties);
  } catch {
    return undefined;
  }
}

/**
 * CloudFormation does not say whether it updates or rolls an update back; the revision does. It rises with every change of slots that
 * somebody wants, so where it falls, nobody has asked for the slots of before.
 */
async function update(desired: Desired, old: Desired, patience: number, services: Services): Promise<Outcome> {
  if (desired.revision > old.revision) {
    return converge(desired, { patience, start: { allowed: true } }, services);
  }
  const isSamePlace = isSameScope(desired.scope, old.scope);
  if (isSamePlace && isSameCapacity(desired.capacity, old.capacity)) return { taskId: undefined, status: 'UNCHANGED' };
  if (desired.revision < old.revision) {
    await withdraw(old, services);
    return { taskId: undefined, status: 'ROLLED_BACK' };
  }
  const previous = isSamePlace ? old.capacity : undefined;
  return converge(desired, { patience, start: { allowed: false, previous } }, services);
}
