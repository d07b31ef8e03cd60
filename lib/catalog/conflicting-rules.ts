import type { Source } from './source';

/** How an exception is written down in a tool. */
export type ExceptionForm = 'cdkAcknowledgement' | 'configPack' | 'prowlerMutelist';

/** A rule of a popular pack that asks for the opposite of what keeps data in its place. */
export interface ConflictingRule {
  /** The pack, as its users call it. */
  readonly pack: string;
  /** The edition that was read. */
  readonly edition: string;
  /** The identifier in the pack. */
  readonly rule: string;
  /** What the rule wants to see. */
  readonly demands: string;
  /** Why a site with a policy does not have it, ready to be given as the reason of an exception. */
  readonly justification: string;
  /** Codes of rules and ids of statements that keep it so. */
  readonly keptBy: readonly string[];
  readonly form: ExceptionForm;
  readonly source: Source;
}

const REPLICATION = {
  demands: 'Every bucket replicates its objects to another bucket.',
  justification:
    'The sovereignty policy of the site keeps objects in the allowed Regions and denies replication that leaves them. Versions of objects, and backups inside the jurisdiction where the site has them, protect against loss instead.',
  keptBy: ['AIF-SOV-050', 'NothingIsReplicated'],
};

const ALL_REGIONS_TRAIL = {
  demands: 'A trail records the events of all Regions.',
  justification:
    'Calls to Regions outside the policy are denied, so that nothing happens there that a trail could record. A trail of the allowed Regions keeps the record in the jurisdiction.',
  keptBy: ['AIF-SOV-023', 'RegionLock', 'AuditStaysOn'],
};

const CDK_NAG = {
  edition: '3.0.2',
  ...REPLICATION,
  form: 'cdkAcknowledgement',
  source: { url: 'https://www.npmjs.com/package/cdk-nag/v/3.0.2', date: '2026-11-22' },
} as const;

const CONFIG_PACKS = 'https://github.com/awslabs/aws-config-rules/blob/master/aws-config-conformance-packs';
const CONFIG_RULES = 'https://docs.aws.amazon.com/config/latest/developerguide';
const PROWLER = 'https://github.com/prowler-cloud/prowler/tree/master/prowler/providers/aws/services';

/** Rules of packs that contradict residency, found by reading the packs. No list of this kind is complete. */
export const CONFLICTING_RULES: readonly ConflictingRule[] = [
  { pack: 'cdk-nag HIPAA Security', rule: 'HIPAA.Security-S3BucketReplicationEnabled', ...CDK_NAG },
  { pack: 'cdk-nag NIST 800-53 rev 4', rule: 'NIST.800.53.R4-S3BucketReplicationEnabled', ...CDK_NAG },
  { pack: 'cdk-nag NIST 800-53 rev 5', rule: 'NIST.800.53.R5-S3BucketReplicationEnabled', ...CDK_NAG },
  { pack: 'cdk-nag PCI DSS 3.2.1', rule: 'PCI.DSS.321-S3BucketReplicationEnabled', ...CDK_NAG },
  ...[
    ['FedRAMP High, part 1', 'Operational-Best-Practices-for-FedRAMP-HighPart1.yaml', '2026-08-21'],
    ['FedRAMP High, part 2', 'Operational-Best-Practices-for-FedRAMP-HighPart2.yaml', '2026-08-21'],
    ['NIST 800-53 rev 5', 'Operational-Best-Practices-for-NIST-800-53-rev-5.yaml', '2026-11-22'],
  ].map(
    ([pack, file, date = '']): ConflictingRule => ({
      pack: `AWS Config conformance pack ${pack}`,
      edition: `as published, read ${date}`,
      rule: 'S3_BUCKET_REPLICATION_ENABLED',
      ...REPLICATION,
      form: 'configPack',
      source: { url: `${CONFIG_PACKS}/${file}`, date },
    }),
  ),
  {
    pack: 'AWS Config managed rules',
    edition: 'as published, read 2026-11-22',
    rule: 'S3_BUCKET_CROSS_REGION_REPLICATION_ENABLED',
    ...REPLICATION,
    demands: 'Every bucket replicates its objects to another Region.',
    form: 'configPack',
    source: { url: `${CONFIG_RULES}/s3-bucket-cross-region-replication-enabled.html`, date: '2026-11-22' },
  },
  {
    pack: 'AWS Config managed rules',
    edition: 'as published, read 2026-08-21',
    rule: 'MULTI_REGION_CLOUD_TRAIL_ENABLED',
    ...ALL_REGIONS_TRAIL,
    form: 'configPack',
    source: { url: `${CONFIG_RULES}/multi-region-cloudtrail-enabled.html`, date: '2026-08-21' },
  },
  {
    pack: 'Prowler',
    edition: 'as published, read 2026-11-22',
    rule: 's3_bucket_cross_region_replication',
    ...REPLICATION,
    demands: 'Every bucket replicates its objects to another Region.',
    form: 'prowlerMutelist',
    source: { url: `${PROWLER}/s3/s3_bucket_cross_region_replication`, date: '2026-11-22' },
  },
  {
    pack: 'Prowler',
    edition: 'as published, read 2026-11-22',
    rule: 'vpc_different_regions',
    demands: 'There are networks in more than one Region.',
    justification:
      'The sovereignty policy names the Regions of the site. Networks elsewhere would put workloads outside the jurisdiction; zones of the site serve for availability.',
    keptBy: ['AIF-SOV-001', 'RegionLock'],
    form: 'prowlerMutelist',
    source: { url: `${PROWLER}/vpc/vpc_different_regions`, date: '2026-11-22' },
  },
  {
    pack: 'Prowler',
    edition: 'as published, read 2026-11-22',
    rule: 'config_recorder_all_regions_enabled',
    demands: 'AWS Config records in every Region.',
    justification:
      'Calls to Regions outside the policy are denied, so that there is no configuration to record. A recorder there would keep data outside the jurisdiction.',
    keptBy: ['RegionLock', 'RegionsStayClosed'],
    form: 'prowlerMutelist',
    source: { url: `${PROWLER}/config/config_recorder_all_regions_enabled`, date: '2026-11-22' },
  },
  {
    pack: 'Prowler',
    edition: 'as published, read 2026-11-22',
    rule: 'cloudtrail_multi_region_enabled',
    ...ALL_REGIONS_TRAIL,
    form: 'prowlerMutelist',
    source: { url: `${PROWLER}/cloudtrail/cloudtrail_multi_region_enabled`, date: '2026-11-22' },
  },
];
