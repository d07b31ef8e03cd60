import { type Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { DATABASE_ENGINES } from '../../catalog/database-engines';
import { AiFactoryError } from '../../errors';
import type { Hosting } from '../../region';

/** What an accounting database is asked to be, with its defaults filled in. */
interface AccountingDatabaseRequest {
  readonly instanceClass: string;
  readonly storage: Size;
  readonly mysqlVersion: string;
}

/** Refuses what RDS would refuse at deployment. */
export function checkAccountingDatabase(scope: IConstruct, hosting: Hosting, request: AccountingDatabaseRequest): void {
  checkInstanceClass(scope, request.instanceClass);
  checkStorage(scope, request.storage);
  checkVersion(scope, request.mysqlVersion);
  checkZones(scope, hosting);
}

function checkInstanceClass(scope: IConstruct, instanceClass: string): void {
  if (!Token.isUnresolved(instanceClass) && !/^db\.[a-z0-9-]+\.[a-z0-9-]+$/.test(instanceClass)) {
    throw new AiFactoryError(
      'AIF-CMP-120',
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
      'AIF-CMP-121',
      `storage must be a whole number of GiB from 20 to 65536, got ${gibibytes}`,
      'Use Size.gibibytes(n).',
      scope,
    );
  }
}

function checkVersion(scope: IConstruct, version: string): void {
  const { families } = DATABASE_ENGINES.mysql;
  if (!Object.hasOwn(families, version)) {
    throw new AiFactoryError(
      'AIF-CMP-122',
      `this release does not know MySQL ${JSON.stringify(version)}`,
      `Use one of ${Object.keys(families).join(', ')}.`,
      scope,
    );
  }
}

function checkZones(scope: IConstruct, hosting: Hosting): void {
  if (hosting.kind === 'region' && hosting.zones.length === 1) {
    throw new AiFactoryError(
      'AIF-CMP-123',
      `RDS asks for subnets in two zones of ${hosting.region}, and the site has one`,
      'Describe a second zone.',
      scope,
    );
  }
}
