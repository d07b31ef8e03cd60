import { SERVICE_RANGE } from '../../catalog/cell-layout';
import { privateBlockOf } from '../../catalog/cidr';
import type { CellSections } from '../listed-cells';
import type { UnplacedProblem } from '../problem';
import {
  foreignRanges,
  type NamedRange,
  named,
  nodeRanges,
  overlap,
  privateSite,
  trainingNodeRanges,
} from './network-ranges';
import { startsOnBoundary } from './ranges';
import { rule } from './rule';

/** Ranges to propose: those that EKS itself would choose from, and one beside them. */
const PROPOSALS = [SERVICE_RANGE.default, '10.100.0.0/16', '192.168.128.0/17'];

/** The virtual addresses of Kubernetes services are private, and nobody else's. */
export const serviceRange = rule(['compute', 'network', 'training'], (site) => {
  const { compute } = site;
  if (compute === undefined) {
    return [];
  }
  const range = named('the service range', compute.kubernetes.serviceCidr, ['compute', 'kubernetes', 'serviceCidr']);
  const unusable = [...startsOnBoundary(range), ...isServiceRange(range)];
  return unusable.length > 0 ? unusable : isApart(range, site);
});

function isServiceRange({ text, cidr, path }: NamedRange): UnplacedProblem[] {
  const { widest, narrowest } = SERVICE_RANGE;
  if (cidr === undefined || (cidr.prefix >= widest && cidr.prefix <= narrowest && privateBlockOf(cidr) !== undefined)) {
    return [];
  }
  return [
    {
      code: 'AIF-NET-013',
      severity: 'error',
      path,
      message: `EKS does not take ${text} as the range of Kubernetes services`,
      help: `Write a private range with a prefix from /${widest} to /${narrowest}, such as ${SERVICE_RANGE.default}.`,
    },
  ];
}

function isApart(range: NamedRange, site: CellSections): UnplacedProblem[] {
  const { network } = site;
  const others = [...privateSite(network), ...nodeRanges(site), ...trainingNodeRanges(site), ...foreignRanges(network)];
  const free = PROPOSALS.find((text) => !others.some((other) => overlap(named('', text, []), other)));
  return others
    .filter((other) => overlap(range, other))
    .map((other) => ({
      code: 'AIF-NET-014',
      severity: 'error',
      path: range.path,
      message: `${range.name}, ${range.text}, overlaps ${other.name}, ${other.text}`,
      help: `${free === undefined ? 'Choose another' : `Write \`serviceCidr: ${free}\` in \`compute.kubernetes\`, or choose another`} private range that nothing around the site uses. It can never be changed.`,
    }));
}
