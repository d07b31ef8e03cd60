import { IMAGE_PROVIDER, ORGANIZATION_ID } from '../catalog/policy-shapes';
import type { KeyOrigin, SovereigntyPreset } from '../catalog/sovereignty-words';
import { AiFactoryError } from '../errors';
import {
  checkEach,
  HOST_NAME,
  hostPattern,
  listOf,
  requiredName,
  sorted,
  twelveDigits,
  wholeWithin,
} from './policy/checks';
import { refuseContradictions } from './policy/contradictions';
import { type ExemptRoleProps, exemptRolesOf } from './policy/exempt-roles';
import { type InferenceProps, inferenceOf } from './policy/inference';
import { keyArnsOf } from './policy/key-arns';
import { type OnPremisesProps, onPremisesOf } from './policy/on-premises';
import { type OperatorAccessProps, operatorAccessOf } from './policy/operator-access';
import { holdsPeer, peersOf } from './policy/peers';
import { defaultsOf } from './policy/preset';
import { type ResidencyProps, residencyOf } from './policy/residency';
import type { SovereigntyPolicyProps } from './policy/sovereignty-policy-props';
import { dayOf, type WaiverProps, waiversOf } from './policy/waiver';

/**
 * What a site allows: the Regions, accounts and hosts that data may touch, and how its keys and logs are kept.
 *
 * The policy is data. `SovereigntyChecks` holds a CDK app against it, `auditTemplates` any set of CloudFormation templates.
 */
export class SovereigntyPolicy {
  /** The set of answers that the policy starts from, where it names one. */
  public readonly preset?: SovereigntyPreset;
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
  /** The account that owns the organization, where stacks are deployed to it. */
  public readonly managementAccount?: string;
  /** Hosts that addresses may name, in lower case, sorted. */
  public readonly allowedHosts: string[];
  /** Networks and machines outside the app that networks may be joined with, sorted, where they are stated. */
  public readonly allowedPeers?: string[];
  /** Whether a value that cannot be proven stops synthesis. */
  public readonly strict: boolean;
  /** The shortest wait before a key is deleted, in days. */
  public readonly minimumKeyDeletionWindowDays: number;
  /** The shortest time that logs are kept, in days. */
  public readonly minimumLogRetentionDays: number;
  /** The longest time that logs are kept, in days, where there is a limit. */
  public readonly maximumLogRetentionDays?: number;
  /** Whether the buckets that trails write to keep every object unchanged. */
  public readonly immutableLogs: boolean;
  /** The id of the organization, where it is stated. */
  public readonly organizationId?: string;
  /** Roles that single statements leave out, each list sorted. */
  public readonly exemptRoles: ExemptRoleProps;
  /** Where data of each class may be. */
  public readonly residency: ResidencyProps;
  /** What is in the building of the site. */
  public readonly onPremises: OnPremisesProps;
  /** Which models may answer, and under what conditions. */
  public readonly inference: InferenceProps;
  /** Where keys have to come from, where it is stated. */
  public readonly keyOrigin?: KeyOrigin;
  /** ARNs of keys that were made beforehand, by class of data. */
  public readonly keyArns: { [dataClass: string]: string };
  /** How people who operate the site, or AWS, get at it. */
  public readonly operatorAccess: OperatorAccessProps;
  /** Whose machine images may be used, sorted, where it is stated. */
  public readonly imageProviders?: string[];
  /** Exceptions that somebody has agreed to, sorted by id. */
  public readonly waivers: WaiverProps[];
  /** The day on which waivers are judged, where it is stated. */
  public readonly asOf?: string;

  /**
   * @throws AIF-SOV-701 when the partition, the Region or the DNS suffix is empty or holds other characters than its kind
   * @throws AIF-SOV-702 when an account is not twelve digits
   * @throws AIF-SOV-703 when an allowed host is not a host name
   * @throws AIF-SOV-704 when a number of days or hours is out of its range
   * @throws AIF-SOV-705 when a role, a bucket, a model, a guardrail or another name has another shape than its kind, or a guardrail or key
   * is in a Region that is not allowed
   * @throws AIF-SOV-706 when the policy asks for less than its preset, AIF-SOV-707 when it contradicts itself
   * @throws AIF-SOV-720 when a waiver lacks something, AIF-SOV-721 when it is for no rule or for one without exceptions
   * @throws AIF-SOV-722 when `asOf` is no day
   */
  public constructor(props: SovereigntyPolicyProps) {
    const usual = defaultsOf(props);
    this.preset = props.preset;
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
    this.managementAccount =
      props.managementAccount === undefined ? undefined : twelveDigits('managementAccount', props.managementAccount);
    this.allowedHosts = sorted((props.allowedHosts ?? []).map((host) => hostPattern(host)));
    this.allowedPeers = peersOf(props.allowedPeers);
    this.strict = props.strict ?? usual.strict;
    this.minimumKeyDeletionWindowDays = wholeWithin(
      'minimumKeyDeletionWindowDays',
      props.minimumKeyDeletionWindowDays ?? 30,
      7,
      30,
    );
    this.minimumLogRetentionDays = wholeWithin(
      'minimumLogRetentionDays',
      props.minimumLogRetentionDays ?? 365,
      0,
      36_500,
    );
    this.maximumLogRetentionDays =
      props.maximumLogRetentionDays === undefined
        ? undefined
        : wholeWithin('maximumLogRetentionDays', props.maximumLogRetentionDays, this.minimumLogRetentionDays, 36_500);
    this.immutableLogs = props.immutableLogs ?? usual.immutableLogs;
    this.organizationId = props.organizationId;
    checkEach('organizationId', listOf(props.organizationId), ORGANIZATION_ID, 'an id such as "o-exampleorgid"');
    this.exemptRoles = exemptRolesOf(props.exemptRoles);
    this.residency = residencyOf(props.residency, usual.residency);
    this.onPremises = onPremisesOf(props.onPremises);
    this.inference = inferenceOf(props.inference, this.allowedRegions);
    refuseContradictions(this.inference, this.organizationId);
    this.keyOrigin = props.keyOrigin;
    this.keyArns = keyArnsOf(props.keyArns, this.partition, this.allowedRegions);
    this.operatorAccess = operatorAccessOf(props.operatorAccess, usual);
    this.imageProviders = props.imageProviders === undefined ? undefined : sorted(props.imageProviders);
    checkEach('imageProviders', this.imageProviders, IMAGE_PROVIDER, 'an account');
    this.waivers = waiversOf(props.waivers);
    this.asOf = dayOf(props.asOf);
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

  /** Whether a network may be joined with an address, a range or something with an id; never where no peers are stated. */
  public allowsPeer(peer: string): boolean {
    return holdsPeer(this.allowedPeers ?? [], peer);
  }

  /** Whether an address may name a host that is not an interface of a service. */
  public allowsHost(host: string): boolean {
    return (
      this.allowsPeer(host) ||
      this.allowedHosts.some((allowed) =>
        allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed,
      )
    );
  }
}
