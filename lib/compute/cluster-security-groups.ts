import { RemovalPolicy, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { ICellNetwork } from '../region';
import { API_PORT } from './cluster-names';

/** The kubelet at 10250 and admission webhooks, which pods offer at any unprivileged port. */
const FROM_CONTROL_PLANE = ec2.Port.tcpRange(1025, 65_535);

/** What the control plane carries beside the group that EKS makes for it. Stays with the cluster, which cannot change it. */
export function controlPlaneSecurityGroup(
  scope: Construct,
  clusterName: string,
  network: ICellNetwork,
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(scope, 'SecurityGroup', {
    vpc: network.vpc,
    description: `Control plane of cluster ${clusterName}`,
    allowAllOutbound: false,
  });
  group.applyRemovalPolicy(RemovalPolicy.RETAIN);
  for (const cidr of network.onPremisesCidrs) {
    group.addIngressRule(ec2.Peer.ipv4(cidr), API_PORT, 'Kubernetes API from the premises');
  }
  return group;
}

/**
 * What every node carries.
 *
 * EKS gives nodes no group of its own when the launch template names one, so all that they need is here: each other, the control plane
 * and, through the network, private endpoints. Name resolution, time and instance metadata need no rule: security groups do not
 * filter them. EFA passes traffic only where a group names itself in both directions, an address range does not count
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html).
 */
export function nodeSecurityGroup(
  scope: Construct,
  clusterName: string,
  network: ICellNetwork,
  controlPlane: ec2.ISecurityGroup,
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(scope, 'NodeSecurityGroup', {
    vpc: network.vpc,
    description: `Nodes of cluster ${clusterName}`,
    allowAllOutbound: false,
  });
  group.connections.allowInternally(ec2.Port.allTraffic(), 'Pods and fabric');
  group.connections.allowTo(controlPlane, API_PORT, 'Kubernetes API');
  group.connections.allowFrom(controlPlane, FROM_CONTROL_PLANE, 'Kubelet and webhooks');
  network.allowToEndpoints(group);
  Tags.of(group).add(`kubernetes.io/cluster/${clusterName}`, 'owned');
  return group;
}
