export * from './cell-network';
export * from './data-class';
export type { DnsForwardingRule } from './dns-forwarding';
export * from './hosting';
export type { CellNetworkAttributes } from './imported-cell-network';
export type { PrivateRegionAttributes } from './imported-private-region';
export * from './private-region';
export * from './service-status';
export * from './zone';
