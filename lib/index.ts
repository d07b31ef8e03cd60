// The construct door: what goes into your own CDK app.
export * from './compute';
export * from './database';
export { isAiFactoryError } from './errors';
export { renderManifests } from './manifests';
export * from './models';
export * from './operations';
export * from './outposts';
// The same in steps, for TypeScript alone: other languages have `SiteDescription` and the command line.
export { checkPlan, planSite } from './plan';
export * from './region';
export { parseSite, readSite } from './site';
export {
  auditTemplates,
  ControlTowerControls,
  type ControlTowerControlsProps,
  type EnforcementDocument,
  EnforcementKind,
  EnforcementPolicies,
  type EnforcementProps,
  type ExemptRoleProps,
  type InferenceProps,
  KeyOrigin,
  type NotEnforceable,
  type OnPremisesProps,
  type OperatorAccessProps,
  OrganizationPolicies,
  type OrganizationPoliciesProps,
  RegionExemption,
  Residency,
  type ResidencyProps,
  readTemplates,
  SovereigntyBoundary,
  type SovereigntyBoundaryProps,
  SovereigntyChecks,
  SovereigntyConformancePack,
  type SovereigntyConformancePackProps,
  SovereigntyPolicy,
  type SovereigntyPolicyProps,
  SovereigntyPreset,
  SupportPermits,
  type WaiverProps,
} from './sovereignty';
// The site door: from a site description to stacks.
export { buildSite, SiteDescription, siteApp, synthesizeSite } from './stacks';
export * from './storage';

/** A finding of the sovereignty rules. */
export type Finding = import('./sovereignty').Finding;
/** A file that the clusters of a site need beside their templates. */
export type ManifestFile = import('./manifests').ManifestFile;
/** What became of a site description. */
export type LoadedSite = import('./site').LoadedSite;
/** What is wrong in a site description, and where. */
export type Problem = import('./site').Problem;
/** A site description after validation. */
export type Site = import('./site').Site;
/** Everything that is decided about a site before a construct exists. */
export type SitePlan = import('./plan').SitePlan;
