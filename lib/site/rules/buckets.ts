import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { allOf, oneOf } from '../suggest';
import { unknownReference } from './references';
import { type Rule, rule } from './rule';

type DirectoryBucket = Site['storage']['directoryBuckets'][number];

/** How long the name of a bucket may be, and what it may not start or end with (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-buckets-naming.html, read 2026-11-22). */
const LONGEST_NAME = 63;
const RESERVED_STARTS = ['xn--', 'sthree-', 'amzn-s3-demo-', 'aws'];
const RESERVED_END = '-s3alias';

/** Buckets of the newer kinds have a zone where they need one, and names that S3 takes. */
export const bucketRules: readonly Rule[] = [
  rule(['storage', 'hosting', 'network'], ({ storage, hosting, network }) =>
    storage.directoryBuckets.flatMap((bucket, index) => isInZone(bucket, index, hosting, network.homeZone)),
  ),
  rule(['storage', 'hosting', 'network', 'identity'], ({ storage, hosting, network, identity }) =>
    storage.directoryBuckets.flatMap((bucket, index) => {
      const zone = zoneOf(bucket, hosting, network.homeZone);
      const name = `${identity.id}-${bucket.id}-${hosting.account}--${zone?.id}--x-s3`;
      return zone?.id === undefined || name.length <= LONGEST_NAME
        ? []
        : [notTaken(name, `it has ${name.length} characters, and S3 takes ${LONGEST_NAME}`, 'directoryBuckets', index)];
    }),
  ),
  rule(['storage', 'hosting', 'network'], reachable),
  rule(['storage', 'identity'], ({ storage, identity }) => [
    ...(storage.tableBuckets.length === 0 ? [] : siteIsNotReserved(identity.id)),
    ...(['vectorBuckets', 'tableBuckets'] as const).flatMap((kind) =>
      storage[kind].flatMap(({ id }, index) =>
        id.endsWith(RESERVED_END)
          ? [notTaken(`${identity.id}-${id}`, `names that end with ${RESERVED_END} are reserved`, kind, index)]
          : [],
      ),
    ),
  ]),
];

function zoneOf({ zone }: DirectoryBucket, { zones }: Site['hosting'], homeZone: string | undefined) {
  const name = zone ?? homeZone ?? (zones.length === 1 ? zones[0]?.name : undefined);
  return zones.find((candidate) => candidate.name === name);
}

function isInZone(
  bucket: DirectoryBucket,
  index: number,
  hosting: Site['hosting'],
  homeZone: string | undefined,
): UnplacedProblem[] {
  const path = ['storage', 'directoryBuckets', index, 'zone'];
  const names = hosting.zones.map(({ name }) => name);
  if (bucket.zone !== undefined && !names.includes(bucket.zone)) {
    return [unknownReference('zone', bucket.zone, names, path, 'hosting.zones')];
  }
  if (bucket.zone === undefined && homeZone === undefined && names.length > 1) {
    return [
      {
        code: 'AIF-BUCKET-001',
        severity: 'error',
        path,
        message: `directory bucket "${bucket.id}" does not say which zone its objects are in, and the network has no home zone`,
        help: `Add \`zone: ${[...names].sort()[0]}\`. Zones: ${oneOf([...names].sort())}.`,
      },
    ];
  }
  const zone = zoneOf(bucket, hosting, homeZone);
  return zone === undefined || zone.id !== undefined
    ? []
    : [
        {
          code: 'AIF-BUCKET-002',
          severity: 'error',
          path: ['hosting', 'zones', hosting.zones.indexOf(zone), 'id'],
          message: `directory bucket "${bucket.id}" carries the id of zone "${zone.name}" in its name, and the zone has none`,
          help: 'Add `id` to the zone, such as euc1-az2; `aws ec2 describe-availability-zones` prints it as ZoneId.',
        },
      ];
}

function siteIsNotReserved(site: string): UnplacedProblem[] {
  const start = RESERVED_STARTS.find((reserved) => `${site}-`.startsWith(reserved));
  return start === undefined
    ? []
    : [
        {
          code: 'AIF-BUCKET-003',
          severity: 'error',
          path: ['identity', 'id'],
          message: `S3 takes no table bucket whose name starts with ${start}, and names of this site start with "${site}-"`,
          help: 'Choose another site id, if nothing is deployed yet; or leave out `storage.tableBuckets`.',
        },
      ];
}

function notTaken(name: string, why: string, kind: string, index: number): UnplacedProblem {
  return {
    code: 'AIF-BUCKET-003',
    severity: 'error',
    path: ['storage', kind, index, 'id'],
    message: `S3 does not take ${name} as the name of a bucket: ${why}`,
    help: 'Choose another id. The id of the site is a part of the name.',
  };
}

/** Cells reach directory buckets through a gateway endpoint, and closed security groups name its prefix list. */
function reachable({ storage, hosting, network }: Pick<Site, 'storage' | 'hosting' | 'network'>): UnplacedProblem[] {
  const wanted = [
    ...(storage.directoryBuckets.length === 0 ? [] : ['`storage.directoryBuckets`']),
    ...(network.privateEndpoints.includes('s3express') ? ['`network.privateEndpoints`'] : []),
  ];
  return hosting.s3ExpressPrefixListId !== undefined || wanted.length === 0
    ? []
    : [
        {
          code: 'AIF-BUCKET-004',
          severity: 'error',
          path: ['hosting', 's3ExpressPrefixListId'],
          message: `${allOf(wanted)} ${wanted.length === 1 ? 'needs' : 'need'} the prefix list of S3 Express One Zone, which \`hosting\` does not state`,
          help: 'Add `s3ExpressPrefixListId`: the id that `aws ec2 describe-managed-prefix-lists` prints for the name that ends in .s3express.',
        },
      ];
}
