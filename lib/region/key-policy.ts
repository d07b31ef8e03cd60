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
 * the caller's role is enough, and they pass the right on with a grant of their own. Three do not:
 * - CloudWatch Logs acts under its own name;
 * - EC2 Auto Scaling and AWS PCS start nodes under service-linked roles, whose rights cannot be extended.
 */
export function serviceStatements(scope: IConstruct, hosting: Hosting, dataClass: DataClass): iam.PolicyStatement[] {
  switch (dataClass) {
    case DataClass.LOGS:
      return [logsStatement(scope, hosting)];
    case DataClass.METADATA:
      return [
        ...nodeVolumeStatements(scope, hosting, AUTO_SCALING),
        ...nodeVolumeStatements(scope, hosting, PARALLEL_COMPUTING),
      ];
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

/** A service that starts nodes with encrypted volumes under its service-linked role. */
interface NodeStarter {
  /** What its statements are called after. */
  readonly sid: string;
  /** The short name of its service principal. */
  readonly service: string;
  /** The name of the role. */
  readonly role: string;
}

/** See https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html. */
const AUTO_SCALING: NodeStarter = {
  sid: 'AutoScaling',
  service: 'autoscaling',
  role: 'AWSServiceRoleForAutoScaling',
};

/** See https://docs.aws.amazon.com/pcs/latest/userguide/security-key-policy-for-encrypted-volumes.html. */
const PARALLEL_COMPUTING: NodeStarter = { sid: 'ParallelComputing', service: 'pcs', role: 'AWSServiceRoleForPCS' };

/**
 * Lets a service start nodes with encrypted volumes.
 *
 * The role is named by a condition, because a policy that names a role as principal is refused while the role does not exist, and
 * it comes into being with the first group of nodes. The account as principal would not do: it only lets IAM policies decide, and
 * those of a service-linked role are fixed (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
 */
function nodeVolumeStatements(scope: IConstruct, hosting: Hosting, starter: NodeStarter): iam.PolicyStatement[] {
  const role = Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: `aws-service-role/${hosting.servicePrincipal(starter.service).service}/${starter.role}`,
  });
  const isService = { 'aws:PrincipalAccount': hosting.account, 'aws:PrincipalArn': role };
  return [
    new iam.PolicyStatement({
      sid: `${starter.sid}Volumes`,
      principals: [new iam.AnyPrincipal()],
      actions: USE,
      resources: ['*'],
      conditions: { StringEquals: isService },
    }),
    new iam.PolicyStatement({
      sid: `${starter.sid}Grants`,
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { StringEquals: isService, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}
