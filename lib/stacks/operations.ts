import { CfnOutput, Duration, Size } from 'aws-cdk-lib';
import { type KubernetesCluster, PodIdentity } from '../compute';
import {
  BackupLockMode,
  BackupPolicy,
  CellOperations,
  type INotificationTopic,
  NotificationTopic,
  SecurityNotifications,
} from '../operations';
import type { CellPlan, OperationsPlan, SitePlan } from '../plan';
import type { CellNetwork, PrivateRegion } from '../region';
import type { BuiltFileSystem } from './file-systems';
import { keepExports } from './keep-exports';
import { planned } from './planned';
import type { SiteStack } from './site-stack';

/** What the site as a whole is watched and recovered by: the topic of all notifications, and the backups. */
export function buildOperations(stack: SiteStack, plan: SitePlan, region: PrivateRegion): NotificationTopic {
  const topic = new NotificationTopic(stack, 'Notifications', { region });
  new SecurityNotifications(stack, 'Security', { region, topic });
  const { backup } = plan.operations;
  if (backup !== undefined) {
    buildBackup(stack, backup, region, topic);
  }
  new CfnOutput(stack, 'TopicArn', {
    value: topic.topic.topicArn,
    description: 'Topic that alarms, alerts and events of the site go to; subscribe a queue of the site to it',
  });
  keepExports(stack, [topic.topic.topicArn]);
  return topic;
}

const LOCKS = { governance: BackupLockMode.GOVERNANCE, compliance: BackupLockMode.COMPLIANCE } as const;

function buildBackup(
  stack: SiteStack,
  { retentionDays, lock, airGappedVault }: NonNullable<OperationsPlan['backup']>,
  region: PrivateRegion,
  topic: INotificationTopic,
): void {
  new BackupPolicy(stack, 'Backup', {
    region,
    retention: Duration.days(retentionDays),
    lock: lock === 'none' ? { mode: BackupLockMode.NONE } : { mode: LOCKS[lock] },
    airGappedVault,
    topic,
  });
}

/** What there is to watch in a cell. */
export interface WatchedCell {
  readonly network: CellNetwork;
  readonly cluster?: KubernetesCluster | undefined;
  readonly fileSystems: readonly BuiltFileSystem[];
}

/** How one cell is watched. In place before its accelerated nodes are, so that their collectors have where to write to. */
export function buildCellOperations(
  stack: SiteStack,
  plan: SitePlan,
  cell: CellPlan,
  watched: WatchedCell,
  topic: INotificationTopic,
): CellOperations {
  const { metrics } = plan.operations;
  const pool = plan.training.find((candidate) => candidate.id === cell.trainingPool);
  const inTraining = pool?.cells.find((candidate) => candidate.id === cell.id);
  const inPools = plan.pools.filter((candidate) => candidate.cell === cell.id);
  const accelerators = inPools.reduce((sum, candidate) => sum + candidate.accelerators, inTraining?.accelerators ?? 0);
  const { network, cluster, fileSystems } = watched;
  const operations = new CellOperations(stack, 'Operations', {
    network,
    topic,
    accelerators,
    metricsRetention: Duration.days(planned(metrics, 'metrics').retentionDays),
    kubernetesCluster: cluster === undefined ? undefined : { name: cell.id, clusterName: cluster.clusterName },
    fileSystems: fileSystems.map(({ plan: { id, capacityGiB }, fileSystem }) => ({
      name: id,
      lustreId: fileSystem.lustreId,
      capacity: Size.gibibytes(capacityGiB),
    })),
    networkAddressQuota: inTraining?.budget.networkAddressUsageLimit,
  });
  if (cluster !== undefined) {
    const collector = { cluster, namespace: 'monitoring', serviceAccount: 'prometheus' };
    operations.workspace.grantRemoteWrite(new PodIdentity(stack, 'Collector', collector));
  }
  new CfnOutput(stack, 'RemoteWriteUrl', {
    value: `${operations.workspace.endpoint}api/v1/remote_write`,
    description: `Where the collector of cell ${cell.id} writes metrics to`,
  });
  const { workspaceArn, endpoint } = operations.workspace;
  // Nodes of PCS are told by their template where to write to.
  keepExports(stack, pool?.pcs === undefined ? [workspaceArn] : [workspaceArn, endpoint]);
  return operations;
}
