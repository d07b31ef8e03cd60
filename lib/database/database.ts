import { CfnDeletionPolicy, Duration, RemovalPolicy, type Size, SizeRoundingBehavior, Tokenization } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { DataClass, type ICellNetwork, requireOwnId } from '../region';
import { acknowledgeFindings } from './acknowledgements';
import { checkDatabase } from './database-checks';
import type { DatabaseEngine } from './database-engine';
import { grantConnect, grantReadSecret } from './database-grants';
import { type DatabaseAttributes, ImportedDatabase } from './imported-database';

/** A relational database in the data subnets of a cell. */
export interface IDatabase extends IConstruct, ec2.IConnectable {
  /** Identifier of the instance, `<site id>-<database id>`. */
  readonly instanceIdentifier: string;
  /** Host name to connect to. */
  readonly endpointAddress: string;
  /** Port to connect to. */
  readonly endpointPort: string;
  /** The secret in which RDS keeps, and rotates, the password of the administrator. */
  readonly secretArn: string;

  /**
   * Allows to log in as a user of the database, with a token of IAM in place of a password.
   *
   * The user has to be made in the database first, for IAM: in PostgreSQL with the role `rds_iam`, in MySQL with the plugin
   * `AWSAuthenticationPlugin`. The network has to be opened separately, by `connections`.
   *
   * @throws AIF-DB-009 when the user is a wildcard
   */
  grantConnect(grantee: iam.IGrantable, databaseUser: string): iam.Grant;

  /** Allows to read the secret with the administrator's password. */
  grantReadSecret(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `Database`. */
export interface DatabaseProps {
  /** The network of the cell. */
  readonly network: ICellNetwork;
  /** Names the instance: `<site id>-<database id>`. */
  readonly databaseId: string;
  /** The engine and its version. */
  readonly engine: DatabaseEngine;
  /** The RDS instance class, such as `db.r7g.large`. */
  readonly instanceClass: string;
  /** Size of the gp3 storage, 20 to 65536 GiB. It can grow, never shrink, and does not grow by itself. */
  readonly storage: Size;
  /**
   * Whether a standby waits in a second zone. It can be added later; taking it away is refused, because it would replace the instance.
   *
   * @default - true when the site has more than one zone
   */
  readonly multiZone?: boolean;
  /**
   * How long automatic backups are kept, 1 to 35 days.
   *
   * @default Duration.days(14)
   */
  readonly backupRetention?: Duration;
  /**
   * A database to create with the instance.
   *
   * @default - none
   */
  readonly databaseName?: string;
  /**
   * What is kept there, which decides the key.
   *
   * @default DataClass.METADATA
   */
  readonly dataClass?: DataClass;
  /**
   * Whether a change of the engine's major version is carried out. It interrupts the service and cannot be taken back.
   *
   * @default false
   */
  readonly allowMajorVersionUpgrade?: boolean;
}

/**
 * A PostgreSQL or MySQL instance that is closed by default: no public address, no inbound traffic until `connections` allows it, TLS
 * only, encrypted with a key of the site, deletion protected, and kept when its stack goes.
 *
 * The identifier is fixed, so an edit that would replace the instance is refused by CloudFormation before anything happens.
 */
export class Database extends Construct implements IDatabase {
  /** Uses a database that was made elsewhere. */
  public static fromDatabaseAttributes(scope: Construct, id: string, attributes: DatabaseAttributes): IDatabase {
    return new ImportedDatabase(scope, id, attributes);
  }

  public readonly instanceIdentifier: string;
  public readonly endpointAddress: string;
  public readonly endpointPort: string;
  public readonly secretArn: string;
  public readonly connections: ec2.Connections;
  /** What RDS calls the instance for ever; to import it elsewhere. */
  public readonly instanceResourceId: string;
  private readonly key: kms.IKey;

  /**
   * @throws AIF-DB-002 when the storage is out of bounds
   * @throws AIF-DB-003 when a standby has no second zone
   * @throws AIF-DB-004 when an AWS Region is used with a single zone
   * @throws AIF-DB-005 when backups are not kept for 1 to 35 days
   * @throws AIF-DB-006 when the instance class is not one of RDS
   * @throws AIF-DB-007 when the database name is refused by the engines
   * @throws AIF-DB-008 when the identifier is refused by RDS
   * @throws AIF-DB-010 when another database of the site has the id
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { network, engine } = props;
    const { region } = network;
    const multiZone = props.multiZone ?? region.hosting.zones.length > 1;
    const backupRetention = props.backupRetention ?? Duration.days(14);
    this.instanceIdentifier = `${region.siteId}-${props.databaseId}`;
    checkDatabase(this, {
      ...props,
      hosting: region.hosting,
      instanceIdentifier: this.instanceIdentifier,
      multiZone,
      backupRetention,
    });
    requireOwnId(this, region, {
      what: 'database',
      id: props.databaseId,
      code: 'AIF-DB-010',
      help: 'Give this one an id of its own, or use the other with Database.fromDatabaseAttributes.',
    });
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.databases]);

    this.key = region.key(props.dataClass ?? DataClass.METADATA);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: `Database ${this.instanceIdentifier}`,
      allowAllOutbound: false,
    });
    this.connections = new ec2.Connections({
      securityGroups: [securityGroup],
      defaultPort: ec2.Port.tcp(engine.port),
    });
    const subnetGroup = new rds.CfnDBSubnetGroup(this, 'SubnetGroup', {
      dbSubnetGroupDescription: `Data subnets of cell ${network.cellId}`,
      subnetIds: network.dataSubnets.map((subnet) => subnet.subnetId),
    });
    const parameterGroup = new rds.CfnDBParameterGroup(this, 'ParameterGroup', {
      description: `Database ${this.instanceIdentifier}`,
      family: engine.parameterGroupFamily,
      parameters: engine.parameters,
    });

    const instance = new rds.CfnDBInstance(this, 'Resource', {
      dbInstanceIdentifier: this.instanceIdentifier,
      dbInstanceClass: props.instanceClass,
      engine: engine.engineType,
      engineVersion: engine.version,
      autoMinorVersionUpgrade: !engine.pinsMinorVersion,
      allowMajorVersionUpgrade: props.allowMajorVersionUpgrade ?? false,
      dbParameterGroupName: parameterGroup.ref,
      dbName: props.databaseName,

      storageType: 'gp3',
      allocatedStorage: Tokenization.stringifyNumber(
        props.storage.toGibibytes({ rounding: SizeRoundingBehavior.NONE }),
      ),
      storageEncrypted: true,
      kmsKeyId: this.key.keyArn,

      masterUsername: engine.masterUsername,
      manageMasterUserPassword: true,
      masterUserSecret: { kmsKeyId: this.key.keyArn },
      enableIamDatabaseAuthentication: true,

      dbSubnetGroupName: subnetGroup.ref,
      vpcSecurityGroups: [securityGroup.securityGroupId],
      networkType: 'IPV4',
      publiclyAccessible: false,
      multiAz: multiZone,
      availabilityZone: multiZone ? undefined : network.homeZone,

      backupRetentionPeriod: backupRetention.toDays(),
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      enableCloudwatchLogsExports: engine.logExports,
    });
    instance.node.addDependency(
      ...engine.logExports.map((name) => this.logGroup(name, region.key(DataClass.LOGS), region.logRetention)),
    );
    acknowledgeFindings(instance, region.hosting);

    instance.applyRemovalPolicy(RemovalPolicy.RETAIN);
    // What a retained instance uses cannot be deleted either. A parameter group that a new major version left behind can.
    subnetGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);
    securityGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);
    parameterGroup.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    parameterGroup.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;

    this.instanceResourceId = instance.attrDbiResourceId;
    this.endpointAddress = instance.attrEndpointAddress;
    this.endpointPort = instance.attrEndpointPort;
    this.secretArn = instance.attrMasterUserSecretSecretArn;
  }

  public grantConnect(grantee: iam.IGrantable, databaseUser: string): iam.Grant {
    return grantConnect(this, this.instanceResourceId, grantee, databaseUser);
  }

  public grantReadSecret(grantee: iam.IGrantable): iam.Grant {
    return grantReadSecret(this.secretArn, this.key, grantee);
  }

  /** A metric of the instance, by the name that RDS gives it. */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/RDS',
      dimensionsMap: { DBInstanceIdentifier: this.instanceIdentifier },
      metricName,
      ...props,
    }).attachTo(this);
  }

  /**
   * Processor use in per cent.
   *
   * @default - average over 5 minutes
   */
  public metricCpuUtilization(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('CPUUtilization', { statistic: cloudwatch.Stats.AVERAGE, ...props });
  }

  /**
   * Storage that is left, in bytes.
   *
   * @default - minimum over 5 minutes
   */
  public metricFreeStorageSpace(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('FreeStorageSpace', { statistic: cloudwatch.Stats.MINIMUM, ...props });
  }

  /**
   * Open connections.
   *
   * @default - average over 5 minutes
   */
  public metricDatabaseConnections(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('DatabaseConnections', { statistic: cloudwatch.Stats.AVERAGE, ...props });
  }

  /** RDS writes to this group, and would create it without key and retention if it were not there first. */
  private logGroup(name: string, encryptionKey: kms.IKey, retention: logs.RetentionDays): logs.LogGroup {
    return new logs.LogGroup(this, `LogGroup-${name}`, {
      logGroupName: `/aws/rds/instance/${this.instanceIdentifier}/${name}`,
      encryptionKey,
      retention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
