import { CfnConformancePack } from 'aws-cdk-lib/aws-config';
import { Construct } from 'constructs';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import { conformancePackOf } from './conformance-pack';

/** What is watched while the site runs. */
export interface SovereigntyConformancePackProps {
  /** What the site allows. */
  readonly policy: SovereigntyPolicy;
  /** The name of the pack: a letter, then letters, digits and hyphens. */
  readonly packName: string;
  /**
   * Identifiers of managed rules to leave out, such as `SAGEMAKER_MODEL_IN_VPC`. AWS Config refuses the whole pack where the Region lacks one
   * of them, and new Regions lack many: https://docs.aws.amazon.com/config/latest/developerguide/managing-rules-by-region-availability.html
   *
   * @default - none
   */
  readonly excludedRules?: string[];
}

/**
 * Rules of AWS Config that report what breaks the policy while the site runs, whoever made it.
 *
 * They report and refuse nothing. The account needs a recorder of AWS Config that records all types in the Region; there is one in an
 * account, which is why it is not made here.
 */
export class SovereigntyConformancePack extends Construct {
  /** The names of the rules. */
  public readonly ruleNames: string[];

  /**
   * @throws AIF-SOV-606 when an excluded rule is not in the pack
   * @throws AIF-SOV-607 when a list of the policy is longer than a rule or the pack can be
   */
  public constructor(scope: Construct, id: string, props: SovereigntyConformancePackProps) {
    super(scope, id);
    const { rules, template } = conformancePackOf(props.policy, props.excludedRules);
    this.ruleNames = rules.map(({ name }) => name);
    const pack = new CfnConformancePack(this, 'Resource', {
      conformancePackName: props.packName,
      templateBody: template,
    });
    // The property is of August 2026: a Region whose CloudFormation is older refuses the resource over it.
    pack.addPropertyDeletionOverride('Tags');
  }
}
