import { CfnPlacementGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** Puts nodes close to each other. Without tags: they cannot change without replacing the group under running nodes. */
export function clusterPlacementGroup(scope: Construct, id: string): CfnPlacementGroup {
  const group = new CfnPlacementGroup(scope, id, { strategy: 'cluster' });
  group.addPropertyDeletionOverride('Tags');
  return group;
}
