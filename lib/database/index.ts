export * from './database';
export * from './database-engine';
/** @internal */
export { grantReadSecret } from './database-grants';
export type { DatabaseAttributes } from './imported-database';
