import { Annotations, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { efaInterfacesPerNode, LUSTRE_EFA_CONNECTIONS, lustreClientInterfaces } from '../../catalog/file-system-limits';
import { AiFactoryError } from '../../errors';
import type { FileSystemMount, ICellNetwork } from '../../region';
import { KubernetesAddon } from '../kubernetes-addon';
import type { IKubernetesCluster } from '../kubernetes-cluster';
import { isEfa } from '../network-interface-checks';
import type { PlannedGroup } from './bound-orchestrator';

/** Refuses file systems that the nodes would not reach, and warns of those that they reach slowly or not all at once. */
export function checkFileSystems(
  scope: IConstruct,
  network: ICellNetwork,
  groups: readonly PlannedGroup[],
  mounts: readonly FileSystemMount[],
): void {
  checkCell(scope, network, mounts);
  if (mounts.some(({ efa }) => efa)) {
    warnOfSlowClients(scope, groups);
    warnOfConnections(scope, groups);
  }
}

/** Node ranges are routed nowhere, so that a file system serves its own cell alone. */
function checkCell(scope: IConstruct, { cellId }: ICellNetwork, mounts: readonly FileSystemMount[]): void {
  const foreign = mounts.find((mount) => !Token.isUnresolved([mount.cellId, cellId]) && mount.cellId !== cellId);
  if (foreign !== undefined) {
    throw new AiFactoryError(
      'AIF-CMP-043',
      `nodes of cell ${cellId} are to mount a file system of cell ${foreign.cellId} at ${foreign.mountPath}`,
      'Mount one of their own cell, and share data between cells through an object store.',
      scope,
    );
  }
}

/** A file system with EFA serves other clients too, at a fraction of the speed (https://docs.aws.amazon.com/fsx/latest/LustreGuide/efa-file-systems.html). */
function warnOfSlowClients(scope: IConstruct, groups: readonly PlannedGroup[]): void {
  const slow = groups.filter(({ machine }) => machine.accelerated && !machine.efaFileSystem);
  if (slow.length > 0) {
    const types = [...new Set(slow.map(({ instanceType }) => instanceType))].join(', ');
    Annotations.of(scope).addWarningV2(
      'AIF-CMP-039',
      `${types} reaches file systems over TCP only: their EFA is of no use to it.`,
    );
  }
}

/** Whoever comes when all connections are taken cannot mount (https://docs.aws.amazon.com/fsx/latest/LustreGuide/configure-efa-clients.html). */
function warnOfConnections(scope: IConstruct, groups: readonly PlannedGroup[]): void {
  const clients = groups.filter(({ machine, nodes }) => machine.efaFileSystem && !Token.isUnresolved(nodes));
  const nodes = sum(clients.map((group) => group.nodes));
  const interfaces = sum(
    clients.map(({ instanceType, machine, nodes: count }) => {
      const adapters = machine.networkInterfaces.filter(isEfa).length;
      return count * lustreClientInterfaces(instanceType, adapters);
    }),
  );
  if (interfaces > LUSTRE_EFA_CONNECTIONS) {
    const most = efaInterfacesPerNode(nodes);
    const remedy =
      most > 0 ? `Configure ${most} on each node at most.` : 'Have those beyond that number mount it over TCP.';
    Annotations.of(scope).addWarningV2(
      'AIF-CMP-042',
      `a file system takes ${LUSTRE_EFA_CONNECTIONS} EFA interfaces of clients, and the ${nodes} nodes would bring ${interfaces}. ${remedy}`,
    );
  }
}

/** Pods mount file systems through a driver that a cluster has only when it is asked for. */
export function warnOfMissingDriver(
  scope: IConstruct,
  cluster: IKubernetesCluster,
  mounts: readonly FileSystemMount[],
): void {
  const driver = KubernetesAddon.FSX_LUSTRE.name;
  if (mounts.length > 0 && !cluster.hasAddon(driver)) {
    Annotations.of(scope).addWarningV2(
      'AIF-CMP-041',
      `cluster ${cluster.clusterName} lacks the add-on ${driver}: the nodes reach the file systems, and pods cannot mount them.`,
    );
  }
}

/** Refuses mount paths that are none, or that two file systems would share. */
export function checkMounts(scope: IConstruct, mounts: readonly FileSystemMount[]): void {
  for (const [index, { mountPath }] of mounts.entries()) {
    if (!Token.isUnresolved(mountPath) && !/^(\/[A-Za-z0-9._-]+)+$/.test(mountPath)) {
      throw new AiFactoryError(
        'AIF-CMP-029',
        `"${mountPath}" is not a directory that a file system can be mounted at`,
        'Give an absolute path, such as /fsx.',
        scope,
      );
    }
    if (mounts.findIndex((other) => other.mountPath === mountPath) !== index) {
      throw new AiFactoryError(
        'AIF-CMP-029',
        `two file systems are to be mounted at ${mountPath}`,
        'Give each its own directory.',
        scope,
      );
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
