import { ZONE_SLOTS, zoneSlot } from '../../catalog/cell-layout';
import { HOSTING_KINDS } from '../../catalog/hosting-kinds';
import { type CellSections, listedCells } from '../listed-cells';
import { retyped } from '../odd-character';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { allOf } from '../suggest';
import { hasRegion } from './hosting';
import { unknownReference } from './references';
import { type Rule, rule } from './rule';
import { USED_SECTIONS, type UsedSections, usedCapabilities } from './used-capabilities';

type Hosting = Site['hosting'];

/** Zones exist once, belong to the Region, and each has a place of its own in the address plan. */
export const zoneRules: readonly Rule[] = [
  rule(['hosting'], ({ hosting }) => {
    const strangers = zonesOfRegion(hosting);
    return [...zonesUsedTwice(hosting), ...strangers, ...(strangers.length > 0 ? [] : slots(hosting))];
  }),
  rule(USED_SECTIONS, tooFewZones),
  rule(['hosting', 'network', 'training'], homeZones),
];

function zonesUsedTwice({ zones }: Hosting): UnplacedProblem[] {
  return (['name', 'id'] as const).flatMap((key) => {
    const seen = new Set<string>();
    return zones.flatMap((zone, index): UnplacedProblem[] => {
      const value = zone[key];
      if (value === undefined || !seen.has(value)) {
        seen.add(value ?? '');
        return [];
      }
      return [
        {
          code: 'AIF-HOST-110',
          severity: 'error',
          path: ['hosting', 'zones', index, key],
          message: `the zone ${key === 'id' ? 'id ' : ''}"${value}" is listed twice`,
          help: 'List each zone once.',
        },
      ];
    });
  });
}

function zonesOfRegion(hosting: Hosting): UnplacedProblem[] {
  if (hosting.kind !== 'region' || !hasRegion(hosting)) {
    return [];
  }
  const { region } = hosting;
  const belongs = (name: string) => name.startsWith(region) && /^[a-z]$/.test(name.slice(region.length));
  return hosting.zones.flatMap(({ name }, index): UnplacedProblem[] => {
    if (belongs(name)) {
      return [];
    }
    const meant = [retyped(name).toLowerCase(), `${region}${name.toLowerCase()}`].find(belongs) ?? `${region}a`;
    const local = name.startsWith(`${region}-`);
    return [
      {
        code: 'AIF-HOST-111',
        severity: 'error',
        path: ['hosting', 'zones', index, 'name'],
        message: local
          ? `"${name}" is a Local Zone or Wavelength Zone, and this release uses Availability Zones only`
          : `"${name}" is no Availability Zone of ${region}`,
        help: `Write the name of a zone of ${region}, such as ${meant}. \`aws ec2 describe-availability-zones\` lists them.`,
      },
    ];
  });
}

function slots(hosting: Hosting): UnplacedProblem[] {
  return [...slotsFound(hosting), ...slotsUsedTwice(hosting)];
}

function slotsFound({ zones }: Hosting): UnplacedProblem[] {
  return zones.flatMap((zone, index): UnplacedProblem[] =>
    zoneSlot(zone) !== undefined
      ? []
      : [
          {
            code: 'AIF-HOST-108',
            severity: 'error',
            path: ['hosting', 'zones', index, 'name'],
            message: `the name "${zone.name}" does not say which address slot the zone has`,
            help: `Add \`slot\` with a number from 0 to ${ZONE_SLOTS - 1} that no other zone has. Never change it once subnets exist.`,
          },
        ],
  );
}

function slotsUsedTwice({ zones }: Hosting): UnplacedProblem[] {
  const owners = new Map<number, string>();
  return zones
    .map((zone, index) => ({ ...zone, index, taken: zoneSlot(zone) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, index, taken }): UnplacedProblem[] => {
      const owner = taken === undefined ? undefined : owners.get(taken);
      if (taken === undefined || owner === undefined) {
        owners.set(taken ?? -1, name);
        return [];
      }
      return owner === name
        ? []
        : [
            {
              code: 'AIF-HOST-109',
              severity: 'error',
              path: ['hosting', 'zones', index, 'slot'],
              message: `the zones "${owner}" and "${name}" both have address slot ${taken}`,
              help: `Give the zone that has no subnets yet another \`slot\`, from 0 to ${ZONE_SLOTS - 1}.`,
            },
          ];
    });
}

function tooFewZones(site: UsedSections): UnplacedProblem[] {
  const { hosting } = site;
  const short = usedCapabilities(site).filter(
    ({ capability }) => hosting.zones.length < HOSTING_KINDS[hosting.kind][capability].zones,
  );
  if (short.length === 0) {
    return [];
  }
  const keys = [...new Set(short.map(({ key }) => `\`${key}\``))];
  const users = allOf(keys);
  const asks = keys.length === 1 ? 'asks' : 'ask';
  const path = ['hosting', 'zones'];
  if (short.some(({ capability }) => HOSTING_KINDS[hosting.kind][capability].confidence === 'confirmed')) {
    return [
      {
        code: 'AIF-HOST-106',
        severity: 'error',
        path,
        message: `the site has one zone, and ${users} ${asks} for two in a Region`,
        help: 'Add a second zone of the Region. Nodes stay in the home zone.',
      },
    ];
  }
  return [
    {
      code: 'AIF-HOST-107',
      severity: 'warning',
      path,
      message: `the site has one zone; in public Regions ${users} ${asks} for two`,
      help: 'Ask AWS whether this factory accepts one zone, or add the second one if it has two.',
    },
  ];
}

function homeZones(site: CellSections & Pick<Site, 'hosting'>): UnplacedProblem[] {
  const { hosting, network, training } = site;
  const names = hosting.zones.map((zone) => zone.name);
  const stated: [string | undefined, PathStep[]][] = [
    [network.homeZone, ['network', 'homeZone']],
    ...(network.cells ?? []).map(({ homeZone }, index): [string | undefined, PathStep[]] => [
      homeZone,
      ['network', 'cells', index, 'homeZone'],
    ]),
    ...training.map(({ homeZone }, index): [string | undefined, PathStep[]] => [
      homeZone,
      ['training', index, 'homeZone'],
    ]),
  ];
  const unknown = stated.flatMap(([zone, path]) =>
    zone === undefined || names.includes(zone) ? [] : [unknownReference('zone', zone, names, path, 'hosting.zones')],
  );
  const homeless = [...listedCells(site), ...training].filter(({ homeZone }) => homeZone === undefined);
  if (network.homeZone !== undefined || names.length < 2 || homeless.length === 0) {
    return unknown;
  }
  return [
    ...unknown,
    {
      code: 'AIF-NET-010',
      severity: 'error',
      path: ['network', 'homeZone'],
      message: `the site has ${names.length} zones and no home zone`,
      help: `Add \`homeZone: ${[...names].sort()[0]}\` to \`network\`, or a home zone to each cell: nodes and accelerators live in one zone, because a fabric cannot cross zones.`,
    },
  ];
}
