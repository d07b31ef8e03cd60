import { PARTITIONS, partitionById, partitionOfRegion } from '../../catalog/partitions';
import { oddCharacter, retyped } from '../odd-character';
import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { closest, oneOf } from '../suggest';
import { rule } from './rule';

type RegionHosting = Extract<Site['hosting'], { kind: 'region' }>;
type FactoryHosting = Extract<Site['hosting'], { kind: 'aiFactory' }>;

/** Partition, Region, suffix and prefix fit together. */
export const addressOfHosting = rule(['hosting'], ({ hosting }) =>
  hosting.kind === 'region'
    ? addressOfRegion(hosting)
    : [...suffixOfPartition(hosting), ...prefixBeforeRegion(hosting)],
);

/** Whether nothing speaks against the Region itself. */
export function hasRegion(hosting: RegionHosting): boolean {
  return addressOfRegion(hosting).every(({ path }) => path.at(-1) !== 'region');
}

function addressOfRegion(hosting: RegionHosting): UnplacedProblem[] {
  return hosting.partition === undefined ? knownRegion(hosting) : statedPartition(hosting, hosting.partition);
}

function knownRegion({ region }: RegionHosting): UnplacedProblem[] {
  if (partitionOfRegion(region) !== undefined) {
    return [];
  }
  const meant = closest(
    retyped(region),
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
      help: `${suggestion}If the Region is newer than this release, state its \`partition\` too. A private Region is \`kind: aiFactory\`.${oddCharacter(region)}`,
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

/** The Region code and the name of the service are put behind the prefix; a domain is written the other way round. */
function prefixBeforeRegion({ region, dnsSuffix, endpointServicePrefix }: FactoryHosting): UnplacedProblem[] {
  const reversed = dnsSuffix.split('.').reverse().join('.');
  const forwards = dnsSuffix.includes('.') && endpointServicePrefix === dnsSuffix;
  if (!forwards && !endpointServicePrefix.split('.').includes(region)) {
    return [];
  }
  return [
    {
      code: 'AIF-HOST-114',
      severity: 'error',
      path: ['hosting', 'endpointServicePrefix'],
      message: `endpoint services would be called ${endpointServicePrefix}.${region}.ec2 and the like`,
      help: `Write only what comes before the Region code, such as \`endpointServicePrefix: ${forwards ? reversed : endpointServicePrefix.split(`.${region}`)[0]}\`.`,
    },
  ];
}
