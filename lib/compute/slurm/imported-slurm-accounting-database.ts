import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { grantReadSecret } from '../../database';
import type { ISlurmAccountingDatabase } from './slurm-accounting-database';

/** What identifies an accounting database that was made elsewhere. */
export interface SlurmAccountingDatabaseAttributes {
  /** Host name to connect to. */
  readonly endpointAddress: string;
  /**
   * Port to connect to.
   *
   * @default 3306
   */
  readonly port?: number;
  /**
   * The database that Slurm writes to.
   *
   * @default 'slurm_acct_db'
   */
  readonly databaseName?: string;
  /** The secret with the user name and the password that Slurm logs in with. */
  readonly secretArn: string;
  /** The key that encrypts the secret. */
  readonly secretKey: kms.IKey;
  /** What guards the database. */
  readonly securityGroup: ec2.ISecurityGroup;
}

/** An accounting database that was made elsewhere. */
export class ImportedSlurmAccountingDatabase extends Construct implements ISlurmAccountingDatabase {
  public readonly endpointAddress: string;
  public readonly port: number;
  public readonly databaseName: string;
  public readonly secretArn: string;
  public readonly connections: ec2.Connections;
  private readonly secretKey: kms.IKey;

  public constructor(scope: Construct, id: string, attributes: SlurmAccountingDatabaseAttributes) {
    super(scope, id);
    this.endpointAddress = attributes.endpointAddress;
    this.port = attributes.port ?? 3306;
    this.databaseName = attributes.databaseName ?? 'slurm_acct_db';
    this.secretArn = attributes.secretArn;
    this.secretKey = attributes.secretKey;
    this.connections = new ec2.Connections({
      securityGroups: [attributes.securityGroup],
      defaultPort: ec2.Port.tcp(this.port),
    });
  }

  public grantConnect(grantee: iam.IGrantable): iam.Grant {
    return grantReadSecret(this.secretArn, this.secretKey, grantee);
  }
}
