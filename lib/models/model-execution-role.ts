import { Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ICellNetwork } from '../region';
import type { ModelImage, ModelWeights } from './model-source';

const WRITE_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'];

/** What a model endpoint uses while it is deployed and while it runs. */
interface ModelExecutionRoleProps {
  readonly network: ICellNetwork;
  readonly image: ModelImage;
  readonly weights: ModelWeights;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly logGroup: logs.ILogGroup;
  /** The key of the storage volume, where the instances have one. */
  readonly volumeKey?: kms.IKey;
}

/** A role, and the permissions that have to be in place before the role is used. */
interface ModelExecutionRole {
  readonly role: iam.Role;
  readonly permissions: iam.Grant;
}

/**
 * The role with which SageMaker fetches image and weights, places network interfaces and writes logs and metrics.
 *
 * It holds the permissions that SageMaker asks for, each narrowed as far as the API allows
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createmodel-perms). Containers are isolated
 * from the network and never see its credentials.
 */
export function modelExecutionRole(scope: Construct, id: string, props: ModelExecutionRoleProps): ModelExecutionRole {
  const { network, image, weights, logGroup, volumeKey } = props;
  const stack = Stack.of(scope);
  const role = new iam.Role(scope, id, {
    // The last part stays an asterisk: SageMaker sends the ARN in this form and no longer one
    // (https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html).
    assumedBy: network.region.hosting.servicePrincipal('sagemaker').withConditions({
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'sagemaker', resource: '*' }) },
    }),
    description: 'Lets SageMaker fetch the image and the weights of one model, and run it',
  });
  const permissions = image.repository
    .grantPull(role)
    .combine(weights.objectStore.grantRead(role, weights.prefix))
    .combine(logGroup.grant(role, ...WRITE_LOGS));
  // PutMetricData has no resources; the namespace is all that can be narrowed.
  role.addToPolicy(
    new iam.PolicyStatement({
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': ['/aws/sagemaker/Endpoints', 'AWS/SageMaker'] } },
    }),
  );
  if (volumeKey !== undefined) {
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['kms:CreateGrant'],
        resources: [volumeKey.keyArn],
        conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    );
  }
  for (const statement of networkInterfaces(stack, network.serviceSubnets, props.securityGroup)) {
    role.addToPolicy(statement);
  }
  return { role, permissions };
}

/** Resources and condition keys: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html. */
function networkInterfaces(stack: Stack, subnets: ec2.ISubnet[], group: ec2.ISecurityGroup): iam.PolicyStatement[] {
  const arn = (resource: string, resourceName: string) => stack.formatArn({ service: 'ec2', resource, resourceName });
  const subnetArns = subnets.map((subnet) => arn('subnet', subnet.subnetId));
  // The id of an interface is not known before SageMaker makes it; subnet and security group say where that may be.
  const interfaces = arn('network-interface', '*');
  return [
    new iam.PolicyStatement({
      actions: ['ec2:CreateNetworkInterface'],
      resources: [interfaces, arn('security-group', group.securityGroupId), ...subnetArns],
    }),
    new iam.PolicyStatement({
      actions: [
        'ec2:CreateNetworkInterfacePermission',
        'ec2:DeleteNetworkInterface',
        'ec2:DeleteNetworkInterfacePermission',
      ],
      resources: [interfaces],
      conditions: { ArnEquals: { 'ec2:Subnet': subnetArns } },
    }),
    // EC2 knows no resources for describing.
    new iam.PolicyStatement({
      actions: [
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcEndpoints',
        'ec2:DescribeVpcs',
      ],
      resources: ['*'],
    }),
  ];
}
