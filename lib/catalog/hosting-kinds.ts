import type { ServiceId } from './services';

/** The places that a site can be hosted in. */
export type HostingKind = 'aiFactory' | 'region';

/** The parts of a site description that need services of the place that hosts it. */
export type Capability =
  | 'network'
  | 'dnsForwarding'
  | 'pools'
  | 'objectStores'
  | 'imageRepositories'
  | 'databases'
  | 'models';

/** What one hosting kind says about one capability. */
export interface CapabilityRule {
  /** Whether the kind can hold it, provided that the services are there. */
  readonly supported: boolean;
  /** Why not, or under which limits; shown to the user. */
  readonly reason?: string;
  /** What to use in its place. */
  readonly alternative?: string;
}

/**
 * The services that a capability calls, at deployment or while running.
 *
 * A site's catalogue has to offer every one of them before a capability is planned.
 */
export const CAPABILITY_SERVICES: { readonly [capability in Capability]: readonly ServiceId[] } = {
  network: ['cloudformation', 'ec2', 'iam', 'kms', 'logs', 'sts'],
  dnsForwarding: ['route53resolver'],
  pools: ['autoscaling', 'ec2', 'ecr', 'eks', 'iam', 'kms', 'logs', 's3', 'sts'],
  objectStores: ['kms', 's3'],
  imageRepositories: ['ecr', 'kms', 's3'],
  databases: ['kms', 'logs', 'rds', 'secretsmanager'],
  models: ['ecr', 'iam', 'kms', 'logs', 's3', 'sagemaker'],
};

const REGION_LIKE: { readonly [capability in Capability]: CapabilityRule } = {
  network: { supported: true },
  dnsForwarding: { supported: true },
  pools: { supported: true },
  objectStores: { supported: true },
  imageRepositories: { supported: true },
  databases: { supported: true },
  models: { supported: true },
};

/**
 * What each hosting kind can hold.
 *
 * An AI Factory operates like a private AWS Region, so it can hold whatever its own service catalogue offers; which services
 * those are is not published and stays an input of the site
 * (https://www.aboutamazon.com/news/aws/aws-data-centers-ai-factories, announced 2025-12-02).
 */
export const HOSTING_KINDS: {
  readonly [kind in HostingKind]: { readonly [capability in Capability]: CapabilityRule };
} = { aiFactory: REGION_LIKE, region: REGION_LIKE };
