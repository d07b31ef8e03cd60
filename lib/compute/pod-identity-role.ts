import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { Hosting } from '../region';

/** Who may take a role through Pod Identity. */
interface Pods {
  readonly clusterArn: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** The pods of one service account of one cluster, as a principal (https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html). */
export function podsOf(scope: IConstruct, hosting: Hosting, pods: Pods): iam.IPrincipal {
  const service = hosting.servicePrincipal('pods.eks').withConditions({
    StringEquals: {
      'aws:SourceAccount': Stack.of(scope).account,
      'aws:RequestTag/eks-cluster-arn': pods.clusterArn,
      'aws:RequestTag/kubernetes-namespace': pods.namespace,
      'aws:RequestTag/kubernetes-service-account': pods.serviceAccount,
    },
  });
  return new iam.SessionTagsPrincipal(service);
}
