import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as pcs from 'aws-cdk-lib/aws-pcs';
import type { Construct } from 'constructs';
import { CAPABILITY_SERVICES } from '../../catalog/hosting-kinds';
import type { ICellNetwork } from '../../region';
import type { BoundOrchestrator, TrainingClusterParts } from '../training/bound-orchestrator';
import { checkMounts } from '../training/file-system-checks';
import { createOneAtATime } from './one-at-a-time';
import { checkCluster, checkScript } from './pcs-checks';
import { checkGroups } from './pcs-group-checks';
import { type PcsGroup, pcsGroup } from './pcs-groups';
import { PcsLogs } from './pcs-logs';
import { PcsNodeGroup } from './pcs-node-group';
import type { PcsAccounting, PcsProps } from './pcs-props';
import { planQueues } from './pcs-queues';
import { pcsSize } from './pcs-size';
import { slurmSettings } from './slurm-settings';

const DAYS_OF_ACCOUNTS = 30;

/**
 * Builds a training cluster as a cluster of AWS Parallel Computing Service, into `scope`.
 *
 * @throws AIF-CMP-101 to AIF-CMP-119 for what the service would refuse, AIF-REGION-012 to AIF-REGION-014 when a service is missing
 */
export function bindPcs(scope: Construct, props: PcsProps, parts: TrainingClusterParts): BoundOrchestrator {
  const { network } = parts;
  const { region } = network;
  const scripts = props.scripts ?? [];
  const clusterName = props.clusterName ?? `${region.siteId}-${network.cellId}-${parts.clusterId}`;
  const groups = parts.groups.map((group) => pcsGroup(group, props.groupOptions?.[group.groupId]));
  checkCluster(scope, props, network, clusterName);
  checkGroups(scope, props, groups);
  checkMounts(scope, parts.fileSystems);
  for (const script of scripts) {
    checkScript(scope, script);
  }
  const queues = planQueues(scope, groups, props.queues);
  region.hosting.requireServices(scope, [...CAPABILITY_SERVICES.parallelComputing]);
  network.useEndpoints(scripts.length === 0 ? ['pcs'] : ['pcs', 's3']);

  const securityGroup = clusterSecurityGroup(scope, clusterName, network);
  const cluster = createCluster(scope, clusterName, props, groups, network, securityGroup);
  createOneAtATime(cluster, region.hosting);
  if (props.schedulerLogs ?? true) {
    new PcsLogs(scope, 'Logs', cluster, clusterName, network);
  }

  const securityGroups = [parts.fabric, securityGroup];
  const nodeGroups = new Map(
    groups.map((group) => [
      group,
      new PcsNodeGroup(scope, `Group-${group.group.groupId}`, group, {
        network,
        clusterName,
        cluster,
        imageId: props.imageId,
        rootDevice: props.rootDevice ?? '/dev/xvda',
        securityGroups,
        fileSystems: parts.fileSystems,
        scripts,
      }),
    ]),
  );
  for (const { queue, groups: members } of queues) {
    const settings = slurmSettings(scope, queue.slurmSettings ?? {});
    new pcs.CfnQueue(scope, `Queue-${queue.queueId}`, {
      clusterId: cluster.attrId,
      name: queue.queueId,
      computeNodeGroupConfigurations: members
        .flatMap((group) => nodeGroups.get(group)?.computeNodeGroupIds ?? [])
        .map((computeNodeGroupId) => ({ computeNodeGroupId })),
      slurmConfiguration: settings === undefined ? undefined : { slurmCustomSettings: settings },
    });
  }
  return {
    clusterName,
    clusterArn: cluster.attrArn,
    nodeRoles: [...nodeGroups]
      .sort(([a], [b]) => (a.group.groupId < b.group.groupId ? -1 : 1))
      .map(([, nodeGroup]) => nodeGroup.role),
    securityGroups,
  };
}

/**
 * Kept when its stack goes, like the accounts in it, but not when its first deployment fails: the next one needs the name. Name, size and
 * network never change, so an edit of them is refused.
 */
function createCluster(
  scope: Construct,
  clusterName: string,
  props: PcsProps,
  groups: readonly PcsGroup[],
  network: ICellNetwork,
  securityGroup: ec2.SecurityGroup,
): pcs.CfnCluster {
  const accounting = props.accounting ?? {};
  const cluster = new pcs.CfnCluster(scope, 'Resource', {
    name: clusterName,
    size: pcsSize(scope, groups, props.size, props.expectedNodes),
    scheduler: { type: 'SLURM', version: props.slurmVersion },
    networking: {
      networkType: 'IPV4',
      subnetIds: [controllerSubnet(network).subnetId],
      securityGroupIds: [securityGroup.securityGroupId],
    },
    slurmConfiguration: {
      accounting: {
        mode: 'STANDARD',
        defaultPurgeTimeInDays: accounting.retention?.toDays() ?? DAYS_OF_ACCOUNTS,
      },
      scaleDownIdleTimeInSeconds: props.scaleDownIdle?.toSeconds(),
      slurmCustomSettings: slurmSettings(scope, props.slurmSettings ?? {}, decidedSettings(props, accounting)),
    },
  });
  cluster.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  cluster.node.addDependency(securityGroup);
  return cluster;
}

function decidedSettings(props: PcsProps, { enforce = [] }: PcsAccounting): { [name: string]: string } {
  const ports = { SrunPortRange: props.srunPortRange ?? '60001-63000' };
  return enforce.length === 0 ? ports : { ...ports, AccountingStorageEnforce: [...new Set(enforce)].sort().join(',') };
}

/**
 * What the controller and all nodes carry, open within itself in both directions. Stays with the cluster, which cannot change it.
 *
 * See https://docs.aws.amazon.com/pcs/latest/userguide/working-with_networking_sg.html. The way out to everywhere of its example is not
 * needed: a controller talks to its nodes only.
 */
function clusterSecurityGroup(scope: Construct, clusterName: string, network: ICellNetwork): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(scope, 'SecurityGroup', {
    vpc: network.vpc,
    description: `Slurm of cluster ${clusterName}`,
    allowAllOutbound: false,
  });
  group.connections.allowInternally(ec2.Port.allTraffic(), 'Slurm');
  group.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return group;
}

function controllerSubnet({ controlPlaneSubnets, homeZone, nodeSubnet }: ICellNetwork): ec2.ISubnet {
  return controlPlaneSubnets.find((subnet) => subnet.availabilityZone === homeZone) ?? nodeSubnet;
}
