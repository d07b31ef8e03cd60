import type { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ICellNetwork } from '../region';
import { CellAlarms, type WatchedCluster, type WatchedFileSystem, type WatchedReservation } from './cell-alarms';
import { NodeHealthNotifications } from './node-health-notifications';
import type { INotificationTopic } from './notification-topic';
import { PrometheusWorkspace } from './prometheus-workspace';
import type { TenantSeriesLimit } from './series-limits';

/** Properties of `CellOperations`. */
export interface CellOperationsProps {
  /** The network of the cell. */
  readonly network: ICellNetwork;
  /** Where alarms, alerts and events go. */
  readonly topic: INotificationTopic;
  /** Accelerators in the cell, which decide how many time series it may have. */
  readonly accelerators: number;
  /**
   * How long metrics are kept: 1 to 1,095 days.
   *
   * @default Duration.days(150)
   */
  readonly metricsRetention?: Duration;
  /**
   * Active time series that the cell may have in all.
   *
   * @default - 900 for each accelerator, at least 500,000, at most 10 million
   */
  readonly maximumSeries?: number;
  /**
   * Active time series that single tenants may have.
   *
   * @default - no limit of their own
   */
  readonly tenants?: TenantSeriesLimit[];
  /**
   * ARN of the HyperPod cluster in the cell.
   *
   * @default - the cell has none
   */
  readonly hyperPodClusterArn?: string;
  /**
   * The Kubernetes cluster of the cell.
   *
   * @default - the cell has none, and no alerts on what Kubernetes knows of nodes and pods
   */
  readonly kubernetesCluster?: WatchedCluster;
  /**
   * Parallel file systems of the cell.
   *
   * @default - none
   */
  readonly fileSystems?: WatchedFileSystem[];
  /**
   * Capacity reservations of the cell.
   *
   * @default - none
   */
  readonly capacityReservations?: WatchedReservation[];
  /**
   * Quota of network address usage of the VPC, 64,000 to 256,000.
   *
   * @default 64000
   */
  readonly networkAddressQuota?: number;
}

/** How one cell is watched: its metrics, the alerts and alarms on them, and what HyperPod says about its nodes. */
export class CellOperations extends Construct {
  /** The metrics of the cell. */
  public readonly workspace: PrometheusWorkspace;
  /** The alarms of the cell, to add more to. */
  public readonly alarms: CellAlarms;

  /**
   * @throws AIF-OPS-001 to AIF-OPS-007 when a property is unusable, AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: CellOperationsProps) {
    super(scope, id);
    const { network, topic } = props;
    this.workspace = new PrometheusWorkspace(this, 'Metrics', {
      network,
      topic,
      accelerators: props.accelerators,
      retention: props.metricsRetention,
      maximumSeries: props.maximumSeries,
      tenants: props.tenants,
      kubernetes: props.kubernetesCluster !== undefined,
    });
    this.alarms = new CellAlarms(this, 'Alarms', { network, topic, networkAddressQuota: props.networkAddressQuota });
    for (const fileSystem of props.fileSystems ?? []) {
      this.alarms.watchFileSystem(fileSystem);
    }
    for (const reservation of props.capacityReservations ?? []) {
      this.alarms.watchCapacityReservation(reservation);
    }
    if (props.kubernetesCluster !== undefined) {
      this.alarms.watchKubernetesCluster(props.kubernetesCluster);
    }
    if (props.hyperPodClusterArn !== undefined) {
      new NodeHealthNotifications(this, 'NodeHealth', {
        region: network.region,
        clusterArn: props.hyperPodClusterArn,
        topic,
      });
    }
  }
}
