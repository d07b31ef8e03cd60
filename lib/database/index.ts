export * from './database';
export * from './database-engine';
export type { DatabaseAttributes } from './imported-database';
