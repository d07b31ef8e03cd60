import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { AiFactoryError } from '../errors';
import type { IPrivateRegion } from '../region';
import { EventNotifications } from './event-notifications';
import type { INotificationTopic } from './notification-topic';

/** Properties of `NodeHealthNotifications`. */
export interface NodeHealthNotificationsProps {
  /** The site that the cluster belongs to. */
  readonly region: IPrivateRegion;
  /** ARN of the HyperPod cluster. */
  readonly clusterArn: string;
  /** Where to. */
  readonly topic: INotificationTopic;
}

/**
 * Says what SageMaker HyperPod finds out about a cluster: a node that fails its health checks, a change of the cluster's state, an
 * operation that went wrong.
 *
 * The last kind exists for clusters whose nodes are provisioned continuously, and only errors of it are passed on
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-cluster-events-reference.html).
 */
export class NodeHealthNotifications extends Construct {
  /**
   * @throws AIF-OPS-001 when the ARN is not one of a HyperPod cluster, AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: NodeHealthNotificationsProps) {
    super(scope, id);
    const { clusterArn } = props;
    this.requireClusterArn(clusterArn);
    const { hosting } = props.region;
    hosting.requireServices(this, [...CAPABILITY_SERVICES.notifications]);

    const notifications = new EventNotifications(this, 'Events', { hosting, topic: props.topic });
    const ofCluster = (event: string) => ({
      source: ['aws.sagemaker'],
      'detail-type': [`SageMaker HyperPod Cluster ${event}`],
      resources: [clusterArn],
    });
    notifications.publish('NodeHealth', 'A node fails its health checks, or is well again', {
      ...ofCluster('Node Health Event'),
    });
    notifications.publish('ClusterState', 'The state of the HyperPod cluster changes', {
      ...ofCluster('State Change'),
    });
    notifications.publish('ClusterErrors', 'An operation of the HyperPod cluster fails', {
      ...ofCluster('Event'),
      detail: { EventDetails: { EventLevel: ['Error'] } },
    });
  }

  private requireClusterArn(clusterArn: string): void {
    if (!Token.isUnresolved(clusterArn) && !/^arn:[^:]+:sagemaker:[^:]+:[^:]+:cluster\/.+$/.test(clusterArn)) {
      throw new AiFactoryError(
        'AIF-OPS-001',
        `${JSON.stringify(clusterArn)} is not the ARN of a HyperPod cluster`,
        'Give the ARN that `aws sagemaker describe-cluster` prints; no rule would ever match another one.',
        this,
      );
    }
  }
}
