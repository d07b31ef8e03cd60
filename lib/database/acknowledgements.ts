import { Validations } from 'aws-cdk-lib';
import type { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import type { Hosting } from '../region';

/** Findings of the AWS CDK's validator that are wrong about an instance, each with the reason. */
export function acknowledgeFindings(instance: CfnDBInstance, hosting: Hosting): void {
  const acknowledge = (rule: string, reason: string) =>
    Validations.of(instance).acknowledge({ id: `CloudFormation-Validate::${rule}`, reason });

  acknowledge(
    'E9006',
    'The list of engine versions leaves out the major versions of MySQL, which RDS takes, and ends with the release of the validator.',
  );
  if (instance.availabilityZone !== undefined) {
    acknowledge('W3010', 'An instance without a standby belongs in the home zone of its cell, which the site states.');
  }
  if (hosting.kind === 'aiFactory') {
    acknowledge(
      'E3062',
      'The list of instance classes is that of AWS Regions. Which ones an AI Factory offers is not published.',
    );
  }
}
