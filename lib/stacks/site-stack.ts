import { DefaultStackSynthesizer, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SitePlan, StackPlan } from '../plan';

/**
 * Types whose tags cannot change in place, so that a new tag on the site would replace them.
 *
 * From the CloudFormation registry schemas (https://github.com/aws-cloudformation), read 2026-11-22.
 */
const TAGS_REPLACE = ['AWS::EC2::PlacementGroup'];

/**
 * A stack of a site, at the place and with the protection that the plan gives it.
 *
 * Account and Region are always set: a stack that CloudFormation may put anywhere cannot promise where its data is.
 */
export class SiteStack extends Stack {
  public constructor(scope: Construct, plan: SitePlan, stack: StackPlan) {
    const { hosting } = plan;
    super(scope, stack.name, {
      stackName: stack.name,
      description: stack.description,
      env: { account: hosting.account, region: hosting.region },
      terminationProtection: stack.stateful,
      analyticsReporting: false,
      ...(hosting.bootstrapQualifier === undefined
        ? {}
        : { synthesizer: new DefaultStackSynthesizer({ qualifier: hosting.bootstrapQualifier }) }),
    });
    const tags = { ...plan.tags, 'ai-factory:site': plan.siteId };
    for (const [key, value] of Object.entries(tags)) {
      Tags.of(this).add(key, value, { excludeResourceTypes: TAGS_REPLACE });
    }
  }
}
