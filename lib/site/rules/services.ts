import { CAPABILITY_SERVICES } from '../../catalog/hosting-kinds';
import { SERVICE_IDS, SERVICES, type ServiceId } from '../../catalog/services';
import { SOVEREIGNTY_PRESETS } from '../../catalog/sovereignty-presets';
import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { allOf } from '../suggest';
import { rule } from './rule';
import { USED_SECTIONS, type UsedSections, usedCapabilities } from './used-capabilities';

type Content = UsedSections & Pick<Site, 'sovereignty'>;
type FactoryHosting = Extract<Site['hosting'], { kind: 'aiFactory' }>;

/** A service that the site needs, with the sections that need it. */
interface Need {
  readonly service: ServiceId;
  readonly users: readonly string[];
}

/** A private Region offers, on site, every service that the site uses. */
export const servicesAreThere = rule([...USED_SECTIONS, 'sovereignty'], (site) =>
  site.hosting.kind === 'aiFactory' ? checkServices(site, site.hosting) : [],
);

/** Only services that are unconfirmed are accepted as such. */
export const acceptedServices = rule(['hosting'], ({ hosting }) => {
  if (hosting.kind !== 'aiFactory') {
    return [];
  }
  return hosting.acceptUnconfirmed.flatMap((service, index): UnplacedProblem[] => {
    const status = hosting.services[service] ?? 'unconfirmed';
    return status === 'unconfirmed'
      ? []
      : [
          {
            code: 'AIF-HOST-112',
            severity: 'warning',
            path: ['hosting', 'acceptUnconfirmed', index],
            message: `${service} is accepted as unconfirmed, but \`hosting.services\` says ${status}`,
            help: 'Delete it here, or correct its status in `hosting.services`.',
          },
        ];
  });
});

function checkServices(site: Content, hosting: FactoryHosting): UnplacedProblem[] {
  const needs = needsOf(site);
  const withStatus = (status: string) => needs.filter(({ service }) => hosting.services[service] === status);
  const strict = SOVEREIGNTY_PRESETS[site.sovereignty.preset].strict;
  return [
    ...withStatus('unavailable').map((need) => unavailable(need)),
    ...withStatus('parentRegion').map((need) => leavesSite(need, strict)),
    ...unconfirmed(needs, hosting),
  ];
}

function unavailable({ service, users }: Need): UnplacedProblem {
  return {
    code: 'AIF-HOST-104',
    severity: 'error',
    path: ['hosting', 'services', service],
    message: `${SERVICES[service].name} is unavailable at this factory, but ${allOf(users)} ${users.length === 1 ? 'needs' : 'need'} it`,
    help: `${withoutIt(users)}, or correct the status here if AWS has confirmed it since.`,
  };
}

function leavesSite({ service, users }: Need, strict: boolean): UnplacedProblem {
  return {
    code: 'AIF-HOST-105',
    severity: strict ? 'error' : 'warning',
    path: ['hosting', 'services', service],
    message: `calls to ${SERVICES[service].name} leave the site for the parent Region, and ${allOf(users)} ${users.length === 1 ? 'makes' : 'make'} them`,
    help: strict
      ? `${withoutIt(users)}; or, if what leaves may leave, choose \`preset: residency-standard\` in \`sovereignty\`.`
      : 'Make sure that what these calls carry may leave. `preset: residency-strict` would make this an error.',
  };
}

/** What to give up, if it can be given up. */
function withoutIt(users: readonly string[]): string {
  return users.includes('`network`') ? 'Ask AWS: no site can do without it' : `Remove ${allOf(users)} from the site`;
}

/** Services that nobody lists share one problem: they have one place, and one answer from AWS settles them all. */
function unconfirmed(needs: readonly Need[], { services, acceptUnconfirmed }: FactoryHosting): UnplacedProblem[] {
  const open = needs.filter(
    ({ service }) => (services[service] ?? 'unconfirmed') === 'unconfirmed' && !acceptUnconfirmed.includes(service),
  );
  const silent = open.filter(({ service }) => services[service] === undefined);
  const stated = open.filter(({ service }) => services[service] !== undefined);
  return [
    ...stated.map(
      ({ service, users }): UnplacedProblem => ({
        code: 'AIF-HOST-113',
        severity: 'error',
        path: ['hosting', 'services', service],
        message: `nobody has confirmed ${SERVICES[service].name} for this factory, but ${allOf(users)} ${users.length === 1 ? 'needs' : 'need'} it`,
        help: `Ask AWS and write its status here; or add \`${service}\` to \`hosting.acceptUnconfirmed\` to plan with it all the same.`,
      }),
    ),
    ...(silent.length === 0 ? [] : [notListed(silent)]),
  ];
}

function notListed(needs: readonly Need[]): UnplacedProblem {
  const ids = needs.map(({ service }) => service);
  const users = [...new Set(needs.flatMap((need) => need.users))];
  return {
    code: 'AIF-HOST-113',
    severity: 'error',
    path: ['hosting', 'services'],
    message: `\`services\` does not list ${allOf(ids)}, which ${allOf(users)} ${users.length === 1 ? 'needs' : 'need'}`,
    help: `Ask AWS and list ${ids.length === 1 ? 'it' : 'each'} here, such as \`${ids[0]}: local\`; or name what nobody has confirmed yet in \`hosting.acceptUnconfirmed\`.`,
    onKey: true,
  };
}

function needsOf(site: Content): Need[] {
  const used = usedCapabilities(site);
  return SERVICE_IDS.map((service) => ({
    service,
    users: [
      ...new Set([
        ...used
          .filter(({ capability }) => CAPABILITY_SERVICES[capability].includes(service))
          .map(({ key }) => `\`${key}\``),
        ...(site.network.privateEndpoints.includes(service) ? ['`network.privateEndpoints`'] : []),
      ]),
    ],
  })).filter(({ users }) => users.length > 0);
}
