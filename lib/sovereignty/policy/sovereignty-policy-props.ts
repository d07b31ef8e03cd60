import type { KeyOrigin, SovereigntyPreset } from '../../catalog/sovereignty-words';
import type { ExemptRoleProps } from './exempt-roles';
import type { InferenceProps } from './inference';
import type { OnPremisesProps } from './on-premises';
import type { OperatorAccessProps } from './operator-access';
import type { ResidencyProps } from './residency';
import type { WaiverProps } from './waiver';

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
   * The account that owns the organization, twelve digits. Its stacks may hold policies of the organization and controls of AWS Control Tower,
   * and nothing else: no policy of an organization binds it.
   *
   * @default - no stack is deployed there
   */
  readonly managementAccount?: string;
  /**
   * Hosts that addresses may name: `registry.example.gov`, or `*.example.gov` for all names below.
   *
   * @default - none, besides the interfaces of services under `dnsSuffix` in allowed Regions and private names
   */
  readonly allowedHosts?: string[];
  /**
   * A set of answers under one name. What is stated besides may ask for more, never for less.
   *
   * @default - none: each answer has its own default
   */
  readonly preset?: SovereigntyPreset;
  /**
   * Whether a value that cannot be proven stops synthesis.
   *
   * With `false` such values are warnings, and the audit proves less: a template parameter can be set to anything at deployment.
   *
   * @default - as the preset says; true without one
   */
  readonly strict?: boolean;
  /**
   * Networks and machines outside the app that networks may be joined with and names be looked up at: IPv4 addresses, ranges, and ids of
   * VPCs, transit gateways, virtual private gateways and customer gateways. Addresses on the list may be named as hosts too.
   *
   * @default - no VPN and no peered gateway, any VPC of allowed accounts in allowed Regions, and any private address of a name server
   */
  readonly allowedPeers?: string[];
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
   * Whether the buckets that trails write to keep every object unchanged for `minimumLogRetentionDays`, so that nobody can delete it.
   *
   * @default - as the preset says; false without one
   */
  readonly immutableLogs?: boolean;
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
   * Where data of each class may be.
   *
   * @default - as the preset says; anywhere in the allowed Regions without one
   */
  readonly residency?: ResidencyProps;
  /**
   * What is in the building of the site.
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
   * CloudFormation makes keys of AWS KMS, and empty ones to import material into. For any other origin, and to have the material before
   * the first deployment, make the keys beforehand and name them in `keyArns`.
   *
   * @default - anywhere
   */
  readonly keyOrigin?: KeyOrigin;
  /**
   * ARNs of keys that were made beforehand, by class of data: `{ modelWeights: 'arn:…' }`. What they encrypt is of that class.
   *
   * @default - none
   */
  readonly keyArns?: { [dataClass: string]: string };
  /**
   * How people who operate the site, or AWS, get at it.
   *
   * @default - as the preset says; AWS Support is not let in without one
   */
  readonly operatorAccess?: OperatorAccessProps;
  /**
   * Whose machine images may be used: account ids, or `amazon`, `aws_marketplace`, `aws_backup_vault`.
   *
   * @default - anyone's
   */
  readonly imageProviders?: string[];
  /**
   * Exceptions that somebody has agreed to.
   *
   * @default - none
   */
  readonly waivers?: WaiverProps[];
  /**
   * The day on which waivers are judged, as `2027-06-30`. The same templates then give the same findings on every day.
   *
   * @default - today, in Coordinated Universal Time
   */
  readonly asOf?: string;
}
