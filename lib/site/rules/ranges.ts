import { CELL_PREFIX, NODE_PREFIX, SHARED_ADDRESS_SPACE } from '../../catalog/cell-layout';
import { Cidr, PRIVATE_BLOCKS, privateBlockOf } from '../../catalog/cidr';
import type { UnplacedProblem } from '../problem';
import { oneOf } from '../suggest';
import {
  cellRanges,
  type NamedRange,
  nodeRanges,
  onPremisesRanges,
  privateSite,
  siteRange,
  trainingNodeRanges,
  trainingRanges,
  WIDEST_ON_PREMISES,
} from './network-ranges';
import { type Rule, rule } from './rule';

/** What a training pool may take: its cells have a /20 each, and a /17 each for their nodes. */
const TRAINING_PREFIX = { widest: 8, narrowest: 20 } as const;
const TRAINING_NODE_PREFIX = { widest: 8, narrowest: 17 } as const;

/** Each range by itself: it starts where a range can start, has a width that AWS accepts, and lies in a block that AWS accepts. */
export const rangesAreValid: readonly Rule[] = [
  rule(['network'], ({ network }) => [
    ...[siteRange(network), ...onPremisesRanges(network)].flatMap(startsOnBoundary),
    ...onPremisesRanges(network).flatMap(isNotEverything),
    ...isPrivate(siteRange(network)),
  ]),
  rule(['network', 'training'], (site) => {
    const cells = site.network.cells === undefined ? [] : cellRanges(site);
    const nodes = nodeRanges(site);
    const whole = site.network.cells === undefined && site.training.length === 0 ? privateSite(site.network) : [];
    return [
      ...[...cells, ...nodes].flatMap(startsOnBoundary),
      ...[...cells, ...whole].flatMap((range) => hasWidth(range, CELL_PREFIX, 'a cell')),
      ...nodes.flatMap((range) => hasWidth(range, NODE_PREFIX, 'a node range')),
      ...nodes.flatMap((range) => sitsBeside(range, siteRange(site.network))),
    ];
  }),
  rule(['network', 'training'], (site) => {
    const { network, training } = site;
    const ranges = trainingRanges(training);
    const whole = training.some(({ cidr }) => cidr === undefined) ? privateSite(network) : [];
    const nodes = trainingNodeRanges(site);
    return [
      ...[...ranges, ...nodes].flatMap(startsOnBoundary),
      ...[...ranges, ...whole].flatMap((range) => hasWidth(range, TRAINING_PREFIX, 'a training pool')),
      ...nodes.flatMap((range) => hasWidth(range, TRAINING_NODE_PREFIX, 'the node range of a training pool')),
      ...nodes.flatMap((range) => sitsBeside(range, siteRange(network))),
    ];
  }),
];

/** A range is written with its first address. */
export function startsOnBoundary({ text, cidr, path }: NamedRange): UnplacedProblem[] {
  if (cidr !== undefined) {
    return [];
  }
  return [
    {
      code: 'AIF-NET-001',
      severity: 'error',
      path,
      message: `"${text}" is an address inside a range, not the range`,
      help: `Did you mean \`${rangeAround(text)}\`? A range is written with its first address.`,
    },
  ];
}

/** The range of the stated width that an address is in. */
function rangeAround(text: string): string {
  const [address = '', prefix = '0'] = text.split('/');
  const first = address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  const { size } = new Cidr(0, Number(prefix));
  return new Cidr(first - (first % size), Number(prefix)).toString();
}

function hasWidth(
  { text, cidr, path }: NamedRange,
  { widest, narrowest }: { readonly widest: number; readonly narrowest: number },
  what: string,
): UnplacedProblem[] {
  if (cidr === undefined || (cidr.prefix >= widest && cidr.prefix <= narrowest)) {
    return [];
  }
  const wide = cidr.prefix < widest;
  return [
    {
      code: 'AIF-NET-002',
      severity: 'error',
      path,
      message: `${text} is too ${wide ? 'wide' : 'narrow'} for ${what}, which has a prefix from /${widest} to /${narrowest}`,
      help:
        what === 'a cell' && path.length === 2 && wide
          ? 'Without `cells` the whole range becomes one cell. List `cells` with narrower ranges, or write a narrower range.'
          : `Write a prefix from /${widest} (${new Cidr(0, widest).size.toLocaleString('en-US')} addresses) to /${narrowest} (${new Cidr(0, narrowest).size.toLocaleString('en-US')}).`,
    },
  ];
}

function isNotEverything({ name, text, cidr, path }: NamedRange): UnplacedProblem[] {
  if (cidr === undefined || cidr.prefix >= WIDEST_ON_PREMISES) {
    return [];
  }
  return [
    {
      code: 'AIF-NET-015',
      severity: 'error',
      path,
      message: `${name}, ${text}, is so wide that the internet is in it`,
      help: `List the ranges that are in use, each with a prefix of /${WIDEST_ON_PREMISES} or longer, such as ${oneOf(PRIVATE_BLOCKS)}.`,
    },
  ];
}

function isPrivate({ text, cidr, path }: NamedRange): UnplacedProblem[] {
  if (cidr === undefined || privateBlockOf(cidr) !== undefined) {
    return [];
  }
  return [
    {
      code: 'AIF-NET-003',
      severity: 'error',
      path,
      message: `${text} is not a private range`,
      help: `Use a part of ${oneOf(PRIVATE_BLOCKS)} that nobody around the site uses.`,
    },
  ];
}

/** AWS lets a VPC grow only into the shared address space or into the private block that it already is in. */
function sitsBeside({ text, cidr, path }: NamedRange, site: NamedRange): UnplacedProblem[] {
  const block = site.cidr === undefined ? undefined : privateBlockOf(site.cidr);
  if (cidr === undefined || block === undefined) {
    return [];
  }
  if ([SHARED_ADDRESS_SPACE, block].some((allowed) => Cidr.parse(allowed)?.contains(cidr))) {
    return [];
  }
  return [
    {
      code: 'AIF-NET-008',
      severity: 'error',
      path,
      message: `AWS refuses the node range ${text} in a network of ${site.text}`,
      help: `Use a part of ${SHARED_ADDRESS_SPACE}, which nobody routes outside the cell, or of ${block}.`,
    },
  ];
}
