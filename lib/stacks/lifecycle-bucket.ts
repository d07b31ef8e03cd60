import { CfnOutput } from 'aws-cdk-lib';
import { LifecycleBucket } from '../compute';
import type { PrivateRegion } from '../region';
import { keepExports } from './keep-exports';
import type { SiteStack } from './site-stack';

/** The bucket with the scripts that HyperPod runs on nodes. In a stack of its own, which goes with the last pool that needs it. */
export function buildLifecycleBucket(stack: SiteStack, region: PrivateRegion): LifecycleBucket {
  const lifecycleBucket = new LifecycleBucket(stack, 'LifecycleScripts', { region });
  const { bucketArn, bucketName } = lifecycleBucket.bucket;
  new CfnOutput(stack, 'BucketName', { value: bucketName, description: 'Bucket to bring lifecycle scripts to' });
  keepExports(stack, [bucketArn, bucketName]);
  return lifecycleBucket;
}
