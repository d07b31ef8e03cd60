import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import { tagBelow } from '../region';

/** Who and what something is for. */
export interface CostAllocationTags {
  /**
   * Id of the cell.
   *
   * @default - not said
   */
  readonly cell?: string;
  /**
   * Name of the tenant.
   *
   * @default - not said
   */
  readonly tenant?: string;
  /**
   * Name of the workload.
   *
   * @default - not said
   */
  readonly workload?: string;
}

/**
 * Tags by which costs, and in an owned factory accelerator-hours, are attributed.
 *
 * CloudFormation cannot activate them: `aws ce update-cost-allocation-tags-status` does, in the account that pays.
 */
export class CostAllocation {
  /** Key of the tag for the cell. */
  public static readonly CELL_TAG = 'ai-factory:cell';
  /** Key of the tag for the tenant. */
  public static readonly TENANT_TAG = 'ai-factory:tenant';
  /** Key of the tag for the workload. */
  public static readonly WORKLOAD_TAG = 'ai-factory:workload';

  /**
   * Tags everything below a construct, but what a tag would replace.
   *
   * @throws AIF-OPS-016 when AWS would refuse a value
   */
  public static tag(scope: IConstruct, tags: CostAllocationTags): void {
    tagBelow(scope, costTags(scope, tags));
  }

  private constructor() {}
}

/**
 * What is said, as tags.
 *
 * @throws AIF-OPS-016 when AWS would refuse a value
 * @internal
 */
export function costTags(scope: IConstruct, { cell, tenant, workload }: CostAllocationTags): { [key: string]: string } {
  const tags: { [key: string]: string } = {};
  for (const [key, value] of [
    [CostAllocation.CELL_TAG, cell],
    [CostAllocation.TENANT_TAG, tenant],
    [CostAllocation.WORKLOAD_TAG, workload],
  ] as const) {
    if (value !== undefined) {
      requireValue(scope, key, value);
      tags[key] = value;
    }
  }
  return tags;
}

/** See https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html. */
function requireValue(scope: IConstruct, key: string, value: string): void {
  if (!Token.isUnresolved(value) && !/^[\p{L}\p{N}_.:/=+@-]{1,256}$/u.test(value)) {
    throw new AiFactoryError(
      'AIF-OPS-016',
      `${JSON.stringify(value)} cannot be the value of the tag ${key}`,
      'Use 1 to 256 letters, digits and _ . : / = + - @.',
      scope,
    );
  }
}
