export * from './database';
export * from './database-engine';
export { grantReadSecret } from './database-grants';
export type { DatabaseAttributes } from './imported-database';
