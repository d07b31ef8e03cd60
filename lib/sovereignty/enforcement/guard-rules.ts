import type { SovereigntyPolicy } from '../sovereignty-policy';

/** A rule of AWS Config in the Guard language, where no managed rule watches what the policy promises. */
export interface GuardRule {
  /** Its name in AWS Config. */
  readonly name: string;
  /** What holds while the rule finds nothing. */
  readonly promise: string;
  /** The type of resource that it looks at. */
  readonly resourceType: string;
  /** The rule in Guard. */
  readonly text: string;
  /** Where the property that it reads is documented. */
  readonly source: string;
  /** What of it no source confirms. */
  readonly unconfirmed?: string;
}

/** What AWS Config records of a resource, by type. */
const SCHEMA = 'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types';

/**
 * The rules that a policy has something to say about.
 *
 * Volumes and subnets on an Outpost are missing: AWS Config does not record where they are.
 */
export function guardRules(policy: SovereigntyPolicy): GuardRule[] {
  const { onPremises, keyOrigin, allowedRegions } = policy;
  const outposts = onPremises.outpostArns ?? [];
  return [
    {
      ...guardRule('sovereignty-buckets-are-not-replicated', 'AWS::S3::Bucket', 'Buckets are not replicated.', [
        'supplementaryConfiguration.BucketReplicationConfiguration !exists',
      ]),
      unconfirmed: 'AWS Config leaves the property out where a bucket has no replication',
    },
    guardRule('sovereignty-keys-stay-in-one-region', 'AWS::KMS::Key', 'No key is replicated to other Regions.', [
      'configuration.keyId != /^mrk-/',
    ]),
    guardRule(
      'sovereignty-networks-are-joined-within-the-site',
      'AWS::EC2::VPCPeeringConnection',
      'Networks are joined to networks in allowed Regions.',
      [
        `configuration.accepterVpcInfo.region IN ${listOf(allowedRegions)}`,
        `configuration.requesterVpcInfo.region IN ${listOf(allowedRegions)}`,
      ],
    ),
    ...(keyOrigin === undefined
      ? []
      : [
          guardRule(
            'sovereignty-keys-have-the-stated-origin',
            'AWS::KMS::Key',
            'Keys come from where the policy says.',
            [`configuration.origin == "${keyOrigin}"`],
            'configuration.keyManager == "CUSTOMER"',
          ),
        ]),
    ...(outposts.length === 0 || (onPremises.outpostSubnetArns ?? []).length === 0
      ? []
      : [
          guardRule(
            'sovereignty-instances-run-on-outposts',
            'AWS::EC2::Instance',
            'Instances run on the Outposts of the site.',
            [`configuration.outpostArn IN ${listOf(outposts)}`],
          ),
        ]),
  ];
}

function guardRule(
  name: string,
  resourceType: string,
  promise: string,
  clauses: readonly string[],
  ...filters: readonly string[]
): GuardRule {
  const when = [`resourceType == "${resourceType}"`, ...filters].join('\n    ');
  const text = `rule ${name.replaceAll('-', '_')} when\n    ${when} {\n${clauses.map((clause) => `    ${clause}\n`).join('')}}\n`;
  return { name, promise, resourceType, text, source: `${SCHEMA}/${resourceType}.properties.json` };
}

function listOf(values: readonly string[]): string {
  return `[${values.map((value) => `"${value}"`).join(', ')}]`;
}
