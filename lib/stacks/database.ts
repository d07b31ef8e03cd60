import { CfnOutput, Duration, Size } from 'aws-cdk-lib';
import { Connections } from 'aws-cdk-lib/aws-ec2';
import type { KubernetesCluster } from '../compute';
import { Database, DatabaseEngine } from '../database';
import { BackupPolicy } from '../operations';
import type { DatabasePlan } from '../plan';
import type { CellNetwork } from '../region';
import { dataClassOf } from './data-class';
import type { SiteStack } from './site-stack';

/**
 * A relational database in a stack of its own.
 *
 * The nodes of its cell reach it, and nothing else does; who may log in is a matter of IAM and of the database's own users.
 */
export function buildDatabase(
  stack: SiteStack,
  plan: DatabasePlan,
  network: CellNetwork,
  cluster: KubernetesCluster | undefined,
): Database {
  const database = new Database(stack, 'Database', {
    network,
    databaseId: plan.id,
    engine: plan.engine === 'postgres' ? DatabaseEngine.postgres(plan.version) : DatabaseEngine.mysql(plan.version),
    instanceClass: plan.instanceClass,
    storage: Size.gibibytes(plan.storageGiB),
    multiZone: plan.multiZone,
    backupRetention: Duration.days(plan.backupRetentionDays),
    databaseName: plan.databaseName,
    dataClass: dataClassOf(plan.dataClass),
  });
  BackupPolicy.include(database);
  if (cluster !== undefined) {
    const nodes = new Connections({ securityGroups: [cluster.nodeSecurityGroup] });
    database.connections.allowDefaultPortFrom(nodes, 'Nodes of the cell');
  }
  new CfnOutput(stack, 'Endpoint', {
    value: database.endpointAddress,
    description: `Host name of database ${plan.id}`,
  });
  new CfnOutput(stack, 'SecretArn', {
    value: database.secretArn,
    description: `Secret with the master password of database ${plan.id}`,
  });
  return database;
}
