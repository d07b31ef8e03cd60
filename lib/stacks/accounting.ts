import { CfnOutput, Size } from 'aws-cdk-lib';
import { SlurmAccountingDatabase } from '../compute';
import { BackupPolicy } from '../operations';
import type { HyperPodSlurmPlan } from '../plan';
import type { CellNetwork } from '../region';
import { keepExports } from './keep-exports';
import type { SiteStack } from './site-stack';

/**
 * The database in which the Slurm of a cell keeps its accounts.
 *
 * Before the nodes and in a stack of its own: nodes are what a first deployment most often fails at, and a rollback would leave the database
 * behind, without a stack and in the way of the next attempt.
 */
export function buildAccounting(
  stack: SiteStack,
  { instanceClass, storageGiB }: NonNullable<HyperPodSlurmPlan['accounting']>,
  network: CellNetwork,
): SlurmAccountingDatabase {
  const database = new SlurmAccountingDatabase(stack, 'Accounting', {
    network,
    instanceClass,
    storage: Size.gibibytes(storageGiB),
  });
  BackupPolicy.include(database);
  new CfnOutput(stack, 'Endpoint', {
    value: database.endpointAddress,
    description: `Host name of the accounting database of cell ${network.cellId}`,
  });
  keepExports(stack, [
    database.endpointAddress,
    database.secretArn,
    ...database.connections.securityGroups.map((group) => group.securityGroupId),
  ]);
  return database;
}
