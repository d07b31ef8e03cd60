import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, type IConstruct } from 'constructs';
import { DATA_CLASS_TAG } from '../catalog/on-premises-placements';
import { AiFactoryError } from '../errors';
import { DataClass } from './data-class';
import type { Hosting } from './hosting';
import { requireId } from './ids';
import { ImportedPrivateRegion, type PrivateRegionAttributes } from './imported-private-region';
import { serviceStatements } from './key-policy';
import { strangersRefused } from './organization-perimeter';
import { tagBelow } from './tags';

/** What everything at a site shares: the place, the keys, how long logs are kept. */
export interface IPrivateRegion extends IConstruct {
  /** The id of the site. */
  readonly siteId: string;
  /** The place that hosts the site. */
  readonly hosting: Hosting;
  /** How long logs are kept. */
  readonly logRetention: logs.RetentionDays;
  /** Accounts besides the site's own whose principals and resources the private endpoints let through. */
  readonly trustedAccounts: string[];
  /** The organization that the account of the site belongs to, where it is stated. */
  readonly organizationId?: string;

  /**
   * The customer-managed key of a class of data.
   *
   * @throws AIF-REGION-017 when the region is imported without a key for the class
   */
  key(dataClass: DataClass): kms.IKey;
}

/** Properties of `PrivateRegion`. */
export interface PrivateRegionProps {
  /** The id of the site: 2 to 24 lower-case letters, digits and hyphens. The aliases of the keys start with it. */
  readonly siteId: string;
  /** The place that hosts the site. */
  readonly hosting: Hosting;
  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * How long a key can still be rescued after its deletion was ordered, 7 to 30 days.
   *
   * @default Duration.days(30)
   */
  readonly keyDeletionWindow?: Duration;
  /**
   * Turns on VPC Block Public Access in both directions, for every VPC of the account in this Region, whoever owns it.
   *
   * A setting of the account, not of the site: only one stack of an account and Region can hold it.
   *
   * @default - true in an AI Factory, false in an ordinary Region, where the account may serve others
   */
  readonly blockPublicAccess?: boolean;
  /**
   * Classes whose keys are created at once. The others are created when something first asks for them.
   *
   * @default - none
   */
  readonly dataClasses?: DataClass[];
  /**
   * ARNs of keys that were made beforehand, by class of data, such as keys of AWS CloudHSM or of an external key store, which
   * CloudFormation cannot make. Their policies have to say what those of keys made here say.
   *
   * @default - the key of every class is made here
   */
  readonly keyArns?: { [dataClass: string]: string };
  /**
   * Accounts besides the site's own whose principals and resources the private endpoints let through.
   *
   * @default - none
   */
  readonly trustedAccounts?: string[];
  /**
   * The organization that the account of the site belongs to, such as `o-exampleorgid`. Keys and buckets then refuse everyone outside it but
   * trusted accounts and services of AWS.
   *
   * @default - only what the policies of keys and buckets allow is let in, which is the account of the site
   */
  readonly organizationId?: string;
  /**
   * Tags for everything below this construct.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/**
 * The ground that a site stands on in its account: one key for each class of data, and the block on public access.
 *
 * Keys outlive the stack: without them what they encrypt is lost.
 */
export class PrivateRegion extends Construct implements IPrivateRegion {
  /** Uses a private region that another app deploys. */
  public static fromPrivateRegionAttributes(
    scope: Construct,
    id: string,
    attributes: PrivateRegionAttributes,
  ): IPrivateRegion {
    return new ImportedPrivateRegion(scope, id, attributes);
  }

  public readonly siteId: string;
  public readonly hosting: Hosting;
  public readonly logRetention: logs.RetentionDays;
  public readonly trustedAccounts: string[];
  public readonly organizationId?: string;
  private readonly keyDeletionWindow: Duration;
  private readonly keyArns: { [dataClass: string]: string };
  private readonly keys = new Map<DataClass, kms.IKey>();

  /**
   * @throws AIF-REGION-010 and AIF-REGION-011 when the stack is not fixed to the hosting's account and Region, AIF-REGION-015 when
   * the site id is unusable, AIF-REGION-016 when public access is already blocked by another private region, AIF-REGION-019 when KMS
   * would refuse the deletion window, AIF-REGION-020 when another private region of the app has the site id, AIF-REGION-021 when
   * `keyArns` names something that is no class of data
   */
  public constructor(scope: Construct, id: string, props: PrivateRegionProps) {
    super(scope, id);
    requireId(this, 'AIF-REGION-015', 'site', props.siteId);
    props.hosting.requireEnvironment(this);
    this.requireKeyDeletionWindow(props.keyDeletionWindow);
    this.siteId = props.siteId;
    this.hosting = props.hosting;
    this.requireOwnSiteId();
    this.logRetention = props.logRetention ?? logs.RetentionDays.ONE_YEAR;
    this.trustedAccounts = props.trustedAccounts ?? [];
    this.organizationId = props.organizationId;
    this.keyDeletionWindow = props.keyDeletionWindow ?? Duration.days(30);
    this.keyArns = props.keyArns ?? {};
    this.requireDataClasses();
    if (props.blockPublicAccess ?? props.hosting.kind === 'aiFactory') {
      this.blockPublicAccess();
    }
    for (const dataClass of [...(props.dataClasses ?? [])].sort()) {
      this.key(dataClass);
    }
    tagBelow(this, props.tags ?? {});
  }

  /**
   * The customer-managed key of a class of data: the one that was made beforehand, or one that is created in this construct's own stack
   * when something first asks for it.
   */
  public key(dataClass: DataClass): kms.IKey {
    const key = this.keys.get(dataClass) ?? this.importedKey(dataClass) ?? this.createKey(dataClass);
    this.keys.set(dataClass, key);
    return key;
  }

  private importedKey(dataClass: DataClass): kms.IKey | undefined {
    const arn = this.keyArns[dataClass];
    return arn === undefined ? undefined : kms.Key.fromKeyArn(this, dataClass, arn);
  }

  private requireDataClasses(): void {
    const classes: string[] = Object.values(DataClass);
    const unknown = Object.keys(this.keyArns).find((name) => !classes.includes(name));
    if (unknown !== undefined) {
      throw new AiFactoryError(
        'AIF-REGION-021',
        `keyArns has a key for ${JSON.stringify(unknown)}, which is no class of data`,
        `use ${classes.join(', ')}`,
        this,
      );
    }
  }

  private requireOwnSiteId(): void {
    const taken = this.neighbours().find((other) => other.siteId === this.siteId);
    if (taken !== undefined) {
      throw new AiFactoryError(
        'AIF-REGION-020',
        `the site id ${this.siteId} is already that of ${taken.node.path}`,
        'pass that private region on, import it with fromPrivateRegionAttributes, or give this site its own id',
        this,
      );
    }
  }

  /** See https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html. */
  private requireKeyDeletionWindow(window: Duration | undefined): void {
    if (window === undefined || window.isUnresolved()) {
      return;
    }
    const days = window.toDays({ integral: false });
    if (!Number.isInteger(days) || days < 7 || days > 30) {
      throw new AiFactoryError(
        'AIF-REGION-019',
        `keyDeletionWindow must be a whole number of days from 7 to 30, got ${days}`,
        'use Duration.days(n)',
        this,
      );
    }
  }

  private createKey(dataClass: DataClass): kms.Key {
    this.hosting.requireServices(this, ['kms']);
    const key = new kms.Key(this, dataClass, {
      description: `Site ${this.siteId}: ${dataClass}`,
      alias: `alias/${this.siteId}/${dataClass}`,
      enableKeyRotation: true,
      pendingWindow: this.keyDeletionWindow,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    tagBelow(key, { [DATA_CLASS_TAG]: dataClass });
    const statements = [
      ...serviceStatements(this, this.hosting, dataClass),
      ...strangersRefused(this, ['kms:*'], ['*']),
    ];
    for (const statement of statements) {
      key.addToResourcePolicy(statement);
    }
    return key;
  }

  /** See https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html. */
  private blockPublicAccess(): void {
    const taken = this.neighbours().find((other) => other.node.tryFindChild('BlockPublicAccess') !== undefined);
    if (taken !== undefined) {
      const { account, region } = this.hosting;
      throw new AiFactoryError(
        'AIF-REGION-016',
        `public access to account ${account} in ${region} is already blocked by ${taken.node.path}`,
        'set `blockPublicAccess: false` here: the setting holds for the whole account and Region',
        this,
      );
    }
    new ec2.CfnVPCBlockPublicAccessOptions(this, 'BlockPublicAccess', {
      internetGatewayBlockMode: 'block-bidirectional',
    });
  }

  /** The other private regions of the app that are deployed to the same account and Region. */
  private neighbours(): PrivateRegion[] {
    const { account, region } = this.hosting;
    return this.node.root.node
      .findAll()
      .filter((other) => other instanceof PrivateRegion)
      .filter((other) => other !== this && other.hosting.account === account && other.hosting.region === region);
  }
}
