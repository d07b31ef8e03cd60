import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { checkDatabaseUser } from './database-checks';

/** Allows to log in to the instance with a resource id, as one user. */
export function grantConnect(
  scope: IConstruct,
  instanceResourceId: string,
  grantee: iam.IGrantable,
  databaseUser: string,
): iam.Grant {
  checkDatabaseUser(scope, databaseUser);
  const user = Stack.of(scope).formatArn({
    service: 'rds-db',
    resource: 'dbuser',
    resourceName: `${instanceResourceId}/${databaseUser}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return iam.Grant.addToPrincipal({ grantee, actions: ['rds-db:connect'], resourceArns: [user] });
}

/**
 * Allows to read a secret and to use its key for that alone.
 *
 * @internal
 */
export function grantReadSecret(secretArn: string, key: kms.IKey, grantee: iam.IGrantable): iam.Grant {
  return iam.Grant.addToPrincipal({
    grantee,
    actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
    resourceArns: [secretArn],
  }).combine(
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['kms:Decrypt'],
      resourceArns: [key.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:SecretARN': secretArn } },
    }),
  );
}
