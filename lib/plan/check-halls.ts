import type { UnplacedProblem } from '../site/problem';
import type { Site } from '../site/site';
import { counted } from './counted';
import type { HallPlan, SitePlan } from './site-plan';

type Path = UnplacedProblem['path'];

/** The most of one hall, in MW. */
const MOST_MW = 500;

/** What racks ask of the building and it cannot give. */
export function checkHalls(site: Site, plan: SitePlan): UnplacedProblem[] {
  return site.facility.halls.flatMap((hall, index) => {
    const planned = plan.halls.find((candidate) => candidate.id === hall.id);
    return planned === undefined ? [] : hallProblems(planned, ['facility', 'halls', index]);
  });
}

function hallProblems(hall: HallPlan, path: Path): UnplacedProblem[] {
  const problems: UnplacedProblem[] = [];
  if (hall.powerUsedKw > hall.powerKw) {
    problems.push({
      code: 'AIF-HALL-001',
      severity: 'error',
      path: [...path, 'powerKw'],
      message: `the ${counted(hall.racks)} racks of hall "${hall.id}" draw ${kw(hall.powerUsedKw)} at peak, ${kw(hall.powerUsedKw - hall.powerKw)} more than the ${kw(hall.powerKw)} of the hall`,
      help: `Move racks to another hall, order fewer, or state the figures of your supplier in \`racks[].powerKw\`.${unit(hall.powerUsedKw, hall.powerKw, 'powerKw')}`,
    });
  }
  if (hall.liquidUsedKw > hall.liquidCoolingKw) {
    problems.push({
      code: 'AIF-HALL-002',
      severity: 'error',
      path: [...path, 'liquidCoolingKw'],
      message: `the racks of hall "${hall.id}" put ${kw(hall.liquidUsedKw)} into the liquid loop, which carries ${kw(hall.liquidCoolingKw)}`,
      help: `State the capacity of the loop in \`liquidCoolingKw\`, or place fewer liquid-cooled racks in the hall.${unit(hall.liquidUsedKw, hall.liquidCoolingKw, 'liquidCoolingKw')}`,
    });
  }
  if (hall.airUsedKw > hall.airCoolingKw) {
    problems.push({
      code: 'AIF-HALL-003',
      severity: 'error',
      path: [...path, 'airCoolingKw'],
      message: `the racks of hall "${hall.id}" put ${kw(hall.airUsedKw)} into the air, which carries ${kw(hall.airCoolingKw)}`,
      help: `State the capacity of the air handling in \`airCoolingKw\`, or place fewer racks in the hall.${unit(hall.airUsedKw, hall.airCoolingKw, 'airCoolingKw')}`,
    });
  }
  if (hall.rackPositions !== undefined && hall.racks > hall.rackPositions) {
    problems.push({
      code: 'AIF-HALL-004',
      severity: 'error',
      path: [...path, 'rackPositions'],
      message: `${counted(hall.racks)} racks stand in hall "${hall.id}", which has ${counted(hall.rackPositions)} positions`,
      help: 'Move racks to another hall or correct `rackPositions`.',
    });
  }
  return problems;
}

/** Heat and power in the words of people. */
function kw(kilowatts: number): string {
  return `${counted(Math.round(kilowatts * 10) / 10)} kW`;
}

/** A figure that is a hundred times too small is most often in another unit. */
function unit(used: number, given: number, key: string): string {
  return given > 0 && given <= MOST_MW && used >= 100 * given
    ? ` If ${counted(given)} is in MW, write \`${key}: ${given * 1000}\`.`
    : '';
}
