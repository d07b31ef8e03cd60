import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { named, siteRange } from './network-ranges';
import { startsOnBoundary } from './ranges';
import { rule } from './rule';

type Network = Site['network'];
type DirectConnect = NonNullable<NonNullable<Network['transitGateway']>['directConnect']>;

const PATH = ['network', 'transitGateway', 'directConnect'];

/** Routes of one route table before a quota is raised (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html, read 2026-11-22). */
const ROUTES = 50;

/** The way to the premises leads somewhere, and announces only what is in the site. */
export const directConnectRules = rule(['network'], ({ network }) => {
  const directConnect = network.transitGateway?.directConnect;
  return directConnect === undefined
    ? []
    : [...leadsSomewhere(network), ...isAttached(directConnect, network), ...announcesTheSite(directConnect, network)];
});

function leadsSomewhere({ onPremises }: Network): UnplacedProblem[] {
  if (onPremises.length === 0) {
    return [
      {
        code: 'AIF-NET-018',
        severity: 'error',
        path: PATH,
        message: '`directConnect` leads to the premises, and `network.onPremises` lists no range there',
        help: 'List the ranges of the premises that the site talks to: they are what is routed there, and what may call in.',
        onKey: true,
      },
    ];
  }
  return onPremises.length <= ROUTES
    ? []
    : [
        {
          code: 'AIF-NET-021',
          severity: 'warning',
          path: ['network', 'onPremises'],
          message: `each of the ${onPremises.length} on-premises ranges becomes a route of every subnet, and a route table has ${ROUTES} before AWS raises it`,
          help: 'Summarise the ranges, or have the quota "Routes per route table" raised before deployment.',
          onKey: true,
        },
      ];
}

function isAttached({ attachmentId }: DirectConnect, { onPremises }: Network): UnplacedProblem[] {
  return attachmentId !== undefined || onPremises.length === 0
    ? []
    : [
        {
          code: 'AIF-NET-019',
          severity: 'warning',
          path: [...PATH, 'attachmentId'],
          message: '`directConnect` has no `attachmentId` yet, so nothing is routed to the premises',
          help: 'Deploy, find the attachment of the gateway with `aws ec2 describe-transit-gateway-attachments`, write its id here and deploy again.',
        },
      ];
}

function announcesTheSite({ allowedPrefixes = [] }: DirectConnect, network: Network): UnplacedProblem[] {
  const site = siteRange(network);
  return allowedPrefixes.flatMap((text, index): UnplacedProblem[] => {
    const range = named('the prefix', text, [...PATH, 'allowedPrefixes', index]);
    const inside = range.cidr === undefined || site.cidr === undefined || site.cidr.contains(range.cidr);
    return [
      ...startsOnBoundary(range),
      ...(inside
        ? []
        : [
            {
              code: 'AIF-NET-020',
              severity: 'error' as const,
              path: range.path,
              message: `${text} is announced to the premises, and is not inside the range of the site, ${site.text}`,
              help: 'Announce the range of the site or parts of it, which is the default: nothing else answers there.',
            },
          ]),
    ];
  });
}
