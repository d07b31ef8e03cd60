import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { DataClass } from './data-class';
import type { Hosting } from './hosting';
import type { IPrivateRegion } from './private-region';

/** What is needed to use a private region that another app deploys. */
export interface PrivateRegionAttributes {
  /** The id of the site. */
  readonly siteId: string;
  /** The place that hosts the site. */
  readonly hosting: Hosting;
  /** The ARNs of the keys, by class of data. Their policies are the owner's duty. */
  readonly keyArns: { [dataClass: string]: string };
  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Accounts besides the site's own whose principals and resources the private endpoints let through.
   *
   * @default - none
   */
  readonly trustedAccounts?: string[];
  /**
   * The organization that the account of the site belongs to. Buckets then refuse everyone outside it but trusted accounts and services of AWS.
   *
   * @default - not stated
   */
  readonly organizationId?: string;
}

/** A private region that another app deploys. */
export class ImportedPrivateRegion extends Construct implements IPrivateRegion {
  public readonly siteId: string;
  public readonly hosting: Hosting;
  public readonly logRetention: logs.RetentionDays;
  public readonly trustedAccounts: string[];
  public readonly organizationId?: string;
  private readonly keys: { [dataClass: string]: kms.IKey };

  public constructor(scope: Construct, id: string, attributes: PrivateRegionAttributes) {
    super(scope, id);
    this.siteId = attributes.siteId;
    this.hosting = attributes.hosting;
    this.logRetention = attributes.logRetention ?? logs.RetentionDays.ONE_YEAR;
    this.trustedAccounts = attributes.trustedAccounts ?? [];
    this.organizationId = attributes.organizationId;
    this.keys = Object.fromEntries(
      Object.entries(attributes.keyArns).map(([dataClass, arn]) => [
        dataClass,
        kms.Key.fromKeyArn(this, dataClass, arn),
      ]),
    );
  }

  public key(dataClass: DataClass): kms.IKey {
    const key = this.keys[dataClass];
    if (key === undefined) {
      throw new AiFactoryError(
        'AIF-REGION-017',
        `no key is given for data of class ${dataClass}`,
        `add its ARN to \`keyArns\` under ${dataClass}`,
        this,
      );
    }
    return key;
  }
}
