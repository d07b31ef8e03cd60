import { Tags, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { TYPES_REPLACED_BY_TAGS } from '../catalog/types-replaced-by-tags';
import { AiFactoryError } from '../errors';

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
    const entries = [
      [CostAllocation.CELL_TAG, tags.cell],
      [CostAllocation.TENANT_TAG, tags.tenant],
      [CostAllocation.WORKLOAD_TAG, tags.workload],
    ] as const;
    for (const [key, value] of entries) {
      if (value !== undefined) {
        requireValue(scope, key, value);
        Tags.of(scope).add(key, value, { excludeResourceTypes: [...TYPES_REPLACED_BY_TAGS] });
      }
    }
  }

  private constructor() {}
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
