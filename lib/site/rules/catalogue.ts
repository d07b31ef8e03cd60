import type { Catalogue } from '../../catalog/catalogue';
import { isAcceleratedFamily } from '../../catalog/instance-types';
import { catalogueOf } from '../catalogue-of';
import type { PathStep, UnplacedProblem } from '../problem';
import type { SiteCatalogue } from '../schema/catalogue';
import { allOf, closest, oneOf } from '../suggest';

type InstanceType = SiteCatalogue['instanceTypes'][number];
type RackDesign = SiteCatalogue['rackDesigns'][number];

const INSTANCE_TYPES_PATH: readonly PathStep[] = ['catalogue', 'instanceTypes'];
const RACK_DESIGNS_PATH: readonly PathStep[] = ['catalogue', 'rackDesigns'];

/** The hardware that a site describes is described once, fits together and adds up. */
export function catalogueProblems(site: { readonly catalogue: SiteCatalogue }): UnplacedProblem[] {
  const { instanceTypes, rackDesigns } = site.catalogue;
  const catalogue = catalogueOf(site);
  return [
    ...describedTwice(
      instanceTypes.map(({ name }) => name),
      'name',
      INSTANCE_TYPES_PATH,
    ),
    ...describedTwice(
      rackDesigns.map(({ id }) => id),
      'id',
      RACK_DESIGNS_PATH,
    ),
    ...instanceTypes.flatMap((type, index) => instanceTypeProblems(type, [...INSTANCE_TYPES_PATH, index])),
    ...rackDesigns.flatMap((design, index) => rackDesignProblems(design, catalogue, [...RACK_DESIGNS_PATH, index])),
  ];
}

/** Racks are of a design that this release or the site describes. */
export function rackDesignsAreKnown(site: {
  readonly catalogue: SiteCatalogue;
  readonly racks: readonly { readonly id: string; readonly design: string }[];
}): UnplacedProblem[] {
  const known = [...catalogueOf(site).rackDesigns.keys()].sort();
  return site.racks.flatMap(({ design }, index): UnplacedProblem[] => {
    if (known.includes(design)) {
      return [];
    }
    const meant = closest(design, known);
    return [
      {
        code: 'AIF-CAT-007',
        severity: 'error',
        path: ['racks', index, 'design'],
        message: `nobody describes a rack design "${design}"`,
        help: `${meant === undefined ? '' : `Did you mean ${meant}? `}Known: ${oneOf(known, 20)}. Describe others in \`catalogue.rackDesigns\`.`,
      },
    ];
  });
}

function describedTwice(names: readonly string[], key: 'name' | 'id', path: readonly PathStep[]): UnplacedProblem[] {
  return names.flatMap((name, index): UnplacedProblem[] =>
    names.indexOf(name) === index
      ? []
      : [
          {
            code: 'AIF-CAT-001',
            severity: 'error',
            path: [...path, index, key],
            message: `"${name}" is described twice`,
            help: 'Delete one of them: nobody could say which one is meant.',
          },
        ],
  );
}

function instanceTypeProblems(type: InstanceType, path: readonly PathStep[]): UnplacedProblem[] {
  return [...cardProblems(type, path), ...imageProblems(type, path), ...fileSystemProblems(type, path)];
}

/** Every adapter is on a card of its own, and the card exists. */
function cardProblems({ name, networkCards, efa }: InstanceType, path: readonly PathStep[]): UnplacedProblem[] {
  return (efa?.cards ?? []).flatMap((card, index, cards): UnplacedProblem[] => {
    const place = [...path, 'efa', 'cards', index];
    if (cards.indexOf(card) !== index) {
      return [
        {
          code: 'AIF-CAT-002',
          severity: 'error',
          path: place,
          message: `${name} has two adapters on network card ${card}`,
          help: 'Name each card once: EC2 takes one EFA on a card.',
        },
      ];
    }
    if (card >= networkCards) {
      return [
        {
          code: 'AIF-CAT-002',
          severity: 'error',
          path: place,
          message: `${name} has an adapter on network card ${card}, and the last of its ${networkCards} cards is ${networkCards - 1}`,
          help: 'Cards count from 0. Correct the card, or `networkCards`.',
        },
      ];
    }
    return [];
  });
}

/** The image is one for the processor and for the accelerators. */
function imageProblems(
  { name, vendor, architecture, amiType }: InstanceType,
  path: readonly PathStep[],
): UnplacedProblem[] {
  const processor = { x86_64: 'x86_64', arm64: 'ARM_64' }[architecture];
  if (amiType.startsWith(`AL2023_${processor}_`) && amiType.endsWith(vendor.toUpperCase())) {
    return [];
  }
  return [
    {
      code: 'AIF-CAT-003',
      severity: 'error',
      path: [...path, 'amiType'],
      message: `${amiType} is no image for ${name}, which is ${architecture} with accelerators of vendor ${vendor}`,
      help: `Names of such images start with AL2023_${processor} and end with ${vendor.toUpperCase()}.`,
    },
  ];
}

/** File systems are reached over the fabric only where there is one, and from GPU memory only over the fabric. */
function fileSystemProblems(type: InstanceType, path: readonly PathStep[]): UnplacedProblem[] {
  const { name, efa, efaFileSystem, gpuDirectStorage } = type;
  const problem = (key: string, message: string, help: string): UnplacedProblem => ({
    code: 'AIF-CAT-004',
    severity: 'error',
    path: [...path, key],
    message,
    help,
  });
  return [
    ...(efaFileSystem && efa === undefined
      ? [
          problem(
            'efaFileSystem',
            `${name} reaches file systems over its adapters, and has none`,
            'Describe the adapters in `efa`, or delete `efaFileSystem`.',
          ),
        ]
      : []),
    ...(gpuDirectStorage && !efaFileSystem
      ? [
          problem(
            'gpuDirectStorage',
            `${name} reads file systems straight into GPU memory, and does not reach them over its adapters`,
            'Add `efaFileSystem: true`, or delete `gpuDirectStorage`.',
          ),
        ]
      : []),
  ];
}

function rackDesignProblems(design: RackDesign, catalogue: Catalogue, path: readonly PathStep[]): UnplacedProblem[] {
  const { id, instanceType, nodes, accelerators, domain } = design;
  const type = catalogue.instanceType(instanceType ?? '');
  const wrong = (key: string, message: string, help: string): UnplacedProblem => ({
    code: 'AIF-CAT-006',
    severity: 'error',
    path: [...path, key],
    message: `rack design "${id}" ${message}`,
    help,
  });
  if (instanceType !== undefined && type === undefined && isAcceleratedFamily(instanceType)) {
    return [unknownInstanceType(id, instanceType, catalogue, path)];
  }
  const held = nodes * (type?.accelerators ?? 0);
  const together = type?.nodesPerUltraServer ?? 1;
  return [
    ...(instanceType !== undefined && nodes === 0
      ? [
          wrong(
            'instanceType',
            `consists of ${instanceType} and has no servers`,
            'Add `nodes`, the servers in one rack.',
          ),
        ]
      : []),
    ...(instanceType !== undefined && held !== accelerators
      ? [
          wrong(
            'accelerators',
            `states ${accelerators} accelerators, and its ${nodes} servers of ${instanceType} have ${held}`,
            `Write \`accelerators: ${held}\`, or correct \`nodes\`.`,
          ),
        ]
      : []),
    ...(nodes % together !== 0
      ? [
          wrong(
            'nodes',
            `has ${nodes} servers of ${instanceType}, which come in UltraServers of ${together}`,
            `Write a multiple of ${together}. If an UltraServer takes several racks, let the design be all of them.`,
          ),
        ]
      : []),
    ...(domain !== undefined && accelerators % domain.accelerators !== 0
      ? [
          wrong(
            'domain',
            `has ${accelerators} accelerators, which do not make whole domains of ${domain.accelerators}`,
            'Correct `domain.accelerators`, or `accelerators`.',
          ),
        ]
      : []),
  ];
}

function unknownInstanceType(
  id: string,
  instanceType: string,
  catalogue: Catalogue,
  path: readonly PathStep[],
): UnplacedProblem {
  const meant = closest(instanceType, catalogue.instanceTypes.keys());
  const announced = catalogue.announced(instanceType).map(({ title }) => title);
  const suggestion = meant === undefined || announced.length > 0 ? '' : `Did you mean ${meant}? `;
  const unpublished = announced.length === 0 ? '' : `AWS has announced the ${allOf(announced)} without all figures. `;
  return {
    code: 'AIF-CAT-005',
    severity: 'error',
    path: [...path, 'instanceType'],
    message: `rack design "${id}" consists of ${instanceType}, which nobody describes`,
    help: `${suggestion}${unpublished}Describe the type in \`catalogue.instanceTypes\`.`,
  };
}
