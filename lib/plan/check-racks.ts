import { catalogueOf } from '../site/catalogue-of';
import type { UnplacedProblem } from '../site/problem';
import type { Site } from '../site/site';
import { allOf } from '../site/suggest';
import { counted } from './counted';
import { designOf, figuresOf, type RackFigures } from './racks';
import type { RackPoolPlan, SitePlan } from './site-plan';

type Path = UnplacedProblem['path'];
type RackPool = Site['racks'][number];
type Figure = keyof RackFigures;

/** What to call a figure. Without those of power and heat a hall may fail; floors are checked only where their load is stated. */
const NAMES: { readonly [figure in Figure]-?: string } = {
  powerKw: 'power',
  liquidShare: 'cooling',
  weightKg: 'weight',
  footprintM2: 'footprint',
};
const POWER_AND_HEAT: readonly Figure[] = ['powerKw', 'liquidShare'];
const FLOOR: readonly Figure[] = ['weightKg', 'footprintM2'];

/** Figures with a unit that is easily taken for another one. */
const WITH_UNITS = { powerKw: 'kW', weightKg: 'kg', footprintM2: 'm²' } as const;

/** How far a figure of the supplier may be from that of the design before somebody should look again. */
const FAR = 5;

/** What racks ask of the building and nobody says, or the floor cannot carry. */
export function checkRacks(site: Site, plan: SitePlan): UnplacedProblem[] {
  const catalogue = catalogueOf(site);
  return site.racks.flatMap((stated, index) => {
    const path = ['racks', index];
    const design = designOf(catalogue, stated.design);
    const planned = plan.racks.find((candidate) => candidate.id === stated.id);
    const floor = site.facility.halls.find((candidate) => candidate.id === stated.hall)?.floorLoadKgPerM2;
    const figures = figuresOf(stated, design);
    const missing = [...POWER_AND_HEAT, ...(floor === undefined ? [] : FLOOR)].filter(
      (figure) => figures[figure] === undefined,
    );
    return [
      ...unknown(stated, missing, path),
      ...farFromDesign(stated, design, path),
      ...(planned === undefined ? [] : tooHeavy(planned, floor, path)),
    ];
  });
}

function unknown({ id, design, hall }: RackPool, missing: readonly Figure[], path: Path): UnplacedProblem[] {
  if (missing.length === 0) {
    return [];
  }
  const names = allOf(missing.map((figure) => NAMES[figure]));
  const keys = allOf(missing.map((figure) => `\`${figure}\``));
  const share = missing.includes('liquidShare')
    ? ' `liquidShare` is the share of the heat that goes into the liquid loop, 0 to 1.'
    : '';
  return [
    {
      code: 'AIF-HALL-006',
      severity: missing.some((figure) => POWER_AND_HEAT.includes(figure)) ? 'error' : 'warning',
      path: [...path, 'design'],
      message: `nobody states the ${names} of rack design "${design}", so hall "${hall}" cannot be checked`,
      help: `Ask your supplier and state ${keys} for rack pool "${id}".${share}`,
    },
  ];
}

function farFromDesign(stated: RackPool, design: Omit<RackFigures, 'liquidShare'>, path: Path): UnplacedProblem[] {
  return (['powerKw', 'weightKg', 'footprintM2'] as const).flatMap((figure): UnplacedProblem[] => {
    const [own, usual] = [stated[figure], design[figure]];
    const unit = WITH_UNITS[figure];
    return own === undefined || usual === undefined || (own < usual * FAR && own > usual / FAR)
      ? []
      : [
          {
            code: 'AIF-HALL-007',
            severity: 'warning',
            path: [...path, figure],
            message: `the ${NAMES[figure]} of one rack of pool "${stated.id}" is ${counted(own)} ${unit}, and that of design "${stated.design}" ${counted(usual)} ${unit}`,
            help: `Check that the figure is that of one rack, in ${unit}.`,
          },
        ];
  });
}

function tooHeavy({ id, hall, floorLoadKgPerM2: load }: RackPoolPlan, floor: number | undefined, path: Path) {
  return floor === undefined || load === undefined || load <= floor
    ? []
    : [
        {
          code: 'AIF-HALL-005',
          severity: 'error' as const,
          path: [...path, 'hall'],
          message: `a rack of pool "${id}" presses on its footprint with ${counted(load)} kg/m², the floor of hall "${hall}" carries ${counted(floor)} kg/m²`,
          help: 'Choose another hall, spread the load with a plinth and state the area that it stands on in `footprintM2`, or have the floor reinforced.',
        },
      ];
}
