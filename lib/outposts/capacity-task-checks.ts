import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { CapacityTaskProps } from './capacity-task';
import { typesByGeneration, typesOfNoOutpost } from './instance-families';

/** Patterns and limits: https://docs.aws.amazon.com/outposts/latest/APIReference/API_StartCapacityTask.html. */
const OUTPOST_ARN = /^arn:aws([a-z-]+)?:outposts:[a-z\d-]+:\d{12}:outpost\/op-[a-f0-9]{17}$/;
const ASSET_ID = /^\d{10}$/;
const ORDER_ID = /^oo-[a-f0-9]{17}$/;
const INSTANCE_TYPE = /^[a-z0-9-]+\.[a-z0-9-]+$/;
const INSTANCE_ID = /^i-[0-9a-z]{9,30}$/;
const ACCOUNT_ID = /^\d{12}$/;
const MOST_SLOTS = 9999;

/** Checks what can be known before the deployment; the dry run finds the rest. */
export function checkCapacityTask(scope: IConstruct, props: CapacityTaskProps): void {
  checkPlace(scope, props);
  checkPools(scope, props);
  checkFamilies(scope, Object.keys(props.instancePools));
  checkExclusions(scope, props);
  const revision = props.revision ?? 1;
  if (!Token.isUnresolved(revision) && (!Number.isSafeInteger(revision) || revision < 1)) {
    refuse(scope, 'AIF-OUT-009', `the revision is ${revision}`, 'count from 1 in whole numbers');
  }
}

function checkPlace(scope: IConstruct, { outpostArn, assetId, orderId }: CapacityTaskProps): void {
  if (!fits(outpostArn, OUTPOST_ARN)) {
    refuse(scope, 'AIF-OUT-001', `'${outpostArn}' is not the ARN of an Outpost`, 'see `aws outposts list-outposts`');
  }
  if (!fits(assetId, ASSET_ID)) {
    refuse(scope, 'AIF-OUT-002', `'${assetId}' is not the id of an asset`, 'see `aws outposts list-assets`');
  }
  if (!fits(orderId, ORDER_ID)) {
    refuse(scope, 'AIF-OUT-003', `'${orderId}' is not the id of an order`, 'see `aws outposts list-orders`');
  }
  if (assetId !== undefined && orderId !== undefined) {
    refuse(scope, 'AIF-OUT-004', 'there are both `assetId` and `orderId`', 'give one of them, or neither');
  }
}

function checkPools(scope: IConstruct, { instancePools }: CapacityTaskProps): void {
  const help = 'give whole numbers of slots from 0 to 9999 by instance type, one of them above 0';
  for (const [type, count] of Object.entries(instancePools)) {
    if (Token.isUnresolved(count)) continue;
    if (!INSTANCE_TYPE.test(type) || !Number.isInteger(count) || count < 0 || count > MOST_SLOTS) {
      refuse(scope, 'AIF-OUT-005', `there are ${count} slots of '${type}'`, help);
    }
  }
  if (Object.values(instancePools).every((count) => count === 0)) {
    refuse(scope, 'AIF-OUT-005', 'the pools have no slots', help);
  }
}

function checkFamilies(scope: IConstruct, types: readonly string[]): void {
  const elsewhere = typesOfNoOutpost(types);
  if (elsewhere.length > 0) {
    refuse(scope, 'AIF-OUT-006', `no Outpost has ${elsewhere.join(', ')}`, 'use types that Outposts have');
  }
  const generations = [...typesByGeneration(types)].map(([name, some]) => `${some.join(', ')} of the ${name}`);
  if (generations.length > 1) {
    const help = 'name types of the generation that the Outpost is of';
    refuse(scope, 'AIF-OUT-007', `there are types of two generations: ${generations.join(', ')}`, help);
  }
}

function checkExclusions(scope: IConstruct, { instancesToExclude }: CapacityTaskProps): void {
  const wrong = [
    ...(instancesToExclude?.instances ?? []).filter((id) => !fits(id, INSTANCE_ID)),
    ...(instancesToExclude?.accountIds ?? []).filter((id) => !fits(id, ACCOUNT_ID)),
  ];
  if (wrong.length > 0) {
    const help = 'give ids of instances in `instances` and ids of accounts in `accountIds`';
    refuse(scope, 'AIF-OUT-013', `'${wrong[0]}' is neither`, help);
  }
}

function fits(value: string | undefined, pattern: RegExp): boolean {
  return value === undefined || Token.isUnresolved(value) || pattern.test(value);
}

function refuse(scope: IConstruct, code: string, message: string, help: string): never {
  throw new AiFactoryError(code, message, help, scope);
}
