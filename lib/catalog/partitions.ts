import type { Source } from './source';

/** An AWS partition: a group of Regions with their own accounts, identities and domain names. */
export interface Partition {
  /** The word in the second place of an ARN. */
  readonly id: string;
  /** The domain under which its service endpoints live, `AWS::URLSuffix`. */
  readonly dnsSuffix: string;
  /** The shape of its Region codes, as a regular expression. */
  readonly regionPattern: string;
  /** The Regions that this release knows. A newer one still matches `regionPattern`. */
  readonly regions: readonly string[];
}

/**
 * The domain after a service's name in an IAM service principal, such as `eks.amazonaws.com`.
 *
 * The same in every public partition; a private Region may state another.
 */
export const SERVICE_PRINCIPAL_SUFFIX = 'amazonaws.com';

/** Where the partition facts come from: patterns and suffixes from botocore's partitions.json, Regions from aws-cdk-lib's region-info. */
export const PARTITIONS_SOURCE: Source = {
  url: 'https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json',
  date: '2026-10-01',
};

/** The public partitions. An AI Factory is in none of them by default: its site description states its own. */
export const PARTITIONS: readonly Partition[] = [
  {
    id: 'aws',
    dnsSuffix: 'amazonaws.com',
    regionPattern: '^(us|eu|ap|sa|ca|me|af|il|mx)-\\w+-\\d+$',
    regions: [
      'af-south-1',
      'ap-east-1',
      'ap-east-2',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-south-2',
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-central-1',
      'ca-west-1',
      'eu-central-1',
      'eu-central-2',
      'eu-north-1',
      'eu-south-1',
      'eu-south-2',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'mx-central-1',
      'sa-east-1',
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
    ],
  },
  {
    id: 'aws-cn',
    dnsSuffix: 'amazonaws.com.cn',
    regionPattern: '^cn-\\w+-\\d+$',
    regions: ['cn-north-1', 'cn-northwest-1'],
  },
  {
    id: 'aws-us-gov',
    dnsSuffix: 'amazonaws.com',
    regionPattern: '^us-gov-\\w+-\\d+$',
    regions: ['us-gov-east-1', 'us-gov-west-1'],
  },
  {
    id: 'aws-eusc',
    dnsSuffix: 'amazonaws.eu',
    regionPattern: '^eusc-(de)-\\w+-\\d+$',
    regions: ['eusc-de-east-1'],
  },
  {
    id: 'aws-iso',
    dnsSuffix: 'c2s.ic.gov',
    regionPattern: '^us-iso-\\w+-\\d+$',
    regions: ['us-iso-east-1', 'us-iso-west-1'],
  },
  {
    id: 'aws-iso-b',
    dnsSuffix: 'sc2s.sgov.gov',
    regionPattern: '^us-isob-\\w+-\\d+$',
    regions: ['us-isob-east-1', 'us-isob-west-1'],
  },
  {
    id: 'aws-iso-e',
    dnsSuffix: 'cloud.adc-e.uk',
    regionPattern: '^eu-isoe-\\w+-\\d+$',
    regions: ['eu-isoe-west-1'],
  },
  {
    id: 'aws-iso-f',
    dnsSuffix: 'csp.hci.ic.gov',
    regionPattern: '^us-isof-\\w+-\\d+$',
    regions: ['us-isof-east-1', 'us-isof-south-1'],
  },
];

/** The partition that lists a Region; none when this release does not know the Region. */
export function partitionOfRegion(region: string): Partition | undefined {
  return PARTITIONS.find((partition) => partition.regions.includes(region));
}

/** The partition with an id. */
export function partitionById(id: string): Partition | undefined {
  return PARTITIONS.find((partition) => partition.id === id);
}
