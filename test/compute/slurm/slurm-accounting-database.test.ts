import { Lazy, Size, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import {
  SlurmAccountingDatabase,
  type SlurmAccountingDatabaseProps,
} from '../../../lib/compute/slurm/slurm-accounting-database';
import { DataClass } from '../../../lib/region';
import { aiFactory, ordinaryRegion, TestSite } from '../../storage/fixture';

const METADATA_KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*metadata') };
const LOGS_KEY = { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*logs') };

function newDatabase(props: Partial<SlurmAccountingDatabaseProps> = {}, site = new TestSite()) {
  const database = new SlurmAccountingDatabase(site.stack, 'Accounting', { network: site.network, ...props });
  return { database, site };
}

function templateOf(props: Partial<SlurmAccountingDatabaseProps> = {}, site?: TestSite): Template {
  return Template.fromStack(newDatabase(props, site).site.stack);
}

describe('an accounting database', () => {
  test('is encrypted MySQL that keeps its password to itself', () => {
    templateOf().hasResourceProperties('AWS::RDS::DBInstance', {
      DBInstanceIdentifier: 'demo-cell-1-slurm',
      DBInstanceClass: 'db.r7g.large',
      Engine: 'mysql',
      EngineVersion: '8.4',
      DBName: 'slurm_acct_db',
      StorageType: 'gp3',
      AllocatedStorage: '100',
      StorageEncrypted: true,
      KmsKeyId: METADATA_KEY,
      ManageMasterUserPassword: true,
      MasterUserPassword: Match.absent(),
      MasterUserSecret: { KmsKeyId: METADATA_KEY },
      PubliclyAccessible: false,
      DeletionProtection: true,
      DeleteAutomatedBackups: false,
      BackupRetentionPeriod: 14,
    });
  });

  test('takes encrypted connections only, and waits for locks as long as Slurm wants', () => {
    templateOf().hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Family: 'mysql8.4',
      Parameters: Match.objectLike({ require_secure_transport: '1', innodb_lock_wait_timeout: '900' }),
    });
  });

  test('takes others too when it is told so', () => {
    templateOf({ requireTls: false }).hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Parameters: Match.objectLike({ require_secure_transport: '0' }),
    });
  });

  test('has a standby where there is a second zone, and is in the home zone where there is none', () => {
    templateOf().hasResourceProperties('AWS::RDS::DBInstance', { MultiAZ: true, AvailabilityZone: Match.absent() });
    templateOf({}, new TestSite(aiFactory(1))).hasResourceProperties('AWS::RDS::DBInstance', {
      MultiAZ: false,
      AvailabilityZone: 'xx-factory-1a',
    });
  });

  test('logs into groups that are encrypted and there before it', () => {
    const template = templateOf();
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/rds/instance/demo-cell-1-slurm/error',
      KmsKeyId: LOGS_KEY,
      RetentionInDays: 365,
    });
    const [instance] = Object.values(template.findResources('AWS::RDS::DBInstance'));
    expect(instance?.DependsOn).toEqual(
      expect.arrayContaining(Object.keys(template.findResources('AWS::Logs::LogGroup'))),
    );
  });

  test('is reached by what it is opened to, and by nothing else', () => {
    const { database, site } = newDatabase();
    const controller = new ec2.SecurityGroup(site.stack, 'Controller', {
      vpc: site.network.vpc,
      allowAllOutbound: false,
    });
    database.connections.allowDefaultPortFrom(controller);

    const template = Template.fromStack(site.stack);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 3306, ToPort: 3306 });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Database demo-cell-1-slurm',
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ Description: 'Disallow all traffic' })],
    });
  });

  test('lets what it is granted to read its secret, and the key for that alone', () => {
    const { database, site } = newDatabase();
    const role = new iam.Role(site.stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker') });
    database.grantConnect(role);

    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
            Effect: 'Allow',
            Resource: site.stack.resolve(database.secretArn),
          },
          {
            Action: 'kms:Decrypt',
            Condition: {
              StringEquals: { 'kms:EncryptionContext:SecretARN': site.stack.resolve(database.secretArn) },
            },
            Effect: 'Allow',
            Resource: METADATA_KEY,
          },
        ],
      },
    });
  });

  test('tells where it is', () => {
    const { database, site } = newDatabase();
    expect(site.stack.resolve(database.endpointAddress)).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^Accounting/), 'Endpoint.Address'],
    });
    expect(database.port).toBe(3306);
    expect(database.databaseName).toBe('slurm_acct_db');
  });

  test('passes the validation of the AWS CDK in strict mode', () => {
    expect(newDatabase({}, new TestSite(aiFactory(1))).site.findings()).toEqual([]);
    expect(newDatabase({}, new TestSite(ordinaryRegion())).site.findings()).toEqual([]);
  });
});

describe('an accounting database that was made elsewhere', () => {
  test('is used like one of the library', () => {
    const site = new TestSite();
    const securityGroup = ec2.SecurityGroup.fromSecurityGroupId(site.stack, 'Guard', 'sg-0123456789abcdef0');
    const database = SlurmAccountingDatabase.fromSlurmAccountingDatabaseAttributes(site.stack, 'Accounting', {
      endpointAddress: 'slurm.campus.example',
      secretArn: 'arn:aws-example:secretsmanager:xx-factory-1:111122223333:secret:slurm-AbCdEf',
      secretKey: site.region.key(DataClass.METADATA),
      securityGroup,
    });
    const role = new iam.Role(site.stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker') });
    database.grantConnect(role);
    database.connections.allowDefaultPortFrom(ec2.Peer.ipv4('10.20.0.0/16'));

    expect(database).toMatchObject({ port: 3306, databaseName: 'slurm_acct_db' });
    const template = Template.fromStack(site.stack);
    template.resourceCountIs('AWS::RDS::DBInstance', 0);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: 'sg-0123456789abcdef0',
      FromPort: 3306,
    });
    template.resourceCountIs('AWS::IAM::Policy', 1);
  });
});

describe('an accounting database fails', () => {
  test.each<[string, string, Partial<SlurmAccountingDatabaseProps>, RegExp]>([
    ['an instance class of EC2', 'AIF-DB-006', { instanceClass: 'r7g.large' }, /got "r7g.large"/],
    ['too little storage', 'AIF-DB-002', { storage: Size.gibibytes(10) }, /from 20 to 65536, got 10/],
    ['a part of a GiB', 'AIF-DB-002', { storage: Size.mebibytes(20_500) }, /got 20.01/],
    ['an unknown version', 'AIF-DB-001', { mysqlVersion: '5.7' }, /family of MySQL "5.7" is not known/],
  ])('when it has %s', (_what, code, props, message) => {
    expect(() => newDatabase(props)).toThrow(message);
    expect(() => newDatabase(props)).toThrow(code);
  });

  test('when its cell has one already', () => {
    const { site } = newDatabase();
    expect(() => new SlurmAccountingDatabase(site.stack, 'Second', { network: site.network })).toThrow(/AIF-DB-010/);
  });

  test('in an AWS Region with a single zone', () => {
    expect(() => newDatabase({}, new TestSite(ordinaryRegion(1)))).toThrow(/AIF-DB-004/);
  });

  test('where a service is missing', () => {
    expect(() => newDatabase({}, new TestSite(aiFactory(2, ['rds'])))).toThrow(/AIF-REGION-012/);
  });

  test('never for what is known at deployment only', () => {
    expect(() =>
      newDatabase({
        instanceClass: Lazy.string({ produce: () => 'db.r7g.large' }),
        storage: Size.gibibytes(Token.asNumber({ Ref: 'Storage' })),
      }),
    ).not.toThrow();
  });
});
