export type { SlurmAccountingDatabaseAttributes } from './imported-slurm-accounting-database';
export { type PcsNodeScript, PcsNodeStage } from './pcs-node-script';
export * from './pcs-props';
export * from './slurm-accounting-database';
