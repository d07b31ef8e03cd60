import type { EnforcementPlan } from '../../enforcement-plan';
import type { SovereigntyPlan, WaiverPlan } from '../../sovereignty-plan';
import { inList, Kind, type Thing } from '../kind';
import { always, where } from '../meanings';

/** What of the policy follows from other keys of the site, or is compared for itself. */
const COMPARED_ELSEWHERE: readonly string[] = [
  'partition',
  'region',
  'dnsSuffix',
  'account',
  'jurisdiction',
  'allowedAccounts',
  'managementAccount',
  'organizationId',
  'keyArns',
  'minimumKeyDeletionWindowDays',
  'minimumLogRetentionDays',
  'waivers',
] satisfies readonly (keyof SovereigntyPlan)[];

const POLICY = new Kind<Thing>({
  thing: 'sovereignty policy',
  all: ({ sovereignty }) => {
    const rest = Object.entries(sovereignty).filter(([property]) => !COMPARED_ELSEWHERE.includes(property));
    return [{ ...Object.fromEntries(rest), id: '' }];
  },
  rules: always('inPlace', 'what is checked, and what enforcement says'),
  path: () => ['sovereignty'],
});

const KEPT = always(
  'refused',
  'what is there keeps the key that it was made with, or is made anew and empty',
  'AIF-DIFF-029',
);

const KEY = new Kind<Thing & { readonly arn: string }>({
  thing: 'key made beforehand',
  all: ({ sovereignty }) => Object.entries(sovereignty.keyArns).map(([id, arn]) => ({ id, arn })),
  rules: { arn: KEPT },
  added: KEPT,
  removed: () => KEPT,
  path: (_site, id) => ['sovereignty', 'keyArns', id],
  keys: { arn: [] },
});

const CHECKED = always('nothing', 'what is checked when templates are written');

const WAIVER = new Kind<WaiverPlan>({
  thing: 'waiver',
  all: ({ sovereignty }) => sovereignty.waivers,
  rules: CHECKED,
  added: CHECKED,
  removed: () => CHECKED,
  path: ({ sovereignty }, id) => inList(sovereignty.waivers, id, 'sovereignty', 'waivers'),
});

const ENFORCED = always('inPlace', 'policies that hold while the site runs');

const ENFORCEMENT = new Kind<Thing & EnforcementPlan>({
  thing: 'enforcement',
  all: ({ enforcement }) => (enforcement === undefined ? [] : [{ ...enforcement, id: '' }]),
  rules: {
    managementAccount: where(
      (before, after) => before.managementAccount !== undefined && after.managementAccount !== undefined,
      always('replaced', 'the stack in the old account stays, with its policies attached', 'AIF-DIFF-024'),
      ENFORCED,
    ),
    targetIds: ENFORCED,
    aiOptOutTargetIds: ENFORCED,
    kinds: ENFORCED,
    boundary: always('inPlace', 'every role of the site gets a boundary or loses it'),
    boundaryName: always(
      'replaced',
      'another boundary; the old one stays, since roles carry it until it is their turn',
    ),
    requireBoundary: ENFORCED,
    fixBlockPublicAccess: ENFORCED,
    regionExemptions: ENFORCED,
    earlierLimits: ENFORCED,
    otherServiceControlPolicies: ENFORCED,
    conformancePack: always('inPlace', 'what AWS Config reports'),
    controlTower: always('inPlace', 'controls are enabled and disabled'),
  },
  path: () => ['enforcement'],
});

/** What has to hold, and what makes it hold. */
export const POLICY_KINDS = [POLICY, KEY, WAIVER, ENFORCEMENT] as const;
