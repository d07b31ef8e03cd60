import type { SovereigntyPolicy } from '../sovereignty-policy';

/** Services that answer from one place of the partition and that a lock on Regions can let through. The list is closed. */
export enum RegionExemption {
  /** IAM and STS. */
  IDENTITY = 'identity',
  /** Reading what account and organization say about themselves. */
  ACCOUNT_READ = 'accountRead',
  /** Hosted zones, private ones too. */
  PRIVATE_DNS = 'privateDns',
  /** The list of buckets, and the block of public access of the account. */
  BUCKET_LIST = 'bucketList',
  /** Events about the health of the account. */
  HEALTH = 'health',
  /** Reading costs. */
  COST_READ = 'costRead',
  /** Subscriptions to models of third parties. */
  MARKETPLACE = 'marketplace',
  /** Support cases, with whatever is attached to them. */
  SUPPORT = 'support',
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

/**
 * Roles that single statements leave out, by name with path, without account: `ops/break-glass`.
 *
 * The names hold in every account, and nobody but platform roles may make, change or pass a role with such a name. Roles of IAM Identity
 * Center end in characters that nobody knows before; below `aws-reserved/`, where only AWS makes roles, `*` stands for any characters.
 */
export interface ExemptRoleProps {
  /**
   * Roles that set accounts up, deploy boundaries and share what is to be shared.
   *
   * @default - none
   */
  readonly platform?: string[];
  /**
   * Roles for emergencies. They may leave locations and networks, never destroy keys, stop trails or open prompts.
   *
   * @default - none
   */
  readonly breakGlass?: string[];
  /**
   * Roles that may disable and destroy keys.
   *
   * @default - none
   */
  readonly keyCustodians?: string[];
  /**
   * Roles that set up and change trails and logs.
   *
   * @default - none
   */
  readonly auditors?: string[];
  /**
   * Roles that may give AWS Support access.
   *
   * @default - none
   */
  readonly supportApprovers?: string[];
}

/** What of a site is in its own building, and has to stay there. */
export interface OnPremisesProps {
  /**
   * ARNs of Outposts: snapshots of their volumes stay on them.
   *
   * @default - none
   */
  readonly outpostArns?: string[];
  /**
   * ARNs of subnets on Outposts: instances and network interfaces are in them and nowhere else.
   *
   * @default - instances may be in any subnet
   */
  readonly outpostSubnetArns?: string[];
  /**
   * Local Zones, by the name of their zone: snapshots of their volumes stay in them.
   *
   * @default - none
   */
  readonly localZones?: string[];
  /**
   * Whether objects are kept on Outposts only: no bucket in the Region is made or written to, apart from those of `cdk bootstrap` and
   * those in `regionalBuckets`.
   *
   * @default false
   */
  readonly keepObjectsOnOutposts?: boolean;
  /**
   * Names of buckets in the Region that are written to all the same, such as that for logs. `*` stands for any characters.
   *
   * @default - none
   */
  readonly regionalBuckets?: string[];
}

/** Which models may answer, and under what conditions. */
export interface InferenceProps {
  /**
   * Ids of foundation models that may be called, such as `amazon.nova-pro-v1:0`. An empty list allows none.
   *
   * @default - every model of the allowed Regions
   */
  readonly models?: string[];
  /**
   * ARNs of guardrails with their version: `…:guardrail/abcdefghij:1`. Every call of a model has to name one of them.
   *
   * @default - none
   */
  readonly guardrails?: string[];
  /**
   * ARNs of guardrails of the management account with their version, one for each Region. The Bedrock policy of the organization puts them
   * on every call of a model, and callers name nothing.
   *
   * Each needs a resource policy that lets the organization use it, and no automated reasoning:
   * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_best_practices.html
   *
   * @default - no Bedrock policy
   */
  readonly organizationGuardrails?: string[];
  /**
   * Ids of models that are called without a guardrail, such as models for embeddings.
   *
   * @default - none
   */
  readonly unguardedModels?: string[];
}

/** What policies are made from. */
export interface EnforcementProps {
  /** What the site allows. The same policy that checks its templates. */
  readonly policy: SovereigntyPolicy;
  /** The id of the site: the names of all policies begin with it. Lower-case letters, digits and hyphens. */
  readonly siteId: string;
  /**
   * The id of the organization, such as `o-exampleorgid`. Without it nothing can be kept inside the organization.
   *
   * @default - no statement that compares organizations
   */
  readonly organizationId?: string;
  /**
   * Services outside the Region that stay reachable.
   *
   * @default - identity, accountRead, privateDns, bucketList, health and costRead
   */
  readonly regionExemptions?: RegionExemption[];
  /**
   * Roles that single statements leave out.
   *
   * @default - none: every statement holds for everyone
   */
  readonly exemptRoles?: ExemptRoleProps;
  /**
   * What has to stay in the building of the site.
   *
   * @default - nothing
   */
  readonly onPremises?: OnPremisesProps;
  /**
   * Which models may answer.
   *
   * @default - every model of the allowed Regions, never across Regions
   */
  readonly inference?: InferenceProps;
  /**
   * Where keys have to come from.
   *
   * @default - anywhere
   */
  readonly keyOrigin?: KeyOrigin;
  /**
   * Whose machine images may be used: account ids, or `amazon`, `aws_marketplace`, `aws_backup_vault`.
   *
   * @default - anyone's
   */
  readonly imageProviders?: string[];
  /**
   * Whether the organization fixes the block of public access to networks.
   *
   * Accounts can then not set it themselves: `PrivateRegion` needs `blockPublicAccess: false`, or its stack fails.
   *
   * @default false
   */
  readonly fixBlockPublicAccess?: boolean;
  /**
   * The qualifier of `cdk bootstrap`, whose asset buckets stay usable.
   *
   * @default hnb659fds - https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html
   */
  readonly bootstrapQualifier?: string;
  /**
   * The name of the permission boundary.
   *
   * @default - `<siteId>-boundary`
   */
  readonly boundaryName?: string;
  /**
   * Whether every role in the accounts has to carry the boundary, and not only what roles of the site make.
   *
   * Platform roles then have to bootstrap the accounts and to deploy the boundary.
   *
   * @default false
   */
  readonly requireBoundary?: boolean;
  /**
   * Whether the partition still counts as before 15 May 2026: service control policies of 5,120 characters, five to a target.
   *
   * @default false
   */
  readonly earlierLimits?: boolean;
  /**
   * How many service control policies others attach to the same target, such as AWS Control Tower. `FullAWSAccess` is counted already.
   *
   * @default 0
   */
  readonly otherServiceControlPolicies?: number;
}
