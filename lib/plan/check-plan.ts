import type { UnplacedProblem } from '../site/problem';
import type { Site } from '../site/site';
import { checkFileSystems } from './check-file-systems';
import { checkHalls } from './check-halls';
import { checkListedCells } from './check-listed-cells';
import { checkRacks } from './check-racks';
import { checkSize } from './check-size';
import { checkTraining } from './check-training';
import type { SitePlan } from './site-plan';

/** What a plan asks for that the building, the addresses or a service limit cannot give. */
export function checkPlan(site: Site, plan: SitePlan): UnplacedProblem[] {
  return [
    ...checkHalls(site, plan),
    ...checkRacks(site, plan),
    ...checkListedCells(site, plan),
    ...checkTraining(site, plan),
    ...checkFileSystems(site, plan),
    ...checkSize(plan),
  ];
}
