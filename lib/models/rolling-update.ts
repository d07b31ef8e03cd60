import { Token } from 'aws-cdk-lib';
import type { CfnEndpoint } from 'aws-cdk-lib/aws-sagemaker';

/**
 * How an update exchanges instances: a tenth at a time, so that little spare capacity is needed and the longest startup timeout still
 * fits ten times into the limit of eight hours.
 *
 * A batch is 5 to 50 % of the instances, so a single one cannot be exchanged this way; SageMaker then starts a second and stops the
 * first (https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-rolling.html).
 */
export function rollingUpdate(instances: number): CfnEndpoint.DeploymentConfigProperty | undefined {
  if (Token.isUnresolved(instances) || instances < 2) {
    return undefined;
  }
  return {
    rollingUpdatePolicy: {
      maximumBatchSize: { type: 'INSTANCE_COUNT', value: Math.ceil(instances / 10) },
      waitIntervalInSeconds: 60,
      maximumExecutionTimeoutInSeconds: 28_800,
    },
  };
}
