import { Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { DataClass, type ICellNetwork } from '../../region';
import type { LifecycleScripts } from './lifecycle-scripts';

/** What the nodes of a HyperPod cluster do in the account. */
export interface HyperPodRoleProps {
  /** What has the role, for its description. */
  readonly owner: string;
  readonly network: ICellNetwork;
  readonly securityGroups: readonly ec2.ISecurityGroup[];
  readonly lifecycleScripts: LifecycleScripts;
}

const INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:CreateNetworkInterfacePermission',
  'ec2:DeleteNetworkInterface',
  'ec2:DeleteNetworkInterfacePermission',
];

/** What has no resource to be narrowed to. */
const DESCRIBE = [
  'ec2:DescribeDhcpOptions',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

/**
 * The role that HyperPod and its nodes act with: what AWS asks for, each statement narrowed as far as the API allows
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html).
 *
 * It places the nodes' interfaces into the cell and, because volumes have a key of the site, lets HyperPod pass that key on to EC2
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/smcluster-cmk.html).
 */
export function hyperPodRole(scope: Construct, id: string, props: HyperPodRoleProps): iam.Role {
  const { network } = props;
  const role = new iam.Role(scope, id, {
    assumedBy: network.region.hosting.servicePrincipal('sagemaker'),
    description: `Nodes of ${props.owner}`,
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonSageMakerClusterInstanceRolePolicy')],
  });
  const { interfaces, instances, places } = ec2Resources(role, network, props.securityGroups);
  const volumeKey = network.region.key(DataClass.METADATA);
  const statements: iam.PolicyStatementProps[] = [
    { actions: INTERFACES, resources: [...interfaces, ...places] },
    { actions: ['ec2:DetachNetworkInterface'], resources: [...interfaces, ...instances] },
    { actions: ['ec2:CreateTags'], resources: interfaces },
    { actions: DESCRIBE, resources: ['*'] },
    { actions: ['kms:DescribeKey'], resources: [volumeKey.keyArn] },
    {
      actions: ['kms:CreateGrant'],
      resources: [volumeKey.keyArn],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
  for (const statement of statements) {
    role.addToPolicy(new iam.PolicyStatement(statement));
  }
  props.lifecycleScripts.grantRead(role);
  return role;
}

/** Lets nodes give addresses to pods, hand out the roles of pods and pull images. */
export function grantKubernetesNode(
  role: iam.Role,
  network: ICellNetwork,
  securityGroups: readonly ec2.ISecurityGroup[],
  clusterArn: string,
): void {
  const { interfaces, instances, places } = ec2Resources(role, network, securityGroups);
  role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonEC2ContainerRegistryPullOnly'));
  const statements: iam.PolicyStatementProps[] = [
    {
      actions: ['ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
      resources: [...interfaces, ...places],
    },
    {
      actions: ['ec2:AttachNetworkInterface', 'ec2:ModifyNetworkInterfaceAttribute'],
      resources: [...interfaces, ...instances, ...places],
    },
    { actions: ['ec2:DescribeInstances', 'ec2:DescribeInstanceTypes', 'ec2:DescribeTags'], resources: ['*'] },
    { actions: ['eks-auth:AssumeRoleForPodIdentity'], resources: [clusterArn] },
  ];
  for (const statement of statements) {
    role.addToPolicy(new iam.PolicyStatement(statement));
  }
}

/** ARNs of interfaces and instances, which have no ids yet, and of the places in the cell that interfaces are made in. */
function ec2Resources(scope: Construct, network: ICellNetwork, securityGroups: readonly ec2.ISecurityGroup[]) {
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName });
  return {
    interfaces: [arn('network-interface', '*')],
    instances: [arn('instance', '*')],
    places: [
      arn('vpc', network.vpc.vpcId),
      arn('subnet', network.nodeSubnet.subnetId),
      ...securityGroups.map((group) => arn('security-group', group.securityGroupId)),
    ],
  };
}
