import { CfnDeletionPolicy, RemovalPolicy, Size, SizeRoundingBehavior, Tokenization, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct, type IConstruct } from 'constructs';
import { DATABASE_ENGINES } from '../../catalog/database-engines';
import { CAPABILITY_SERVICES } from '../../catalog/hosting-kinds';
import { DataClass, type Hosting, type ICellNetwork } from '../../region';
import { checkAccountingDatabase } from './accounting-database-checks';
import { grantReadSecret } from './accounting-database-grants';
import {
  ImportedSlurmAccountingDatabase,
  type SlurmAccountingDatabaseAttributes,
} from './imported-slurm-accounting-database';

const MYSQL = DATABASE_ENGINES.mysql;

/** The name that Slurm gives its database unless told otherwise (https://slurm.schedmd.com/slurmdbd.conf.html#OPT_StorageLoc). */
const DATABASE_NAME = 'slurm_acct_db';

/**
 * Seconds that a statement waits for a lock. Slurm complains about MySQL's 50: its purges hold locks for longer
 * (https://slurm.schedmd.com/accounting.html#slurm-accounting-configuration-before-build).
 */
const LOCK_WAIT_SECONDS = '900';

const BACKUP_DAYS = 14;

/** The database in which Slurm keeps who ran what and for how long. */
export interface ISlurmAccountingDatabase extends IConstruct, ec2.IConnectable {
  /** Host name to connect to. */
  readonly endpointAddress: string;
  /** Port to connect to. */
  readonly port: number;
  /** The database that Slurm writes to. */
  readonly databaseName: string;
  /** The secret with the user name and the password that Slurm logs in with. */
  readonly secretArn: string;

  /** Allows to read the secret, which is what logging in takes. The network has to be opened separately, by `connections`. */
  grantConnect(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `SlurmAccountingDatabase`. */
export interface SlurmAccountingDatabaseProps {
  /** The network of the cell whose cluster keeps its accounts here. */
  readonly network: ICellNetwork;
  /**
   * The RDS instance class.
   *
   * @default 'db.r7g.large'
   */
  readonly instanceClass?: string;
  /**
   * Size of the gp3 storage, 20 to 65536 GiB. It can grow, never shrink.
   *
   * @default Size.gibibytes(100)
   */
  readonly storage?: Size;
  /**
   * The version of MySQL, by its major version: minor versions are followed.
   *
   * @default '8.4'
   */
  readonly mysqlVersion?: string;
  /**
   * Whether connections without TLS are refused. It can be changed at any time.
   *
   * @default true
   */
  readonly requireTls?: boolean;
}

/**
 * The accounting database of a cell's Slurm: MySQL that nothing reaches until `connections` allows it.
 *
 * With a standby in a second zone where there is one, encrypted, deletion protected, kept when its stack goes, and backed up for 14 days.
 * The identifier is fixed, `<site>-<cell>-slurm`: an edit that would replace the instance is refused before anything happens.
 */
export class SlurmAccountingDatabase extends Construct implements ISlurmAccountingDatabase {
  /** Uses a MySQL-compatible database that was made elsewhere. */
  public static fromSlurmAccountingDatabaseAttributes(
    scope: Construct,
    id: string,
    attributes: SlurmAccountingDatabaseAttributes,
  ): ISlurmAccountingDatabase {
    return new ImportedSlurmAccountingDatabase(scope, id, attributes);
  }

  public readonly endpointAddress: string;
  public readonly port: number = MYSQL.port;
  public readonly databaseName: string = DATABASE_NAME;
  public readonly secretArn: string;
  public readonly connections: ec2.Connections;
  /** Identifier of the instance, `<site>-<cell>-slurm`. */
  public readonly instanceIdentifier: string;
  private readonly network: ICellNetwork;
  private readonly key: kms.IKey;

  /**
   * @throws AIF-CMP-120 when the instance class is not one of RDS
   * @throws AIF-CMP-121 when the storage is out of bounds
   * @throws AIF-CMP-122 when this release does not know the version of MySQL
   * @throws AIF-CMP-123 when an AWS Region is used with a single zone
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: SlurmAccountingDatabaseProps) {
    super(scope, id);
    const { network } = props;
    const { region } = network;
    const request = {
      instanceClass: props.instanceClass ?? 'db.r7g.large',
      storage: props.storage ?? Size.gibibytes(100),
      mysqlVersion: props.mysqlVersion ?? '8.4',
    };
    checkAccountingDatabase(this, region.hosting, request);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.slurmAccounting]);

    this.network = network;
    this.instanceIdentifier = `${region.siteId}-${network.cellId}-slurm`;
    this.key = region.key(DataClass.METADATA);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: `Slurm accounting database ${this.instanceIdentifier}`,
      allowAllOutbound: false,
    });
    this.connections = new ec2.Connections({
      securityGroups: [securityGroup],
      defaultPort: ec2.Port.tcp(this.port),
    });
    const subnetGroup = new rds.CfnDBSubnetGroup(this, 'SubnetGroup', {
      dbSubnetGroupDescription: `Data subnets of cell ${network.cellId}`,
      subnetIds: network.dataSubnets.map((subnet) => subnet.subnetId),
    });
    const parameterGroup = this.parameterGroup(request.mysqlVersion, props.requireTls ?? true);
    const multiZone = region.hosting.zones.length > 1;

    const instance = new rds.CfnDBInstance(this, 'Resource', {
      dbInstanceIdentifier: this.instanceIdentifier,
      dbInstanceClass: request.instanceClass,
      engine: MYSQL.id,
      engineVersion: request.mysqlVersion,
      autoMinorVersionUpgrade: true,
      dbParameterGroupName: parameterGroup.ref,
      dbName: this.databaseName,

      storageType: 'gp3',
      allocatedStorage: Tokenization.stringifyNumber(
        request.storage.toGibibytes({ rounding: SizeRoundingBehavior.NONE }),
      ),
      storageEncrypted: true,
      kmsKeyId: this.key.keyArn,

      masterUsername: MYSQL.masterUsername,
      manageMasterUserPassword: true,
      masterUserSecret: { kmsKeyId: this.key.keyArn },

      dbSubnetGroupName: subnetGroup.ref,
      vpcSecurityGroups: [securityGroup.securityGroupId],
      networkType: 'IPV4',
      publiclyAccessible: false,
      multiAz: multiZone,
      availabilityZone: multiZone ? undefined : network.homeZone,

      backupRetentionPeriod: BACKUP_DAYS,
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      enableCloudwatchLogsExports: [...MYSQL.logExports],
    });
    instance.node.addDependency(...MYSQL.logExports.map((name) => this.logGroup(name)));
    acknowledgeFindings(instance, region.hosting);

    instance.applyRemovalPolicy(RemovalPolicy.RETAIN);
    // What a retained instance uses cannot be deleted either. A parameter group that a new major version left behind can.
    subnetGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);
    securityGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);
    parameterGroup.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    parameterGroup.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;

    this.endpointAddress = instance.attrEndpointAddress;
    this.secretArn = instance.attrMasterUserSecretSecretArn;
  }

  public grantConnect(grantee: iam.IGrantable): iam.Grant {
    return grantReadSecret(this.secretArn, this.key, grantee);
  }

  private parameterGroup(mysqlVersion: string, requireTls: boolean): rds.CfnDBParameterGroup {
    const { require_secure_transport: encrypted, ...others } = MYSQL.parameters;
    return new rds.CfnDBParameterGroup(this, 'ParameterGroup', {
      description: `Slurm accounting database ${this.instanceIdentifier}`,
      family: MYSQL.families[mysqlVersion],
      parameters: {
        ...others,
        require_secure_transport: requireTls ? encrypted : '0',
        innodb_lock_wait_timeout: LOCK_WAIT_SECONDS,
      },
    });
  }

  /** RDS writes to this group, and would create it without key and retention if it were not there first. */
  private logGroup(name: string): logs.LogGroup {
    const { region } = this.network;
    return new logs.LogGroup(this, `LogGroup-${name}`, {
      logGroupName: `/aws/rds/instance/${this.instanceIdentifier}/${name}`,
      encryptionKey: region.key(DataClass.LOGS),
      retention: region.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

/** Findings of the AWS CDK's validator that are wrong about the instance, each with the reason. */
function acknowledgeFindings(instance: rds.CfnDBInstance, hosting: Hosting): void {
  const acknowledge = (rule: string, reason: string) =>
    Validations.of(instance).acknowledge({ id: `CloudFormation-Validate::${rule}`, reason });

  acknowledge('E9006', 'The list of engine versions leaves out the major versions of MySQL, which RDS takes.');
  if (instance.availabilityZone !== undefined) {
    acknowledge('W3010', 'An instance without a standby belongs in the home zone of its cell, which the site states.');
  }
  if (hosting.kind === 'aiFactory') {
    acknowledge('E3062', 'Which instance classes an AI Factory offers is not published; the list is of AWS Regions.');
  }
}
