import { AiFactoryError } from '../errors';

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
}

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

  /**
   * @throws AIF-SOV-701 when the partition, the Region or the DNS suffix is empty or holds other characters than its kind
   * @throws AIF-SOV-702 when an account is not twelve digits
   * @throws AIF-SOV-703 when an allowed host is not a host name
   * @throws AIF-SOV-704 when a number of days is out of its range
   */
  public constructor(props: SovereigntyPolicyProps) {
    this.partition = name('partition', props.partition, /^[a-z][a-z0-9-]*$/);
    this.region = name('region', props.region, /^[a-z][a-z0-9-]*[a-z0-9]$/);
    this.dnsSuffix = name('dnsSuffix', props.dnsSuffix, HOST_NAME);
    this.account = props.account === undefined ? undefined : account('account', props.account);
    this.jurisdiction = props.jurisdiction;
    this.allowedRegions = sorted(
      (props.allowedRegions ?? [this.region]).map((region) =>
        name('allowedRegions', region, /^[a-z][a-z0-9-]*[a-z0-9]$/),
      ),
    );
    this.allowedAccounts = sorted((props.allowedAccounts ?? []).map((id) => account('allowedAccounts', id)));
    this.allowedHosts = sorted((props.allowedHosts ?? []).map((host) => hostPattern(host)));
    this.strict = props.strict ?? true;
    this.minimumKeyDeletionWindowDays = days(
      'minimumKeyDeletionWindowDays',
      props.minimumKeyDeletionWindowDays ?? 30,
      7,
      30,
    );
    this.minimumLogRetentionDays = days('minimumLogRetentionDays', props.minimumLogRetentionDays ?? 365, 0, 36_500);
    this.maximumLogRetentionDays =
      props.maximumLogRetentionDays === undefined
        ? undefined
        : days('maximumLogRetentionDays', props.maximumLogRetentionDays, this.minimumLogRetentionDays, 36_500);
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

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

function name(prop: string, value: string, pattern: RegExp): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new AiFactoryError(
    'AIF-SOV-701',
    `${prop} is ${JSON.stringify(value)}`,
    `set ${prop} to the name that the site uses, in lower case; it cannot be a token, since the policy is read before deployment`,
  );
}

function account(prop: string, value: string): string {
  if (typeof value === 'string' && /^\d{12}$/.test(value)) return value;
  throw new AiFactoryError(
    'AIF-SOV-702',
    `${prop} holds ${JSON.stringify(value)}`,
    'write an account as twelve digits, quoted',
  );
}

function hostPattern(value: string): string {
  const host = typeof value === 'string' ? value.toLowerCase() : '';
  if (HOST_NAME.test(host.startsWith('*.') ? host.slice(2) : host)) return host;
  throw new AiFactoryError(
    'AIF-SOV-703',
    `allowedHosts holds ${JSON.stringify(value)}`,
    'write a host name such as "registry.example.gov" or "*.example.gov", without scheme, port or path',
  );
}

function days(prop: string, value: number, from: number, to: number): number {
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new AiFactoryError('AIF-SOV-704', `${prop} is ${value}`, `set ${prop} to a whole number from ${from} to ${to}`);
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
