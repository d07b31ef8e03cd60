import { Token } from 'aws-cdk-lib';
import { DATABASE_ENGINES, type RelationalEngine } from '../catalog/database-engines';
import { AiFactoryError } from '../errors';

/** What the version of an engine does not say. */
export interface DatabaseEngineOptions {
  /**
   * The parameter group family, such as `postgres19`.
   *
   * @default - follows from the major version, for versions that this release knows
   */
  readonly parameterGroupFamily?: string;
  /**
   * Parameters for the workload. One that this library sets itself takes the place of its value, the one that refuses connections without
   * TLS included.
   *
   * @default - none besides those of `DatabaseEngine.parameters`
   */
  readonly parameters?: { [name: string]: string };
}

/** A relational engine in a certain version. */
export class DatabaseEngine {
  /**
   * PostgreSQL.
   *
   * @param version The major version, such as `17`, to follow its minor versions; or a minor version to stay at, such as `17.4`.
   * @throws AIF-DB-001 when the parameter group family is neither known nor given
   */
  public static postgres(version: string, options: DatabaseEngineOptions = {}): DatabaseEngine {
    return new DatabaseEngine(DATABASE_ENGINES.postgres, version, options);
  }

  /**
   * MySQL.
   *
   * @param version The major version, such as `8.4`, to follow its minor versions; or a minor version to stay at, such as `8.4.5`.
   * @throws AIF-DB-001 when the parameter group family is neither known nor given
   */
  public static mysql(version: string, options: DatabaseEngineOptions = {}): DatabaseEngine {
    return new DatabaseEngine(DATABASE_ENGINES.mysql, version, options);
  }

  /** The engine as RDS calls it. */
  public readonly engineType: string;
  /** The version as it was given. */
  public readonly version: string;
  /** Whether the version names a minor version, which RDS then has to leave as it is. */
  public readonly pinsMinorVersion: boolean;
  /** The parameter group family. */
  public readonly parameterGroupFamily: string;
  /** The port that the engine listens on. */
  public readonly port: number;
  /** The engine's customary administrator. */
  public readonly masterUsername: string;
  /** Parameters that the instance gets. */
  public readonly parameters: { [name: string]: string };
  /** Logs that go to CloudWatch Logs. */
  public readonly logExports: string[];

  private constructor(engine: RelationalEngine, version: string, options: DatabaseEngineOptions) {
    const parts = Token.isUnresolved(version) ? [] : version.split('.');
    this.engineType = engine.id;
    this.version = version;
    this.pinsMinorVersion = parts.length > engine.majorVersionParts;
    this.parameterGroupFamily = options.parameterGroupFamily ?? familyOf(engine, parts, version);
    this.port = engine.port;
    this.masterUsername = engine.masterUsername;
    this.parameters = { ...engine.parameters, ...options.parameters };
    this.logExports = [...engine.logExports];
  }
}

function familyOf(engine: RelationalEngine, parts: string[], version: string): string {
  const major = parts.slice(0, engine.majorVersionParts).join('.');
  if (!Object.hasOwn(engine.families, major)) {
    throw new AiFactoryError(
      'AIF-DB-001',
      `the parameter group family of ${engine.name} ${JSON.stringify(version)} is not known; known major versions are ${Object.keys(engine.families).join(', ')}`,
      'Use one of these, or pass `parameterGroupFamily` for a newer version.',
    );
  }
  return engine.families[major];
}
