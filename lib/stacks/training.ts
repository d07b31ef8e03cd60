import { Annotations, CfnOutput, Duration, Size } from 'aws-cdk-lib';
import { Policy } from 'aws-cdk-lib/aws-iam';
import {
  GroupRole,
  type KubernetesCluster,
  type LifecycleBucket,
  Orchestrator,
  type PcsNodeScript,
  PcsNodeStage,
  type SlurmAccountingDatabase,
  TrainingCluster,
  type TrainingGroup,
} from '../compute';
import { type CellOperations, type INotificationTopic, NodeHealthNotifications } from '../operations';
import {
  type HelperNodesPlan,
  lifecycleFolder,
  METRICS_SCRIPT,
  NODE_SOFTWARE_FOLDER,
  runsHyperPod,
  runsKubernetes,
  type SitePlan,
  type TrainingCellPlan,
  type TrainingPoolPlan,
} from '../plan';
import type { CellNetwork } from '../region';
import { capacityReservationOf } from './capacity-reservation';
import type { BuiltFileSystem } from './file-systems';
import { planned } from './planned';
import type { SiteStack } from './site-stack';
import { statedHardware } from './stated-hardware';

/** What the accelerated nodes of a cell are built on. */
export interface TrainingGround {
  readonly network: CellNetwork;
  readonly cluster?: KubernetesCluster | undefined;
  readonly fileSystems: readonly BuiltFileSystem[];
  readonly lifecycleBucket?: LifecycleBucket | undefined;
  /** Where Slurm keeps its accounts, if the pool asks for it. */
  readonly accounting?: SlurmAccountingDatabase | undefined;
  /** Where the metrics of the cell go, and what HyperPod says about its nodes; unset for sites that are not watched. */
  readonly operations?: CellOperations | undefined;
  readonly topic?: INotificationTopic | undefined;
}

/** The accelerated nodes of one cell, under the orchestrator of its pool. */
export function buildTraining(
  stack: SiteStack,
  plan: SitePlan,
  pool: TrainingPoolPlan,
  cell: TrainingCellPlan,
  ground: TrainingGround,
): TrainingCluster {
  const training = new TrainingCluster(stack, 'Training', {
    network: ground.network,
    clusterId: pool.id,
    orchestrator: orchestratorOf(pool, ground),
    groups: [...workers(plan, pool, cell), ...helpers(pool)],
    fileSystems: ground.fileSystems.map(({ plan: { mountPath }, fileSystem }) => fileSystem.mountAt(mountPath)),
  });
  if (pool.orchestrator !== 'pcs') {
    // A site of PCS pools alone has no such files, so that its operator hears it here.
    Annotations.of(training).acknowledgeWarning(
      'AIF-CMP-042',
      'What `ai-factory manifests` writes says how many interfaces each node of the pool may use.',
    );
  }
  new CfnOutput(stack, 'ClusterArn', { value: training.clusterArn, description: `Cluster of cell ${cell.id}` });
  watch(stack, pool, training, ground);
  return training;
}

/** What can only be watched once the nodes are there. */
function watch(
  stack: SiteStack,
  pool: TrainingPoolPlan,
  training: TrainingCluster,
  { network, operations, topic, lifecycleBucket }: TrainingGround,
): void {
  if (topic !== undefined && runsHyperPod(pool)) {
    new NodeHealthNotifications(stack, 'NodeHealth', {
      region: network.region,
      clusterArn: training.clusterArn,
      topic,
    });
  }
  // Slurm has no pods: what collects there runs on the nodes themselves.
  if (operations !== undefined && !runsKubernetes(pool)) {
    const collector = new Policy(stack, 'Collector', { roles: training.nodeRoles });
    operations.workspace.grantRemoteWrite(collector);
    planned(lifecycleBucket, 'lifecycle bucket').scripts(NODE_SOFTWARE_FOLDER).grantRead(collector);
  }
}

function orchestratorOf(pool: TrainingPoolPlan, ground: TrainingGround): Orchestrator {
  const { hyperPodEks, hyperPodSlurm, pcs } = pool;
  const cluster = () => planned(ground.cluster, 'the cluster of pool', pool.id);
  const folder = lifecycleFolder(pool, ground.network.cellId);
  const scripts = () => planned(ground.lifecycleBucket, 'lifecycle bucket').scripts(folder);
  if (hyperPodEks !== undefined) {
    return Orchestrator.hyperPodEks({
      cluster: cluster(),
      lifecycleScripts: scripts(),
      nodeRecovery: hyperPodEks.nodeRecovery,
      deepHealthChecks: hyperPodEks.deepHealthChecks,
      priorityClasses: [...hyperPodEks.priorityClasses],
    });
  }
  if (hyperPodSlurm !== undefined) {
    return Orchestrator.hyperPodSlurm({
      lifecycleScripts: scripts(),
      nodeRecovery: hyperPodSlurm.nodeRecovery,
      accounting: ground.accounting,
    });
  }
  if (pcs !== undefined) {
    return Orchestrator.pcs({
      slurmVersion: pcs.slurmVersion,
      imageId: pcs.imageId,
      // Names of cells are unique in a site, so nothing has to follow.
      clusterName: `${ground.network.region.siteId}-${ground.network.cellId}`,
      // The size of a controller never changes, so it is that of a full cell from the start.
      expectedNodes: pool.nodesPerCell + (pcs.login?.nodes ?? 0),
      accounting: { retention: Duration.days(pcs.accountingDays) },
      scripts: metricsScripts(pool, ground),
    });
  }
  return Orchestrator.eks({ cluster: cluster() });
}

/** Without a checksum, so that a new release of the script replaces no node. */
function metricsScripts(
  pool: TrainingPoolPlan,
  { network, operations, lifecycleBucket }: TrainingGround,
): PcsNodeScript[] {
  return operations === undefined
    ? []
    : [
        {
          name: 'Metrics',
          bucket: planned(lifecycleBucket, 'lifecycle bucket').bucket,
          key: `${lifecycleFolder(pool, network.cellId)}/${METRICS_SCRIPT}`,
          args: [network.cellId, `${operations.workspace.endpoint}api/v1/remote_write`],
          stage: PcsNodeStage.READY,
          required: false,
        },
      ];
}

function workers(plan: SitePlan, pool: TrainingPoolPlan, cell: TrainingCellPlan): TrainingGroup[] {
  const machines = pool.pcs ?? pool.eks;
  const common = {
    instanceType: pool.instanceType,
    hardware: statedHardware(plan, pool.instanceType),
    labels: runsKubernetes(pool) ? { ...pool.labels } : undefined,
    rootVolume: machines === undefined ? undefined : Size.gibibytes(machines.rootVolumeGiB),
    capacityReservation: capacityReservationOf(machines?.capacityReservation),
    trainingPlanArn: cell.trainingPlanArn,
  };
  // The orchestrator divides what EKS takes in smaller parts itself, the same way as the plan.
  if (pool.orchestrator === 'eks') {
    return [{ ...common, groupId: 'workers', nodes: cell.nodes }];
  }
  return cell.groups.map((group) => ({ ...common, groupId: group.id, nodes: group.nodes }));
}

/** Nodes without accelerators that belong to the cluster itself: those of Slurm. Kubernetes has its own in its own stack. */
function helpers(pool: TrainingPoolPlan): TrainingGroup[] {
  const group = (groupId: string, role: GroupRole, nodes: HelperNodesPlan | undefined): TrainingGroup[] =>
    nodes === undefined ? [] : [{ groupId, role, ...nodes }];
  return [
    ...group('controller', GroupRole.CONTROLLER, pool.hyperPodSlurm?.controller),
    ...group('login', GroupRole.LOGIN, pool.hyperPodSlurm?.login ?? pool.pcs?.login),
  ];
}
