import { type CfnTag, Fn, Validations } from 'aws-cdk-lib';
import type { CfnCluster } from 'aws-cdk-lib/aws-sagemaker';

/**
 * Endpoints that HyperPod nodes call: S3 for scripts, SSM for sessions, CloudWatch for logs and metrics, ECR for images, EC2 and SageMaker
 * for the nodes themselves (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites.html).
 */
export const HYPERPOD_ENDPOINTS: readonly string[] = [
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'logs',
  'monitoring',
  's3',
  'sagemaker.api',
  'ssm',
  'ssmmessages',
  'sts',
];

/** What the policy of the HyperPod training operator looks for (AmazonSageMakerHyperPodTrainingOperatorAccess). */
export const HYPERPOD_TAGS: CfnTag[] = [{ key: 'SageMaker', value: 'true' }];

/** The id of a cluster, the last part of its ARN, which SageMaker takes in place of the name that CloudFormation made up. */
export function hyperPodIdOf(cluster: CfnCluster): string {
  return Fn.select(1, Fn.split('/', cluster.attrClusterArn));
}

/** The AWS CDK's validator knows the instance types of AWS Regions at the time of its release. */
export function acknowledgeTypes(cluster: CfnCluster): void {
  Validations.of(cluster).acknowledge({
    id: 'CloudFormation-Validate::E3644',
    reason: 'The list of instance types ends with the release of the validator, and is not that of a private Region.',
  });
}
