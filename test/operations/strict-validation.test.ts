import { Duration, Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { expect, test } from 'vitest';
import {
  BackupKind,
  BackupLockMode,
  BackupPolicy,
  CellOperations,
  CostAllocation,
  SecurityNotifications,
} from '../../lib/operations';
import { DataClass, type Hosting } from '../../lib/region';
import { ACCOUNT, aiFactory, ordinaryRegion, TestSite } from './fixture';

test.each<[string, Hosting]>([
  ['an ordinary Region', ordinaryRegion()],
  ['an AI Factory', aiFactory()],
])('everything in %s passes the strict validation of the AWS CDK and the sovereignty checks', (_place, hosting) => {
  const site = new TestSite(hosting);
  const arn = (service: string, rest: string) =>
    `arn:${hosting.partition}:${service}:${hosting.region}:${ACCOUNT}:${rest}`;
  const cell = new CellOperations(site.stack, 'Cell', {
    network: site.network,
    topic: site.topic,
    accelerators: 3456,
    tenants: [{ tenant: 'health', maximumSeries: 1_000_000 }],
    hyperPodClusterArn: arn('sagemaker', 'cluster/abcdefghijkl'),
    kubernetesCluster: { name: 'main', clusterName: 'demo-cell-1' },
    fileSystems: [{ name: 'scratch', lustreId: 'fs-0123456789abcdef0', capacity: Size.tebibytes(96) }],
    capacityReservations: [{ name: 'train', capacityReservationId: 'cr-0123456789abcdef0' }],
  });
  const collector = new iam.Role(site.stack, 'Collector', {
    assumedBy: hosting.servicePrincipal('pods.eks').withConditions({ StringEquals: { 'aws:SourceAccount': ACCOUNT } }),
  });
  cell.workspace.grantRemoteWrite(collector);
  cell.workspace.grantQuery(collector);
  const wide = site.newStack('site-wide');
  new SecurityNotifications(wide, 'Security', { region: site.region, topic: site.topic });
  new BackupPolicy(wide, 'Backup', {
    region: site.region,
    topic: site.topic,
    kinds: [BackupKind.FILE_SYSTEMS, BackupKind.DATABASES],
    lock: { mode: BackupLockMode.COMPLIANCE },
    airGappedVault: true,
    copyTo: [{ name: 'second', vaultArn: arn('backup', 'backup-vault:second'), retention: Duration.days(90) }],
  });
  const queue = new sqs.Queue(wide, 'Queue', {
    encryptionMasterKey: site.region.key(DataClass.LOGS),
    enforceSSL: true,
  });
  site.topic.subscribeQueue(wide, 'OnCall', queue);
  CostAllocation.tag(site.stack, { cell: 'cell-1', tenant: 'health', workload: 'training' });

  expect(() => site.synthesizeStrictly()).not.toThrow();
});
