import { Cidr } from '../../catalog/cidr';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { type NamedRange, nodeRanges, onPremisesRanges, siteRange, trainingNodeRanges } from './network-ranges';
import { type Rule, rule } from './rule';

type Forwarding = NonNullable<Site['network']['dns']>['forward'][number];

/** Names are resolved in one direction at least; domains are forwarded once, to servers outside the site. */
export const dnsRules: readonly Rule[] = [
  rule(['network'], ({ network }) => [
    ...doesSomething(network.dns),
    ...somebodyMayAsk(network),
    ...domainsForwardedTwice(network.dns?.forward ?? []),
  ]),
  rule(['network', 'training'], (site) => {
    const { network } = site;
    const own = [siteRange(network), ...nodeRanges(site), ...trainingNodeRanges(site)];
    const routed = network.transitGateway?.directConnect === undefined ? [] : onPremisesRanges(network);
    return (network.dns?.forward ?? []).flatMap(({ servers }, index) =>
      servers.flatMap((server, position) =>
        isReached(server, { own, routed }, ['network', 'dns', 'forward', index, 'servers', position]),
      ),
    );
  }),
];

function doesSomething(dns: Site['network']['dns']): UnplacedProblem[] {
  return dns === undefined || dns.inbound || dns.forward.length > 0
    ? []
    : [
        {
          code: 'AIF-NET-016',
          severity: 'error',
          path: ['network', 'dns'],
          message: '`dns` forwards no domain, and nobody may ask from outside',
          help: 'Add a domain to `forward`, or `inbound: true`, or delete `dns`.',
        },
      ];
}

function somebodyMayAsk({ dns, onPremises }: Site['network']): UnplacedProblem[] {
  return dns?.inbound !== true || onPremises.length > 0
    ? []
    : [
        {
          code: 'AIF-NET-022',
          severity: 'error',
          path: ['network', 'dns', 'inbound'],
          message: 'the inbound resolver answers ranges of `network.onPremises`, and there are none',
          help: 'List the ranges that ask in `network.onPremises`, or delete `inbound`.',
        },
      ];
}

function domainsForwardedTwice(forward: readonly Forwarding[]): UnplacedProblem[] {
  const seen = new Set<string>();
  return forward.flatMap(({ domain }, index): UnplacedProblem[] => {
    if (!seen.has(domain)) {
      seen.add(domain);
      return [];
    }
    return [
      {
        code: 'AIF-NET-012',
        severity: 'error',
        path: ['network', 'dns', 'forward', index, 'domain'],
        message: `the domain ${domain} is already forwarded by another rule`,
        help: 'Put all servers of the domain into one rule.',
      },
    ];
  });
}

/** A server is outside the site. Over Direct Connect only ranges that are listed are routed there. */
function isReached(
  server: string,
  { own, routed }: { readonly own: readonly NamedRange[]; readonly routed: readonly NamedRange[] },
  path: readonly PathStep[],
): UnplacedProblem[] {
  const address = Cidr.parse(`${server}/32`);
  const holds = ({ cidr }: NamedRange) => address !== undefined && cidr?.contains(address) === true;
  const range = own.find(holds);
  if (range !== undefined) {
    return [
      {
        code: 'AIF-NET-011',
        severity: 'error',
        path,
        message: `the DNS server ${server} is inside ${range.name}, ${range.text}`,
        help: 'Name a server outside the factory: names are forwarded to the premises, not back into the site.',
      },
    ];
  }
  return routed.length === 0 || routed.some(holds)
    ? []
    : [
        {
          code: 'AIF-NET-023',
          severity: 'error',
          path,
          message: `nothing is routed to the DNS server ${server}: it is in no range of \`network.onPremises\``,
          help: 'Add the range that it is in to `network.onPremises`, or correct the address.',
        },
      ];
}
