import type { ExemptRoleProps } from './exempt-roles';
import type { InferenceProps } from './inference';
import type { KeyOrigin } from './key-origin';
import type { OnPremisesProps } from './on-premises';

/** What a site allows. */
export interface SovereigntyPolicyProps {
  /** What `AWS::Partition` stands for, such as `aws-eusc`. */
  readonly partition: string;
  /** The Region of the site: what `AWS::Region` stands for where a stack does not say. */
  readonly region: string;
  /** What `AWS::URLSuffix` stands for, such as `amazonaws.eu`. */
  readonly dnsSuffix: string;
  /**
   * The account of the site, twelve digits: what `AWS::AccountId` stands for where a stack does not say.
   *
   * @default - any account that a stack is deployed to; ARNs must name it by the pseudo parameter
   */
  readonly account?: string;
  /**
   * The country whose law applies, as an ISO 3166-1 code. Evidence only: no check depends on it.
   *
   * @default - not stated
   */
  readonly jurisdiction?: string;
  /**
   * Regions that data may be in.
   *
   * @default - only `region`
   */
  readonly allowedRegions?: string[];
  /**
   * Accounts besides `account` that data may be shared with, twelve digits each.
   *
   * @default - none
   */
  readonly allowedAccounts?: string[];
  /**
   * Hosts that addresses may name: `registry.example.gov`, or `*.example.gov` for all names below.
   *
   * @default - none, besides the interfaces of services under `dnsSuffix` in allowed Regions and private names
   */
  readonly allowedHosts?: string[];
  /**
   * Whether a value that cannot be proven stops synthesis.
   *
   * With `false` such values are warnings, and the audit proves less: a template parameter can be set to anything at deployment.
   *
   * @default true
   */
  readonly strict?: boolean;
  /**
   * How many days a key must wait between the request to delete it and its deletion, 7 to 30.
   *
   * @default 30 - the longest wait of AWS KMS, https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
   */
  readonly minimumKeyDeletionWindowDays?: number;
  /**
   * How many days logs must be kept.
   *
   * @default 365
   */
  readonly minimumLogRetentionDays?: number;
  /**
   * How many days logs may be kept.
   *
   * @default - no limit
   */
  readonly maximumLogRetentionDays?: number;
  /**
   * The id of the organization, such as `o-exampleorgid`. Without it nothing can be kept inside the organization.
   *
   * @default - no statement that compares organizations
   */
  readonly organizationId?: string;
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
}
