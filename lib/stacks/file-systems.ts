import { CfnOutput, Size } from 'aws-cdk-lib';
import { Connections } from 'aws-cdk-lib/aws-ec2';
import type { KubernetesCluster } from '../compute';
import { type FileSystemPlan, fileSystemOutput } from '../plan';
import type { CellNetwork } from '../region';
import { LustreStorage, type ObjectStore, ParallelFileSystem } from '../storage';
import { dataClassOf } from './data-class';
import { keepExports } from './keep-exports';
import { planned } from './planned';
import type { SiteStack } from './site-stack';

/** A file system of a cell, with where nodes see it. */
export interface BuiltFileSystem {
  readonly plan: FileSystemPlan;
  readonly fileSystem: ParallelFileSystem;
}

/** What the file systems of a cell are built on. */
export interface FileSystemGround {
  readonly network: CellNetwork;
  /** The cluster of the cell, whose nodes reach the file systems. Nodes of training pools are let in when they are built. */
  readonly cluster?: KubernetesCluster | undefined;
  readonly objectStores: ReadonlyMap<string, ObjectStore>;
}

/** The Lustre file systems of one cell, in the order of the plan. */
export function buildFileSystems(
  stack: SiteStack,
  plans: readonly FileSystemPlan[],
  { network, cluster, objectStores }: FileSystemGround,
): readonly BuiltFileSystem[] {
  const clients = cluster === undefined ? [] : [new Connections({ securityGroups: [cluster.nodeSecurityGroup] })];
  const built = plans.map((plan) => {
    const fileSystem = new ParallelFileSystem(stack, `FileSystem-${plan.id}`, {
      network,
      fileSystemId: plan.id,
      storage: LustreStorage.ssd({
        capacity: Size.gibibytes(plan.capacityGiB),
        throughputPerTiB: plan.throughputPerTiB,
      }),
      dataClass: dataClassOf(plan.dataClass),
      efa: plan.efa,
      clients,
      dataRepositories: plan.dataRepositories.map((repository) => ({
        path: repository.path,
        objectStore: planned(objectStores.get(repository.objectStore), 'object store', repository.objectStore),
        prefix: repository.prefix === '' ? undefined : repository.prefix,
        importChanges: repository.import,
        exportChanges: repository.export,
      })),
    });
    const output = (name: string, value: string, what: string) =>
      new CfnOutput(stack, `${fileSystemOutput(plan)}${name}`, { value, description: `${what} of ${plan.id}` });
    output('Id', fileSystem.lustreId, 'Id');
    output('DnsName', fileSystem.dnsName, 'Host name');
    output('MountName', fileSystem.mountName, 'Mount name');
    return { plan, fileSystem };
  });
  keepExports(
    stack,
    built.map(({ fileSystem }) => fileSystem.lustreId),
  );
  return built;
}
