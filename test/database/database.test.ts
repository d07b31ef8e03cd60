import { Duration, Lazy, Size, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { Database, DatabaseEngine, type DatabaseProps } from '../../lib/database';
import { DataClass } from '../../lib/region';
import { aiFactory, ordinaryRegion, TestSite } from '../storage/fixture';

const METADATA_KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*metadata') };
const LOGS_KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*logs') };

function newDatabase(
  props: Partial<DatabaseProps> = {},
  site = new TestSite(),
): { site: TestSite; database: Database } {
  const database = new Database(site.stack, 'Registry', {
    network: site.network,
    databaseId: 'registry',
    engine: DatabaseEngine.postgres('17'),
    instanceClass: 'db.r7g.large',
    storage: Size.gibibytes(100),
    ...props,
  });
  return { site, database };
}

function templateOf(props: Partial<DatabaseProps> = {}, site = new TestSite()): Template {
  return Template.fromStack(newDatabase(props, site).site.stack);
}

describe('an instance', () => {
  test('is encrypted with the key of its data class, its secret too, and closed', () => {
    templateOf().hasResourceProperties('AWS::RDS::DBInstance', {
      DBInstanceIdentifier: 'demo-registry',
      Engine: 'postgres',
      EngineVersion: '17',
      StorageType: 'gp3',
      AllocatedStorage: '100',
      StorageEncrypted: true,
      KmsKeyId: METADATA_KEY,
      ManageMasterUserPassword: true,
      MasterUserPassword: Match.absent(),
      MasterUserSecret: { KmsKeyId: METADATA_KEY },
      EnableIAMDatabaseAuthentication: true,
      PubliclyAccessible: false,
      NetworkType: 'IPV4',
      DeletionProtection: true,
      DeleteAutomatedBackups: false,
      CopyTagsToSnapshot: true,
      BackupRetentionPeriod: 14,
    });
  });

  test('stays when its stack goes, with everything it needs', () => {
    const template = templateOf();
    for (const type of [
      'AWS::RDS::DBInstance',
      'AWS::RDS::DBSubnetGroup',
      'AWS::EC2::SecurityGroup',
      'AWS::Logs::LogGroup',
    ]) {
      template.hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
    template.hasResource('AWS::RDS::DBParameterGroup', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' });
  });

  test('has the key of another data class when it holds other data', () => {
    templateOf({ dataClass: DataClass.PROMPTS_AND_OUTPUTS }).hasResourceProperties('AWS::RDS::DBInstance', {
      KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('promptsAndOutputs') },
    });
  });

  test('has subnets in every zone and a security group that lets nothing out', () => {
    const template = templateOf();
    template.hasResourceProperties('AWS::RDS::DBSubnetGroup', {
      SubnetIds: [
        { 'Fn::ImportValue': Match.stringLikeRegexp('dataxxfactory1a') },
        { 'Fn::ImportValue': Match.stringLikeRegexp('dataxxfactory1b') },
      ],
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ Description: 'Disallow all traffic' })],
    });
  });
});

describe('a standby', () => {
  test('waits in a second zone when there is one', () => {
    templateOf().hasResourceProperties('AWS::RDS::DBInstance', { MultiAZ: true, AvailabilityZone: Match.absent() });
  });

  test('is left out in a site with one zone, and the instance is in the home zone', () => {
    templateOf({}, new TestSite(aiFactory(1))).hasResourceProperties('AWS::RDS::DBInstance', {
      MultiAZ: false,
      AvailabilityZone: 'xx-factory-1a',
    });
  });

  test('can be left out', () => {
    templateOf({ multiZone: false }).hasResourceProperties('AWS::RDS::DBInstance', {
      MultiAZ: false,
      AvailabilityZone: 'xx-factory-1a',
    });
  });
});

describe('engines', () => {
  test.each([
    ['postgres', DatabaseEngine.postgres('17'), 'postgres17', { 'rds.force_ssl': '1' }, 'postgres'],
    ['mysql', DatabaseEngine.mysql('8.4'), 'mysql8.4', { require_secure_transport: '1' }, 'admin'],
  ])('%s takes encrypted connections only', (name, engine, family, parameters, masterUsername) => {
    const template = templateOf({ engine });
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', { Family: family, Parameters: parameters });
    template.hasResourceProperties('AWS::RDS::DBInstance', { Engine: name, MasterUsername: masterUsername });
  });

  test.each([
    [DatabaseEngine.postgres('17'), ['postgresql', 'upgrade']],
    [DatabaseEngine.mysql('8.4'), ['error', 'slowquery']],
  ])('write their logs to groups that are there first, encrypted and with retention', (engine, exports) => {
    const template = templateOf({ engine });
    const groups = exports.map((name) => {
      const [logicalId = ''] = Object.keys(
        template.findResources('AWS::Logs::LogGroup', {
          Properties: {
            LogGroupName: `/aws/rds/instance/demo-registry/${name}`,
            KmsKeyId: LOGS_KEY,
            RetentionInDays: 365,
          },
        }),
      );
      return logicalId;
    });
    template.hasResource('AWS::RDS::DBInstance', {
      Properties: { EnableCloudwatchLogsExports: exports },
      DependsOn: groups,
    });
  });

  test.each([
    [DatabaseEngine.postgres('17'), true],
    [DatabaseEngine.postgres('17.4'), false],
    [DatabaseEngine.mysql('8.4'), true],
    [DatabaseEngine.mysql('8.4.5'), false],
  ])('follow minor versions unless one is named', (engine, AutoMinorVersionUpgrade) => {
    templateOf({ engine }).hasResourceProperties('AWS::RDS::DBInstance', {
      AutoMinorVersionUpgrade,
      AllowMajorVersionUpgrade: false,
    });
  });

  test('newer than this release work with the name of their family', () => {
    const engine = DatabaseEngine.postgres('42.1', { parameterGroupFamily: 'postgres42' });
    const template = templateOf({ engine, allowMajorVersionUpgrade: true });
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', { Family: 'postgres42' });
    template.hasResourceProperties('AWS::RDS::DBInstance', { EngineVersion: '42.1', AllowMajorVersionUpgrade: true });
  });
});

describe('access', () => {
  test('is opened on the port of the engine', () => {
    const { site, database } = newDatabase({ engine: DatabaseEngine.mysql('8.4') });
    const client = new ec2.SecurityGroup(site.stack, 'Client', { vpc: site.network.vpc, allowAllOutbound: false });
    database.connections.allowDefaultPortFrom(client);
    Template.fromStack(site.stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 3306,
      ToPort: 3306,
      IpProtocol: 'tcp',
    });
  });

  test('as a user of the database is granted for that user', () => {
    const { site, database } = newDatabase();
    database.grantConnect(roleIn(site), 'application');
    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'rds-db:connect',
            Resource: {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':rds-db:xx-factory-1:111122223333:dbuser:',
                  { 'Fn::GetAtt': [Match.anyValue(), 'DbiResourceId'] },
                  '/application',
                ],
              ],
            },
          },
        ],
      },
    });
  });

  test('to the secret is granted for that secret, and for the key only with it', () => {
    const { site, database } = newDatabase();
    database.grantReadSecret(roleIn(site));
    const secret = { 'Fn::GetAtt': [Match.anyValue(), 'MasterUserSecret.SecretArn'] };
    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
            Resource: secret,
          },
          {
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            Resource: METADATA_KEY,
            Condition: { StringEquals: { 'kms:EncryptionContext:SecretARN': secret } },
          },
        ],
      },
    });
  });
});

test('an instance that was made elsewhere can be reached, and logged in to', () => {
  const site = new TestSite();
  const database = Database.fromDatabaseAttributes(site.stack, 'Registry', {
    instanceIdentifier: 'demo-registry',
    instanceResourceId: 'db-ABCDEFGHIJKL01234',
    endpointAddress: 'demo-registry.example',
    port: 5432,
    secretArn: 'arn:aws-example:secretsmanager:xx-factory-1:111122223333:secret:rds-1',
    secretKey: site.region.key(DataClass.METADATA),
    securityGroup: ec2.SecurityGroup.fromSecurityGroupId(site.stack, 'Group', 'sg-0123456789abcdef0'),
  });
  const role = roleIn(site);
  database.grantConnect(role, 'app').assertSuccess();
  database.grantReadSecret(role).assertSuccess();
  database.connections.allowDefaultPortFrom(
    new ec2.SecurityGroup(site.stack, 'Client', { vpc: site.network.vpc, allowAllOutbound: false }),
  );

  expect(database.endpointPort).toBe('5432');
  const template = Template.fromStack(site.stack);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 'rds-db:connect',
          Resource: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('dbuser:db-ABCDEFGHIJKL01234/app$')])] },
        }),
      ]),
    },
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: 'sg-0123456789abcdef0',
    FromPort: 5432,
  });
});

test('metrics carry the identifier of the instance', () => {
  const { site, database } = newDatabase();
  const dimensions = { DBInstanceIdentifier: 'demo-registry' };
  expect(database.metricCpuUtilization()).toMatchObject({
    namespace: 'AWS/RDS',
    metricName: 'CPUUtilization',
    statistic: 'Average',
    dimensions,
  });
  expect(database.metricFreeStorageSpace()).toMatchObject({ metricName: 'FreeStorageSpace', statistic: 'Minimum' });
  expect(database.metricDatabaseConnections({ period: Duration.minutes(1) })).toMatchObject({
    metricName: 'DatabaseConnections',
    period: Duration.minutes(1),
    dimensions,
  });
  expect(site.stack.resolve(database.secretArn)).toEqual({
    'Fn::GetAtt': [expect.any(String), 'MasterUserSecret.SecretArn'],
  });
});

describe('fails when', () => {
  test.each([
    () => DatabaseEngine.postgres('9'),
    () => DatabaseEngine.postgres('constructor'),
    () => DatabaseEngine.mysql('8'),
    () => DatabaseEngine.mysql(Lazy.string({ produce: () => '8.4' })),
  ])('the family of a version is not known', (engine) => {
    expect(engine).toThrow(/known major versions are .* \[AIF-DB-001\]/);
  });

  test.each([Size.gibibytes(19), Size.gibibytes(65_537), Size.mebibytes(30_000)])(
    'storage is out of bounds',
    (storage) => {
      expect(() => newDatabase({ storage })).toThrow(/AIF-DB-002/);
    },
  );

  test('a standby is asked for in a site with one zone', () => {
    expect(() => newDatabase({ multiZone: true }, new TestSite(aiFactory(1)))).toThrow(/AIF-DB-003/);
  });

  test('an AWS Region is used with one zone', () => {
    expect(() => newDatabase({}, new TestSite(ordinaryRegion(1)))).toThrow(/AIF-DB-004/);
  });

  test.each([Duration.days(0), Duration.days(36), Duration.hours(30)])('backups are kept for %s', (backupRetention) => {
    expect(() => newDatabase({ backupRetention })).toThrow(/AIF-DB-005/);
  });

  test.each(['r7g.large', 'db.r7g', 'ml.r7g.large'])('the instance class is %s', (instanceClass) => {
    expect(() => newDatabase({ instanceClass })).toThrow(/AIF-DB-006/);
  });

  test.each(['', '1st', 'my-db', 'a'.repeat(64)])('the database name is %j', (databaseName) => {
    expect(() => newDatabase({ databaseName })).toThrow(/AIF-DB-007/);
  });

  test.each(['Registry', 'registry-', 'a--b', 'a'.repeat(60)])('the database id is %s', (databaseId) => {
    expect(() => newDatabase({ databaseId })).toThrow(/AIF-DB-008/);
  });

  test('another database of the site has the id', () => {
    const { site } = newDatabase();
    const props = {
      network: site.network,
      databaseId: 'registry',
      engine: DatabaseEngine.mysql('8.4'),
      instanceClass: 'db.r7g.large',
      storage: Size.gibibytes(100),
    };
    expect(() => new Database(site.newStack('other'), 'Second', props)).toThrow(/subject\/Registry.*AIF-DB-010/);
  });

  test.each(['*', 'app?', ''])('a grant to connect names %j', (databaseUser) => {
    const { site, database } = newDatabase();
    const role = roleIn(site);
    expect(() => database.grantConnect(role, databaseUser)).toThrow(/AIF-DB-009/);
  });

  test('the site has no RDS', () => {
    expect(() => newDatabase({}, new TestSite(aiFactory(2, ['rds'])))).toThrow(/AIF-REGION-/);
  });
});

test('values that are only known at deployment are not checked', () => {
  templateOf({
    engine: DatabaseEngine.postgres(Lazy.string({ produce: () => '17' }), { parameterGroupFamily: 'postgres17' }),
    databaseId: Lazy.string({ produce: () => 'Registry' }),
    instanceClass: Lazy.string({ produce: () => 'r7g.large' }),
    databaseName: Lazy.string({ produce: () => '1st' }),
    storage: Size.gibibytes(Token.asNumber({ Ref: 'Storage' })),
    backupRetention: Duration.days(Token.asNumber({ Ref: 'Retention' })),
  }).hasResourceProperties('AWS::RDS::DBInstance', {
    AllocatedStorage: { Ref: 'Storage' },
    BackupRetentionPeriod: { Ref: 'Retention' },
  });
});

test('an AI Factory may have instance classes that AWS Regions do not have', () => {
  const { site } = newDatabase({ engine: DatabaseEngine.mysql('8.4'), instanceClass: 'db.x99z.large' });
  expect(site.findings()).toEqual([]);
});

test.each([
  ['an AI Factory with one zone', aiFactory(1)],
  ['an AWS Region', ordinaryRegion()],
])('the templates pass strict validation in %s', (_, hosting) => {
  const { site } = newDatabase({ databaseName: 'registry' }, new TestSite(hosting));
  new Database(site.stack, 'Newer', {
    network: site.network,
    databaseId: 'newer',
    engine: DatabaseEngine.postgres('42', { parameterGroupFamily: 'postgres42' }),
    instanceClass: 'db.r7g.large',
    storage: Size.gibibytes(20),
  });
  new Database(site.stack, 'Accounting', {
    network: site.network,
    databaseId: 'accounting',
    engine: DatabaseEngine.mysql('8.4'),
    instanceClass: 'db.m7g.xlarge',
    storage: Size.tebibytes(1),
  });
  expect(site.findings()).toEqual([]);
});

function roleIn(site: TestSite): iam.Role {
  return new iam.Role(site.stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
}
