import { RegionExemption } from '../../catalog/region-exemptions';
import { EnforcementKind } from '../../catalog/sovereignty-words';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { type Rule, rule } from './rule';

type Enforcement = NonNullable<Site['enforcement']>;
type Sovereignty = Site['sovereignty'];

/** What enforcement states fits itself, the place that hosts the site, and its policy. */
export const enforcementRules: readonly Rule[] = [
  rule(['enforcement'], ({ enforcement }) =>
    enforcement === undefined
      ? []
      : [
          ...policiesAreAttached(enforcement),
          ...targetsAreBound(enforcement),
          ...boundaryIsThere(enforcement),
          ...kindsAreAttached(enforcement),
          ...rolesCanBeMade(enforcement),
        ],
  ),
  rule(['enforcement', 'hosting'], ({ enforcement, hosting }) =>
    enforcement === undefined
      ? []
      : [...siteIsAMember(enforcement, hosting), ...accessIsBlockedOnce(enforcement, hosting)],
  ),
  rule(['enforcement', 'sovereignty'], ({ enforcement, sovereignty }) =>
    enforcement === undefined
      ? []
      : [
          ...somebodyChangesTheBoundary(enforcement, sovereignty),
          ...guardrailsAreNamed(enforcement, sovereignty),
          ...controlsHaveUnits(enforcement, sovereignty),
          ...organizationIsNamed(enforcement, sovereignty),
        ],
  ),
];

function problem(
  code: string,
  key: readonly PathStep[],
  message: string,
  help: string,
  severity: UnplacedProblem['severity'] = 'error',
): UnplacedProblem {
  return { code, severity, path: ['enforcement', ...key], message, help };
}

function siteIsAMember({ managementAccount }: Enforcement, { account }: Site['hosting']): UnplacedProblem[] {
  return managementAccount !== account
    ? []
    : [
        problem(
          'AIF-ENF-001',
          ['managementAccount'],
          `the site is deployed to ${account}, the account that owns the organization, which no policy of the organization binds`,
          'Deploy the site to a member account: change `hosting.account`.',
        ),
      ];
}

function targetsAreBound({ managementAccount, targetIds }: Enforcement): UnplacedProblem[] {
  const index = targetIds.indexOf(managementAccount ?? '');
  return index < 0
    ? []
    : [
        problem(
          'AIF-ENF-001',
          ['targetIds', index],
          `${managementAccount} owns the organization, and no policy that is attached to it binds it`,
          'Name the unit or the account of the site.',
        ),
      ];
}

function policiesAreAttached({ managementAccount, targetIds }: Enforcement): UnplacedProblem[] {
  return managementAccount === undefined || targetIds.length > 0
    ? []
    : [
        problem(
          'AIF-ENF-002',
          ['managementAccount'],
          'policies are deployed and attached to nothing',
          'Add `targetIds`: the id of the unit that the account of the site is in, such as ou-abcd-12345678.',
        ),
      ];
}

function accessIsBlockedOnce(
  { fixBlockPublicAccess }: Enforcement,
  { blockPublicAccess }: Site['hosting'],
): UnplacedProblem[] {
  return !fixBlockPublicAccess || !blockPublicAccess
    ? []
    : [
        problem(
          'AIF-ENF-003',
          ['fixBlockPublicAccess'],
          'the organization fixes the block of public access, and the account sets it too, which would be refused',
          'Write `blockPublicAccess: false` in `hosting`; or delete this key.',
        ),
      ];
}

function boundaryIsThere({ requireBoundary, boundary }: Enforcement): UnplacedProblem[] {
  return !requireBoundary || boundary
    ? []
    : [
        problem(
          'AIF-ENF-004',
          ['requireBoundary'],
          'every role has to carry the boundary, and the roles of the site do not',
          'Add `boundary: true`.',
        ),
      ];
}

function somebodyChangesTheBoundary({ requireBoundary }: Enforcement, { exemptRoles }: Sovereignty): UnplacedProblem[] {
  return !requireBoundary || (exemptRoles?.platform ?? []).length > 0
    ? []
    : [
        problem(
          'AIF-ENF-004',
          ['requireBoundary'],
          'every role has to carry the boundary, and no role is named that may bootstrap accounts or change the boundary',
          'Name such roles in `sovereignty.exemptRoles.platform`.',
        ),
      ];
}

function kindsAreAttached({ kinds, fixBlockPublicAccess, aiOptOutTargetIds }: Enforcement): UnplacedProblem[] {
  const missing = (kind: NonNullable<Enforcement['kinds']>[number], key: string, asked: boolean) =>
    !asked || kinds === undefined || kinds.includes(kind)
      ? []
      : [
          problem(
            'AIF-ENF-005',
            [key],
            `\`${key}\` needs the policy of kind ${kind}, which \`kinds\` leaves out`,
            `Add ${kind} to \`kinds\`, or delete this key.`,
          ),
        ];
  return [
    ...missing(EnforcementKind.DECLARATIVE_EC2, 'fixBlockPublicAccess', fixBlockPublicAccess),
    ...missing(EnforcementKind.AI_OPT_OUT, 'aiOptOutTargetIds', aiOptOutTargetIds !== undefined),
  ];
}

function guardrailsAreNamed({ kinds }: Enforcement, { inference }: Sovereignty): UnplacedProblem[] {
  const index = kinds?.indexOf(EnforcementKind.BEDROCK) ?? -1;
  return index < 0 || (inference?.organizationGuardrails ?? []).length > 0
    ? []
    : [
        problem(
          'AIF-ENF-005',
          ['kinds', index],
          'a Bedrock policy is asked for, and the site names no guardrail for it',
          'Name guardrails of the management account in `sovereignty.inference.organizationGuardrails`, or delete the kind.',
        ),
      ];
}

function rolesCanBeMade({ regionExemptions }: Enforcement): UnplacedProblem[] {
  return regionExemptions === undefined || regionExemptions.includes(RegionExemption.IDENTITY)
    ? []
    : [
        problem(
          'AIF-ENF-006',
          ['regionExemptions'],
          'IAM is not let through, and no role can be made where it answers from another Region',
          'Add `identity`, unless IAM of this partition answers from an allowed Region.',
          'warning',
        ),
      ];
}

function controlsHaveUnits(
  { controlTower, managementAccount, targetIds }: Enforcement,
  { organizationId }: Sovereignty,
): UnplacedProblem[] {
  const missing = [
    ...(managementAccount === undefined ? ['`managementAccount`'] : []),
    ...(organizationId === undefined ? ['`sovereignty.organizationId`'] : []),
    ...(targetIds.some((target) => target.startsWith('ou-')) ? [] : ['a unit in `targetIds`']),
  ];
  return controlTower === undefined || missing.length === 0
    ? []
    : [
        problem(
          'AIF-ENF-007',
          ['controlTower'],
          'there is no unit that controls could be enabled on',
          `State ${missing.join(' and ')}; or delete this key.`,
        ),
      ];
}

function organizationIsNamed({ managementAccount }: Enforcement, { organizationId }: Sovereignty): UnplacedProblem[] {
  return managementAccount === undefined || organizationId !== undefined
    ? []
    : [
        problem(
          'AIF-ENF-008',
          ['managementAccount'],
          'policies are deployed to an organization that the policy does not name, so that nothing is kept from other organizations',
          'Add `organizationId` to `sovereignty`: `aws organizations describe-organization` prints it.',
          'warning',
        ),
      ];
}
