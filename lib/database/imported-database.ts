import { Tokenization } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { IDatabase } from './database';
import { grantConnect, grantReadSecret } from './database-grants';

/** What identifies a database that was made elsewhere. */
export interface DatabaseAttributes {
  /** Identifier of the instance. */
  readonly instanceIdentifier: string;
  /** What RDS calls the instance for ever, such as `db-ABCDEFGHIJKL01234`. Log-ins with IAM are granted on it. */
  readonly instanceResourceId: string;
  /** Host name to connect to. */
  readonly endpointAddress: string;
  /** Port to connect to. */
  readonly port: number;
  /** The secret with the administrator's password. */
  readonly secretArn: string;
  /** The key that encrypts the secret. */
  readonly secretKey: kms.IKey;
  /** What guards the instance. */
  readonly securityGroup: ec2.ISecurityGroup;
}

/** A database that was made elsewhere. */
export class ImportedDatabase extends Construct implements IDatabase {
  public readonly instanceIdentifier: string;
  public readonly endpointAddress: string;
  public readonly endpointPort: string;
  public readonly secretArn: string;
  public readonly connections: ec2.Connections;
  private readonly attributes: DatabaseAttributes;

  public constructor(scope: Construct, id: string, attributes: DatabaseAttributes) {
    super(scope, id);
    this.instanceIdentifier = attributes.instanceIdentifier;
    this.endpointAddress = attributes.endpointAddress;
    this.endpointPort = Tokenization.stringifyNumber(attributes.port);
    this.secretArn = attributes.secretArn;
    this.connections = new ec2.Connections({
      securityGroups: [attributes.securityGroup],
      defaultPort: ec2.Port.tcp(attributes.port),
    });
    this.attributes = attributes;
  }

  public grantConnect(grantee: iam.IGrantable, databaseUser: string): iam.Grant {
    return grantConnect(this, this.attributes.instanceResourceId, grantee, databaseUser);
  }

  public grantReadSecret(grantee: iam.IGrantable): iam.Grant {
    return grantReadSecret(this.secretArn, this.attributes.secretKey, grantee);
  }
}
