import { QUOTAS } from '../catalog/quotas';
import { TRANSIT_GATEWAY } from '../catalog/training-limits';
import type { UnplacedProblem } from '../site/problem';
import { counted } from './counted';
import type { SitePlan } from './site-plan';

/** Quoted by AWS staff as the starting size (https://www.techjournal.uk/p/aws-ai-factories-target-data-sovereignty). */
const SMALLEST_FACTORY = 3000;

/** What concerns the size of the site as a whole. */
export function checkSize(plan: SitePlan): UnplacedProblem[] {
  return [...smallestFactory(plan), ...stacksOfAccount(plan), ...transitGateway(plan)];
}

function smallestFactory({ hosting, totals }: SitePlan): UnplacedProblem[] {
  const { accelerators } = totals;
  if (hosting.kind !== 'aiFactory' || accelerators >= SMALLEST_FACTORY) {
    return [];
  }
  return [
    {
      code: 'AIF-PLAN-005',
      severity: 'warning',
      path: ['hosting', 'kind'],
      message: `the site has ${accelerators} accelerators; AWS quotes about ${counted(SMALLEST_FACTORY)} as the smallest AI Factory`,
      help: 'Ask AWS whether this size is offered before planning further.',
    },
  ];
}

function stacksOfAccount({ stacks }: SitePlan): UnplacedProblem[] {
  const most = QUOTAS.stacks.default;
  if (stacks.length <= most) {
    return [];
  }
  return [
    {
      code: 'AIF-PLAN-008',
      severity: 'warning',
      path: ['training'],
      message: `the site has ${counted(stacks.length)} stacks, and an account has ${counted(most)} before the quota is raised`,
      help: `Have the quota "${QUOTAS.stacks.name}" raised before the first deployment, or make two sites of it in two accounts.`,
    },
  ];
}

function transitGateway({ transitGateway: gateway, cells, onPremisesCidrs }: SitePlan): UnplacedProblem[] {
  if (gateway === undefined) {
    return [];
  }
  const { attachments, routes } = TRANSIT_GATEWAY;
  const needed = (gateway.connectCells ? 2 : 1) * cells.length + onPremisesCidrs.length;
  const path = ['network', 'transitGateway'];
  return [
    ...(cells.length + 1 <= attachments
      ? []
      : [
          {
            code: 'AIF-PLAN-011',
            severity: 'error' as const,
            path,
            message: `the site has ${counted(cells.length)} cells, and a transit gateway takes ${counted(attachments)} attachments, one of them of Direct Connect`,
            help: 'Raise `nodesPerCell`, or make two sites of it. AWS does not raise this limit.',
          },
        ]),
    ...(needed <= routes
      ? []
      : [
          {
            code: 'AIF-PLAN-011',
            severity: 'warning' as const,
            path,
            message: `the transit gateway needs ${counted(needed)} routes, and it has ${counted(routes)} before the quota is raised`,
            help: 'Have the quota of routes raised before the first deployment, or join on-premises ranges into wider ones.',
          },
        ]),
  ];
}
