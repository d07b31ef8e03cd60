import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Hosting } from '../region';
import { BackupKind } from './backup-kind';

/** What a backup role may reach. */
export interface BackupRoleProps {
  readonly hosting: Hosting;
  readonly kinds: readonly BackupKind[];
  /** The key of the vaults. */
  readonly key: kms.IKey;
  /** The vault that backups are made in. */
  readonly vaultArn: string;
  /** Vaults that backups are copied to. */
  readonly destinationArns: readonly string[];
}

/**
 * The role that AWS Backup makes and removes backups with, for some kinds of resource of one account in one Region.
 *
 * A part of AWSBackupServiceRolePolicyForBackup, which allows more than twenty services everywhere
 * (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html). It restores nothing.
 */
export function createBackupRole(scope: Construct, id: string, props: BackupRoleProps): iam.Role {
  const role = new iam.Role(scope, id, {
    description: 'Makes, copies and removes the backups of the site',
    assumedBy: props.hosting.servicePrincipal('backup'),
  });
  const statements = [
    ...[...props.kinds].sort().flatMap((kind) => STATEMENTS[kind](scope)),
    ...vaultStatements(props),
    ...keyStatements(scope, props),
  ];
  for (const statement of statements) {
    role.addToPolicy(statement);
  }
  return role;
}

const STATEMENTS: { readonly [kind in BackupKind]: (scope: Construct) => iam.PolicyStatement[] } = {
  [BackupKind.DATABASES]: (scope) => {
    const of = (...types: string[]) => types.map((type) => arn(scope, 'rds', type, ArnFormat.COLON_RESOURCE_NAME));
    return [
      allow(
        [
          'rds:AddTagsToResource',
          'rds:CopyDBClusterSnapshot',
          'rds:CopyDBSnapshot',
          'rds:CreateDBClusterSnapshot',
          'rds:CreateDBSnapshot',
          'rds:DescribeDBClusterSnapshots',
          'rds:DescribeDBClusters',
          'rds:DescribeDBInstances',
          'rds:DescribeDBSnapshots',
          'rds:ListTagsForResource',
        ],
        of('cluster', 'cluster-snapshot', 'db', 'snapshot'),
      ),
      // Backups carry this prefix: snapshots that people made stay.
      allow(
        ['rds:DeleteDBClusterSnapshot', 'rds:DeleteDBSnapshot'],
        of('cluster-snapshot:awsbackup', 'snapshot:awsbackup'),
      ),
    ];
  },
  [BackupKind.FILE_SYSTEMS]: (scope) => {
    const of = (...types: string[]) => types.map((type) => arn(scope, 'fsx', type, ArnFormat.SLASH_RESOURCE_NAME));
    return [
      allow(['fsx:CreateBackup', 'fsx:ListTagsForResource'], of('backup', 'file-system')),
      allow(['fsx:DescribeFileSystems'], of('file-system')),
      allow(['fsx:CopyBackup', 'fsx:DeleteBackup', 'fsx:DescribeBackups', 'fsx:TagResource'], of('backup')),
    ];
  },
};

function vaultStatements({ vaultArn, destinationArns }: BackupRoleProps): iam.PolicyStatement[] {
  return [
    allow(['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], [vaultArn, ...destinationArns]),
    allow(['tag:GetResources'], ['*']),
    // A recovery point is named after the service that holds it, so its ARN says nothing about the vault.
    ...(destinationArns.length === 0 ? [] : [allow(['backup:CopyFromBackupVault'], ['*'])]),
  ];
}

/** Snapshots keep the key of what they are of, so services get a grant on any key of the account that lets this role pass it on. */
function keyStatements(scope: Construct, { key }: BackupRoleProps): iam.PolicyStatement[] {
  const keys = [arn(scope, 'kms', 'key', ArnFormat.SLASH_RESOURCE_NAME)];
  return [
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn]),
    allow(['kms:DescribeKey'], keys),
    allow(['kms:CreateGrant'], keys, { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
  ];
}

function arn(scope: Construct, service: string, resource: string, arnFormat: ArnFormat): string {
  return Stack.of(scope).formatArn({ service, resource, resourceName: '*', arnFormat });
}

function allow(
  actions: string[],
  resources: string[],
  conditions?: { [operator: string]: { [key: string]: string } },
): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources, conditions });
}
