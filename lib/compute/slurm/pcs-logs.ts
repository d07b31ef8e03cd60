import { RemovalPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { CfnCluster } from 'aws-cdk-lib/aws-pcs';
import { Construct } from 'constructs';
import { DataClass, type ICellNetwork } from '../../region';

/** See https://docs.aws.amazon.com/pcs/latest/userguide/monitoring_scheduler-logs.html and …/monitoring-job-completion-logs.html. */
const LOG_TYPES = { scheduler: 'PCS_SCHEDULER_LOGS', jobs: 'PCS_JOBCOMP_LOGS' };

/** The logs of a cluster's Slurm controller, which nobody can sign in to, and of finished jobs. */
export class PcsLogs extends Construct {
  public constructor(scope: Construct, id: string, cluster: CfnCluster, clusterName: string, network: ICellNetwork) {
    super(scope, id);
    const { region } = network;
    const group = new logs.LogGroup(this, 'LogGroup', {
      // Below this path, the service needs no policy of its own for each group; an account has room for 10 of those.
      logGroupName: `/aws/vendedlogs/pcs/${clusterName}`,
      encryptionKey: region.key(DataClass.LOGS),
      retention: region.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const destination = new logs.CfnDeliveryDestination(this, 'Destination', {
      name: `${clusterName}-logs`,
      destinationResourceArn: group.logGroupArn,
    });
    let previous: logs.CfnDelivery | undefined;
    for (const [kind, logType] of Object.entries(LOG_TYPES)) {
      const source = new logs.CfnDeliverySource(this, `Source-${kind}`, {
        name: `${clusterName}-${kind}`,
        resourceArn: cluster.attrArn,
        logType,
      });
      const delivery = new logs.CfnDelivery(this, `Delivery-${kind}`, {
        deliverySourceName: source.ref,
        deliveryDestinationArn: destination.attrArn,
      });
      // Both extend the same policy of CloudWatch Logs, which takes one change at a time.
      if (previous !== undefined) {
        delivery.addResourceDependency(previous);
      }
      previous = delivery;
    }
  }
}
