import { inAllowedRegions, unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const NOTHING_IS_REPLICATED: EnforcementStatement = {
  id: 'NothingIsReplicated',
  title: 'Nothing is replicated out of the allowed Regions',
  denies:
    'Whatever makes a service send copies by itself: replication of buckets, tables, caches, databases, images and file systems, points of access that span Regions, and copies of backups and secrets to Regions that are not allowed.',
  letsThrough: 'Backups in the Region, global tables with one replica, replicas of secrets in allowed Regions.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AC-4', 'NIST.800-53r5 SC-7(10)', 'C5:2020 COS-08', 'SecNumCloud-3.2 19.2.b'],
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/create-manage-multi-region-secrets.html',
  ],
  statements: (site) => [
    {
      actions: [
        'dsql:AddPeerCluster',
        'dsql:PutMultiRegionProperties',
        'dsql:PutWitnessRegion',
        'dynamodb:CreateGlobalTable',
        'dynamodb:CreateGlobalTableWitness',
        'dynamodb:CreateTableReplica',
        'ecr:PutReplicationConfiguration',
        'elasticache:CreateGlobalReplicationGroup',
        'elasticfilesystem:CreateReplicationConfiguration',
        'memorydb:CreateMultiRegionCluster',
        'rds:CreateGlobalCluster',
        'rds:StartDBInstanceAutomatedBackupsReplication',
        'redshift:EnableSnapshotCopy',
        's3:CreateMultiRegionAccessPoint',
        's3:PutAccelerateConfiguration',
        's3:PutReplicationConfiguration',
        's3-outposts:PutReplicationConfiguration',
      ],
      conditions: unless(site, 'platform'),
    },
    {
      actions: ['backup:CopyFromBackupVault'],
      conditions: {
        'ForAnyValue:ArnNotLike': {
          'backup:CopyTargets': inAllowedRegions(site, `arn:${site.partition}:backup:{region}:*:backup-vault:*`),
        },
      },
    },
    {
      actions: ['secretsmanager:CreateSecret', 'secretsmanager:ReplicateSecretToRegions'],
      conditions: { 'ForAnyValue:StringNotEquals': { 'secretsmanager:AddReplicaRegions': site.allowedRegions } },
    },
  ],
};
