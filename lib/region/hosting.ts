import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { SERVICE_PRINCIPAL_SUFFIX } from '../catalog/partitions';
import { ENDPOINTS_WITHOUT_POLICY } from '../catalog/services';
import { AiFactoryError } from '../errors';
import { partitionOf, requireAccountId, requireKnownServices, requireZonesOfRegion } from './hosting-checks';
import { ServiceStatus } from './service-status';
import type { Zone } from './zone';
import { arrangeZones } from './zone-slots';

/** What is true of every place that can host a site. */
export interface HostingProps {
  /** The Region code. */
  readonly region: string;
  /** The account that the stacks are deployed to, 12 digits. */
  readonly account: string;
  /** The Availability Zones to use, 1 to 8, in any order. */
  readonly zones: Zone[];
  /**
   * The id of the AWS-managed prefix list of Amazon S3 there, as `ec2 describe-managed-prefix-lists` prints it.
   *
   * A closed security group has to name what it lets traffic out to, and CloudFormation cannot look this id up. With it, cells
   * reach S3 through a gateway endpoint: no hourly charge and no limit of its own. Without it, through an interface endpoint, whose
   * addresses are known, at up to 100 Gbps a zone (https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html).
   *
   * @default - not known: S3 by interface endpoint
   */
  readonly s3PrefixListId?: string;
  /**
   * The id of the AWS-managed prefix list of Amazon S3 Express One Zone there, whose name ends in `.s3express`.
   *
   * Directory buckets are reached through a gateway endpoint only, so without it they are not reached at all
   * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-az-networking.html). It counts as 6 rules of every security group
   * that lets something out to the private endpoints (https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html).
   *
   * @default - not known: no directory buckets
   */
  readonly s3ExpressPrefixListId?: string;
  /**
   * Short names of services whose endpoints refuse an endpoint policy there.
   *
   * `ec2 describe-vpc-endpoint-services` prints it as `VpcEndpointPolicySupported: false`; creating such an endpoint with a policy
   * fails. Their endpoints let every caller through, so only the security group guards them.
   *
   * @default ['eks-auth'], for which no source confirms that policies are supported
   */
  readonly endpointsWithoutPolicy?: string[];
}

/** What AWS states about an AI Factory. Nothing of it can be looked up. */
export interface AiFactoryHostingProps extends HostingProps {
  /** The word after `arn:` in ARNs. */
  readonly partition: string;
  /** The domain of the service endpoints, `AWS::URLSuffix`. */
  readonly dnsSuffix: string;
  /** What VPC endpoint service names start with, before the Region code, such as `com.amazonaws`. */
  readonly endpointServicePrefix: string;
  /**
   * The domain in IAM service principals.
   *
   * @default - the one that every public partition uses
   */
  readonly servicePrincipalSuffix?: string;
  /** How each service is to be had, by service id. A service that is not listed is unconfirmed. */
  readonly services: { [service: string]: ServiceStatus };
  /**
   * Unconfirmed services to use all the same. Deployment fails when they turn out not to be there.
   *
   * @default - none
   */
  readonly acceptUnconfirmed?: string[];
  /**
   * Whether services that run in the parent Region may be used. Their calls, and what is in them, leave the site.
   *
   * @default false
   */
  readonly acceptParentRegion?: boolean;
}

/** An ordinary AWS Region, to rehearse a site in. */
export interface RegionHostingProps extends HostingProps {
  /**
   * The partition, only for a Region that is newer than this release.
   *
   * Endpoint service names of such a Region are what aws-cdk-lib takes for its default.
   *
   * @default - the partition that lists the Region
   */
  readonly partition?: string;
}

/** What tells one kind of hosting from another. */
interface Facts {
  readonly kind: string;
  readonly partition: string;
  readonly dnsSuffix: string;
  readonly servicePrincipalSuffix: string;
  readonly interfaceEndpointName: (shortName: string) => string;
  readonly gatewayEndpointName: (shortName: string) => string;
  readonly status: (service: string) => ServiceStatus;
}

/**
 * The place that hosts a site, and the only one to ask for names that depend on it: service principals, endpoint services, zones.
 *
 * aws-cdk-lib takes a Region that it does not know for one of the partition `aws`. For an AI Factory that guess is never used.
 */
export class Hosting {
  /**
   * An AWS AI Factory: a private, Region-like installation.
   *
   * @throws AIF-REGION-003 to AIF-REGION-006 and AIF-REGION-018 when the zones are unusable, AIF-REGION-008 when the account is no
   * account id, AIF-REGION-009 when a service is unknown
   */
  public static aiFactory(props: AiFactoryHostingProps): Hosting {
    requireKnownServices([...Object.keys(props.services), ...(props.acceptUnconfirmed ?? [])]);
    const endpointName = (shortName: string) => `${props.endpointServicePrefix}.${props.region}.${shortName}`;
    return new Hosting(props, {
      kind: 'aiFactory',
      partition: props.partition,
      dnsSuffix: props.dnsSuffix,
      servicePrincipalSuffix: props.servicePrincipalSuffix ?? SERVICE_PRINCIPAL_SUFFIX,
      interfaceEndpointName: endpointName,
      gatewayEndpointName: endpointName,
      status: (service) => {
        const status = props.services[service] ?? ServiceStatus.UNCONFIRMED;
        const accepted =
          status === ServiceStatus.UNCONFIRMED
            ? props.acceptUnconfirmed?.includes(service) === true
            : status === ServiceStatus.PARENT_REGION && props.acceptParentRegion === true;
        return accepted ? ServiceStatus.LOCAL : status;
      },
    });
  }

  /**
   * An ordinary AWS Region of any public partition. Every service counts as local.
   *
   * @throws AIF-REGION-001 when the Region is unknown and no partition is given, AIF-REGION-002 when the partition is unknown or
   * another one, AIF-REGION-003 to AIF-REGION-007 and AIF-REGION-018 when the zones are unusable, AIF-REGION-008 when the account is no
   * account id
   */
  public static awsRegion(props: RegionHostingProps): Hosting {
    const partition = partitionOf(props);
    requireZonesOfRegion(props);
    return new Hosting(props, {
      kind: 'region',
      partition: partition.id,
      dnsSuffix: partition.dnsSuffix,
      servicePrincipalSuffix: SERVICE_PRINCIPAL_SUFFIX,
      interfaceEndpointName: (shortName) => new ec2.InterfaceVpcEndpointAwsService(shortName).name,
      gatewayEndpointName: (shortName) => new ec2.GatewayVpcEndpointAwsService(shortName).name,
      status: () => ServiceStatus.LOCAL,
    });
  }

  /** The kind of place, as `hosting.kind` in a site description: `aiFactory` or `region`. */
  public readonly kind: string;
  /** The word after `arn:` in ARNs. */
  public readonly partition: string;
  /** The Region code. */
  public readonly region: string;
  /** The domain of the service endpoints. */
  public readonly dnsSuffix: string;
  /** The account that the stacks are deployed to. */
  public readonly account: string;
  /** The zones in use, sorted by slot, each with its slot. */
  public readonly zones: Zone[];
  /** The id of the prefix list of Amazon S3, where it is known. */
  public readonly s3PrefixListId?: string;
  /** The id of the prefix list of Amazon S3 Express One Zone, where it is known. */
  public readonly s3ExpressPrefixListId?: string;
  /** Short names of services whose endpoints refuse an endpoint policy. */
  public readonly endpointsWithoutPolicy: string[];

  private readonly facts: Facts;

  private constructor(props: HostingProps, facts: Facts) {
    requireAccountId(props.account);
    this.kind = facts.kind;
    this.partition = facts.partition;
    this.region = props.region;
    this.dnsSuffix = facts.dnsSuffix;
    this.account = props.account;
    this.zones = arrangeZones(props.zones);
    this.s3PrefixListId = props.s3PrefixListId;
    this.s3ExpressPrefixListId = props.s3ExpressPrefixListId;
    this.endpointsWithoutPolicy = props.endpointsWithoutPolicy ?? [...ENDPOINTS_WITHOUT_POLICY];
    this.facts = facts;
  }

  /** The full name of an interface endpoint's service, by its short name, such as `ecr.api`. */
  public endpointServiceName(shortName: string): string {
    return this.facts.interfaceEndpointName(shortName);
  }

  /** The full name of a gateway endpoint's service, which differs from the interface endpoint's in the partition `aws-cn`. */
  public gatewayEndpointServiceName(shortName: string): string {
    return this.facts.gatewayEndpointName(shortName);
  }

  /** The principal of a service, such as `eks`: its name, a dot, and the domain of service principals here. */
  public servicePrincipal(service: string): iam.ServicePrincipal {
    return new iam.ServicePrincipal(`${service}.${this.facts.servicePrincipalSuffix}`);
  }

  /**
   * The principal of the few services that act under a name of the Region, such as CloudWatch Logs.
   *
   * See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html.
   */
  public regionalServicePrincipal(service: string): iam.ServicePrincipal {
    return new iam.ServicePrincipal(`${service}.${this.region}.${this.dnsSuffix}`);
  }

  /**
   * Refuses to go on when a service is not to be had on site.
   *
   * @throws AIF-REGION-012 when one is unavailable, AIF-REGION-013 when one runs in a parent Region, AIF-REGION-014 when one is
   * neither confirmed nor accepted
   */
  public requireServices(scope: IConstruct, services: string[]): void {
    const withStatus = (status: ServiceStatus) =>
      services.filter((service) => this.facts.status(service) === status).join(', ');
    const refuse = (status: ServiceStatus, code: string, what: string, help: string) => {
      const found = withStatus(status);
      if (found !== '') {
        throw new AiFactoryError(code, `${what}: ${found}`, help, scope);
      }
    };
    refuse(
      ServiceStatus.UNAVAILABLE,
      'AIF-REGION-012',
      'this construct needs services that the factory does not have',
      'leave the construct out, or correct `services` of the hosting',
    );
    refuse(
      ServiceStatus.PARENT_REGION,
      'AIF-REGION-013',
      'this construct needs services that run in the parent Region, so data would leave the site',
      'leave the construct out, or correct `services` of the hosting once the service is local',
    );
    refuse(
      ServiceStatus.UNCONFIRMED,
      'AIF-REGION-014',
      'this construct needs services that AWS has not confirmed for the factory',
      'ask AWS and set them to local in `services`, or list them in `acceptUnconfirmed` to try',
    );
  }

  /**
   * Refuses a construct whose stack is, or may be, deployed elsewhere: its keys and endpoints would land there too.
   *
   * @throws AIF-REGION-010 when the stack has no account or Region, AIF-REGION-011 when it has others than the hosting
   */
  public requireEnvironment(scope: IConstruct): void {
    const { stackName, account, region } = Stack.of(scope);
    const help = `pass \`env: { account: '${this.account}', region: '${this.region}' }\` to the stack`;
    if (Token.isUnresolved(account) || Token.isUnresolved(region)) {
      throw new AiFactoryError('AIF-REGION-010', `stack ${stackName} has no fixed account and Region`, help, scope);
    }
    if (account !== this.account || region !== this.region) {
      const message = `stack ${stackName} goes to account ${account} in ${region}, the site is in account ${this.account} in ${this.region}`;
      throw new AiFactoryError('AIF-REGION-011', message, help, scope);
    }
  }
}
