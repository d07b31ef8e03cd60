import { AiFactoryError } from '../errors';
import {
  checkEach,
  daysWithin,
  HOST_NAME,
  hostPattern,
  listOf,
  requiredName,
  sorted,
  twelveDigits,
} from './policy/checks';
import { type ExemptRoleProps, exemptRolesOf } from './policy/exempt-roles';
import { type InferenceProps, inferenceOf } from './policy/inference';
import type { KeyOrigin } from './policy/key-origin';
import { type OnPremisesProps, onPremisesOf } from './policy/on-premises';
import type { SovereigntyPolicyProps } from './policy/sovereignty-policy-props';

/**
 * What a site allows: the Regions, accounts and hosts that data may touch, and how its keys and logs are kept.
 *
 * The policy is data. `SovereigntyChecks` holds a CDK app against it, `auditTemplates` any set of CloudFormation templates.
 */
export class SovereigntyPolicy {
  /** What `AWS::Partition` stands for. */
  public readonly partition: string;
  /** The Region of the site. */
  public readonly region: string;
  /** What `AWS::URLSuffix` stands for. */
  public readonly dnsSuffix: string;
  /** The account of the site, where it is stated. */
  public readonly account?: string;
  /** The country whose law applies, where it is stated. */
  public readonly jurisdiction?: string;
  /** Regions that data may be in, sorted. */
  public readonly allowedRegions: string[];
  /** Accounts besides `account` that data may be shared with, sorted. */
  public readonly allowedAccounts: string[];
  /** Hosts that addresses may name, in lower case, sorted. */
  public readonly allowedHosts: string[];
  /** Whether a value that cannot be proven stops synthesis. */
  public readonly strict: boolean;
  /** The shortest wait before a key is deleted, in days. */
  public readonly minimumKeyDeletionWindowDays: number;
  /** The shortest time that logs are kept, in days. */
  public readonly minimumLogRetentionDays: number;
  /** The longest time that logs are kept, in days, where there is a limit. */
  public readonly maximumLogRetentionDays?: number;
  /** The id of the organization, where it is stated. */
  public readonly organizationId?: string;
  /** Roles that single statements leave out, each list sorted. */
  public readonly exemptRoles: ExemptRoleProps;
  /** What has to stay in the building of the site. */
  public readonly onPremises: OnPremisesProps;
  /** Which models may answer, and under what conditions. */
  public readonly inference: InferenceProps;
  /** Where keys have to come from, where it is stated. */
  public readonly keyOrigin?: KeyOrigin;
  /** Whose machine images may be used, sorted, where it is stated. */
  public readonly imageProviders?: string[];

  /**
   * @throws AIF-SOV-701 when the partition, the Region or the DNS suffix is empty or holds other characters than its kind
   * @throws AIF-SOV-702 when an account is not twelve digits
   * @throws AIF-SOV-703 when an allowed host is not a host name
   * @throws AIF-SOV-704 when a number of days is out of its range
   * @throws AIF-SOV-705 when a role, a bucket, a model, a guardrail or another name has another shape than its kind, or a guardrail is in a
   * Region that is not allowed
   */
  public constructor(props: SovereigntyPolicyProps) {
    this.partition = requiredName('partition', props.partition, /^[a-z][a-z0-9-]*$/);
    this.region = requiredName('region', props.region, /^[a-z][a-z0-9-]*[a-z0-9]$/);
    this.dnsSuffix = requiredName('dnsSuffix', props.dnsSuffix, HOST_NAME);
    this.account = props.account === undefined ? undefined : twelveDigits('account', props.account);
    this.jurisdiction = props.jurisdiction;
    this.allowedRegions = sorted(
      (props.allowedRegions ?? [this.region]).map((region) =>
        requiredName('allowedRegions', region, /^[a-z][a-z0-9-]*[a-z0-9]$/),
      ),
    );
    this.allowedAccounts = sorted((props.allowedAccounts ?? []).map((id) => twelveDigits('allowedAccounts', id)));
    this.allowedHosts = sorted((props.allowedHosts ?? []).map((host) => hostPattern(host)));
    this.strict = props.strict ?? true;
    this.minimumKeyDeletionWindowDays = daysWithin(
      'minimumKeyDeletionWindowDays',
      props.minimumKeyDeletionWindowDays ?? 30,
      7,
      30,
    );
    this.minimumLogRetentionDays = daysWithin(
      'minimumLogRetentionDays',
      props.minimumLogRetentionDays ?? 365,
      0,
      36_500,
    );
    this.maximumLogRetentionDays =
      props.maximumLogRetentionDays === undefined
        ? undefined
        : daysWithin('maximumLogRetentionDays', props.maximumLogRetentionDays, this.minimumLogRetentionDays, 36_500);
    this.organizationId = props.organizationId;
    checkEach('organizationId', listOf(props.organizationId), /^o-[a-z0-9]{10,32}$/, 'an id such as "o-exampleorgid"');
    this.exemptRoles = exemptRolesOf(props.exemptRoles);
    this.onPremises = onPremisesOf(props.onPremises);
    this.inference = inferenceOf(props.inference, this.allowedRegions);
    this.keyOrigin = props.keyOrigin;
    this.imageProviders = props.imageProviders === undefined ? undefined : sorted(props.imageProviders);
    checkEach('imageProviders', this.imageProviders, IMAGE_PROVIDER, 'an account');
    if (!this.allowedRegions.includes(this.region)) {
      throw new AiFactoryError(
        'AIF-SOV-701',
        `allowedRegions ${JSON.stringify(this.allowedRegions)} leaves out the Region of the site, "${this.region}"`,
        `add "${this.region}" to allowedRegions`,
      );
    }
  }

  /** Whether data may be in a Region. */
  public allowsRegion(region: string): boolean {
    return this.allowedRegions.includes(region);
  }

  /** Whether data may be shared with an account. */
  public allowsAccount(id: string): boolean {
    return id === this.account || this.allowedAccounts.includes(id);
  }

  /** Whether an address may name a host that is not an interface of a service. */
  public allowsHost(host: string): boolean {
    return this.allowedHosts.some((allowed) =>
      allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed,
    );
  }
}

const IMAGE_PROVIDER = /^(?:\d{12}|amazon|aws_marketplace|aws_backup_vault)$/;
