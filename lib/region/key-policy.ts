import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { DataClass } from './data-class';
import type { Hosting } from './hosting';

const USE = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * What the policy of a key has to say beyond "administered through IAM by this account".
 *
 * Services that act with the rights of their caller (RDS, ECR, Secrets Manager, EKS, SageMaker, S3) need nothing here: the grant on
 * the caller's role is enough, and they pass the right on with a grant of their own. Two do not:
 * - CloudWatch Logs acts under its own name;
 * - EC2 Auto Scaling acts under its service-linked role, whose rights cannot be extended.
 */
export function serviceStatements(scope: IConstruct, hosting: Hosting, dataClass: DataClass): iam.PolicyStatement[] {
  switch (dataClass) {
    case DataClass.LOGS:
      return [logsStatement(scope, hosting)];
    case DataClass.METADATA:
      return autoScalingStatements(scope, hosting);
    default:
      return [];
  }
}

/** See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html. */
function logsStatement(scope: IConstruct, hosting: Hosting): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'CloudWatchLogs',
    principals: [hosting.regionalServicePrincipal('logs')],
    actions: USE,
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': Stack.of(scope).formatArn({
          service: 'logs',
          resource: 'log-group:*',
        }),
      },
    },
  });
}

/**
 * Lets EC2 Auto Scaling start nodes with encrypted volumes.
 *
 * The role is named by a condition, because a policy that names a role as principal is refused while the role does not exist, and
 * it comes into being with the first Auto Scaling group. The account as principal would not do: it only lets IAM policies decide, and
 * those of a service-linked role are fixed (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html,
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html).
 */
function autoScalingStatements(scope: IConstruct, hosting: Hosting): iam.PolicyStatement[] {
  const service = hosting.servicePrincipal('autoscaling').service;
  const role = Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: `aws-service-role/${service}/AWSServiceRoleForAutoScaling`,
  });
  const isAutoScaling = { 'aws:PrincipalAccount': hosting.account, 'aws:PrincipalArn': role };
  return [
    new iam.PolicyStatement({
      sid: 'AutoScalingVolumes',
      principals: [new iam.AnyPrincipal()],
      actions: USE,
      resources: ['*'],
      conditions: { StringEquals: isAutoScaling },
    }),
    new iam.PolicyStatement({
      sid: 'AutoScalingGrants',
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { StringEquals: isAutoScaling, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}
