import { Size } from 'aws-cdk-lib';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import type { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../../catalog/hosting-kinds';
import { DataClass } from '../../region';
import { NetworkPaths } from '../network-paths';
import type { ISlurmAccountingDatabase } from '../slurm/slurm-accounting-database';
import type { BoundOrchestrator, PlannedGroup, TrainingClusterParts } from './bound-orchestrator';
import { checkDataVolume, checkHyperPodGroups } from './hyperpod-checks';
import { acknowledgeTypes, HYPERPOD_ENDPOINTS, HYPERPOD_TAGS, hyperPodIdOf } from './hyperpod-cluster';
import { instanceGroup } from './hyperpod-groups';
import { hyperPodRole } from './hyperpod-role';
import { checkSlurmGroups } from './hyperpod-slurm-checks';
import { AcceleratorVendor } from './instance-hardware';
import type { LifecycleScripts } from './lifecycle-scripts';
import { GroupRole } from './training-group';

/** Properties of `Orchestrator.hyperPodSlurm`. */
export interface HyperPodSlurmProps {
  /**
   * What HyperPod runs on every node that it starts. Slurm and file systems need none of it; the folder may not hold a
   * `provisioning_parameters.json`, which HyperPod refuses beside groups with a role.
   */
  readonly lifecycleScripts: LifecycleScripts;
  /**
   * The Slurm partition of all workers.
   *
   * @default - the id of the training cluster
   */
  readonly partition?: string;
  /**
   * The database that Slurm keeps its accounts in.
   *
   * @default - none: Slurm forgets jobs that have ended
   */
  readonly accounting?: ISlurmAccountingDatabase;
  /**
   * Whether HyperPod restarts or replaces nodes that it finds faulty.
   *
   * @default true
   */
  readonly nodeRecovery?: boolean;
  /**
   * Whether workers with NVIDIA accelerators are put under stress before they take jobs. It takes up to two hours a node.
   *
   * @default true
   */
  readonly deepHealthChecks?: boolean;
  /**
   * Size of the encrypted volume at `/opt/sagemaker` of each node, 1 to 16384 GiB.
   *
   * @default Size.gibibytes(500)
   */
  readonly dataVolume?: Size;
}

const NODE_TYPES = {
  [GroupRole.WORKER]: 'Compute',
  [GroupRole.CONTROLLER]: 'Controller',
  [GroupRole.LOGIN]: 'Login',
} as const;

/**
 * A HyperPod cluster that runs Slurm.
 *
 * Nodes are provisioned continuously, because volumes have a key of the site and accounting has a database, and HyperPod offers neither
 * otherwise. It then merges its partitions into `slurm.conf` and refuses any `SlurmConfigStrategy`
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-scaling-slurm.html). Patches are not automatic here: they would
 * replace the root volume of the controller too.
 *
 * The controller has a role of its own, and only it reads the password of the database: jobs run with the rights of the other nodes.
 */
export function bindHyperPodSlurm(
  scope: Construct,
  props: HyperPodSlurmProps,
  parts: TrainingClusterParts,
): BoundOrchestrator {
  const { network, groups, fabric } = parts;
  const { lifecycleScripts, accounting } = props;
  const dataVolume = props.dataVolume ?? Size.gibibytes(500);
  const partition = props.partition ?? parts.clusterId;
  const checked = (group: PlannedGroup) => (props.deepHealthChecks ?? true) && canBeChecked(group);
  checkHyperPodGroups(scope, groups, network);
  checkDataVolume(scope, dataVolume);
  checkSlurmGroups(scope, groups, partition, parts.fileSystems);
  network.region.hosting.requireServices(scope, [...CAPABILITY_SERVICES.hyperPod]);
  network.useEndpoints([...HYPERPOD_ENDPOINTS, ...(accounting === undefined ? [] : ['secretsmanager'])]);

  const owner = `${network.region.siteId}-${network.cellId}-${parts.clusterId}`;
  const roleProps = { network, securityGroups: [fabric], lifecycleScripts };
  const role = hyperPodRole(scope, 'Role', { ...roleProps, owner });
  const controllerRole = hyperPodRole(scope, 'ControllerRole', { ...roleProps, owner: `${owner}: controller` });
  if (accounting !== undefined) {
    accounting.grantConnect(controllerRole);
    // From this side, so that the rules are in the stack of the nodes: the database is in one that is deployed before.
    fabric.connections.allowToDefaultPort(accounting, 'Slurm accounting');
  }
  const volumeKey = network.region.key(DataClass.METADATA);
  const common = { lifecycleScripts, volumeKey, dataVolume, fileSystems: parts.fileSystems };
  const hyperPod = new sagemaker.CfnCluster(scope, 'Resource', {
    orchestrator: { slurm: { accountingDatabase: accountingDatabase(accounting) } },
    vpcConfig: { subnets: [network.nodeSubnet.subnetId], securityGroupIds: [fabric.securityGroupId] },
    nodeRecovery: (props.nodeRecovery ?? true) ? 'Automatic' : 'None',
    nodeProvisioningMode: 'Continuous',
    instanceGroups: groups.map((group) => ({
      ...instanceGroup(group, { ...common, role: isController(group) ? controllerRole : role }, checked(group)),
      slurmConfig: {
        nodeType: NODE_TYPES[group.role ?? GroupRole.WORKER],
        partitionNames: isWorker(group) ? [partition] : undefined,
      },
    })),
    tags: HYPERPOD_TAGS,
  });
  if (accounting === undefined) {
    // The AWS CDK leaves empty objects out, and without this one HyperPod is told of no orchestrator.
    hyperPod.addPropertyOverride('Orchestrator.Slurm', {});
  }
  acknowledgeTypes(hyperPod);
  hyperPod.node.addDependency(role, controllerRole, fabric, new NetworkPaths(network));

  return {
    clusterName: hyperPodIdOf(hyperPod),
    clusterArn: hyperPod.attrClusterArn,
    nodeRoles: [controllerRole, role],
    securityGroups: [fabric],
  };
}

/**
 * Whether HyperPod can check the accelerators of a group: GPUs of workers
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-resiliency-slurm-deep-health-checks.html).
 */
function canBeChecked(group: PlannedGroup): boolean {
  return isWorker(group) && group.machine.accelerated && group.machine.vendor === AcceleratorVendor.NVIDIA;
}

function isController(group: PlannedGroup): boolean {
  return group.role === GroupRole.CONTROLLER;
}

function isWorker(group: PlannedGroup): boolean {
  return (group.role ?? GroupRole.WORKER) === GroupRole.WORKER;
}

function accountingDatabase(
  database: ISlurmAccountingDatabase | undefined,
): sagemaker.CfnCluster.ClusterAccountingDatabaseProperty | undefined {
  return database === undefined
    ? undefined
    : {
        secretArn: database.secretArn,
        endpoint: database.endpointAddress,
        port: database.port,
        name: database.databaseName,
      };
}
