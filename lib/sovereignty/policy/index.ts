export { KeyOrigin, Residency, SovereigntyPreset, SupportPermits } from '../../catalog/sovereignty-words';
export type { ExemptRoleProps } from './exempt-roles';
export type { InferenceProps } from './inference';
export type { OnPremisesProps } from './on-premises';
export type { OperatorAccessProps } from './operator-access';
export type { ResidencyProps } from './residency';
export type { SovereigntyPolicyProps } from './sovereignty-policy-props';
export type { WaiverProps } from './waiver';
