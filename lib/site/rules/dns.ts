import { Cidr } from '../../catalog/cidr';
import type { UnplacedProblem } from '../problem';
import { nodeRanges, siteRange } from './network-ranges';
import { rule } from './rule';

/** Domains are forwarded once, to servers outside the site. */
export const dnsForwarding = rule(['network'], ({ network }) => {
  const own = [siteRange(network), ...nodeRanges(network)];
  const seen = new Set<string>();
  return (network.dns?.forward ?? []).flatMap(({ domain, servers }, index): UnplacedProblem[] => {
    const path = ['network', 'dns', 'forward', index];
    const again = seen.has(domain);
    seen.add(domain);
    const inside = servers.flatMap((server, position): UnplacedProblem[] => {
      const address = Cidr.parse(`${server}/32`);
      const range = own.find(({ cidr }) => address !== undefined && cidr?.contains(address));
      return range === undefined
        ? []
        : [
            {
              code: 'AIF-NET-011',
              severity: 'error',
              path: [...path, 'servers', position],
              message: `the DNS server ${server} is inside ${range.name}, ${range.text}`,
              help: 'Name a server outside the factory: names are forwarded to the premises, not back into the site.',
            },
          ];
    });
    return again
      ? [
          {
            code: 'AIF-NET-012',
            severity: 'error',
            path: [...path, 'domain'],
            message: `the domain ${domain} is already forwarded by another rule`,
            help: 'Put all servers of the domain into one rule.',
          },
          ...inside,
        ]
      : inside;
  });
});
