import { isWithin } from '../../catalog/cidr';
import { PRIVATE_HOST_ENDINGS } from '../../catalog/exposure-locations';
import { PARTITIONS } from '../../catalog/partitions';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { type Rule, rule } from './rule';

/** Addresses that nobody routes on the internet (https://www.rfc-editor.org/rfc/rfc6890). */
const PRIVATE_ADDRESS =
  /^(10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^0\.0\.0\.0$/;

const ADDRESS = /^\d+(\.\d+){3}$/;

/** A network address as programs write it: a protocol, perhaps a user, a host. */
const URL_WITH_HOST = /^(?!s3[an]?:|file:)[a-z][a-z0-9+.-]*:\/\/(?:[^/?#\s@]*@)?([a-z0-9.-]+)/i;

/**
 * Hosts that the site would talk to are private, or somebody allowed them.
 *
 * Only what is plain in the description: the sovereignty policy judges every host again, in the templates, and knows more.
 */
export const hostsAreAllowed: readonly Rule[] = [
  rule(['network', 'sovereignty'], ({ network, sovereignty }) =>
    (network.dns?.forward ?? []).flatMap(({ servers }, index) =>
      servers.flatMap((server, position) =>
        isAllowed(server, ['network', 'dns', 'forward', index, 'servers', position], sovereignty),
      ),
    ),
  ),
  rule(['models', 'hosting', 'sovereignty'], ({ models, hosting, sovereignty }) =>
    models.flatMap(({ environment }, index) =>
      Object.entries(environment).flatMap(([name, value]) => {
        const host = URL_WITH_HOST.exec(value)?.[1]?.toLowerCase();
        return host === undefined || isService(host, hosting)
          ? []
          : isAllowed(host, ['models', index, 'environment', name], sovereignty);
      }),
    ),
  ),
];

function isAllowed(
  host: string,
  path: readonly PathStep[],
  { allowedHosts, allowedPeers = [] }: Site['sovereignty'],
): UnplacedProblem[] {
  const named = allowedHosts.some((allowed) =>
    allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed,
  );
  return named || isWithin(host, allowedPeers) || isPrivate(host)
    ? []
    : [
        {
          code: 'AIF-SITE-106',
          severity: 'error',
          path,
          message: `${host} is outside the site, and nobody has allowed it`,
          help: `Name a host of the site or of the premises; or add \`${host}\` to \`sovereignty.allowedHosts\` once it is approved.`,
        },
      ];
}

function isPrivate(host: string): boolean {
  return ADDRESS.test(host)
    ? PRIVATE_ADDRESS.test(host)
    : !host.includes('.') || PRIVATE_HOST_ENDINGS.some((ending) => host.endsWith(ending));
}

function isService(host: string, hosting: Site['hosting']): boolean {
  const suffixes = [
    ...PARTITIONS.map(({ dnsSuffix }) => dnsSuffix),
    ...(hosting.kind === 'aiFactory' ? [hosting.dnsSuffix] : []),
  ];
  return suffixes.some((suffix) => host.endsWith(`.${suffix}`));
}
