export * from './cell-network';
export * from './data-class';
export type { DirectConnectAssociation } from './direct-connect';
export * from './dns-forwarding';
export * from './file-system-mount';
export { FlowLogDestination } from './flow-log-destination';
export * from './hosting';
/** @internal */
export { requireOwnId } from './ids';
export type { CellNetworkAttributes } from './imported-cell-network';
export type { PrivateRegionAttributes } from './imported-private-region';
export * from './inbound-dns';
/** @internal */
export { strangersRefused } from './organization-perimeter';
export * from './private-region';
export * from './service-status';
/** @internal */
export { tagBelow, tagResource } from './tags';
export * from './transit-gateway';
export * from './zone';
