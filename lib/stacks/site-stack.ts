import { type CfnElement, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { costTags } from '../operations';
import type { CellPlan, SitePlan, StackPlan } from '../plan';
import { tagBelow } from '../region';

/**
 * A stack of a site, at the place and with the protection that the plan gives it.
 *
 * What belongs to a cell carries its id, and the tenant it works for, as tags for accounting. Account and Region are always set: a stack that CloudFormation may put anywhere cannot promise where its data is.
 */
export class SiteStack extends Stack {
  private readonly logicalIds = new Map<CfnElement, string>();

  public constructor(scope: Construct, plan: SitePlan, stack: StackPlan, cell?: CellPlan) {
    const { hosting } = plan;
    super(scope, stack.name, {
      stackName: stack.name,
      description: stack.description,
      env: { account: stack.account ?? hosting.account, region: hosting.region },
      terminationProtection: stack.stateful,
      analyticsReporting: false,
      ...(hosting.bootstrapQualifier === undefined
        ? {}
        : { synthesizer: new DefaultStackSynthesizer({ qualifier: hosting.bootstrapQualifier }) }),
    });
    tagBelow(this, {
      ...plan.tags,
      'ai-factory:site': plan.siteId,
      ...costTags(this, {
        cell: cell?.id,
        tenant: cell?.tenant,
        workload: stack.layer === 'database' || stack.layer === 'model' ? stack.subject : undefined,
      }),
    });
  }

  /** The AWS CDK asks again for every reference, and each time would hash the path, which never changes. */
  protected override allocateLogicalId(element: CfnElement): string {
    const known = this.logicalIds.get(element) ?? super.allocateLogicalId(element);
    this.logicalIds.set(element, known);
    return known;
  }
}
