import type { EnforcementPlan } from '../../enforcement-plan';
import type { SovereigntyPlan, WaiverPlan } from '../../sovereignty-plan';
import { inList, Kind, type Thing } from '../kind';
import { always } from '../meanings';

/** What of the policy follows from other keys of the site, or is compared for itself. */
const COMPARED_ELSEWHERE: readonly string[] = [
  'partition',
  'region',
  'dnsSuffix',
  'account',
  'jurisdiction',
  'allowedAccounts',
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

const CHECKED = always('nothing', 'what is checked when templates are written');

const WAIVER = new Kind<WaiverPlan>({
  thing: 'waiver',
  all: ({ sovereignty }) => sovereignty.waivers,
  rules: CHECKED,
  added: CHECKED,
  removed: () => CHECKED,
  path: ({ sovereignty }, id) => inList(sovereignty.waivers, id, 'sovereignty', 'waivers'),
});

const ENFORCEMENT = new Kind<Thing & EnforcementPlan>({
  thing: 'enforcement',
  all: ({ enforcement }) => (enforcement === undefined ? [] : [{ ...enforcement, id: '' }]),
  rules: always('inPlace', 'policies that hold while the site runs'),
  path: () => ['enforcement'],
});

/** What has to hold, and what makes it hold. */
export const POLICY_KINDS = [POLICY, WAIVER, ENFORCEMENT] as const;
