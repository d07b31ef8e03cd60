import { Names, Stack } from 'aws-cdk-lib';
import { CfnAccessEntry, type CfnCluster } from 'aws-cdk-lib/aws-eks';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Lets roles administer a cluster, each of them once. */
export function admitAdministrators(scope: Construct, cluster: CfnCluster, roles: readonly IRole[]): void {
  const policyArn = Stack.of(scope).formatArn({
    service: 'eks',
    region: '',
    account: 'aws',
    resource: 'cluster-access-policy',
    resourceName: 'AmazonEKSClusterAdminPolicy',
  });
  const byArn = new Map(roles.map((role) => [role.roleArn, role]));
  for (const [principalArn, role] of byArn) {
    new CfnAccessEntry(scope, `Administrator-${Names.nodeUniqueId(role.node)}`, {
      clusterName: cluster.ref,
      principalArn,
      accessPolicies: [{ policyArn, accessScope: { type: 'cluster' } }],
    });
  }
}
