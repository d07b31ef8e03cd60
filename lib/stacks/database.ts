import { CfnOutput, Duration, Size } from 'aws-cdk-lib';
import { Database, DatabaseEngine } from '../database';
import type { DatabasePlan } from '../plan';
import type { CellNetwork } from '../region';
import { dataClassOf } from './data-class';
import type { SiteStack } from './site-stack';

/** A relational database in a stack of its own. */
export function buildDatabase(stack: SiteStack, plan: DatabasePlan, network: CellNetwork): Database {
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
