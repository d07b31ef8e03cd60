import { Size } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { Database, DatabaseEngine } from '../../database';
import type { ICellNetwork } from '../../region';
import {
  ImportedSlurmAccountingDatabase,
  type SlurmAccountingDatabaseAttributes,
} from './imported-slurm-accounting-database';

/** The name that Slurm gives its database unless told otherwise (https://slurm.schedmd.com/slurmdbd.conf.html#OPT_StorageLoc). */
const DATABASE_NAME = 'slurm_acct_db';

/**
 * Seconds that a statement waits for a lock. Slurm complains about MySQL's 50: its purges hold locks for longer
 * (https://slurm.schedmd.com/accounting.html#slurm-accounting-configuration-before-build).
 */
const LOCK_WAIT_SECONDS = '900';

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
   * The version of MySQL: its major version, to follow its minor versions, or a minor version to stay at.
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
 * The accounting database of a cell's Slurm: a `Database` with what Slurm asks of MySQL, which nothing reaches until `connections` allows it.
 *
 * The identifier is `<site>-<cell>-slurm`. A retained database stands in the way of the next one of its name, so put it into a stack that is
 * deployed before the nodes: a first deployment of nodes that fails then does not leave it behind.
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
  public readonly port: number;
  public readonly databaseName: string = DATABASE_NAME;
  public readonly secretArn: string;
  public readonly connections: ec2.Connections;
  /** Identifier of the instance, `<site>-<cell>-slurm`. */
  public readonly instanceIdentifier: string;
  private readonly database: Database;

  /**
   * @throws AIF-DB-001 when this release does not know the version of MySQL
   * @throws AIF-DB-002 when the storage is out of bounds
   * @throws AIF-DB-004 when an AWS Region is used with a single zone
   * @throws AIF-DB-006 when the instance class is not one of RDS
   * @throws AIF-DB-010 when the cell has one already
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: SlurmAccountingDatabaseProps) {
    super(scope, id);
    const { network } = props;
    const engine = DatabaseEngine.mysql(props.mysqlVersion ?? '8.4', {
      parameters: {
        innodb_lock_wait_timeout: LOCK_WAIT_SECONDS,
        ...((props.requireTls ?? true) ? {} : { require_secure_transport: '0' }),
      },
    });
    this.database = new Database(this, 'Default', {
      network,
      databaseId: `${network.cellId}-slurm`,
      engine,
      instanceClass: props.instanceClass ?? 'db.r7g.large',
      storage: props.storage ?? Size.gibibytes(100),
      databaseName: this.databaseName,
    });
    this.instanceIdentifier = this.database.instanceIdentifier;
    this.endpointAddress = this.database.endpointAddress;
    this.port = engine.port;
    this.secretArn = this.database.secretArn;
    this.connections = this.database.connections;
  }

  public grantConnect(grantee: iam.IGrantable): iam.Grant {
    return this.database.grantReadSecret(grantee);
  }
}
