import { type Size, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { AiFactoryError } from '../errors';
import type { ICellNetwork } from '../region';
import type { INotificationTopic } from './notification-topic';

/** Network address usage of a VPC, by default and at most (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). */
const NETWORK_ADDRESSES = { usual: 64_000, most: 256_000 };

/** Share of a capacity above which it counts as full. */
const FULL = 0.8;

/** Properties of `CellAlarms`. */
export interface CellAlarmsProps {
  /** The network of the cell. */
  readonly network: ICellNetwork;
  /** Where alarms go. */
  readonly topic: INotificationTopic;
  /**
   * Quota of network address usage of the VPC, 64,000 to 256,000.
   *
   * @default 64000
   */
  readonly networkAddressQuota?: number;
}

/** A parallel file system to watch. */
export interface WatchedFileSystem {
  /** A name of its own in the cell, which the alarm is called after. */
  readonly name: string;
  /** What FSx calls the file system, `fs-…`: `lustreId` of a `ParallelFileSystem`. */
  readonly lustreId: string;
  /** Its storage capacity. */
  readonly capacity: Size;
}

/** A capacity reservation to watch. */
export interface WatchedReservation {
  /** A name of its own in the cell, which the alarm is called after. */
  readonly name: string;
  /** Id of the reservation. */
  readonly capacityReservationId: string;
}

/** A Kubernetes cluster to watch. */
export interface WatchedCluster {
  /** A name of its own in the cell, which the alarm is called after. */
  readonly name: string;
  /** Name of the EKS cluster. */
  readonly clusterName: string;
}

/**
 * Alarms on what CloudWatch measures of a cell. The description of each says what to do.
 *
 * What only the inside of the cell shows (nodes that are not ready, accelerators, the fabric) is watched by `PrometheusWorkspace`.
 */
export class CellAlarms extends Construct {
  private readonly topic: INotificationTopic;

  /**
   * @throws AIF-OPS-006 when the quota is out of range, AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: CellAlarmsProps) {
    super(scope, id);
    const quota = props.networkAddressQuota ?? NETWORK_ADDRESSES.usual;
    this.requireQuota(quota);
    props.network.region.hosting.requireServices(this, [...CAPABILITY_SERVICES.notifications]);
    this.topic = props.topic;
    this.watchNetworkAddresses(props.network, quota);
  }

  /** Sends an alarm of another construct to the topic of the cell: of a model endpoint, of a database. */
  public addAlarm(alarm: cloudwatch.Alarm): void {
    alarm.addAlarmAction({ bind: () => ({ alarmActionArn: this.topic.topic.topicArn }) });
    alarm.addOkAction({ bind: () => ({ alarmActionArn: this.topic.topic.topicArn }) });
  }

  /**
   * Says when less than a fifth of a file system is free.
   *
   * See https://docs.aws.amazon.com/fsx/latest/LustreGuide/fs-metrics.html.
   *
   * @throws AIF-OPS-007 when the name is taken
   */
  public watchFileSystem(fileSystem: WatchedFileSystem): void {
    this.watch(`FileSystem-${fileSystem.name}`, {
      namespace: 'AWS/FSx',
      metricName: 'FreeDataStorageCapacity',
      dimensions: [{ name: 'FileSystemId', value: fileSystem.lustreId }],
      // The sum over all disks; over more than the minute in which it is measured, it would count them again.
      statistic: 'Sum',
      period: 60,
      comparisonOperator: 'LessThanThreshold',
      threshold: Math.floor(fileSystem.capacity.toBytes() * (1 - FULL)),
      evaluationPeriods: 15,
      alarmDescription: `Less than a fifth of file system ${fileSystem.name} is free. Release files that the object store has, remove old checkpoints, or enlarge the file system: a full one stops every job of the cell.`,
    });
  }

  /**
   * Says when less than 95 % of a reservation has been in use for an hour.
   *
   * See https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservation-cw-metrics.html.
   *
   * @throws AIF-OPS-007 when the name is taken
   */
  public watchCapacityReservation(reservation: WatchedReservation): void {
    this.watch(`Reservation-${reservation.name}`, {
      namespace: 'AWS/EC2CapacityReservations',
      metricName: 'InstanceUtilization',
      dimensions: [{ name: 'CapacityReservationId', value: reservation.capacityReservationId }],
      statistic: 'Maximum',
      period: 300,
      comparisonOperator: 'LessThanThreshold',
      threshold: 95,
      evaluationPeriods: 12,
      alarmDescription: `More than one in twenty instances of reservation ${reservation.name} stand idle for an hour. Compare the nodes of the cluster with the reservation: nodes that were taken out and not replaced, or launches that do not target it.`,
    });
  }

  /**
   * Says when the control plane of a cluster keeps failing requests.
   *
   * See https://docs.aws.amazon.com/eks/latest/userguide/cloudwatch.html. The threshold is a choice of this library.
   *
   * @throws AIF-OPS-007 when the name is taken
   */
  public watchKubernetesCluster(cluster: WatchedCluster): void {
    this.watch(`ControlPlane-${cluster.name}`, {
      namespace: 'AWS/EKS',
      metricName: 'apiserver_request_total_5XX',
      dimensions: [{ name: 'ClusterName', value: cluster.clusterName }],
      statistic: 'Sum',
      period: 300,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 50,
      evaluationPeriods: 3,
      alarmDescription: `The control plane of cluster ${cluster.name} fails requests. Look at its log for webhooks that do not answer and clients that list too much; a higher control plane tier takes more of them.`,
    });
  }

  /** See https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cloudwatch.html. */
  private watchNetworkAddresses(network: ICellNetwork, quota: number): void {
    this.watch('NetworkAddresses', {
      namespace: 'AWS/EC2',
      metricName: 'NetworkAddressUsage',
      dimensions: [{ name: 'Per-VPC Metrics', value: network.vpc.vpcId }],
      statistic: 'Maximum',
      period: 86_400,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: Math.floor(quota * FULL),
      evaluationPeriods: 1,
      alarmDescription: `The network of cell ${network.cellId} uses more than 80 % of the ${quota} network addresses that it may. Have the quota raised before nodes or pods are added: beyond it, interfaces are refused. CloudFormation cannot turn the metric on: aws ec2 modify-vpc-attribute --enable-network-address-usage-metrics --vpc-id <id>.`,
    });
  }

  /**
   * Missing data is no alarm: what is not there yet, or no longer, would raise it for ever.
   *
   * A plain resource, since nobody refers to it: `cloudwatch.Alarm` takes twice the time, and a factory has hundreds.
   */
  private watch(id: string, alarm: cloudwatch.CfnAlarmProps): void {
    if (this.node.tryFindChild(id) !== undefined) {
      throw new AiFactoryError(
        'AIF-OPS-007',
        `something called ${id} is watched already`,
        'Give everything that is watched in a cell a name of its own.',
        this,
      );
    }
    const { topicArn } = this.topic.topic;
    new cloudwatch.CfnAlarm(this, id, {
      ...alarm,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
      okActions: [topicArn],
    });
  }

  private requireQuota(quota: number): void {
    const inRange = Number.isInteger(quota) && quota >= NETWORK_ADDRESSES.usual && quota <= NETWORK_ADDRESSES.most;
    if (!Token.isUnresolved(quota) && !inRange) {
      throw new AiFactoryError(
        'AIF-OPS-006',
        `networkAddressQuota must be a whole number from ${NETWORK_ADDRESSES.usual} to ${NETWORK_ADDRESSES.most}, got ${quota}`,
        'Give the quota that the account has: 64,000 unless it was raised.',
        this,
      );
    }
  }
}
