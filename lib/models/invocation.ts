import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { IModelEndpoint } from './model-endpoint';

/** The ARN of an endpoint in the place of a construct. */
export function endpointArn(scope: IConstruct, endpointName: string): string {
  return Stack.of(scope).formatArn({ service: 'sagemaker', resource: 'endpoint', resourceName: endpointName });
}

/** Allows to invoke a model, with streamed answers too. */
export function grantInvoke(endpoint: IModelEndpoint, grantee: iam.IGrantable): iam.Grant {
  return iam.Grant.addToPrincipal({
    grantee,
    actions: ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream'],
    resourceArns: [endpoint.endpointArn],
  });
}
