export * from './database';
export * from './database-engine';
