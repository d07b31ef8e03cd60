import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';

/** The port of the Kubernetes API. */
export const API_PORT = ec2.Port.tcp(443);

/** The ARN of a cluster in the place of a construct. */
export function clusterArn(scope: IConstruct, clusterName: string): string {
  return Stack.of(scope).formatArn({ service: 'eks', resource: 'cluster', resourceName: clusterName });
}
