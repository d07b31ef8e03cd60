import type { RegionExemption } from '../../catalog/region-exemptions';
import type { SovereigntyPolicy } from '../sovereignty-policy';

/** What policies are made from. */
export interface EnforcementProps {
  /** What the site allows. The same policy that checks its templates. */
  readonly policy: SovereigntyPolicy;
  /** The id of the site: the names of all policies begin with it. Lower-case letters, digits and hyphens. */
  readonly siteId: string;
  /**
   * Services outside the Region that stay reachable.
   *
   * @default - identity, accountRead, privateDns, bucketList, health and costRead
   */
  readonly regionExemptions?: RegionExemption[];
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
