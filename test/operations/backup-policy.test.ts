import { CfnResource, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { BackupKind, BackupLockMode, BackupPolicy, type BackupPolicyProps, CostAllocation } from '../../lib/operations';
import { aiFactory, expectCode, TestSite } from './fixture';

const SECOND = 'arn:aws-example:backup:xx-factory-1:111122223333:backup-vault:second';

function backUp(props: Partial<BackupPolicyProps> = {}, site = new TestSite()) {
  const policy = new BackupPolicy(site.stack, 'Backup', { region: site.region, ...props });
  return { site, policy, template: () => Template.fromStack(site.stack) };
}

function planRule(props: Partial<BackupPolicyProps> = {}) {
  const [plan] = Object.values(backUp(props).template().findResources('AWS::Backup::BackupPlan'));
  return plan?.Properties.BackupPlan.BackupPlanRule[0];
}

describe('a backup policy', () => {
  test('makes a backup every day and keeps it for 35 days', () => {
    expect(planRule()).toMatchObject({
      ScheduleExpression: 'cron(0 2 * * ? *)',
      Lifecycle: { DeleteAfterDays: 35 },
    });
    expect(planRule()).not.toHaveProperty('CopyActions');
  });

  test('keeps backups in a vault with a key of the site, that nobody deletes from, and that outlives its stack', () => {
    backUp()
      .template()
      .hasResource('AWS::Backup::BackupVault', {
        Properties: {
          BackupVaultName: 'demo-backups',
          EncryptionKeyArn: { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*backups') },
          LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 3650, ChangeableForDays: Match.absent() },
          AccessPolicy: {
            Statement: [
              Match.objectLike({
                Effect: 'Deny',
                Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
              }),
            ],
          },
        },
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
  });

  test.each([
    [{ mode: BackupLockMode.NONE }, undefined],
    [{ mode: BackupLockMode.COMPLIANCE }, { MinRetentionDays: 7, MaxRetentionDays: 3650, ChangeableForDays: 3 }],
    [
      { minimumRetention: Duration.days(30), maximumRetention: Duration.days(40) },
      { MinRetentionDays: 30, MaxRetentionDays: 40 },
    ],
  ])('locks its vault as %o says', (lock, expected) => {
    const [vault] = Object.values(backUp({ lock }).template().findResources('AWS::Backup::BackupVault'));

    expect(vault?.Properties.LockConfiguration).toEqual(expected);
  });

  test('takes a short retention without a word about the lock', () => {
    const [vault] = Object.values(
      backUp({ retention: Duration.days(2) })
        .template()
        .findResources('AWS::Backup::BackupVault'),
    );

    expect(vault?.Properties.LockConfiguration.MinRetentionDays).toBe(2);
  });

  test('covers what is marked, of its kinds', () => {
    backUp({ kinds: [BackupKind.FILE_SYSTEMS] })
      .template()
      .hasResourceProperties('AWS::Backup::BackupSelection', {
        BackupSelection: {
          Resources: [
            { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':fsx:xx-factory-1:111122223333:file-system/*']] },
          ],
          Conditions: {
            StringEquals: [{ ConditionKey: 'aws:ResourceTag/ai-factory:backup', ConditionValue: 'daily' }],
          },
        },
      });
  });

  test('covers exactly what is named', () => {
    const db = 'arn:aws-example:rds:xx-factory-1:111122223333:db:one';

    backUp({ resourceArns: [db] })
      .template()
      .hasResourceProperties('AWS::Backup::BackupSelection', {
        BackupSelection: { Resources: [db], Conditions: Match.absent() },
      });
  });

  test('marks databases, but nothing that a tag would replace', () => {
    const site = new TestSite();
    const scope = new Construct(site.stack, 'Scope');
    new rds.CfnDBInstance(scope, 'Db', {});
    new ec2.CfnPlacementGroup(scope, 'Group', {});

    BackupPolicy.include(scope);

    const template = Template.fromStack(site.stack);
    template.hasResourceProperties('AWS::RDS::DBInstance', { Tags: [{ Key: 'ai-factory:backup', Value: 'daily' }] });
    template.hasResourceProperties('AWS::EC2::PlacementGroup', { Tags: Match.absent() });
  });

  test('works with a role that reaches the kinds it covers and nothing else', () => {
    const [policy] = Object.values(backUp().template().findResources('AWS::IAM::Policy'));
    const actions: string[] = policy?.Properties.PolicyDocument.Statement.flatMap(
      (statement: { Action: string | string[] }) => statement.Action,
    );

    expect(new Set(actions.map((action) => action.split(':')[0]))).toEqual(new Set(['backup', 'kms', 'rds', 'tag']));
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(actions).not.toContain('backup:CopyFromBackupVault');
  });

  test('copies to the vaults that it is given, and to an air-gapped one', () => {
    const props = {
      copyTo: [{ name: 'second', vaultArn: SECOND, retention: Duration.days(90) }],
      airGappedVault: true,
    };

    expect(planRule(props).CopyActions).toEqual([
      { DestinationBackupVaultArn: SECOND, Lifecycle: { DeleteAfterDays: 90 } },
      { DestinationBackupVaultArn: { 'Fn::GetAtt': expect.anything() }, Lifecycle: { DeleteAfterDays: 35 } },
    ]);
    backUp(props)
      .template()
      .hasResource('AWS::Backup::LogicallyAirGappedBackupVault', {
        Properties: {
          BackupVaultName: 'demo-air-gapped',
          EncryptionKeyArn: { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*backups') },
          MinRetentionDays: 7,
        },
        DeletionPolicy: 'Retain',
      });
  });

  test('says when a backup fails', () => {
    const site = new TestSite();

    backUp({ topic: site.topic }, site)
      .template()
      .hasResourceProperties('AWS::Events::Rule', {
        EventPattern: {
          source: ['aws.backup'],
          'detail-type': ['Backup Job State Change', 'Copy Job State Change'],
          detail: { state: ['ABORTED', 'EXPIRED', 'FAILED'] },
        },
      });
  });
});

describe('a backup policy fails', () => {
  test.each([Duration.days(0), Duration.days(36_501), Duration.hours(30)])(
    'when backups are kept for %s',
    (retention) => {
      expectCode('AIF-OPS-008', () => backUp({ retention }));
    },
  );

  test('when a copy is kept for part of a day', () => {
    const copyTo = [{ name: 'second', vaultArn: SECOND, retention: Duration.hours(30) }];
    expectCode('AIF-OPS-008', () => backUp({ copyTo }));
  });

  test('when the bounds of the lock are no days', () => {
    expectCode('AIF-OPS-009', () => backUp({ lock: { minimumRetention: Duration.hours(1) } }));
    expectCode('AIF-OPS-009', () => backUp({ lock: { maximumRetention: Duration.days(36_501) } }));
  });

  test('when the vault would refuse its backups', () => {
    expectCode('AIF-OPS-010', () => backUp({ lock: { minimumRetention: Duration.days(36) } }));
    expectCode('AIF-OPS-010', () => backUp({ lock: { maximumRetention: Duration.days(34) } }));
  });

  test('when a compliance lock would close within three days', () => {
    const lock = { mode: BackupLockMode.COMPLIANCE, gracePeriod: Duration.days(2) };
    expectCode('AIF-OPS-011', () => backUp({ lock }));
  });

  test('when an air-gapped vault would have to let backups go within a week', () => {
    expectCode('AIF-OPS-012', () => backUp({ retention: Duration.days(6), airGappedVault: true }));
  });

  test.each([
    ['no vault', [{ name: 'second', vaultArn: 'second' }]],
    ['a vault in another partition', [{ name: 'second', vaultArn: SECOND.replace('aws-example', 'aws') }]],
    ['two vaults of one name', ['a', 'b'].map((vault) => ({ name: 'second', vaultArn: `${SECOND}-${vault}` }))],
  ])('when backups are copied to %s', (_what, copyTo) => {
    expectCode('AIF-OPS-013', () => backUp({ copyTo }));
  });

  test('when there is nothing to back up', () => {
    expectCode('AIF-OPS-014', () => backUp({ kinds: [] }));
    expectCode('AIF-OPS-014', () => backUp({ resourceArns: [] }));
  });

  test.each([-1, 24, 2.5])('when it starts at %d', (startHour) => {
    expectCode('AIF-OPS-015', () => backUp({ startHour }));
  });

  test('when the site has another policy', () => {
    const { site } = backUp();

    expectCode('AIF-OPS-018', () => new BackupPolicy(site.newStack('other'), 'Backup', { region: site.region }));
  });

  test('when the factory has no AWS Backup', () => {
    expectCode('AIF-REGION-012', () => backUp({}, new TestSite(aiFactory(['backup']))));
  });
});

describe('a mark', () => {
  const LUSTRE = { fileSystemType: 'LUSTRE', subnetIds: ['subnet-1'] };
  const database = (scope: Construct) => new rds.CfnDBInstance(scope, 'Db', {});
  const fileSystem = (scope: Construct) => new fsx.CfnFileSystem(scope, 'Lustre', LUSTRE);
  const mirror = (scope: Construct) =>
    new fsx.CfnDataRepositoryAssociation(scope, 'Mirror', {
      fileSystemId: fileSystem(scope).ref,
      fileSystemPath: '/datasets',
      dataRepositoryPath: 's3://datasets/',
    });
  const store = (scope: Construct) => new s3.CfnBucket(scope, 'Store');

  /** What is said of marked resources when templates are written. */
  function problems(make: (scope: Construct) => unknown, props?: Partial<BackupPolicyProps>): string[] {
    const site = new TestSite();
    const marked = new Construct(site.stack, 'Marked');
    make(marked);
    BackupPolicy.include(marked);
    if (props !== undefined) {
      backUp(props, site);
    }
    return marked.node.validate();
  }

  test.each([
    ['a database', database, {}],
    ['a file system, when the policy covers those', fileSystem, { kinds: [BackupKind.FILE_SYSTEMS] }],
    ['anything, when the policy is in another app', store, undefined],
  ])('takes %s', (_, make, props) => {
    expect(problems(make, props)).toEqual([]);
  });

  test.each([
    ['a file system, when the policy covers databases', fileSystem, {}, 'no policy of the app covers fileSystems'],
    ['a database, when the policy names resources', database, { resourceArns: [SECOND] }, 'covers databases'],
    ['a file system that mirrors a store', mirror, { kinds: [BackupKind.FILE_SYSTEMS] }, 'mirrors an object store'],
    ['an object store', store, {}, 'neither a database nor a file system'],
  ])('fails on %s (AIF-OPS-017)', (_, make, props, message) => {
    expect(problems(make, props)).toEqual([expect.stringMatching(new RegExp(`^AIF-OPS-017: .*${message}`))]);
  });
});

describe('cost allocation', () => {
  test('tags by cell, tenant and workload, but nothing that a tag would replace', () => {
    const stack = new Stack();
    new CfnResource(stack, 'Table', { type: 'AWS::EC2::TransitGatewayRouteTable' });
    new ec2.CfnTransitGatewayRouteTable(stack, 'Routes', { transitGatewayId: 'tgw-1' });
    new ec2.CfnVPC(stack, 'Network', {});

    CostAllocation.tag(stack, { cell: 'cell-1', workload: 'training' });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::VPC', {
      Tags: [
        { Key: 'ai-factory:cell', Value: 'cell-1' },
        { Key: 'ai-factory:workload', Value: 'training' },
      ],
    });
    template.allResourcesProperties('AWS::EC2::TransitGatewayRouteTable', { Tags: Match.absent() });
  });

  test.each(['', 'two words', 'x'.repeat(257)])('fails when the tenant is called %j', (tenant) => {
    expectCode('AIF-OPS-016', () => CostAllocation.tag(new Stack(), { tenant }));
  });
});
