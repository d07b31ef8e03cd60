import { isWithin, rangeOf } from '../../../catalog/cidr';
import type { UnplacedProblem } from '../../problem';
import { startsOnBoundary } from '../ranges';
import { type Rule, rule } from '../rule';

/** Peers are ranges where they look like it, and those that the site asks for names are among them. */
export const peerRules: readonly Rule[] = [
  rule(['sovereignty'], ({ sovereignty: { allowedPeers = [] } }) =>
    allowedPeers.flatMap((text, index) =>
      text.includes('/')
        ? startsOnBoundary({
            name: text,
            text,
            cidr: rangeOf(text),
            path: ['sovereignty', 'allowedPeers', index],
          })
        : [],
    ),
  ),
  rule(['sovereignty', 'network'], ({ sovereignty: { allowedPeers }, network }) =>
    (network.dns?.forward ?? []).flatMap(({ servers }, index) =>
      servers.flatMap((server, position): UnplacedProblem[] =>
        allowedPeers === undefined || isWithin(server, allowedPeers)
          ? []
          : [
              {
                code: 'AIF-POL-008',
                severity: 'error',
                path: ['network', 'dns', 'forward', index, 'servers', position],
                message: `${server} is asked for names, and \`sovereignty.allowedPeers\` does not have it`,
                help: 'Add it, or the range that it is in, to `allowedPeers` once it is approved.',
              },
            ],
      ),
    ),
  ),
];
