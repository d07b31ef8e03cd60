import { Stage } from 'aws-cdk-lib';
import type { CfnCluster } from 'aws-cdk-lib/aws-pcs';
import type { IConstruct } from 'constructs';
import type { Hosting } from '../../region';

/** The last cluster of each account and Region, by the stage that deploys it. */
const LAST_CLUSTERS = new WeakMap<IConstruct, Map<string, CfnCluster>>();

/**
 * Makes a cluster wait for the one that was made before it in the same account and Region.
 *
 * AWS PCS creates one cluster at a time in an account and Region, and refuses a second one meanwhile
 * (https://docs.aws.amazon.com/pcs/latest/APIReference/API_CreateCluster.html). In one stack the clusters wait for each other, across
 * stacks the stacks do, in the order in which the app makes them.
 */
export function createOneAtATime(cluster: CfnCluster, hosting: Hosting): void {
  const deployment = Stage.of(cluster) ?? cluster.node.root;
  const last = LAST_CLUSTERS.get(deployment) ?? new Map<string, CfnCluster>();
  const place = `${hosting.account}/${hosting.region}`;
  const previous = last.get(place);
  if (previous !== undefined) {
    cluster.addResourceDependency(previous);
  }
  LAST_CLUSTERS.set(deployment, last.set(place, cluster));
}
