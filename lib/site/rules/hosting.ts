import { PARTITIONS, partitionById, partitionOfRegion } from '../../catalog/partitions';
import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { closest, oneOf } from '../suggest';
import { rule } from './rule';

type RegionHosting = Extract<Site['hosting'], { kind: 'region' }>;
type FactoryHosting = Extract<Site['hosting'], { kind: 'aiFactory' }>;

/** Partition, Region and suffix fit together. */
export const addressOfHosting = rule(['hosting'], ({ hosting }) =>
  hosting.kind === 'region'
    ? hosting.partition === undefined
      ? knownRegion(hosting)
      : statedPartition(hosting, hosting.partition)
    : suffixOfPartition(hosting),
);

function knownRegion({ region }: RegionHosting): UnplacedProblem[] {
  if (partitionOfRegion(region) !== undefined) {
    return [];
  }
  const meant = closest(
    region,
    PARTITIONS.flatMap((partition) => partition.regions),
    1,
  );
  const suggestion = meant === undefined ? '' : `Did you mean ${meant}? `;
  return [
    {
      code: 'AIF-HOST-101',
      severity: 'error',
      path: ['hosting', 'region'],
      message: `this release knows no Region "${region}"`,
      help: `${suggestion}If the Region is newer than this release, state its \`partition\` too. A private Region is \`kind: aiFactory\`.`,
    },
  ];
}

function statedPartition({ region }: RegionHosting, id: string): UnplacedProblem[] {
  const stated = partitionById(id);
  const actual = partitionOfRegion(region);
  const path = ['hosting', 'partition'];
  if (stated === undefined) {
    const ids = PARTITIONS.map((partition) => partition.id);
    const meant = closest(id, ids);
    return [
      {
        code: 'AIF-HOST-102',
        severity: 'error',
        path,
        message: `this release knows no partition "${id}"`,
        help: `${meant === undefined ? '' : `Did you mean ${meant}? `}Known: ${oneOf(ids)}. A partition of your own is for \`kind: aiFactory\`.`,
      },
    ];
  }
  if (actual !== undefined && actual.id !== id) {
    return [
      {
        code: 'AIF-HOST-102',
        severity: 'error',
        path,
        message: `${region} is a Region of the partition ${actual.id}, not of ${id}`,
        help: 'Delete `partition`: this release knows the Region.',
      },
    ];
  }
  if (!new RegExp(stated.regionPattern).test(region)) {
    return [
      {
        code: 'AIF-HOST-101',
        severity: 'error',
        path: ['hosting', 'region'],
        message: `"${region}" does not look like a Region of the partition ${id}`,
        help: `Regions of ${id} look like ${oneOf(stated.regions, 3)}.`,
      },
    ];
  }
  return [];
}

function suffixOfPartition({ partition, dnsSuffix }: FactoryHosting): UnplacedProblem[] {
  const known = partitionById(partition);
  if (known === undefined || known.dnsSuffix === dnsSuffix) {
    return [];
  }
  return [
    {
      code: 'AIF-HOST-103',
      severity: 'warning',
      path: ['hosting', 'dnsSuffix'],
      message: `the DNS suffix is "${dnsSuffix}"; public Regions of the partition ${partition} use ${known.dnsSuffix}`,
      help: 'Confirm partition and suffix with AWS: every endpoint and every policy of the site is built from them.',
    },
  ];
}
