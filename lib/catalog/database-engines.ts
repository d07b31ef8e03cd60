import type { Source } from './source';

/** A relational engine and the settings that make it refuse unencrypted connections. */
export interface RelationalEngine {
  readonly id: DatabaseEngineId;
  readonly name: string;
  readonly port: number;
  /** How many parts of a version number make the major version: `17` in `17.4`, `8.4` in `8.4.5`. */
  readonly majorVersionParts: number;
  /** Major versions that this release knows, with the parameter group family of each. */
  readonly families: { readonly [majorVersion: string]: string };
  /** The engine's customary administrator. It cannot be changed without replacing the instance. */
  readonly masterUsername: string;
  /** Parameters that every instance gets. */
  readonly parameters: { readonly [name: string]: string };
  /** Logs that the engine can export to CloudWatch Logs. */
  readonly logExports: readonly string[];
}

/** The relational engines that a site description can name. */
export type DatabaseEngineId = 'postgres' | 'mysql';

/** Where versions, families, parameters and log names come from. */
export const DATABASE_ENGINES_SOURCES: readonly Source[] = [
  { url: 'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/Welcome.html', date: '2026-11-22' },
  {
    url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
    date: '2026-11-22',
  },
  { url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html', date: '2026-11-22' },
  {
    url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html',
    date: '2026-11-22',
  },
  {
    url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.MySQLDB.PublishtoCloudWatchLogs.html',
    date: '2026-11-22',
  },
];

/** The relational engines by id. */
export const DATABASE_ENGINES: { readonly [id in DatabaseEngineId]: RelationalEngine } = {
  postgres: {
    id: 'postgres',
    name: 'PostgreSQL',
    port: 5432,
    majorVersionParts: 1,
    families: {
      '14': 'postgres14',
      '15': 'postgres15',
      '16': 'postgres16',
      '17': 'postgres17',
      '18': 'postgres18',
    },
    masterUsername: 'postgres',
    parameters: { 'rds.force_ssl': '1' },
    logExports: ['postgresql', 'upgrade'],
  },
  mysql: {
    id: 'mysql',
    name: 'MySQL',
    port: 3306,
    majorVersionParts: 2,
    families: { '8.0': 'mysql8.0', '8.4': 'mysql8.4' },
    masterUsername: 'admin',
    // Of an instance this is 0 or 1; ON and OFF are the words for clusters. Only logs that are written to a file are exported.
    parameters: { require_secure_transport: '1', slow_query_log: '1', log_output: 'FILE' },
    logExports: ['error', 'slowquery'],
  },
};
