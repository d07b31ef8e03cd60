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
