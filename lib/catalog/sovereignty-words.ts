/** Where data may be. */
export enum Residency {
  /** Anywhere in the allowed Regions. */
  REGION = 'region',
  /**
   * In the building of the site only: in a Region that stands there, by a service that runs there, or on the Outposts and in the Local
   * Zones that the policy names.
   */
  ON_PREMISES = 'onPremises',
}

/** Whether a template may let AWS Support in. */
export enum SupportPermits {
  /** Never. */
  FORBIDDEN = 'forbidden',
  /** For named actions on named resources, for no longer than `maximumSupportPermitHours`. */
  NARROW = 'narrow',
}

/** Where keys come from. */
export enum KeyOrigin {
  /** AWS KMS made it. */
  AWS_KMS = 'AWS_KMS',
  /** Imported. */
  EXTERNAL = 'EXTERNAL',
  /** Hardware modules of the site in AWS CloudHSM. CloudFormation cannot make such keys. */
  AWS_CLOUDHSM = 'AWS_CLOUDHSM',
  /** A key manager outside AWS. CloudFormation cannot make such keys. */
  EXTERNAL_KEY_STORE = 'EXTERNAL_KEY_STORE',
}

/** A set of answers under one name. What a policy states besides may ask for more, never for less. */
export enum SovereigntyPreset {
  /** Data stay in the allowed Regions, and what cannot be proven to stay stops synthesis. */
  RESIDENCY_STRICT = 'residency-strict',
  /** Data stay in the allowed Regions, and what cannot be proven to stay is a warning. */
  RESIDENCY_STANDARD = 'residency-standard',
  /** Data of every class stay in the building of the site, and what cannot be proven to stay stops synthesis. */
  ON_PREMISES_ONLY = 'on-premises-only',
}

/** Kinds of policies that hold while a site runs. */
export enum EnforcementKind {
  /** Binds roles and users of member accounts, apart from service-linked roles. */
  SERVICE_CONTROL = 'serviceControl',
  /** Guards resources of member accounts, whoever calls. Only some services know it. */
  RESOURCE_CONTROL = 'resourceControl',
  /** Fixes settings of Amazon EC2 in member accounts, so that nobody can make them otherwise. */
  DECLARATIVE_EC2 = 'declarativeEc2',
  /** Keeps AI services from learning from content. */
  AI_OPT_OUT = 'aiOptOut',
  /** Puts a guardrail on every call of a model, whether the caller names one or not. */
  BEDROCK = 'bedrock',
  /** Limits what roles of an app can be granted, also in accounts without an organization. */
  PERMISSION_BOUNDARY = 'permissionBoundary',
}
