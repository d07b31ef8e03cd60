import { type Duration, type Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { Hosting } from '../region';

/** What a database is asked to be, with its defaults filled in. */
interface DatabaseRequest {
  readonly hosting: Hosting;
  readonly instanceIdentifier: string;
  readonly instanceClass: string;
  readonly storage: Size;
  readonly multiZone: boolean;
  readonly backupRetention: Duration;
  readonly databaseName?: string;
}

/** Refuses what RDS would refuse at deployment. */
export function checkDatabase(scope: IConstruct, request: DatabaseRequest): void {
  checkIdentifier(scope, request.instanceIdentifier);
  checkInstanceClass(scope, request.instanceClass);
  checkStorage(scope, request.storage);
  checkZones(scope, request.hosting, request.multiZone);
  checkBackupRetention(scope, request.backupRetention);
  checkDatabaseName(scope, request.databaseName);
}

/** Refuses a grant that would reach more than one user. */
export function checkDatabaseUser(scope: IConstruct, databaseUser: string): void {
  if (!Token.isUnresolved(databaseUser) && !/^[^*?/]+$/.test(databaseUser)) {
    throw new AiFactoryError(
      'AIF-DB-009',
      `a grant to connect must name one database user, got ${JSON.stringify(databaseUser)}`,
      'Name the user as it was created in the database.',
      scope,
    );
  }
}

function checkIdentifier(scope: IConstruct, identifier: string): void {
  const accepted = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
  if (!Token.isUnresolved(identifier) && !(accepted.test(identifier) && identifier.length <= 63)) {
    throw new AiFactoryError(
      'AIF-DB-008',
      `RDS does not take ${JSON.stringify(identifier)} as the identifier of an instance`,
      'Use lower-case letters, digits and single hyphens in databaseId, 63 characters at most with the id of the site.',
      scope,
    );
  }
}

function checkInstanceClass(scope: IConstruct, instanceClass: string): void {
  if (!Token.isUnresolved(instanceClass) && !/^db\.[a-z0-9-]+\.[a-z0-9-]+$/.test(instanceClass)) {
    throw new AiFactoryError(
      'AIF-DB-006',
      `instanceClass must be an RDS instance class, got ${JSON.stringify(instanceClass)}`,
      'Use a class such as db.r7g.large.',
      scope,
    );
  }
}

function checkStorage(scope: IConstruct, storage: Size): void {
  if (storage.isUnresolved()) {
    return;
  }
  const gibibytes = storage.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
  if (!Number.isInteger(gibibytes) || gibibytes < 20 || gibibytes > 65_536) {
    throw new AiFactoryError(
      'AIF-DB-002',
      `storage must be a whole number of GiB from 20 to 65536, got ${gibibytes}`,
      'Use Size.gibibytes(n).',
      scope,
    );
  }
}

function checkZones(scope: IConstruct, hosting: Hosting, multiZone: boolean): void {
  if (hosting.zones.length > 1) {
    return;
  }
  if (hosting.kind === 'region') {
    throw new AiFactoryError(
      'AIF-DB-004',
      `RDS asks for subnets in two zones of ${hosting.region}, and the site has one`,
      'Describe a second zone.',
      scope,
    );
  }
  if (multiZone) {
    throw new AiFactoryError(
      'AIF-DB-003',
      'multiZone is true, and the site has one zone',
      'Set multiZone to false, or describe a second zone.',
      scope,
    );
  }
}

function checkBackupRetention(scope: IConstruct, backupRetention: Duration): void {
  if (backupRetention.isUnresolved()) {
    return;
  }
  const days = backupRetention.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1 || days > 35) {
    throw new AiFactoryError(
      'AIF-DB-005',
      `backupRetention must be a whole number of days from 1 to 35, got ${days}`,
      'Use Duration.days(n).',
      scope,
    );
  }
}

function checkDatabaseName(scope: IConstruct, databaseName: string | undefined): void {
  if (
    databaseName !== undefined &&
    !Token.isUnresolved(databaseName) &&
    !/^[a-zA-Z][a-zA-Z0-9_]{0,62}$/.test(databaseName)
  ) {
    throw new AiFactoryError(
      'AIF-DB-007',
      `databaseName must be letters, digits and underscores, starting with a letter, got ${JSON.stringify(databaseName)}`,
      'Use up to 63 of these, such as registry.',
      scope,
    );
  }
}
