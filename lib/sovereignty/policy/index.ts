export type { ExemptRoleProps } from './exempt-roles';
export type { InferenceProps } from './inference';
export { KeyOrigin } from './key-origin';
export type { OnPremisesProps } from './on-premises';
export type { SovereigntyPolicyProps } from './sovereignty-policy-props';
