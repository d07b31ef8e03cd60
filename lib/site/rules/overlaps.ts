import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import {
  cellRanges,
  foreignRanges,
  type NamedRange,
  nodeRanges,
  nodeRangesOfCells,
  overlap,
  privateSite,
  siteRange,
  trainingNodeRanges,
  trainingRanges,
} from './network-ranges';
import { type Rule, rule } from './rule';

/** Ranges lie inside one another or apart from one another, as routing needs it. */
export const rangesAreApart: readonly Rule[] = [
  rule(['network'], ({ network }) => onPremisesApart(network)),
  rule(['network', 'training'], (site) => {
    const { network, training } = site;
    const ranges = [...cellRanges(site), ...trainingRanges(training)];
    return [
      ...ranges.flatMap((range) => insideSite(range, siteRange(network))),
      ...overlapping(ranges).map(([a, b]) => overlapProblem('AIF-NET-005', a, b, rangeOfItsOwn(a, b))),
      ...overlapping([...nodeRangesOfCells(site), ...trainingNodeRanges(site)]).map(sharedNodeRange),
      ...nodesApart([...nodeRanges(site), ...trainingNodeRanges(site)], network),
    ];
  }),
];

function insideSite({ cidr, text, path }: NamedRange, site: NamedRange): UnplacedProblem[] {
  return cidr === undefined || site.cidr === undefined || site.cidr.contains(cidr)
    ? []
    : [
        {
          code: 'AIF-NET-004',
          severity: 'error',
          path,
          message: `${text} is not inside the range of the site, ${site.text}`,
          help: 'Choose a part of the site range, or widen `network.cidr`.',
        },
      ];
}

function rangeOfItsOwn(...ranges: NamedRange[]): string {
  return ranges.some(isOfTraining)
    ? 'Give the training pool a range that nothing else takes: its cells take theirs from it.'
    : 'Give each cell a range of its own.';
}

function isOfTraining({ path }: NamedRange): boolean {
  return path[0] === 'training';
}

function sharedNodeRange([a, b]: Pair): UnplacedProblem {
  return {
    code: 'AIF-NET-006',
    severity: 'error',
    path: b.path,
    message: `${withoutNodeRange(a)} and ${withoutNodeRange(b)} have node ranges that overlap: ${a.text} and ${b.text}`,
    help: `${
      [a, b].some(isOfTraining)
        ? 'Give the training pool a `nodeCidr` that nothing else of the site takes, such as 100.96.0.0/12'
        : 'Give each cell a `nodeCidr` of its own, such as 100.64.0.0/17 and 100.64.128.0/17'
    }, so that cells can be connected one day.`,
  };
}

function withoutNodeRange({ name }: NamedRange): string {
  return name.replace('the node range of ', '');
}

function nodesApart(ranges: readonly NamedRange[], network: Site['network']): UnplacedProblem[] {
  const others = [...privateSite(network), ...foreignRanges(network)];
  return ranges.flatMap((nodes) =>
    others
      .filter((other) => overlap(nodes, other))
      .map((other) =>
        overlapProblem('AIF-NET-007', other, nodes, 'Choose a part of 100.64.0.0/10 that nobody around the site uses.'),
      ),
  );
}

function onPremisesApart(network: Site['network']): UnplacedProblem[] {
  return privateSite(network).flatMap((site) =>
    foreignRanges(network)
      .filter((range) => overlap(range, site))
      .map((range) =>
        overlapProblem(
          'AIF-NET-009',
          site,
          range,
          'Choose a site range that nobody uses; or list the range in parts, without the part that the site takes.',
        ),
      ),
  );
}

function overlapProblem(code: string, a: NamedRange, b: NamedRange, help: string): UnplacedProblem {
  return {
    code,
    severity: 'error',
    path: b.path,
    message: `${b.name}, ${b.text}, overlaps ${a.name}, ${a.text}`,
    help,
  };
}

type Pair = readonly [NamedRange, NamedRange];

/** Each range that shares addresses with one that starts before it, with the one that reaches furthest. */
function overlapping(ranges: readonly NamedRange[]): Pair[] {
  const sorted = ranges
    .flatMap((range) =>
      range.cidr === undefined ? [] : [{ range, first: range.cidr.first, end: range.cidr.first + range.cidr.size }],
    )
    .sort((a, b) => a.first - b.first || b.end - a.end || (a.range.name < b.range.name ? -1 : 1));
  const pairs: Pair[] = [];
  let [furthest] = sorted;
  for (const candidate of sorted.slice(1)) {
    if (furthest !== undefined && candidate.first < furthest.end) {
      pairs.push([furthest.range, candidate.range]);
    }
    if (furthest === undefined || candidate.end > furthest.end) {
      furthest = candidate;
    }
  }
  return pairs;
}
