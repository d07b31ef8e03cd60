export * from './control-tower-controls';
export type { EnforcementDocument } from './enforcement-document';
export { EnforcementKind } from './enforcement-kind';
export * from './enforcement-policies';
export * from './enforcement-props';
export type { NotEnforceable } from './not-enforceable';
export * from './organization-policies';
export * from './sovereignty-boundary';
export * from './sovereignty-conformance-pack';
