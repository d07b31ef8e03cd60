import type { Source } from './source';

/** A relational engine and the settings that make it refuse unencrypted connections. */
export interface DatabaseEngine {
  readonly id: DatabaseEngineId;
  readonly name: string;
  readonly port: number;
  /** Major versions that this release knows, with the parameter group family of each. */
  readonly families: { readonly [majorVersion: string]: string };
  /** Parameters that every instance gets. */
  readonly parameters: { readonly [name: string]: string };
  /** Logs that the engine can export to CloudWatch Logs. */
  readonly logExports: readonly string[];
}

/** The relational engines that a site description can name. */
export type DatabaseEngineId = 'postgres' | 'mysql';

/** Where versions, families, parameters and log names come from. */
export const DATABASE_ENGINES_SOURCE: Source = {
  url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_GettingStarted.html',
  date: '2026-11-22',
};

/** The relational engines by id. */
export const DATABASE_ENGINES: { readonly [id in DatabaseEngineId]: DatabaseEngine } = {
  postgres: {
    id: 'postgres',
    name: 'PostgreSQL',
    port: 5432,
    families: { '14': 'postgres14', '15': 'postgres15', '16': 'postgres16', '17': 'postgres17' },
    parameters: { 'rds.force_ssl': '1' },
    logExports: ['postgresql', 'upgrade'],
  },
  mysql: {
    id: 'mysql',
    name: 'MySQL',
    port: 3306,
    families: { '8.0': 'mysql8.0', '8.4': 'mysql8.4' },
    parameters: { require_secure_transport: 'ON' },
    logExports: ['error', 'slowquery'],
  },
};
